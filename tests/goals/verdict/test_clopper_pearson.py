"""The bounds that decide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from ccsim.errors import RunError
from ccsim.goals.verdict.clopper_pearson import lower_bound, upper_bound
from tests.goals.verdict.test_wilson import COUNTS

ERRORS = st.floats(0.0001, 0.4)


@given(COUNTS, ERRORS)
def test_the_bounds_are_those_scipy_gives(counts: tuple[int, int], error: float) -> None:
    """Two one-sided bounds at an error each are its exact interval at twice that."""
    met, n = counts
    other = binomtest(met, n).proportion_ci(1 - 2 * error, method="exact")
    found = lower_bound(met, n, error), upper_bound(met, n, error)
    assert found == pytest.approx((other.low, other.high), abs=1e-9)


@given(COUNTS, ERRORS)
def test_they_hold_the_share_between_them_and_rise_with_it(counts: tuple[int, int], error: float) -> None:
    """Bounds that cross, leave 0 to 1, or fall as more is met would decide nonsense."""
    met, n = counts
    low, high = lower_bound(met, n, error), upper_bound(met, n, error)
    assert 0 <= low <= met / n <= high <= 1
    if met < n:
        assert lower_bound(met + 1, n, error) > low
        assert upper_bound(met + 1, n, error) >= high


def test_none_and_all_are_handled() -> None:
    """At 0 and n the Beta law has no such quantile; the known closed form is error ** (1 / n)."""
    assert lower_bound(0, 30) == 0
    assert upper_bound(30, 30) == 1
    assert lower_bound(30, 30) == pytest.approx(0.05 ** (1 / 30))
    assert upper_bound(0, 30) == pytest.approx(1 - 0.05 ** (1 / 30))
    assert (lower_bound(0, 0), upper_bound(0, 0)) == (0, 1)
    assert (lower_bound(5, 9, 0), upper_bound(5, 9, 0)) == (0, 1)


def test_an_error_that_is_no_probability_is_refused() -> None:
    """A level of 95 in place of an error of 0.05 would be told."""
    message = "^a bound cannot be wrong with probability 95; it must be 0 to below 1$"
    with pytest.raises(RunError, match=message):
        lower_bound(1, 2, 95)
    with pytest.raises(RunError, match="3 of 2 replications cannot have met a goal"):
        upper_bound(3, 2)
