"""Measuring a replication block by block, so that its logs need not be kept."""

from __future__ import annotations

import numpy as np

from ccsim.engine.block import Block
from ccsim.engine.logs import CONTACT, EMPLOYED, IN_HAND, LIVE_CONTACT, ROSTERED
from ccsim.measures import columns as c
from ccsim.measures.experience.experience import Experience
from ccsim.measures.layout import Layout
from ccsim.measures.money.allocate import allocate
from ccsim.measures.money.income import allocate_income, no_income
from ccsim.measures.money.write_ledger import used_so_far, write_ledger
from ccsim.measures.tally.bins import filled_bins, no_bins
from ccsim.measures.tally.block import count_block
from ccsim.measures.tally.case_answers import count_ended_cases, nothing_known
from ccsim.measures.tally.contacts import scratch_for
from ccsim.measures.tally.course import Worked, following_parts
from ccsim.measures.tally.line_peaks import LinePeaks
from ccsim.measures.tally.moving_rows import MovingRows
from ccsim.measures.tally.people import count_people
from ccsim.measures.tally.settle import settle_cells, settled_intervals
from ccsim.measures.tally.spread import (
    Stretches,
    lines_of,
    spread_agents,
    zeros,
)
from ccsim.measures.tally.spread_in_hand import alone_in_hand, nothing_worked, spread_in_hand
from ccsim.measures.tally.tally import Tally
from ccsim.measures.tally.totals import ENDS, Totals
from ccsim.measures.tally.totals_by_period import totals_by_period, whole_run
from ccsim.typing import Ints, Rows

#: Contacts as the engine leaves them, in rows that hold more: compiled code knows no others.
_LOG = np.empty(0, dtype=LIVE_CONTACT)[list(CONTACT.names or ())].dtype
#: Which stretches make up which column of the intervals.
_TIMES = {
    c.WAITING_TIME: "waiting",
    c.BUSY_TIME: "busy",
    c.FLOW_TIME: "in_flow",
    c.CALLBACK_TIME: "in_callback",
    c.LINE_TIME: "lines",
    c.IN_HAND_TIME: "in_hand",
    c.BACKLOG_TIME: "backlog",
}


