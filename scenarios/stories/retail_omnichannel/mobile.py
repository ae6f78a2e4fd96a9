"""Mobile-friendly support: texts and push messages instead of calls."""

from __future__ import annotations

from .people import people
from .story import LEVERS, SCENARIO, Story, loaded
from .table import Figure, Option
from .told import ABANDONED, CALLS, COST, CSAT, HOURS, PROFIT, in_autumn

__all__ = ["mobile"]


def mobile() -> Story:
    """Tell it, from calls to texts and push messages, with the people where they are needed."""
    retail = in_autumn(loaded(SCENARIO))
    texting = retail.with_levers("texting")
    moved = people(retail, "voice", lambda number: max(1, number - 1)) | people(
        retail, "digital", lambda number: number + 1
    )
    both = retail.with_levers("texting", "push-updates")
    options = [
        Option("call us", retail),
        Option("text us instead", texting),
        Option("and one of voice's people to messages", texting.override(moved)),
        Option("push and text news of parcels", retail.with_levers("push-updates")),
        Option("both, and one of voice's people to messages", both.override(moved)),
    ]
    figures = [
        Figure("calls handled", "volume/handled", split={"channel": "phone"}, digits=0),
        Figure("texts handled", "volume/handled", split={"channel": "sms"}, digits=0),
        HOURS,
        CALLS,
        ABANDONED,
        Figure(
            "FRT texts, opening h, min", "frt/human_business_contact", split={"channel": "sms"}, times=1 / 60
        ),
        Figure("chats in 2 min, %", "service_level/offered", None, 120.0, {"channel": "chat"}, 100),
        CSAT,
        COST,
        PROFIT,
    ]
    return Story(options, figures, LEVERS, days=28, replications=6)
