"""Histograms of which most are empty: only those that are not take memory, and are looked through."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ccsim.kernel import kernel, making_kernel
from ccsim.measures.histogram import BINS, VARIABLES
from ccsim.typing import Ints


class Bins(NamedTuple):
    """
    A histogram of every variable in every place, of which most are never filled.

    Attributes
    ----------
    row
        [variable, place]: where its histogram lies among the counts; -1 while nothing is in it.
    counts
        [row, bin]. There is room for all; of what no row uses the system never gives the memory.
    rows
        How many rows are in use, as the only element.
    """

    row: NDArray[np.int32]
    counts: NDArray[np.int32]
    rows: Ints


def no_bins(places: int) -> Bins:
    """Empty histograms of all variables in so many places."""
    return Bins(
        row=np.full((len(VARIABLES), places), -1, dtype=np.int32),
        counts=np.zeros((len(VARIABLES) * places, BINS), dtype=np.int32),
        rows=np.zeros(1, dtype=np.int64),
    )


@kernel
def count_in(bins: Bins, variable: int, place: int, bin_: int) -> None:
    """Count one more in a bin."""
    row = bins.row[variable, place]
    if row < 0:
        row = np.int32(bins.rows[0])
        bins.row[variable, place] = row
        bins.rows[0] += 1
    bins.counts[row, bin_] += 1


@making_kernel
def filled_bins(bins: Bins) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """
    What has been counted.

    Returns
    -------
    codes, counts
        (variable * places + place) * BINS + bin, ascending, and how many lie in it.
    """
    found = 0
    for row in range(bins.rows[0]):
        for bin_ in range(BINS):
            found += bins.counts[row, bin_] != 0
    codes, counts = np.empty(found, dtype=np.int32), np.empty(found, dtype=np.int32)
    places = bins.row.shape[1]
    at = 0
    for block in range(bins.row.size):
        row = bins.row[block // places, block % places]
        if row >= 0:
            for bin_ in range(BINS):
                if bins.counts[row, bin_] != 0:
                    codes[at] = block * BINS + bin_
                    counts[at] = bins.counts[row, bin_]
                    at += 1
    return codes, counts
