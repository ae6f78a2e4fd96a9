"""The pass over time: how long contacts wait and agents work or are present, interval by interval."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ccsim.engine.outcomes import (
    ABANDONED,
    ARRIVED,
    BALKED,
    BLOCKED,
    CALLED_BACK,
    CLOSED,
    PREVENTED,
    SILENT,
)
from ccsim.kernel import inner_kernel, kernel
from ccsim.measures.columns import (
    BACKLOG_AT_END,
    BACKLOG_OLDEST,
    BACKLOG_PAST_TARGET,
    BACKLOG_TIME,
    BUSY_TIME,
    CALLBACK_TIME,
    FLOW_TIME,
    LINE_TIME,
    WAITING_TIME,
)
from ccsim.measures.tally.course import is_counted, off_the_line
from ccsim.measures.tally.grid import Grid, Row, locate, place_at
from ccsim.measures.tally.tally import Tally, place_of
from ccsim.typing import Ints, Rows


@inner_kernel
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


@inner_kernel
def spread_by_period(
    begin: int, end: int, grid: Grid, tally: Tally, cell: int, column: int, hint: int
) -> None:
    """
    Add the measured part of a stretch of time to a cell's total of each period it overlaps.

    Parameters
    ----------
    begin, end
        The stretch, in microseconds.
    grid, tally
        The run; filled.
    cell, column
        Which total.
    hint
        An interval near the beginning.
    """
    edges = grid.period_edges
    if end <= edges[0] or begin >= edges[-1] or end <= begin:
        return
    period = locate(edges, max(begin, edges[0]), tally.period[hint])
    while period < len(edges) - 1 and edges[period] < end:
        within = min(end, edges[period + 1]) - max(begin, edges[period])
        tally.cells[place_of(tally, cell, period), column] += within
        period += 1


class Stretches(NamedTuple):
    """
    Time by interval, and numbers under way just before its end, to be filled.

    Attributes
    ----------
    waiting, waiting_at_end, busy, busy_at_end
        [queue, interval]: in line, and with an agent.
    in_flow, in_flow_at_end, in_callback, in_callback_at_end
        [queue, interval]: in a flow, and booked and not yet dialled.
    lines, lines_at_end
        [queue, interval]: on a line of a channel that has a limit.
    left
        [queue, interval]: contacts that abandoned in the interval (not: that arrived in it).
    group_busy, group_at_end
        [group, interval]: agents at work.
    effort
        [cell, day]: agents' time with the cell's contacts.
    in_hand
        [queue, interval]: contacts' time in agents' hands.
    group_in_hand, slots_used
        [group, interval]: the same, and time of the agents' slots that are taken.
    unreplied, unreplied_at_end
        [queue, interval]: taken up, but not yet replied to, where the reply is the response.
    backlog_past_target, backlog_oldest
        [queue, interval]: in the backlog just before its end, those older than the queue's target, and the
        age of the oldest.
    """

    waiting: Ints
    waiting_at_end: Ints
    busy: Ints
    busy_at_end: Ints
    in_flow: Ints
    in_flow_at_end: Ints
    in_callback: Ints
    in_callback_at_end: Ints
    lines: Ints
    lines_at_end: Ints
    left: Ints
    group_busy: Ints
    group_at_end: Ints
    effort: Ints
    in_hand: Ints
    group_in_hand: Ints
    slots_used: Ints
    unreplied: Ints
    unreplied_at_end: Ints
    backlog_past_target: Ints
    backlog_oldest: Ints

    @property
    def backlog(self) -> Ints:
        """[queue, interval]: in line, or not yet replied to where the reply is the response."""
        return self.waiting + self.unreplied

    @property
    def backlog_at_end(self) -> Ints:
        """[queue, interval]: so many just before the end."""
        return self.waiting_at_end + self.unreplied_at_end


@inner_kernel
def spread_reply(
    contact: Row, queue: int, cell: int, grid: Grid, tally: Tally, time: Stretches, hint: int
) -> int:
    """Spread the time from taking up a work item or message to the reply; returns when that came."""
    replied = contact.ended if contact.ended >= 0 else grid.horizon
    unreplied, at_end = time.unreplied[queue], time.unreplied_at_end[queue]
    spread(contact.answered, replied, grid.interval_edges, unreplied, at_end, hint)
    spread_by_period(contact.answered, replied, grid, tally, cell, BACKLOG_TIME, hint)
    return int(replied)


@kernel
def spread_contacts(
    contacts: Rows, first: int, end: int, until: int, logged: bool, grid: Grid, tally: Tally, time: Stretches
) -> None:
    """
    Spread the wait and handling of every part over intervals and days, whenever it was offered.

    The handling only where agents have one contact at a time; else see `spread_in_hand`.

    Parameters
    ----------
    contacts, grid, tally
        See `count_contacts`; the cells' totals of waiting, callback, busy and backlog time are filled.
    first, end
        The parts in these rows are spread,
    until
        those of contacts that begin before this row.
    logged
        Whether it is known what agents had in hand.
    time
        Filled: waiting, busy, in callback, effort, left, unreplied, backlog.
    """
    edges, last = grid.interval_edges, grid.horizon
    waiting_hint = busy_hint = left_hint = callback_hint = place_at(edges, contacts[first].offered)
    any_replies = grid.replies.any()
    for row in range(first, end):
        contact = contacts[row]
        if not is_counted(contact, until):
            continue
        queue = contact.queue if contact.queue >= 0 else grid.queue[contact.kind]
        cell = grid.cell[contact.kind, queue, contact.group + 1]
        begin = contact.queued if contact.via != CALLED_BACK else contact.offered
        if begin >= 0 and contact.outcome != BLOCKED:
            end = last
            if contact.answered >= 0 and contact.outcome != SILENT:
                end = contact.answered
            elif contact.ended >= 0:
                end = contact.ended
            if contact.via == CALLED_BACK:
                callback_hint = spread(
                    begin,
                    end,
                    edges,
                    time.in_callback[queue],
                    time.in_callback_at_end[queue],
                    callback_hint,
                )
                spread_by_period(begin, end, grid, tally, cell, CALLBACK_TIME, callback_hint)
            else:
                if end > begin:
                    waiting_hint = spread(
                        begin, end, edges, time.waiting[queue], time.waiting_at_end[queue], waiting_hint
                    )
                    spread_by_period(begin, end, grid, tally, cell, WAITING_TIME, waiting_hint)
                replies = any_replies and grid.replies[grid.channel[contact.kind]]
                if replies and contact.answered >= 0:
                    end = spread_reply(contact, queue, cell, grid, tally, time, waiting_hint)
                # a wait that is over by the end of its interval is in no backlog
                if end > begin and (replies or end >= edges[waiting_hint + 1]):
                    note_backlog(begin, end, queue, cell, grid, tally, time, waiting_hint)
        left_now = contact.outcome == ABANDONED or contact.outcome == BALKED or contact.outcome == SILENT
        if left_now and contact.via == ARRIVED and grid.measured_from <= contact.ended < last:
            left_hint = locate(edges, contact.ended, left_hint)
            time.left[queue, left_hint] += 1
        if contact.answered >= 0 and not logged:
            end = contact.released if contact.released >= 0 else last
            busy_hint = spread_work(
                contact.answered, end, queue, contact.group, cell, grid, tally, time, busy_hint
            )


@inner_kernel
def spread_work(
    begin: int,
    end: int,
    queue: int,
    group: int,
    cell: int,
    grid: Grid,
    tally: Tally,
    time: Stretches,
    hint: int,
) -> int:
    """
    Spread the work of an agent who has one contact at a time.

    Parameters
    ----------
    begin, end
        When it is in hand.
    queue, group, cell
        Where it belongs.
    grid, tally, time
        The run; filled by interval, day and period.
    hint
        An interval near the beginning.

    Returns
    -------
    int
        The interval in which it begins, as the next hint.
    """
    edges = grid.interval_edges
    if end <= edges[0] or begin >= edges[-1] or end <= begin:
        return hint
    start = at = locate(edges, max(begin, edges[0]), hint)
    while at < len(edges) - 1 and edges[at] < end:
        until_its_end = end >= edges[at + 1]
        within = min(end, edges[at + 1]) - max(begin, edges[at])
        time.busy[queue, at] += within
        time.busy_at_end[queue, at] += until_its_end
        time.group_busy[group, at] += within
        time.group_at_end[group, at] += until_its_end
        time.effort[cell, tally.day[at]] += within
        tally.cells[place_of(tally, cell, tally.period[at]), BUSY_TIME] += within
        at += 1
    return start


@inner_kernel
def note_backlog(
    begin: int, end: int, queue: int, cell: int, grid: Grid, tally: Tally, time: Stretches, hint: int
) -> None:
    """
    Note a part in the backlog just before the ends of intervals: whether it is late, and how old it is.

    Parameters
    ----------
    begin, end
        When it is in the backlog.
    queue, cell
        Where it belongs.
    grid, tally, time
        The run; the totals of the cell at the end of each period, and those by interval, are filled.
    hint
        An interval near the beginning.
    """
    edges, target = grid.interval_edges, grid.target[queue]
    if begin >= edges[-1] or end < edges[1]:
        return
    past_target, oldest = time.backlog_past_target[queue], time.backlog_oldest[queue]
    place = locate(edges, max(begin, edges[0]), hint)
    period = tally.period[place]
    while place < len(edges) - 1 and edges[place + 1] <= end:
        age = edges[place + 1] - begin
        past_target[place] += age > target
        oldest[place] = max(age, oldest[place])
        place += 1
    edges = grid.period_edges
    while period < len(edges) - 1 and edges[period + 1] <= end:
        totals = tally.cells[place_of(tally, cell, period)]
        age = edges[period + 1] - begin
        totals[BACKLOG_AT_END] += 1
        totals[BACKLOG_PAST_TARGET] += age > target
        totals[BACKLOG_OLDEST] = max(age, totals[BACKLOG_OLDEST])
        period += 1


@kernel
def spread_front(
    contacts: Rows, first: int, end: int, following: Ints, grid: Grid, tally: Tally, time: Stretches
) -> None:
    """
    Spread the time contacts spend in a flow, and on a line of a channel that has a limit.

    Parameters
    ----------
    contacts, first, end, following, grid, tally
        See `count_contacts`; the cells' totals of time in flows and on lines are filled.
    time
        Filled: in flow, lines.
    """
    edges, last = grid.interval_edges, grid.horizon
    flow_hint = line_hint = place_at(edges, contacts[first].offered)
    for row in range(first, end):
        contact = contacts[row]
        channel = grid.channel[contact.kind]
        if contact.via != ARRIVED or turned_away(contact):
            continue
        queue = contact.queue if contact.queue >= 0 else grid.queue[contact.kind]
        cell = grid.cell[contact.kind, queue, 0]
        begin = contact.offered
        if contact.flow >= 0:
            end = last
            if contact.queued >= 0:
                end = contact.queued
            elif contact.ended >= 0:
                end = contact.ended
            flow_hint = spread(begin, end, edges, time.in_flow[queue], time.in_flow_at_end[queue], flow_hint)
            spread_by_period(begin, end, grid, tally, cell, FLOW_TIME, flow_hint)
        if grid.limited[channel]:
            end = off_the_line(contacts, following, row, last)
            line_hint = spread(begin, end, edges, time.lines[queue], time.lines_at_end[queue], line_hint)
            spread_by_period(begin, end, grid, tally, cell, LINE_TIME, line_hint)


@inner_kernel
def turned_away(contact: Row) -> bool:
    """Whether it found the channel closed, bots too, or everything taken before the front; or never came."""
    if contact.flow >= 0:
        return False
    blocked = contact.outcome == BLOCKED and contact.queued < 0
    return bool(blocked or contact.outcome == CLOSED or contact.outcome == PREVENTED)


def lines_of(contacts: Rows, until: int, following: Ints, grid: Grid, channel: int) -> Ints:
    """
    When the contacts of a channel took and left their lines.

    Parameters
    ----------
    contacts, until, following, grid
        See `count_contacts`.
    channel
        One with a limit.

    Returns
    -------
    Ints
        [2, contact]: begins and ends, in microseconds.
    """
    spells = np.empty((2, until), dtype=np.int64)
    return spells[:, : _write_lines(contacts, until, following, grid, channel, spells)]


@kernel
def _write_lines(contacts: Rows, until: int, following: Ints, grid: Grid, channel: int, spells: Ints) -> int:
    number = 0
    for row in range(until):
        contact = contacts[row]
        if contact.via != ARRIVED or turned_away(contact) or grid.channel[contact.kind] != channel:
            continue
        spells[0, number] = contact.offered
        spells[1, number] = off_the_line(contacts, following, row, grid.horizon)
        number += 1
    return number


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
