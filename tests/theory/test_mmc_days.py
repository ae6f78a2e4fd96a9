"""Eight-hour days that open empty: the examples MMC and MMCAb of the ContactCenters library."""

from __future__ import annotations

import pytest

from ccsim.engine.outcomes import ABANDONED
from tests.theory import counts
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.reference import RECORDS
from tests.theory.view import HOUR, US, View

B01, B02 = RECORDS["B01"], RECORDS["B02"]


def _day(view: View) -> Totals:
    """
    Count as the library does.

    Counts are per day; *good* is served after at most 20 s; the service level is good over served, or over
    served and abandoned after 20 s; the occupancy is that of the 480 minutes alone.
    """
    good, _ = counts.answered_within(view, 20)
    waited, served = counts.speed_of_answer(view)
    gone = view.outcome == ABANDONED
    gone_late = float((gone & (view.wait > 20 * US)).sum())
    open_hours = view.seconds_by(view.busy_spells, HOUR).reshape(view.days, 24)[:, 8:16]
    return {
        "good": (good, view.days),
        "abandoned": (float(gone.sum()), view.days),
        "sl_good_over_served": (good, served),
        "sl_abafter": (good, served + gone_late),
        "ASA_served": (waited / 60, served),
        "occupancy": (open_hours.sum(), 12 * 8 * 3600 * view.days),
    }


_PUBLISHED = {
    "good": ("good_contacts", "good"),
    "abandoned": ("abandoned",),
    "sl_good_over_served": ("SL_good/served",),
    "sl_abafter": ("SL_good/(served+abandoned_after_AWT)",),
    "ASA_served": ("ASA_min",),
    "occupancy": ("occupancy",),
}


def _study(name: str, title: str, scenario: str, replications: int, days: int) -> Study:
    record = RECORDS[name]
    printed = record.published or {}
    outputs = []
    for output, exact in record.reference.items():
        key = next(key for key in _PUBLISHED[output] if key in printed)
        share = output in ("sl_good_over_served", "sl_abafter", "occupancy")
        outputs.append(Output(output, exact, share, (printed[key][1], printed[key][2])))
    return Study(name, title, (Run(scenario, tuple(outputs), _day, replications, days),))


STUDIES = (
    _study("B01", "M/M/12, eight-hour day", "mmc-day", 75, 150),
    _study("B02", "M/M/12+M, eight-hour day", "mmc-patience-day", 28, 150),
)


@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_the_exact_day(study: Study) -> None:
    """The start of the day, or what happens at closing time, would be wrong."""
    check(study)


@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_what_was_published_agrees_with_the_exact_day(study: Study) -> None:
    """The exact values would lie outside the intervals of 1,000 days simulated elsewhere."""
    for output in study.runs[0].outputs:
        assert output.published is not None
        assert output.published[0] <= output.exact <= output.published[1], output.name
