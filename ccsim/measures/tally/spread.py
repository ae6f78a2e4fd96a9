"""The pass over time: how long contacts wait and agents work or are present, interval by interval."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ccsim.engine.outcomes import ABANDONED, BALKED, BLOCKED
from ccsim.kernel import kernel
from ccsim.measures.columns import BUSY_TIME, WAITING_TIME
from ccsim.measures.tally.grid import Grid, Tally, locate
from ccsim.typing import Ints, Rows


@kernel
def spread(begin: int, end: int, edges: Ints, times: Ints, at_end: Ints, hint: int) -> int:
    """
    Add a stretch of time to the intervals it overlaps, and count it where it lasts beyond their ends.

    Parameters
    ----------
    begin, end
        The stretch, ``[begin, end)`` in microseconds.
    edges
        Of the intervals.
    times
        Overlap by interval, added to.
    at_end
        Number of stretches under way just before the end of each interval, added to.
    hint
        An interval near the beginning.

    Returns
    -------
    int
        The interval in which the stretch begins, as the next hint.
    """
    first = edges[0]
    last = edges[-1]
    if end <= first or begin >= last or end <= begin:
        return hint
    place = locate(edges, max(begin, first), hint)
    start = place
    while place < len(edges) - 1 and edges[place] < end:
        stop = edges[place + 1]
        times[place] += min(end, stop) - max(begin, edges[place])
        if end >= stop:
            at_end[place] += 1
        place += 1
    return start


@kernel
def spread_contacts(
    contacts: Rows,
    grid: Grid,
    tally: Tally,
    waiting: Ints,
    waiting_at_end: Ints,
    busy: Ints,
    busy_at_end: Ints,
    group_busy: Ints,
    group_at_end: Ints,
    effort: Ints,
    left: Ints,
) -> None:
    """
    Spread every contact's wait and handling over intervals and days, whenever it was offered.

    Parameters
    ----------
    contacts, grid, tally
        See `count_contacts`; the cells' totals of waiting and busy time are filled.
    waiting, waiting_at_end, busy, busy_at_end
        [queue, interval]: time, and numbers at the interval's end.
    group_busy, group_at_end
        [group, interval]: the same for the agents' work.
    effort
        [cell, day]: agents' time with the cell's contacts.
    left
        [queue, interval]: contacts that abandoned in the interval (not: that arrived in it).
    """
    waiting_hint = 0
    busy_hint = 0
    day_hint = 0
    left_hint = 0
    unused = np.zeros(len(grid.day_edges) - 1, dtype=np.int64)
    first = grid.measured_from
    last = grid.horizon
    for row in range(len(contacts)):
        contact = contacts[row]
        kind = contact.kind
        queue = grid.queue[kind]
        cell = grid.cell[kind, contact.group + 1]
        if contact.queued >= 0 and contact.outcome != BLOCKED:
            until = last
            if contact.answered >= 0:
                until = contact.answered
            elif contact.ended >= 0:
                until = contact.ended
            waiting_hint = spread(
                contact.queued,
                until,
                grid.interval_edges,
                waiting[queue],
                waiting_at_end[queue],
                waiting_hint,
            )
            tally.cells[cell, WAITING_TIME] += max(0, min(until, last) - max(contact.queued, first))
        left_now = contact.outcome == ABANDONED or contact.outcome == BALKED
        if left_now and first <= contact.ended < last:
            left_hint = locate(grid.interval_edges, contact.ended, left_hint)
            left[queue, left_hint] += 1
        if contact.answered >= 0:
            until = contact.released if contact.released >= 0 else last
            edges = grid.interval_edges
            group = contact.group
            spread(contact.answered, until, edges, busy[queue], busy_at_end[queue], busy_hint)
            busy_hint = spread(
                contact.answered, until, edges, group_busy[group], group_at_end[group], busy_hint
            )
            day_hint = spread(contact.answered, until, grid.day_edges, effort[cell], unused, day_hint)
            tally.cells[cell, BUSY_TIME] += max(0, min(until, last) - max(contact.answered, first))


@kernel
def spread_agents(agents: Rows, edges: Ints, present: Ints, at_end: Ints, horizon: int) -> None:
    """
    Spread the agents' presence over stretches of time.

    Parameters
    ----------
    agents
        The agent log.
    edges
        Of the stretches.
    present, at_end
        [group, stretch]: time present, and agents present at the end.
    horizon
        Where the run ends; nobody is counted beyond.
    """
    hint = 0
    for row in range(len(agents)):
        agent = agents[row]
        off = agent.off if agent.off >= 0 else horizon
        hint = spread(agent.on, min(off, horizon), edges, present[agent.group], at_end[agent.group], hint)


def zeros(*shape: int) -> Ints:
    """An int64 array to be filled."""
    return np.zeros(shape, dtype=np.int64)


def zeros32(*shape: int) -> NDArray[np.int32]:
    """An int32 array to be filled."""
    return np.zeros(shape, dtype=np.int32)