class Measuring:
    """The totals of a replication, being filled: block after block is taken, then the rest of it known."""

    def __init__(self, layout: Layout, *, logged: bool, seed: int = 0, replication: int = 0) -> None:
        """
        Begin with nothing counted.

        Parameters
        ----------
        layout
            From `lay_out`.
        logged
            Whether the engine says what agents had in hand; else they have one contact at a time.
        seed, replication
            Name what customers make of their cases; the totals keep the number of the replication.
        """
        self._layout, self._logged, self._seed, self._replication = layout, logged, seed, replication
        grid = layout.grid
        intervals, queues, groups = len(grid.interval_edges) - 1, len(layout.queues), len(layout.groups)
        periods, columns = len(layout.periods), len(layout.columns)
        channel = [
            len(layout.channels) if cell.channel is None else layout.channels.index(cell.channel)
            for cell in layout.cells
        ]
        kept = len(layout.channels) + 1 if layout.periods.length else 0
        self._tally = Tally(
            cells=zeros(periods * len(layout.cells), columns),
            intervals=zeros(intervals, queues, columns - c.N_FIXED + c.N_OF_CONTACTS),
            histograms=no_bins(len(layout.cells)),
            by_channel=no_bins(periods * kept),
            channels=kept,
            period=layout.periods.of(grid.interval_edges[:-1]).astype(np.int32),
            day=(np.searchsorted(grid.day_edges, grid.interval_edges[:-1], side="right") - 1).astype(
                np.int32
            ),
            channel=np.array(channel, dtype=np.int32),
        )
        self._time = _stretches(queues, groups, intervals, zeros(len(layout.cells), len(layout.days)))
        self._used = used_so_far(layout)
        self._cases = MovingRows(nothing_known())
        self._worked: Worked = nothing_worked(0, grid.shared)
        rules = layout.rules
        self._experience = None if rules is None else Experience(rules, grid, layout.kinds)
        self._income = no_income(layout)
        # A channel may have lines, and nobody who comes by it.
        used = np.intersect1d(np.flatnonzero(grid.limited), grid.channel)
        self._lines = {int(each): LinePeaks(layout.periods.edges) for each in used}

    @property
    def nbytes_of_cases(self) -> int:
        """Bytes of what is known of cases that are not over."""
        histories = 0 if self._experience is None else self._experience.history.nbytes
        return int(histories + self._cases.rows.nbytes)

    def take(self, block: Block) -> None:
        """Count a block of the logs, see `ccsim.engine.block.Block`."""
        layout, grid, tally, time = self._layout, self._layout.grid, self._tally, self._time
        contacts, until = block.contacts.astype(_LOG, copy=False), block.until
        self._cases.bring(block.cases)
        worked = self._work(contacts, block.in_hand)
        following = following_parts(contacts)
        front = bool(layout.flows) or bool(grid.limited.any())
        filled = tally, time, self._used, self._cases.rows
        count_block(contacts, until, following, worked, self._logged, front, grid, *filled, scratch_for(grid))
        if self._experience is not None:
            self._experience.take(contacts, until, following, block.cases)
        for channel, peaks in self._lines.items():
            peaks.add(*lines_of(contacts, until, following, grid, channel))
        self._worked = Worked(*(each[until:] for each in worked))
        self._let_go(block.cases_until)

    def finish(self, agents: Rows, rostered: Rows | None = None, people: Rows | None = None) -> Totals:
        """
        Count what is known at the end only.

        Parameters
        ----------
        agents, rostered, people
            The engine's logs; None where there are no shifts, and where nobody comes or goes.
        """
        layout, tally, time = self._layout, self._tally, self._time
        grid = layout.grid
        self._count_peaks()
        if not self._logged:
            tally.cells[:, c.IN_HAND_TIME] = tally.cells[:, c.BUSY_TIME]
            time.in_hand[:] = time.busy
            time.group_in_hand[:] = time.slots_used[:] = time.group_busy
        tally.cells[:, c.BACKLOG_TIME] += tally.cells[:, c.WAITING_TIME]
        settle_cells(tally.cells, layout.thresholds)
        intervals, groups = len(grid.interval_edges) - 1, len(layout.groups)
        present, present_end = zeros(groups, intervals), zeros(groups, intervals)
        spread_agents(agents, grid.interval_edges, present, present_end, grid.horizon)
        if rostered is None:
            rostered = np.zeros(0, dtype=ROSTERED)
        cells = self._cells
        if people is None:
            people = np.zeros(0, dtype=EMPLOYED)
        count_people(layout, people, cells)
        ledger = write_ledger(layout, self._used, agents, rostered, people, cells)
        allocate(layout, ledger, time.effort, cells)
        allocate_income(layout, self._income, cells)
        self._note_slots(present, cells)
        codes, counts = filled_bins(tally.histograms)
        return Totals(
            replication=self._replication,
            cells=whole_run(cells),
            intervals=self._by_interval(),
            ends=np.stack([getattr(time, name).T for name in ENDS], axis=2),
            staffing=_staffing(layout, time, present, present_end),
            ledger=ledger,
            income=self._income,
            codes=codes,
            counts=counts,
            by_period=totals_by_period(tally) if layout.periods.length else None,
        )

    @property
    def _cells(self) -> Ints:
        """[period, cell, column]: the totals by cell as they are."""
        layout = self._layout
        return self._tally.cells.reshape(len(layout.periods), len(layout.cells), len(layout.columns))

    def _by_interval(self) -> Ints:
        """[interval, queue, column]: the totals by interval as they are told."""
        columns = self._layout.columns
        told = settled_intervals(self._tally.intervals, columns, self._layout.thresholds)
        for column, spent in _TIMES.items():
            place = sum(each.by_interval for each in columns[:column])
            told[:, :, place] = getattr(self._time, spent).T
        return told

    def _let_go(self, cases: int) -> None:
        """Count what can be said of the first cases, and forget them: they are over."""
        count_ended_cases(self._layout.grid, self._tally, self._cases.rows[:cases])
        self._cases.let_go(cases)
        if self._experience is not None:
            edges = self._layout.periods.edges
            self._experience.let_go(cases, self._seed, self._replication, edges, self._cells, self._income)

    def _work(self, contacts: Rows, in_hand: Rows) -> Worked:
        """What agents did so far with each part of a block, from what is left of the block before on."""
        layout, grid = self._layout, self._layout.grid
        worked = nothing_worked(len(contacts), grid.shared)
        if self._logged:
            for whole, before in zip(worked, self._worked, strict=True):
                whole[: len(before)] = before
            rows = in_hand.astype(IN_HAND, copy=False)
            spread_in_hand(rows, contacts, layout.used_slots, grid, self._tally, self._time, worked)
        elif grid.shared:
            worked.effort[:] = alone_in_hand(contacts)
        return worked

    def _count_peaks(self) -> None:
        """Note the most lines in use at once in each period, at the first kind of each channel."""
        layout, tally = self._layout, self._tally
        for channel, lines in self._lines.items():
            kind = int(np.flatnonzero(layout.grid.channel == channel)[0])
            for period, peak in enumerate(lines.finish()):
                tally.cells[period * len(layout.cells) + layout.nobody[kind], c.LINES_PEAK] = peak

    def _note_slots(self, present: Ints, cells: Ints) -> None:
        """Write the groups' totals of slots."""
        layout, periods = self._layout, self._tally.period
        for period in range(len(layout.periods)):
            within = periods == period
            for group in range(len(layout.groups)):
                totals = cells[period, layout.group_cell(group)]
                totals[c.SLOTS_USED_TIME] = self._time.slots_used[group, within].sum()
                totals[c.SLOTS_TIME] = present[group, within].sum() * layout.slots[group]


def _staffing(layout: Layout, time: Stretches, present: Ints, present_end: Ints) -> Ints:
    """[interval, group, what], see `ccsim.measures.tally.totals.STAFFING`."""
    return np.stack(
        [
            present.T,
            time.group_busy.T,
            present_end.T,
            time.group_at_end.T,
            time.group_in_hand.T,
            time.slots_used.T,
            present.T * layout.slots,
        ],
        axis=2,
    )


def _stretches(queues: int, groups: int, intervals: int, effort: Ints) -> Stretches:
    def by_queue() -> Ints:
        return zeros(queues, intervals)

    return Stretches(
        waiting=by_queue(),
        waiting_at_end=by_queue(),
        busy=by_queue(),
        busy_at_end=by_queue(),
        in_flow=by_queue(),
        in_flow_at_end=by_queue(),
        in_callback=by_queue(),
        in_callback_at_end=by_queue(),
        lines=by_queue(),
        lines_at_end=by_queue(),
        left=by_queue(),
        group_busy=zeros(groups, intervals),
        group_at_end=zeros(groups, intervals),
        effort=effort,
        in_hand=by_queue(),
        group_in_hand=zeros(groups, intervals),
        slots_used=zeros(groups, intervals),
        unreplied=by_queue(),
        unreplied_at_end=by_queue(),
        backlog_past_target=by_queue(),
        backlog_oldest=by_queue(),
    )
