"""From the logs of one replication to its totals."""

from __future__ import annotations

import numpy as np

from ccsim.engine.logs import ROSTERED
from ccsim.measures import columns as c
from ccsim.measures.histogram import BINS, VARIABLES
from ccsim.measures.layout import Layout
from ccsim.measures.money.allocate import allocate
from ccsim.measures.money.write_ledger import write_ledger
from ccsim.measures.tally.contacts import Cases, count_contacts, count_unanswered_cases
from ccsim.measures.tally.grid import Tally
from ccsim.measures.tally.spread import spread_agents, spread_contacts, zeros, zeros32
from ccsim.measures.tally.totals import Totals
from ccsim.typing import Rows


def measure_logs(
    layout: Layout, contacts: Rows, agents: Rows, replication: int = 0, rostered: Rows | None = None
) -> Totals:
    """
    Measure one replication.

    Parameters
    ----------
    layout
        From `lay_out`.
    contacts, agents
        The engine's logs; contacts in the order in which they were offered, cases numbered from 0.
    replication
        Its number, kept with the totals.
    rostered
        The engine's log of the shifts; None where there are none.
    """
    grid = layout.grid
    intervals, queues, groups = len(grid.interval_edges) - 1, len(layout.queues), len(layout.groups)
    tally = Tally(
        cells=zeros(len(layout.cells), len(layout.columns)),
        intervals=zeros(intervals, queues, len(layout.columns)),
        histograms=zeros32(len(VARIABLES), len(layout.cells), BINS),
    )
    cases = _no_cases(contacts)
    count_contacts(contacts, grid, tally, cases)
    count_unanswered_cases(grid, tally, cases)

    waiting, waiting_end = zeros(queues, intervals), zeros(queues, intervals)
    busy, busy_end, left = zeros(queues, intervals), zeros(queues, intervals), zeros(queues, intervals)
    group_busy, group_busy_end = zeros(groups, intervals), zeros(groups, intervals)
    effort = zeros(len(layout.cells), len(layout.days))
    spread_contacts(
        contacts, grid, tally, waiting, waiting_end, busy, busy_end, group_busy, group_busy_end, effort, left
    )
    tally.intervals[:, :, c.WAITING_TIME] = waiting.T
    tally.intervals[:, :, c.BUSY_TIME] = busy.T
    present, present_end = zeros(groups, intervals), zeros(groups, intervals)
    spread_agents(agents, grid.interval_edges, present, present_end, grid.horizon)

    if rostered is None:
        rostered = np.zeros(0, dtype=ROSTERED)
    ledger = write_ledger(layout, contacts, agents, rostered, tally.cells)
    allocate(layout, ledger, effort, tally.cells)
    flat = tally.histograms.ravel()
    codes = np.flatnonzero(flat)
    return Totals(
        replication=replication,
        cells=tally.cells,
        intervals=tally.intervals[:, :, [column.by_interval for column in layout.columns]],
        ends=np.stack([waiting_end.T, busy_end.T, left.T], axis=2),
        staffing=np.stack([present.T, group_busy.T, present_end.T, group_busy_end.T], axis=2),
        ledger=ledger,
        codes=codes.astype(np.int32),
        counts=flat[codes],
    )


def _no_cases(contacts: Rows) -> Cases:
    number = int(contacts["case"].max()) + 1 if len(contacts) else 0
    return Cases(
        begun=np.full(number, -1, dtype=np.int64),
        open_begun=zeros(number),
        kind=zeros32(number),
        interval=np.full(number, -1, dtype=np.int32),
        offered=np.zeros(number, dtype=np.int8),
        answered=np.zeros(number, dtype=np.int8),
        handled=np.zeros(number, dtype=np.int8),
    )
