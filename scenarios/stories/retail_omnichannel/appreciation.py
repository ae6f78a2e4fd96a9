"""Members who feel that they are known: a voucher, an earlier place in the line, or more people for all."""

from __future__ import annotations

from .people import people
from .story import LEVERS, SCENARIO, Story, loaded
from .table import Figure, Option
from .told import CALLS, COST, LOST, PROFIT, in_autumn

__all__ = ["appreciation"]


def appreciation() -> Story:
    """Tell it, from members served a minute earlier to the same money spent on people."""
    retail = in_autumn(loaded(SCENARIO))
    known = retail.with_levers("appreciation")
    first = {"segments.gold.head_start": "10 min"}
    options = [
        Option("members served a minute earlier", retail),
        Option("members served ten minutes earlier", retail.override(first)),
        Option("a note, a name, a voucher", known),
        Option("both", known.override(first)),
        Option(
            "one more on the phone instead",
            retail.override(people(retail, "voice", lambda number: number + 1)),
        ),
    ]
    figures = [
        Figure("satisfied members, %", "csat/true", "share", split={"segment": "gold"}, times=100, digits=2),
        Figure(
            "satisfied others, %", "csat/true", "share", split={"segment": "regular"}, times=100, digits=2
        ),
        Figure("members lost, %", "churn/case", split={"segment": "gold"}, times=100, digits=2),
        Figure("others lost, %", "churn/case", split={"segment": "regular"}, times=100, digits=2),
        CALLS,
        LOST,
        COST,
        PROFIT,
    ]
    return Story(options, figures, LEVERS, days=28, replications=6)
