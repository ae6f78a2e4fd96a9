"""A day with random busyness: the example CallCenter of the SSJ library."""

from __future__ import annotations

import pytest

from ccsim.engine.outcomes import ABANDONED, BALKED
from tests.theory.estimate import deviation, ratio
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.reference import RECORDS
from tests.theory.view import US, View

RECORD = RECORDS["B06"]
_EXPECTED = 1660


def _day(view: View) -> Totals:
    """
    Count as the library does.

    All ratios divide by the *expected* 1,660 calls; the wait of an abandoned call is its patience; who
    leaves at once has waited 0 s, which is below 20 s.
    """
    lost = (view.outcome == ABANDONED) | (view.outcome == BALKED)
    return {
        "arrivals": (view.count, 1),
        "sd_arrivals": (view.count**2, view.count, 1),
        "avg_wait_s": (view.wait.sum() / US, _EXPECTED),
        "prop_wait<20s": (float((view.wait < 20 * US).sum()), _EXPECTED),
        "prop_lost": (float(lost.sum()), _EXPECTED),
    }


def _output(name: str) -> Output:
    printed = (RECORD.published or {}).get(name)
    return Output(
        name,
        RECORD.reference[name],
        share=name == "prop_wait<20s",
        published=printed and (printed[1], printed[2]),
        function=deviation if name == "sd_arrivals" else ratio,
    )


STUDIES = (
    Study(
        "B06",
        "Thirteen hours, random busyness",
        (
            Run(
                "call-center-day",
                tuple(_output(name) for name in RECORD.reference),
                _day,
                replications=52,
                days=1,
                strata=400,
            ),
        ),
    ),
)


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_the_exact_day(study: Study) -> None:
    """Busyness, balking, a falling headcount or closing time would be wrong."""
    check(study)


def test_what_was_published_agrees_with_the_exact_day() -> None:
    """The exact values would lie outside the 90% intervals of 1,000 days simulated elsewhere."""
    for output in STUDIES[0].runs[0].outputs:
        if output.published:
            assert output.published[0] <= output.exact <= output.published[1], output.name
