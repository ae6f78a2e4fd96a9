"""Histograms of which only those with something in them take memory."""

from __future__ import annotations

import numpy as np

from ccsim.measures.histogram import BINS, VARIABLES
from ccsim.measures.tally.bins import count_in, filled_bins, no_bins


def test_what_is_counted_is_found_as_in_a_dense_histogram() -> None:
    """A row mixed up with another one would give a channel the waits of its neighbour."""
    places = 7
    bins, dense = no_bins(places), np.zeros((len(VARIABLES), places, BINS), dtype=np.int32)
    generator = np.random.Generator(np.random.Philox(5))
    for _ in range(500):
        at = tuple(int(generator.integers(size)) for size in (len(VARIABLES), places, 40))
        count_in(bins, *at)
        dense[at] += 1
    codes, counts = filled_bins(bins)
    assert codes.tolist() == np.flatnonzero(dense).tolist()
    assert counts.tolist() == dense[dense > 0].tolist()
    assert (codes.dtype, counts.dtype) == (np.int32, np.int32)


def test_a_piece_is_taken_when_something_is_in_it() -> None:
    """Rows for all of nine hundred cells took 200 MiB, a quarter of a replication to be looked through."""
    bins = no_bins(900)
    assert [each.tolist() for each in filled_bins(bins)] == [[], []]
    count_in(bins, 3, 899, BINS - 1)
    count_in(bins, 3, 899, BINS - 1)
    count_in(bins, 0, 0, 0)
    assert bins.pieces.tolist() == [2]
    codes, counts = filled_bins(bins)
    assert codes.tolist() == [0, (3 * 900 + 899) * BINS + BINS - 1]
    assert counts.tolist() == [1, 2]
    assert [each.tolist() for each in filled_bins(no_bins(0))] == [[], []]
