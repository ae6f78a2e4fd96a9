"""From totals as they were filled to totals as they are told."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ccsim.kernel import kernel
from ccsim.measures.columns import N_BY_THRESHOLD, N_FIXED, N_OF_CONTACTS, Column
from ccsim.typing import Ints


def settle_cells(cells: Ints, thresholds: Sequence[float]) -> None:
    """
    Sum up what was counted from a threshold on, and put the thresholds in the order in which they are stated.

    Parameters
    ----------
    cells
        [row, column], as filled; changed.
    thresholds
        As they are stated, in seconds.
    """
    _sum_up(cells, N_FIXED)
    places = places_of(thresholds)
    if (np.diff(places) < 0).any():
        blocks = cells[:, N_FIXED:].reshape(len(cells), len(thresholds), N_BY_THRESHOLD)
        cells[:, N_FIXED:] = blocks[:, places].reshape(len(cells), -1)


def settled_intervals(intervals: Ints, columns: Sequence[Column], thresholds: Sequence[float]) -> Ints:
    """
    The totals by interval, as they are told.

    Parameters
    ----------
    intervals
        [interval, queue, column], as filled; summed up by this.
    columns
        Of the totals by cell.
    thresholds
        As for `settle_cells`.

    Returns
    -------
    Ints
        [interval, queue, column], those columns that have ``by_interval``; what no pass over contacts fills
        is 0.
    """
    width = intervals.shape[2]
    rows = intervals.reshape(-1, width)
    _sum_up(rows, N_OF_CONTACTS)
    by_threshold = N_OF_CONTACTS + N_BY_THRESHOLD * places_of(thresholds)[:, None] + np.arange(N_BY_THRESHOLD)
    filled = np.full(N_FIXED, -1, dtype=np.int64)
    filled[:N_OF_CONTACTS] = np.arange(N_OF_CONTACTS)
    source = np.concatenate([filled, by_threshold.ravel()])[[column.by_interval for column in columns]]
    told = np.zeros((len(rows), len(source)), dtype=np.int64)
    _tell(rows, source, told)
    return told.reshape(*intervals.shape[:2], len(source))


def places_of(thresholds: Sequence[float]) -> Ints:
    """The place of each threshold in ascending order."""
    return np.argsort(np.argsort(thresholds, kind="stable"), kind="stable")


@kernel
def _sum_up(rows: Ints, first: int) -> None:
    """Sum up what comes from a column on, each threshold being added to the next one."""
    for row in range(len(rows)):
        for column in range(first + N_BY_THRESHOLD, rows.shape[1]):
            rows[row, column] += rows[row, column - N_BY_THRESHOLD]


@kernel
def _tell(rows: Ints, source: Ints, told: Ints) -> None:
    """Copy the columns that are told; in most intervals at night there is nothing, and no memory is used."""
    for row in range(len(rows)):
        anything = np.int64(0)
        for column in range(rows.shape[1]):
            anything |= rows[row, column]
        if anything != 0:
            for column in range(len(source)):
                if source[column] >= 0:
                    told[row, column] = rows[row, source[column]]
