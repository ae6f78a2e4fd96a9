"""What one replication yields by week or month: only what is not 0, four of five totals are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ccsim.measures.columns import AT_END, PEAKS
from ccsim.measures.tally.bins import filled_bins
from ccsim.measures.tally.tally import Tally
from ccsim.typing import Ints


@dataclass(frozen=True)
class TotalsByPeriod:
    """
    Totals and histograms by week or month, whole numbers in the units of the columns.

    Attributes
    ----------
    places, amounts
        (period * cells + cell) * columns + column, ascending, and the total there.
    codes, counts
        The histograms by channel: ((variable * periods + period) * channels + channel) * BINS + bin,
        ascending, and how many lie in it; one more channel stands for what belongs to none.
    """

    places: NDArray[np.int32]
    amounts: Ints
    codes: NDArray[np.int32]
    counts: NDArray[np.int32]


def totals_by_period(tally: Tally) -> TotalsByPeriod:
    """The totals by period of a replication that has been counted."""
    flat = tally.cells.ravel()
    places = np.flatnonzero(flat)
    return TotalsByPeriod(places.astype(np.int32), flat[places], *filled_bins(tally.by_channel))


def whole_run(cells: Ints) -> Ints:
    """
    The totals of a run from those of its periods.

    Parameters
    ----------
    cells
        [period, cell, column].

    Returns
    -------
    Ints
        [cell, column]: sums; of what is told as it is at the end, that of the last period; of what is the
        largest ever, the largest.
    """
    if len(cells) == 1:
        only: Ints = cells[0]
        return only
    run: Ints = cells.sum(axis=0)
    run[:, AT_END] = cells[-1][:, AT_END]
    run[:, PEAKS] = cells[:, :, PEAKS].max(axis=0)
    return run
