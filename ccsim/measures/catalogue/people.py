"""Measures of people: who comes, who leaves."""

from __future__ import annotations

from ccsim.measures.catalogue.declare import mean_of, total_of
from ccsim.measures.measure import WINDOW, Direction, Measure, Split

_GROUP: tuple[Split, ...] = ("group",)
_TOTALS: tuple[tuple[str, str, Direction], ...] = (
    ("hired", "People whose first day on duty lies in the measured time.", "neither"),
    ("left", "People who left in the measured time.", "lower"),
    ("at_end", "People on the job when the run ended, those off duty included.", "neither"),
)


def people_measures() -> tuple[Measure, ...]:
    """All measures of people, in groups in which they come and go or are counted."""
    return (
        *(
            total_of(
                f"people/{name}",
                definition,
                top=(f"people_{name}",),
                better=better,
                unit="count",
                splits=_GROUP,
                by_interval=False,
            )
            for name, definition, better in _TOTALS
        ),
        mean_of(
            "people/time_average",
            "Number of people on the job, those off duty included, averaged over time.",
            over="the measured time",
            top=("people_time",),
            below=(WINDOW,),
            better="neither",
            unit="count",
            splits=_GROUP,
            by_interval=False,
        ),
        mean_of(
            "people/turnover",
            "People who left / years that people were on the job: 0.3 means 3 of 10 a year.",
            over="people's time on the job",
            top=("people_left",),
            below=("people_years",),
            better="lower",
            unit="count",
            splits=_GROUP,
            by_interval=False,
        ),
    )
