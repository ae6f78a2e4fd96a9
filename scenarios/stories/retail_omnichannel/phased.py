"""New channels all at once, or one after the other."""

from __future__ import annotations

from .people import people
from .story import LEVERS, SCENARIO, Story, loaded
from .table import Figure, Option
from .told import ABANDONED, CALLS, COST, CSAT, PROFIT

__all__ = ["phased"]

_LEVER = "levers.new-channels"


def phased() -> Story:
    """Tell it, over the twelve weeks from the day on which the first of the two channels is offered."""
    retail = loaded(SCENARIO).override({"calendar.start": "2026-06-15"})
    new = retail.with_levers("new-channels")
    at_once = {f"{_LEVER}.every": "1 d", f"{_LEVER}.ramp": {"shape": "step"}}
    more = people(retail, "digital", lambda number: number + 1)
    options = [
        Option("the channels as they are", retail),
        Option("both new ones at once", new.override(at_once)),
        Option("one after the other", new),
        Option("both at once, one more of the digital team", new.override(at_once | more)),
        Option("one after the other, one more of the digital team", new.override(more)),
    ]
    messages = {"channel": "messenger"}
    figures = [
        Figure("messages handled", "volume/handled", split=messages, digits=0),
        Figure("FRT messages, opening h, min", "frt/human_business_contact", split=messages, times=1 / 60),
        Figure("messages in 30 min, %", "service_level/offered", None, 1800.0, messages, 100),
        Figure("chats in 2 min, %", "service_level/offered", None, 120.0, {"channel": "chat"}, 100),
        CALLS,
        ABANDONED,
        CSAT,
        COST,
        PROFIT,
    ]
    return Story(options, figures, LEVERS, days=84, replications=4)
