"""The interval that is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from ccsim.errors import RunError
from ccsim.goals.verdict.wilson import wilson

COUNTS = st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(COUNTS, st.sampled_from([0.5, 0.9, 0.95, 0.999]))
def test_the_interval_is_the_one_scipy_gives(counts: tuple[int, int], level: float) -> None:
    """A slip in the formula would show against another's."""
    met, n = counts
    other = binomtest(met, n).proportion_ci(level, method="wilson")
    assert wilson(met, n, level) == pytest.approx((other.low, other.high), abs=1e-12)


@given(COUNTS)
def test_it_is_around_the_share_and_within_0_and_1(counts: tuple[int, int]) -> None:
    """An interval without its own point, or with probabilities that are none, would be nonsense on a page."""
    met, n = counts
    low, high = wilson(met, n)
    assert 0 <= low <= met / n <= high <= 1
    assert low < high


@given(COUNTS)
def test_one_more_met_moves_both_limits_up(counts: tuple[int, int]) -> None:
    """More seen to be met must never look worse."""
    met, n = counts
    if met < n:
        assert all(a < b for a, b in zip(wilson(met, n), wilson(met + 1, n), strict=True))


def test_of_nothing_nothing_is_known() -> None:
    """No replication could be judged: the interval is everything, not an error or 0/0."""
    assert wilson(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(("met", "n"), [(-1, 3), (4, 3)])
def test_counts_that_cannot_be_are_refused(met: int, n: int) -> None:
    """A caller that mixed up the two would be told."""
    with pytest.raises(RunError, match=f"^{met} of 3 replications cannot have met a goal; 0 to 3 can$"):
        wilson(met, n)
