"""An hour of coaching a week: what it brings, what it takes from the floor, and when."""

from __future__ import annotations

from .story import LEVERS, SCENARIO, Story, loaded
from .table import Option
from .told import ABANDONED, AHT, CALLS, COST, CSAT, EMAILS, FCR, PROFIT, in_autumn

__all__ = ["training"]

_COACHING = "levers.coaching"


def training() -> Story:
    """Tell it, from no coaching to coaching that is forgotten."""
    retail = in_autumn(loaded(SCENARIO))
    coached = retail.with_levers("coaching")
    options = [
        Option("no coaching", retail),
        Option(
            "the hours alone, nothing learned",
            coached.override({f"{_COACHING}.proficiency": 1, f"{_COACHING}.resolution": 1}),
        ),
        Option("coaching, one at a time on four days", coached),
        Option(
            "coaching, four at a time on Mondays",
            coached.override(
                {f"{_COACHING}.sessions": {"agents": 4, "hours": {"mon": "10:00-15:00"}, "weeks": 52}}
            ),
        ),
        Option(
            "half of it forgotten",
            coached.override({f"{_COACHING}.proficiency": 1.025, f"{_COACHING}.resolution": 1.005}),
        ),
    ]
    return Story(
        options, [AHT, FCR, CALLS, ABANDONED, EMAILS, CSAT, COST, PROFIT], LEVERS, days=28, replications=10
    )
