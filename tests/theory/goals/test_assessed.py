"""The probability of goals as `ccsim.assess` finds it, where it is known exactly."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
import pytest
from scipy.stats import binom

import ccsim
from ccsim.goals.asked import asked_of
from ccsim.goals.simulate_goals import prepare, simulate_goals
from ccsim.goals.spans import spans_of
from tests.shared import replications
from tests.theory.harness import TEXTBOOK
from tests.theory.lost_calls import LossDay
from tests.theory.test_blocked_days import USUAL

_LOST = {"measure": "blocking/offered", "of": "everyone", "period": "day"}
GOALS: dict[str, dict[str, Any]] = {
    "a-day": {**_LOST, "at_most": 0.25, "by": "2024-04-02"},
    "a-guarded-day": {
        **_LOST,
        "at_most": 0.4,
        "by": "2024-04-02",
        "guardrails": {"hardly-any": {"measure": "blocking/offered", "of": "everyone", "at_most": 0.25}},
    },
    "five-days": {**_LOST, "at_most": 0.4, "sustained": {"from": "2024-04-15", "until": "2024-04-19"}},
    "four-fifths-of-April": {**_LOST, "at_most": 0.25, "over": "month", "met_in": 0.8, "by": "2024-04-10"},
    "a-week": {**_LOST, "at_most": 0.15, "period": "week", "by": "2024-04-24"},
    "two-half-hours": {
        **_LOST,
        "at_most": 0.4,
        "period": "interval",
        "interval": "30 min",
        "by": "2024-04-12",
    },
}


def _days(at_most: float, days: int, need: float = 1.0) -> float:
    """So many days, of which those with calls meet it as often as is needed."""
    empty, p = USUAL.law[0, 0], USUAL.met(at_most)
    some = np.arange(1, days + 1)
    needed = np.ceil(np.round(need * some, 9))
    weight = binom.pmf(some, days, 1 - empty) / (1 - empty**days)
    return float((weight * binom.sf(needed - 1, some, p)).sum())


def _week(at_most: float) -> float:
    """Seven days taken together: the law of the sums, by its transform."""
    law = np.zeros((512, 512))
    law[: len(USUAL.law), : len(USUAL.law)] = USUAL.law
    seven = np.fft.irfft2(np.fft.rfft2(law) ** 7, law.shape)
    k, j = np.indices(law.shape)
    return float(seven[(j <= at_most * k) & (k > 0)].sum() / (1 - seven[0, 0]))


def _halves(at_most: float) -> float:
    """Both half-hours, of which the second begins with the lines that the first leaves taken."""
    first, *others = (LossDay(USUAL.calls / 2, USUAL.talk * 2, taken=taken) for taken in (0, 0, 1, 2))
    k, j = np.indices(first.law.shape)
    good = j <= at_most * k
    both = sum(first.ends[good][:, b].sum() * others[b].law[good].sum() for b in range(3))
    nothing = USUAL.law[0, 0]
    return float((both - nothing) / (1 - nothing))


EXACT = {
    "a-day": _days(0.25, 1),
    "a-guarded-day": _days(0.25, 1),
    "five-days": _days(0.4, 5),
    "four-fifths-of-April": _days(0.25, 30, 0.8),
    "a-week": _week(0.15),
    "two-half-hours": _halves(0.4),
}


@pytest.mark.slow
def test_goals_are_found_as_probable_as_they_are() -> None:
    """
    A goal of a day, with a guardrail, of all of some days, of a part of a month, of a week, of intervals.

    The shares of 2,000 replications, in binomial bands that hold jointly with 99.9%: a right program fails
    for one seed in a thousand; the seed is fixed.
    """
    goals = {name: {**goal, "confidence": 0.9} for name, goal in GOALS.items()}
    scenario = ccsim.load(TEXTBOOK / "blocked-days.yaml").override({"goals": goals})
    runs, tail = replications(2000, 200), 0.001 / len(EXACT) / 2
    asked = {each.name: each for each in asked_of(scenario)}
    prepared = prepare(scenario, spans_of(scenario, tuple(asked.values())), 11, "compiled")
    simulate_goals(prepared, [runs], lambda seen: set(), None)
    for name, seen in prepared.seen().items():
        met = [each.met(asked[name]) for each in seen.values()]
        judged = [each for each in met if each is not None]
        low, high = binom.ppf(tail, len(judged), EXACT[name]), binom.isf(tail, len(judged), EXACT[name])
        sys.stdout.write(f"{name}: exact {EXACT[name]:.4f}, found {np.mean(judged):.4f} of {len(judged)}\n")
        assert low <= sum(judged) <= high, name


def test_halves_make_a_whole() -> None:
    """The chain of the second half would not begin where the first ends: a bound of 1 is always met."""
    assert _halves(1.0) == pytest.approx(1)
    assert _days(1.0, 3) == pytest.approx(1)
    assert _week(1.0) == pytest.approx(1)
    assert _days(0.25, 1) == pytest.approx(USUAL.met(0.25))
