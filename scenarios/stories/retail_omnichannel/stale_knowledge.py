"""The help centre left to go stale: no upkeep since February, looked at in the first week of September."""

from __future__ import annotations

from .story import AUTOMATION, SCENARIO, Story, loaded
from .table import Figure, Option

__all__ = ["stale_knowledge"]

_FRESHNESS = "self_service.help-centre.freshness"
_UPKEEP = "self_service.help-centre.upkeep.hours_per_week"


def stale_knowledge() -> Story:
    """Tell it, from upkeep every two weeks to none for half a year."""
    autumn = loaded(SCENARIO).override({"calendar.start": "2026-08-31"})
    stopped = autumn.override({f"{_FRESHNESS}.every": "0 d", _UPKEEP: 0})
    options = [
        Option("upkeep every 2 weeks", autumn),
        Option(
            "every 12 weeks, half the hours", autumn.override({f"{_FRESHNESS}.every": "84 d", _UPKEEP: 12})
        ),
        Option("none for half a year", stopped),
        Option("none, and no new collections either", stopped.override({f"{_FRESHNESS}.changes": {}})),
    ]
    figures = [
        Figure("found, % of uses", "self_service/found", times=100),
        Figure("contacts with agents", "volume/handled", digits=0),
        Figure("AHT, s", "aht/contact"),
        Figure("difficulty", "difficulty/handled", digits=3),
        Figure("agents' hours", "volume/handled", times=1 / 3600, by="aht/contact", digits=0),
        Figure("calls in 20 s, %", "service_level/offered", None, 20.0, {"channel": "phone"}, 100),
        Figure("calls abandoned, %", "abandonment/offered", split={"channel": "phone"}, times=100),
        Figure("FRT e-mail, h", "frt/human_calendar_contact", split={"channel": "email"}, times=1 / 3600),
        Figure("cost of a week, thousand USD", "cost/total", times=1 / 1000),
        Figure("cost per resolution, USD", "cpc/resolution", digits=3),
    ]
    return Story(options, figures, AUTOMATION)
