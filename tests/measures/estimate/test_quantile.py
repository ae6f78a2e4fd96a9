"""Intervals of quantiles."""

from __future__ import annotations

import math

import numpy as np
import pytest

from ccsim.measures.estimate.quantile import estimate_quantile, resampling_weights
from ccsim.measures.histogram import BINS, edges
from ccsim.typing import Floats, Ints
from tests.shared import replications


def _histograms(durations: list[Floats]) -> tuple[Floats, Ints]:
    limits = edges()
    # edges 0 and 1 are both 0: the first bin is of exact zeros
    bins = [np.searchsorted(limits[1:], each * 1e6, side="right") * (each > 0) for each in durations]
    counts = np.array([np.bincount(each, minlength=BINS) for each in bins])
    places = np.flatnonzero(counts.sum(axis=0))
    return counts[:, places].astype(np.float64), places


def test_the_same_seed_resamples_alike() -> None:
    """An interval that changes from print to print would be read as a finding."""
    np.testing.assert_array_equal(resampling_weights(30, 1), resampling_weights(30, 1))
    assert (resampling_weights(30, 1) != resampling_weights(30, 2)).any()
    assert (resampling_weights(30, 1).sum(axis=1) == 30).all()


def test_the_point_pools_the_contacts_of_all_replications() -> None:
    """The median of 1, 2, 3 in one day and 10 in another is of four contacts."""
    found = estimate_quantile(*_histograms([np.array([1.0, 2.0, 3.0]), np.array([10.0])]), 0.5, 0.95, 1)
    assert found.value == pytest.approx(2.0, rel=0.005)
    assert found.low <= found.value <= found.high


def test_a_median_of_no_wait_has_its_interval_at_no_wait() -> None:
    """Where 80% are answered at once, every resample's median is 0."""
    waits = [np.concatenate([np.zeros(80), np.full(20, 30.0)]) for _ in range(20)]
    found = estimate_quantile(*_histograms(waits), 0.5, 0.95, 1)
    assert (found.low, found.value, found.high) == (0.0, 0.0, 0.0)


def test_no_contact_has_no_quantile() -> None:
    """NaN, not 0."""
    found = estimate_quantile(np.zeros((5, 0)), np.zeros(0, dtype=np.int64), 0.5, 0.95, 1)
    assert math.isnan(found.value)
    assert math.isnan(found.low)


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.5, 0.9])
def test_the_intervals_of_quantiles_cover(share: float) -> None:
    """Exponential waits whose mean differs from day to day, 20 replications of 200.

    The bounds lie more than three standard errors from 95%, and allow the 2% that 20 replications cost.
    """
    tries = replications(800, least=400)
    generator = np.random.Generator(np.random.Philox(9))

    def day(size: int = 200) -> Floats:
        return generator.exponential(30 * generator.gamma(25, 1 / 25), size)

    exact = float(np.quantile(np.concatenate([day(50) for _ in range(40_000)]), share))
    found = [
        estimate_quantile(*_histograms([day() for _ in range(20)]), share, 0.95, 1) for _ in range(tries)
    ]
    covered = np.mean([each.low <= exact <= each.high for each in found])
    assert 0.90 <= covered <= 0.98
