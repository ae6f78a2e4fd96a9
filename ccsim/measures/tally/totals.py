"""What one replication yields: totals, and nothing that grows with the number of contacts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ccsim.measures.money.income import Income
from ccsim.measures.money.ledger import Ledger
from ccsim.measures.tally.totals_by_period import TotalsByPeriod
from ccsim.typing import Ints

#: What is counted at the ends of intervals, and who left in them, in this order.
ENDS = (
    "waiting_at_end", "busy_at_end", "left", "in_flow_at_end", "in_callback_at_end", "lines_at_end",
    "backlog_at_end", "backlog_past_target", "backlog_oldest",
)  # fmt: skip
#: What is known of agents by interval: times, but for the numbers at its end.
STAFFING = (
    "staffed_time", "busy_time", "staffed_at_end", "busy_at_end", "in_hand_time", "slots_used_time",
    "slots_time",
)  # fmt: skip


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
        [interval, queue, what]: numbers waiting, being handled, in a flow, booked for a callback and on a
        limited line just before the interval's end, and contacts that abandoned in it; in the backlog then,
        those of them past the target, and the age of the oldest (microseconds); see `ENDS`.
    staffing
        [interval, group, what]: time present and with work in hand, numbers of both at the end, contacts'
        time in hand, and time of slots taken and there; see `STAFFING`.
    ledger, income
        The dated lines behind the costs, and those of what comes in and is lost.
    codes, counts
        The histograms: (variable * cells + cell) * BINS + bin, ascending, and how many lie in it.
    by_period
        The same totals by week or month; None where none are kept.
    """

    replication: int
    cells: Ints
    intervals: Ints
    ends: Ints
    staffing: Ints
    ledger: Ledger
    income: Income
    codes: NDArray[np.int32]
    counts: NDArray[np.int32]
    by_period: TotalsByPeriod | None = None
