"""Paired differences of several options, told together."""

from __future__ import annotations

import math

import numpy as np
import pytest
import scipy.stats

from ccsim.experiment.compare.best import beaten_by
from ccsim.experiment.compare.records import Records, verdict_of
from ccsim.measures.estimate.estimate import Estimate
from tests.experiment.compare.centres import records_of


def test_the_error_is_shared_among_comparisons_and_looks() -> None:
    """Two options against one at five looks: ten statements at 99.5% hold together at 95%."""
    records = records_of(looks=5, a=np.zeros(3), b=np.zeros(3), c=np.zeros(3))
    assert records.each(0.95, 2) == pytest.approx(0.995)


def test_a_difference_by_hand() -> None:
    """1, 2 and 3 more: mean 2, standard error 1 / sqrt(3); one-sided at 97.5% is two-sided at 95%."""
    base = np.array([10.0, 30.0, 20.0])
    records = records_of(a=base, b=base + np.array([1.0, 2.0, 3.0]))
    reach = scipy.stats.t.ppf(0.975, 2) / math.sqrt(3)
    told = records.difference("b", "a", 0, 0.95)
    assert (told.value, told.low, told.high) == pytest.approx((2, 2 - reach, 2 + reach))
    one_sided = records.one_sided("b", "a", 0, 0.975, 1)
    assert (one_sided.low, one_sided.high) == pytest.approx((told.low, told.high))


def test_an_option_with_fewer_replications_is_compared_by_those() -> None:
    """The third replication of the other has no partner."""
    records = records_of(a=np.array([1.0, 2.0, 90.0]), b=np.array([2.0, 3.5]))
    assert records.common("a", "b") == 2
    assert records.difference("b", "a", 0, 0.95).value == pytest.approx(1.25)
    assert records.difference("b", "a", 0, 0.95).n == 2


def test_the_same_money_added_up_in_another_order_is_the_same() -> None:
    """The last digit of a sum tells nothing apart."""
    cents = np.full(20, 0.1 + 0.2)
    records = records_of(a=cents, b=np.full(20, 0.3))
    assert records.sums["a"].tolist() != records.sums["b"].tolist()
    assert records.difference("a", "b", 0, 0.95) == Estimate(0, 0, 0, 20)


def test_variances_of_a_difference_and_of_its_parts() -> None:
    """Paired 1; 100 and 121 apart from each other would make 221."""
    base = np.array([-10.0, 0.0, 10.0])
    paired, mine, theirs = records_of(a=base, b=base * 1.1).spread("b", "a", 0)
    assert (paired, mine, theirs) == pytest.approx((1, 121, 100))
    nothing = Records({name: np.zeros((3, 1, 2)) for name in "ab"})
    assert np.isnan(nothing.spread("b", "a", 0)).all()


@pytest.mark.parametrize(
    ("low", "high", "lower", "higher", "neither"),
    [
        (1, 2, "worse", "better", "different"),
        (-2, -1, "better", "worse", "different"),
        (-1, 1, *["not told apart"] * 3),
        (0, 1, *["not told apart"] * 3),
        (0, 0, *["not told apart"] * 3),
        (math.nan, math.nan, *["not told apart"] * 3),
    ],
)  # fmt: skip
def test_only_an_interval_without_0_tells_options_apart(
    low: float, high: float, lower: str, higher: str, neither: str
) -> None:
    """In the direction that the measure declares."""
    told = Estimate((low + high) / 2, low, high, 20)
    assert verdict_of(told, "lower") == lower
    assert verdict_of(told, "higher") == higher
    assert verdict_of(told, "neither") == neither


def test_who_could_be_best_by_hand() -> None:
    """Three options at 95%: t at 97.5%, one-sided, times the standard error of each paired difference."""
    base = np.array([10.0, 30.0, 20.0, 40.0])
    noise = np.array([1.0, -1.0, 1.0, -1.0])
    reach = scipy.stats.t.ppf(0.975, 3) * noise.std(ddof=1) / 2
    near, far = base + noise + 0.99 * reach, base + noise + 1.01 * reach
    found = beaten_by(records_of(best=base, near=near, far=far), 0, "lower", 0.95)
    assert found == {"best": None, "near": None, "far": "best"}
    found = beaten_by(records_of(best=base, far=far, other=base - noise), 0, "lower", 0.95)
    assert found == {"best": None, "far": "best", "other": None}
    assert beaten_by(records_of(best=-base, far=-far, other=noise - base), 0, "higher", 0.95) == found
    alone = beaten_by(records_of(a=np.array([1.0]), b=np.array([2.0])), 0, "lower", 0.95)
    assert alone == {"a": None, "b": None}
