"""From the logs of one replication to its totals."""

from __future__ import annotations

import numpy as np

from ccsim.engine.logs import CONTACT, EMPLOYED, IN_HAND, LIVE_CONTACT, ROSTERED
from ccsim.measures import columns as c
from ccsim.measures.experience.experience import Experience
from ccsim.measures.histogram import BINS, VARIABLES
from ccsim.measures.layout import Layout
from ccsim.measures.money.allocate import allocate
from ccsim.measures.money.income import allocate_income, no_income
from ccsim.measures.money.write_ledger import write_ledger
from ccsim.measures.tally.case_answers import count_noted_answers, count_unanswered_cases, no_cases
from ccsim.measures.tally.contacts import count_contacts
from ccsim.measures.tally.course import Worked, following_parts
from ccsim.measures.tally.grid import Tally
from ccsim.measures.tally.people import count_people
from ccsim.measures.tally.spread import (
    Stretches,
    lines_of,
    spread_agents,
    spread_contacts,
    spread_front,
    zeros,
    zeros32,
)
from ccsim.measures.tally.spread_in_hand import alone_in_hand, nothing_worked, spread_in_hand
from ccsim.measures.tally.totals import ENDS, Totals
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


def measure_logs(
    layout: Layout,
    contacts: Rows,
    agents: Rows,
    replication: int = 0,
    rostered: Rows | None = None,
    in_hand: Rows | None = None,
    people: Rows | None = None,
    seed: int = 0,
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
    in_hand
        The engine's log of work in hand; None where agents have one contact at a time.
    people
        The engine's log of who was employed; None where nobody comes or goes.
    seed
        Of the run: with the replication it names what customers make of their cases.
    """
    contacts = contacts.astype(_LOG, copy=False)
    grid = layout.grid
    intervals, queues, groups = len(grid.interval_edges) - 1, len(layout.queues), len(layout.groups)
    tally = Tally(
        cells=zeros(len(layout.cells), len(layout.columns)),
        intervals=zeros(intervals, queues, len(layout.columns)),
        histograms=zeros32(len(VARIABLES), len(layout.cells), BINS),
    )
    time = _stretches(queues, groups, intervals, zeros(len(layout.cells), len(layout.days)))
    worked = _spread_work(layout, contacts, in_hand, tally, time)
    following = following_parts(contacts)
    number = int(contacts["case"].max()) + 1 if len(contacts) else 0
    cases = no_cases(number, grid.crosses, bool(layout.sites))
    count_contacts(contacts, following, worked, grid, tally, cases)
    count_noted_answers(grid, tally, cases)
    count_unanswered_cases(grid, tally, cases)

    if layout.flows or grid.limited.any():
        spread_front(contacts, following, grid, tally, time)
        _count_peaks(layout, contacts, following, tally)
    for column, spent in _TIMES.items():
        tally.intervals[:, :, column] = getattr(time, spent).T
    present, present_end = zeros(groups, intervals), zeros(groups, intervals)
    spread_agents(agents, grid.interval_edges, present, present_end, grid.horizon)

    if rostered is None:
        rostered = np.zeros(0, dtype=ROSTERED)
    if people is None:
        people = np.zeros(0, dtype=EMPLOYED)
    count_people(layout, people, tally.cells)
    ledger = write_ledger(layout, contacts, agents, rostered, people, tally.cells)
    allocate(layout, ledger, time.effort, tally.cells)
    income = no_income(layout)
    if layout.rules is not None:
        experience = Experience(layout.rules, grid, layout.kinds)
        experience.take(contacts, len(contacts), following, number)
        experience.count(seed, replication, grid.day_edges[[0, -1]], tally.cells[np.newaxis], income)
    allocate_income(layout, income, tally.cells)
    _note_slots(layout, time, present, tally.cells)
    flat = tally.histograms.ravel()
    codes = np.flatnonzero(flat)
    return Totals(
        replication=replication,
        cells=tally.cells,
        intervals=tally.intervals[:, :, [column.by_interval for column in layout.columns]],
        ends=np.stack([getattr(time, name).T for name in ENDS], axis=2),
        staffing=_staffing(layout, time, present, present_end),
        ledger=ledger,
        income=income,
        codes=codes.astype(np.int32),
        counts=flat[codes],
    )


def _spread_work(
    layout: Layout, contacts: Rows, in_hand: Rows | None, tally: Tally, time: Stretches
) -> Worked:
    """Spread waits and work over time; where agents share themselves, say what they did with each part."""
    grid = layout.grid
    worked = nothing_worked(contacts, grid.shared)
    logged = in_hand is not None and len(in_hand) > 0
    plain = grid._replace(shared=logged)
    spread_contacts(contacts, plain, tally, time)
    if in_hand is not None and logged:
        rows = in_hand.astype(IN_HAND, copy=False)
        spread_in_hand(rows, contacts, layout.used_slots, grid, tally, time, worked)
    else:
        if grid.shared:
            worked.effort[:] = alone_in_hand(contacts)
        tally.cells[:, c.IN_HAND_TIME] = tally.cells[:, c.BUSY_TIME]
        time.in_hand[:] = time.busy
        time.group_in_hand[:] = time.slots_used[:] = time.group_busy
    tally.cells[:, c.BACKLOG_TIME] += tally.cells[:, c.WAITING_TIME]
    return worked


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


def _note_slots(layout: Layout, time: Stretches, present: Ints, cells: Ints) -> None:
    """Write the groups' totals of slots."""
    for group in range(len(layout.groups)):
        cell = layout.group_cell(group)
        cells[cell, c.SLOTS_USED_TIME] = time.slots_used[group].sum()
        cells[cell, c.SLOTS_TIME] = present[group].sum() * layout.slots[group]


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


def _count_peaks(layout: Layout, contacts: Rows, following: Ints, tally: Tally) -> None:
    """Note the most lines in use at once in the measured time, at the first kind of each channel."""
    grid = layout.grid
    for channel in np.flatnonzero(grid.limited):
        begins, ends = lines_of(contacts, following, grid, int(channel))
        kept = (ends > np.maximum(begins, grid.measured_from)) & (begins < grid.horizon)
        begins, ends = np.maximum(begins[kept], grid.measured_from), np.sort(ends[kept])
        if len(begins):
            # a line that is left at an instant can be taken at it
            at_once = np.arange(1, len(begins) + 1) - np.searchsorted(ends, begins, side="right")
            kind = int(np.flatnonzero(grid.channel == channel)[0])
            tally.cells[layout.nobody[kind], c.LINES_PEAK] = at_once.max()
