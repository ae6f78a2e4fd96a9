"""Days on which a goal is met: a goal's probability, where it is known exactly."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

import ccsim
from ccsim.engine.outcomes import BLOCKED
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.lost_calls import LossDay
from tests.theory.view import DAY, View

#: As in `blocked-days.yaml`: six calls in an hour, 10 min each.
USUAL = LossDay(calls=6, talk=1 / 6)
#: With so many calls that a day with at most a tenth of them lost is about as rare as one in ten.
BUSY = LossDay(calls=11.8, talk=1 / 6)
MORE = {"intents.call.volume.count": ccsim.change("*=", BUSY.calls / USUAL.calls)}


def _met(shares: tuple[float, ...]) -> Callable[[View], Totals]:
    def totals(view: View) -> Totals:
        day = (view.column("offered") - view.begin) // DAY
        offered = np.bincount(day, minlength=view.days)
        lost = np.bincount(day, weights=view.outcome == BLOCKED, minlength=view.days)
        judged = int((offered > 0).sum())
        return {
            _name(share): (int(((lost <= share * offered) & (offered > 0)).sum()), judged) for share in shares
        }

    return totals


def _name(share: float) -> str:
    return f"at most {share:.0%} lost"


def _run(label: str, day: LossDay, shares: tuple[float, ...], overrides: dict[str, object]) -> Run:
    outputs = tuple(Output(_name(share), day.met(share), share=True) for share in shares)
    return Run(
        "blocked-days", outputs, _met(shares), replications=100, days=2000, overrides=overrides, label=label
    )


STUDIES = (
    Study(
        "days met",
        "Days that lose at most a share of their calls",
        (
            _run("six calls", USUAL, (0.1, 0.25, 0.4, 0.5), {}),
            _run("11.8 calls", BUSY, (0.1, 0.4), MORE),
        ),
    ),
)


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_days_are_met_as_often_as_they_should_be(study: Study) -> None:
    """Every probability of a goal would be off, however well the means agree."""
    check(study)


@pytest.mark.parametrize("day", [USUAL, BUSY])
def test_the_law_of_the_lost_agrees_with_another_way(day: LossDay) -> None:
    """The exact value would itself be wrong: the law is whole, and its transform that of a chain of three."""
    k, j = np.indices(day.law.shape)
    assert day.law.sum() == pytest.approx(1, abs=1e-10)
    for each, lost in ((1.0, 0.5), (0.7, 1.0), (0.9, 0.0), (0.5, 0.3)):
        assert (day.law * each**k * lost**j).sum() == pytest.approx(day.mark(each, lost), abs=1e-10)
    assert day.law.sum(axis=1)[0] == pytest.approx(np.exp(-day.calls))
