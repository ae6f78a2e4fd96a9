"""Callers who would wait long are offered to go on by message, while voice is short of people."""

from __future__ import annotations

from .people import people
from .story import AUTOMATION, SCENARIO, Story, loaded
from .table import Figure, Option

__all__ = ["call_deflection"]

_OFFER = "queues.calls.deflection"


def call_deflection() -> Story:
    """Tell it, from voice short of people and no offer to the offer of the first minute."""
    retail = loaded(SCENARIO)
    short = retail.override(people(retail, "voice", lambda number: number - 1))
    many = {f"{_OFFER}.expected_wait": "1 min", f"{_OFFER}.accept": 0.5}
    options = [
        Option("voice one short, no offer", short.override({f"{_OFFER}.expected_wait": "30 d"})),
        Option("the offer at 2 min, 30% accept", short),
        Option("the offer at 1 min, 50% accept", short.override(many)),
        Option(
            "the same, and one of voice's people on messages",
            short.override(
                many
                | people(short, "voice", lambda number: number - 1)
                | people(short, "digital", lambda number: number + 1)
            ),
        ),
    ]
    figures = [
        Figure("deflected, % of calls", "deflection/accepted", split={"channel": "phone"}, times=100),
        Figure("calls in 20 s, %", "service_level/offered", None, 20.0, {"channel": "phone"}, 100),
        Figure("calls abandoned, %", "abandonment/offered", split={"channel": "phone"}, times=100),
        Figure("FRT calls, s", "frt/human_calendar_contact", split={"channel": "phone"}, digits=0),
        Figure(
            "FRT messages, opening h, min",
            "frt/human_business_contact",
            split={"channel": "messenger"},
            times=1 / 60,
        ),
        Figure("chats in 2 min, %", "service_level/offered", None, 120.0, {"channel": "chat"}, 100),
        Figure("contacts per case", "contacts_per_case/offered", digits=3),
        Figure("cost per resolution, USD", "cpc/resolution", digits=3),
    ]
    return Story(options, figures, AUTOMATION)
