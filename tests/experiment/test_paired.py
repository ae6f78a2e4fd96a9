"""Paired differences: means, and ratios of totals."""

from __future__ import annotations

import math

import numpy as np
import pytest
import scipy.stats

from ccsim.experiment.paired import mean_difference, ratio, ratio_difference, together


def test_bonferroni_shares_the_risk_of_error_among_the_comparisons() -> None:
    """Five intervals at 99% each hold together at 95%; one is as wide as always."""
    assert together(0.95, 5) == pytest.approx(0.99)
    assert together(0.95, 1) == pytest.approx(0.95)


def test_a_mean_of_differences_by_hand() -> None:
    """1, 2 and 3: mean 2, standard error 1 / sqrt(3), Student-t with two degrees of freedom."""
    found = mean_difference(np.array([1.0, 2.0, 3.0]), 0.95)
    reach = scipy.stats.t.ppf(0.975, 2) / math.sqrt(3)
    assert (found.value, found.low, found.high) == pytest.approx((2, 2 - reach, 2 + reach))
    assert math.isnan(mean_difference(np.array([1.0]), 0.95).low)


def test_a_certain_difference_has_no_width() -> None:
    """Each replication gains exactly 10, however much it is worth: the pairing takes the rest out."""
    generator = np.random.Generator(np.random.Philox(1))
    base = generator.normal(1000, 200, 30)
    found = mean_difference((base + 10) - base, 0.95)
    assert found.value == pytest.approx(10)
    assert found.high - found.low < 1e-9


def test_the_difference_of_two_ratios_covers_the_truth_as_often_as_it_says() -> None:
    """Handle times of a random number of contacts, 5% shorter after: 95% of the intervals hold -9 s."""
    generator = np.random.Generator(np.random.Philox(2))
    held = 0
    for _ in range(1000):
        contacts = generator.poisson(400, 20) * generator.gamma(25, 1 / 25, 20)
        mean = 180 + generator.normal(0, 5, 20)
        before = np.stack([contacts * mean, contacts], axis=1)
        after = np.stack([contacts * 0.95 * mean, contacts], axis=1)
        found = ratio_difference(before, after, 0.95)
        held += found.low <= -9 <= found.high
    # 950 +- 4 standard errors of sqrt(1000 x .95 x .05); the delta method is short by a little
    assert 915 <= held <= 980


def test_pairing_narrows_the_interval() -> None:
    """The same customers: what the days have in common drops out, and one contact more is seen."""
    generator = np.random.Generator(np.random.Philox(3))
    days = generator.gamma(25, 4, 30)
    before = np.stack([days * 200, days], axis=1)
    after = np.stack([days * 190 + generator.normal(0, 1, 30), days], axis=1)
    paired = ratio_difference(before, after, 0.95)
    alone = ratio_difference(before, after[::-1], 0.95)
    assert paired.value == pytest.approx(-10, abs=0.05)
    assert paired.high - paired.low <= alone.high - alone.low
    assert ratio(before) == pytest.approx(200)


def test_nothing_to_compare_is_no_number() -> None:
    """Without a contact there is no handle time, before or after."""
    nothing = np.zeros((5, 2))
    some = np.ones((5, 2))
    assert math.isnan(ratio(nothing))
    assert math.isnan(ratio_difference(nothing, some, 0.95).value)
    assert math.isnan(ratio_difference(some[:1], some[:1], 0.95).low)
