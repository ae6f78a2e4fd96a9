"""What one replication yields: totals, and nothing that grows with the number of contacts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ccsim.measures.money.ledger import Ledger
from ccsim.typing import Ints


@dataclass(frozen=True)
class Totals:
    """
    The totals of one replication, all of them whole numbers.

    Attributes
    ----------
    replication
        From 0.
    cells
        [cell, column], see `Layout`.
    intervals
        [interval, queue, column]: the totals by arrival interval, those that have ``by_interval``.
    ends
        [interval, queue, 3]: numbers waiting and being handled just before the interval's end, and
        contacts that abandoned in it.
    staffing
        [interval, group, 4]: time present and time with work in hand; numbers of both at the end.
    ledger
        The dated lines behind the costs.
    codes, counts
        The histograms: (variable * cells + cell) * BINS + bin, ascending, and how many lie in it.
    """

    replication: int
    cells: Ints
    intervals: Ints
    ends: Ints
    staffing: Ints
    ledger: Ledger
    codes: NDArray[np.int32]
    counts: NDArray[np.int32]
