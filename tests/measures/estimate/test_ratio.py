"""Intervals of ratios and totals."""

from __future__ import annotations

import math

import numpy as np
import pytest
import scipy.stats

from ccsim.measures.estimate.ratio import estimate_ratio, estimate_total, scale_of, student_t
from ccsim.typing import Floats
from tests.shared import replications


def test_the_point_is_the_ratio_of_totals_not_the_mean_of_ratios() -> None:
    """A busy day counts for as many as called: 90 of 110, not the mean of 0.5 and 0.85."""
    found = estimate_ratio(np.array([5.0, 85.0]), np.array([10.0, 100.0]), 0.95, "logit")
    assert found.value == pytest.approx(90 / 110)


def test_an_interval_worked_by_hand() -> None:
    """Two replications of 100: 80 and 90 in time. Delta method on the logit scale, t with 1 degree."""
    found = estimate_ratio(np.array([80.0, 90.0]), np.array([100.0, 100.0]), 0.95, "logit")
    error = math.sqrt(2 * (5**2 + 5**2)) / 200
    reach = scipy.stats.t.ppf(0.975, 1) * error / (0.85 * 0.15)
    centre = math.log(0.85 / 0.15)
    assert found.low == pytest.approx(1 / (1 + math.exp(-(centre - reach))))
    assert found.high == pytest.approx(1 / (1 + math.exp(-(centre + reach))))
    assert found.n == 2


def test_a_share_never_seen_is_bounded_by_the_rule_of_three() -> None:
    """30 replications without a blocked call do not prove that there is none."""
    none = estimate_ratio(np.zeros(30), np.full(30, 1000.0), 0.95, "logit")
    assert (none.value, none.low) == (0.0, 0.0)
    assert none.high == pytest.approx(1 - 0.05 ** (1 / 30))
    every = estimate_ratio(np.full(30, 1000.0), np.full(30, 1000.0), 0.95, "logit")
    assert (every.value, every.high) == (1.0, 1.0)
    assert every.low == pytest.approx(0.05 ** (1 / 30))


def test_nothing_and_one_replication_have_no_interval() -> None:
    """One replication has no spread; nothing has no mean."""
    assert math.isnan(estimate_ratio(np.zeros(5), np.zeros(5), 0.95, "log").value)
    one = estimate_ratio(np.array([4.0]), np.array([8.0]), 0.95, "logit")
    assert one.value == 0.5
    assert math.isnan(one.low)
    assert math.isnan(estimate_total(np.array([4.0]), 0.95).high)


def test_a_mean_without_spread_has_an_interval_without_width() -> None:
    """A handle time that never varies is known; so is a hold that never happens."""
    constant = estimate_ratio(np.array([300.0, 600.0]), np.array([1.0, 2.0]), 0.95, "log")
    assert (constant.low, constant.value, constant.high) == (300.0, 300.0, 300.0)
    never = estimate_ratio(np.zeros(3), np.ones(3), 0.95, "log")
    assert (never.low, never.high) == (0.0, 0.0)


def test_a_total_is_a_mean_over_runs_and_not_below_zero() -> None:
    """Rare events: the interval of a count stops at 0."""
    found = estimate_total(np.array([0.0, 0.0, 3.0]), 0.95)
    assert found.value == 1.0
    assert found.low == 0.0
    assert found.high == pytest.approx(1 + scipy.stats.t.ppf(0.975, 2) * math.sqrt(3) / math.sqrt(3))


def _days(generator: np.random.Generator, number: int, cv: float) -> tuple[Floats, Floats]:
    """Calls in time and calls of some replications in which busy days are worse."""
    busy = generator.gamma(1 / cv**2, cv**2, number)
    calls = generator.poisson(1000 * busy)
    share = 1 / (1 + np.exp(-(1.4 - 4.0 * (busy - 1))))
    return generator.binomial(calls, share).astype(float), calls.astype(float)


@pytest.mark.slow
@pytest.mark.parametrize(("cv", "least"), [(0.05, 0.93), (0.1, 0.925), (0.2, 0.905)])
def test_the_intervals_of_shares_cover_as_often_as_measured(cv: float, least: float) -> None:
    """Coverage with 20 replications: .949/.941/.923 at busyness CV 0/10/20%.

    ``least`` lies more than three standard errors below those, so by chance this fails once in 1000.
    """
    tries = replications(4000, least=1500)
    generator = np.random.Generator(np.random.Philox(7))
    top, below = _days(generator, 2_000_000, cv)
    exact = top.sum() / below.sum()
    found = [estimate_ratio(*_days(generator, 20, cv), 0.95, "logit") for _ in range(tries)]
    covered = np.mean([each.low <= exact <= each.high for each in found])
    assert least <= covered <= 0.97


@pytest.mark.slow
def test_the_intervals_of_means_cover() -> None:
    """Handle times of 20 replications, lognormal, by the log scale. By chance this fails once in 1000."""
    tries = replications(3000, least=1500)
    generator = np.random.Generator(np.random.Philox(8))

    def estimate() -> tuple[float, float]:
        calls = generator.poisson(100, 20)
        sums = np.array([generator.lognormal(5.0, 0.8, count).sum() for count in calls])
        found = estimate_ratio(sums, calls.astype(float), 0.95, "log")
        return found.low, found.high

    exact = math.exp(5.0 + 0.8**2 / 2)
    covered = np.mean([low <= exact <= high for low, high in (estimate() for _ in range(tries))])
    assert 0.925 <= covered <= 0.97


def test_a_difficulty_may_be_negative_and_has_an_interval_all_the_same() -> None:
    """Around a mean of about 0 a log scale would have no interval, or a wild one."""
    generator = np.random.Generator(np.random.Philox(1))
    sums, numbers = generator.normal(-5, 10, 40), np.full(40, 100.0)
    found = estimate_ratio(sums, numbers, 0.95, scale_of("SD"))
    plain = estimate_total(sums / 100 + 10, 0.95)
    assert found.value == pytest.approx(plain.value - 10)
    assert found.low == pytest.approx(plain.low - 10)
    assert found.high == pytest.approx(plain.high - 10)
    assert scale_of("share") == "logit"
    assert scale_of("s") == scale_of("money") == "log"


@pytest.mark.parametrize("level", [0.5, 0.9, 0.95, 0.99])
def test_the_factor_is_students_t(level: float) -> None:
    """It is found as SciPy finds it, without importing all of its statistics: not a bit may differ."""
    expected = [float(scipy.stats.t.ppf((1 + level) / 2, n - 1)) for n in range(2, 400)]
    assert [student_t(level, n) for n in range(2, 400)] == expected
