"""The histogram of durations."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccsim.measures.histogram import BINS, bin_of, edges, quantile_of

SECOND = 1_000_000


@given(st.integers(0, 400 * 86_400 * SECOND))
def test_a_duration_lies_between_the_edges_of_its_bin(duration: int) -> None:
    """A duration in a neighbour's bin would bend every quantile."""
    limits = edges()
    place = bin_of(duration)
    assert limits[place] <= duration
    assert duration < limits[place + 1] or place == 0
    assert (place == 0) == (duration == 0)


def test_bins_are_fine_enough_for_half_a_percent() -> None:
    """The middle of a bin must be within 0.5% of everything in it, from an eighth of a second on."""
    limits = edges()
    coarse = limits[:-1] >= SECOND // 7
    width = (limits[1:] - limits[:-1])[coarse]
    assert (width / 2 <= 0.005 * limits[:-1][coarse]).all()
    assert len(limits) == BINS + 1
    assert bin_of(10**15) == BINS - 1


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_quantiles_are_those_of_the_sorted_durations(share: float) -> None:
    """The quantile of 20,000 durations, read from bins, is within 0.5% of the exact one."""
    durations = np.random.Generator(np.random.Philox(1)).lognormal(np.log(3e7), 1.2, 20_000).astype(np.int64)
    counts = np.zeros(BINS)
    for duration in durations:
        counts[bin_of(int(duration))] += 1
    exact = np.quantile(durations, share, method="inverted_cdf") / 1e6
    assert quantile_of(counts, np.arange(BINS), share) == pytest.approx(exact, rel=0.005)


def test_no_wait_is_exactly_no_wait() -> None:
    """Where most are answered at once, the median wait is 0, not half a bin."""
    counts = np.zeros(BINS)
    counts[0], counts[bin_of(30 * SECOND)] = 60, 40
    assert quantile_of(counts, np.arange(BINS), 0.5) == 0.0
    assert quantile_of(counts, np.arange(BINS), 0.9) == pytest.approx(30.0, rel=0.005)


def test_nothing_has_no_quantile() -> None:
    """The median of no contacts is NaN, not 0."""
    assert np.isnan(quantile_of(np.zeros(0), np.zeros(0, dtype=np.int64), 0.5))
    assert np.isnan(quantile_of(np.zeros(3), np.arange(3), 0.5))
