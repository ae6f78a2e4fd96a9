"""No bots on a Monday, from opening to closing: what comes to the agents, and what helps."""

from __future__ import annotations

from typing import Any

import ccsim

from .people import people
from .story import AUTOMATION, SCENARIO, Story, loaded
from .table import Figure, Option

__all__ = ["bot_outage"]


def bot_outage() -> Story:
    """Tell it, from a usual Monday to one without chat bot and IVR."""
    retail = loaded(SCENARIO)
    no_bot = _down(retail, "chat-bot")
    options = [
        Option("a usual Monday", retail),
        Option("no chat bot from 8 to 22 h", retail.override(no_bot)),
        Option(
            "and three more of the digital team",
            retail.override(no_bot | people(retail, "digital", lambda number: number + 3)),
        ),
        Option("no chat bot and no IVR", retail.override(_down(retail, "chat-bot", "ivr"))),
    ]
    figures = [
        Figure("chats handled", "volume/handled", split={"channel": "chat"}, digits=0),
        Figure("in hand of the digital team", "concurrency/agent", split={"group": "digital"}, digits=2),
        Figure("minutes per chat", "aht/session", split={"channel": "chat"}, times=1 / 60),
        Figure("chats in 2 min, %", "service_level/offered", None, 120.0, {"channel": "chat"}, 100),
        Figure("chats abandoned, %", "abandonment/offered", split={"channel": "chat"}, times=100),
        Figure(
            "FRT messages, opening h, min",
            "frt/human_business_contact",
            None,
            None,
            {"channel": "messenger"},
            1 / 60,
        ),
        Figure("calls in 20 s, %", "service_level/offered", None, 20.0, {"channel": "phone"}, 100),
        Figure("calls abandoned, %", "abandonment/offered", split={"channel": "phone"}, times=100),
        Figure("cost per contact, USD", "cpc/served", digits=2),
    ]
    return Story(options, figures, AUTOMATION, days=1)


def _down(retail: ccsim.Scenario, *flows: str) -> dict[str, Any]:
    """Return the override that adds an outage to the events of the calendar's first day."""
    day = retail.calendar.start
    outage = {"name": "outage", "from": f"{day} 08:00", "to": f"{day} 22:00", "flows_down": [*flows]}
    events = [each.model_dump(mode="json", by_alias=True, exclude_defaults=True) for each in retail.events]
    return {"events": [*events, outage]}
