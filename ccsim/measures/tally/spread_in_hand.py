"""The pass over the work in hand: what each contact took of its agents' time, where they share themselves."""

from __future__ import annotations

import numpy as np

from ccsim.kernel import inner_kernel, kernel
from ccsim.measures.columns import BUSY_TIME, IN_HAND_TIME
from ccsim.measures.tally.course import Worked
from ccsim.measures.tally.grid import Grid, locate
from ccsim.measures.tally.spread import Stretches, zeros
from ccsim.measures.tally.tally import Tally, place_of
from ccsim.typing import Ints, Rows


def nothing_worked(parts: int, shared: bool) -> Worked:
    """What agents did with each of so many parts, to be filled; empty where they have one at a time."""
    number = parts if shared else 0
    return Worked(zeros(number), zeros(number), np.full(number, -1, dtype=np.int64))


def alone_in_hand(contacts: Rows) -> Ints:
    """Agents' time with each part while nobody has a second in hand: from answered to released."""
    released = np.where(
        contacts["released"] >= 0, contacts["released"], contacts["ended"] + contacts["wrap_up"]
    )
    effort: Ints = np.where(contacts["answered"] >= 0, released - contacts["answered"], 0)
    return np.maximum(effort, 0)


@kernel
def spread_in_hand(
    in_hand: Rows, contacts: Rows, used: Ints, grid: Grid, tally: Tally, time: Stretches, worked: Worked
) -> None:
    """
    Spread the work in hand over intervals and days.

    Within an interval, the time of an agent is shared equally among the contacts in hand, the first of them
    having what does not divide: together they have all of it, to the microsecond.

    Parameters
    ----------
    in_hand
        Rows of dtype `ccsim.engine.logs.IN_HAND`; of a part in the order of time.
    contacts, grid, tally
        See `count_contacts`; the cells' totals of busy time and time in hand are filled.
    used
        [group, load]: slots taken.
    time, worked
        Filled: busy, effort, in hand, slots used; effort and interruptions.
    """
    edges = grid.interval_edges
    hint = 0
    for logged in range(len(in_hand)):
        stretch = in_hand[logged]
        number, place, group = stretch.number, stretch.place, stretch.group
        begin, end = stretch.begin, stretch.end if stretch.end >= 0 else grid.horizon
        part = contacts[stretch.part]
        if 0 <= worked.until[stretch.part] < begin:
            worked.interruptions[stretch.part] += 1
        worked.until[stretch.part] = end
        if begin < edges[0]:
            worked.effort[stretch.part] += share_of_slice(min(end, edges[0]) - begin, number, place)
        if end <= edges[0] or begin >= edges[-1] or end <= begin:
            continue
        queue = part.queue if part.queue >= 0 else grid.queue[part.kind]
        cell = grid.cell[part.kind, queue, group + 1]
        hint = locate(edges, max(begin, edges[0]), hint)
        at = hint
        while at < len(edges) - 1 and edges[at] < end:
            clock_time = min(end, edges[at + 1]) - max(begin, edges[at])
            effort = share_of_slice(clock_time, number, place)
            worked.effort[stretch.part] += effort
            row = place_of(tally, cell, tally.period[at])
            tally.cells[row, BUSY_TIME] += effort
            tally.cells[row, IN_HAND_TIME] += clock_time
            time.busy[queue, at] += effort
            time.in_hand[queue, at] += clock_time
            time.effort[cell, tally.day[at]] += effort
            time.group_in_hand[group, at] += clock_time
            until_its_end = end >= edges[at + 1]
            time.busy_at_end[queue, at] += until_its_end
            if place == 0:
                time.group_busy[group, at] += clock_time
                time.slots_used[group, at] += clock_time * used[group, stretch.load]
                time.group_at_end[group, at] += until_its_end
            at += 1


@inner_kernel
def share_of_slice(length: int, number: int, place: int) -> int:
    """What one of so many contacts in hand has of a slice of an agent's time, in microseconds."""
    if number == 1:
        return length
    return int(length // number + (place < length % number))
