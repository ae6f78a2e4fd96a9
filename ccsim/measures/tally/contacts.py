"""The pass over the contact log: what happened to each contact and each case, counted and summed.

Every contact first fills one line of amounts, column by column; the line is then added to the totals of
the contact's cell and interval.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ccsim.engine.outcomes import (
    ABANDONED,
    BALKED,
    BLOCKED,
    CLOSED,
    DISCONNECTED,
    HANDLED,
    REDIAL,
    REPEAT,
    UNFINISHED,
)
from ccsim.kernel import kernel
from ccsim.measures import columns as c
from ccsim.measures import histogram as h
from ccsim.measures.tally.grid import Grid, Tally, at_threshold, locate, open_time
from ccsim.typing import Ints, Rows

#: One row of the contact log, as compiled code sees it.
Row = Any


class Cases(NamedTuple):
    """
    What is known so far of each case.

    Attributes
    ----------
    begun, open_begun, kind
        First attempt: instant (-1: none yet), how long the channel had been open by then, and kind.
    interval
        Interval of the first attempt; -1 outside the measured time.
    offered, answered, handled
        1 once the case had an offered, answered, handled contact.
    """

    begun: Ints
    open_begun: Ints
    kind: NDArray[np.int32]
    interval: NDArray[np.int32]
    offered: NDArray[np.int8]
    answered: NDArray[np.int8]
    handled: NDArray[np.int8]


@kernel
def count_contacts(contacts: Rows, grid: Grid, tally: Tally, cases: Cases) -> None:
    """
    Fill the totals that belong to contacts offered, and cases begun, in the measured time.

    Parameters
    ----------
    contacts
        In the order in which they were offered; ``case`` from 0.
    """
    line = np.zeros(tally.cells.shape[1], dtype=np.int64)
    durations = np.full(len(h.VARIABLES), -1, dtype=np.int64)
    limits = grid.answer_within
    hint = 0
    for row in range(len(contacts)):
        contact = contacts[row]
        kind = contact.kind
        first = grid.open_first[grid.channel[kind]]
        last = grid.open_first[grid.channel[kind] + 1]
        opened = open_time(grid.open_from, grid.open_until, grid.open_before, first, last, contact.offered)
        until = contact.answered if contact.answered >= 0 else grid.horizon
        answered = open_time(grid.open_from, grid.open_until, grid.open_before, first, last, until)
        measured = grid.measured_from <= contact.offered < grid.horizon
        interval = -1
        if measured:
            interval = locate(grid.interval_edges, contact.offered, hint)
            hint = interval
        case = contact.case
        begins = cases.begun[case] < 0
        if begins:
            cases.begun[case] = contact.offered
            cases.open_begun[case] = opened
            cases.kind[case] = kind
            cases.interval[case] = interval
        if contact.outcome != CLOSED and contact.answered >= 0 and cases.answered[case] == 0:
            cases.answered[case] = 1
            if cases.interval[case] >= 0:
                calendar = contact.answered - cases.begun[case]
                count_first_answer(calendar, answered - cases.open_begun[case], limits, line, durations)
                begun_kind = cases.kind[case]
                cell = grid.cell[begun_kind, contact.group + 1]
                enter(tally, line, durations, cell, cases.interval[case], grid.queue[begun_kind])
        if measured:
            if begins:
                line[c.CASES] = 1
            if contact.outcome == CLOSED:
                line[c.CLOSED] = 1
            else:
                count_outcome(contact, grid.horizon, line)
                count_wait(contact, grid.horizon, grid.short, limits, line, durations)
                answer = contact.answered >= 0
                count_first_response(
                    answer, until - contact.offered, answered - opened, limits, line, durations
                )
                count_resolution(contact, cases.begun[case], line, durations)
                count_firsts(contact, cases.offered[case] == 0, cases.handled[case] == 0, line)
            enter(tally, line, durations, grid.cell[kind, contact.group + 1], interval, grid.queue[kind])
        if contact.outcome != CLOSED:
            cases.offered[case] = 1
        if contact.outcome == HANDLED:
            cases.handled[case] = 1


@kernel
def enter(tally: Tally, line: Ints, durations: Ints, cell: int, interval: int, queue: int) -> None:
    """Add a line of amounts to a cell and to an interval of a queue, and clear it."""
    for column in range(len(line)):
        tally.cells[cell, column] += line[column]
        tally.intervals[interval, queue, column] += line[column]
        line[column] = 0
    for variable in range(len(durations)):
        if durations[variable] >= 0:
            tally.histograms[variable, cell, h.bin_of(durations[variable])] += 1
            durations[variable] = -1


@kernel
def count_outcome(contact: Row, horizon: int, line: Ints) -> None:
    """Count a contact as offered and by its outcome."""
    outcome = contact.outcome
    line[c.OFFERED] = 1
    if contact.answered >= 0:
        line[c.ANSWERED] = 1
    if outcome == HANDLED:
        line[c.HANDLED] = 1
        line[c.TALK] = contact.talk
        line[c.HOLD] = contact.hold
        line[c.WRAP_UP] = contact.wrap_up
    elif outcome == ABANDONED:
        line[c.ABANDONED] = 1
    elif outcome == BALKED:
        line[c.ABANDONED] = 1
        line[c.BALKED] = 1
    elif outcome == BLOCKED:
        line[c.BLOCKED] = 1
    elif outcome == DISCONNECTED:
        line[c.DISCONNECTED] = 1
    else:
        line[c.UNFINISHED] = 1
    until = contact.ended if contact.ended >= 0 else horizon
    line[c.HELD] = until - contact.offered


@kernel
def count_wait(contact: Row, horizon: int, short: int, limits: Ints, line: Ints, durations: Ints) -> None:
    """Add up a contact's wait in the queue and compare it with the thresholds."""
    answered = contact.answered >= 0
    gone = not answered and (contact.outcome == ABANDONED or contact.outcome == BALKED)
    still = not answered and contact.outcome == UNFINISHED
    over = answered or gone or (contact.outcome == DISCONNECTED and contact.queued >= 0)
    wait = 0
    if contact.queued >= 0:
        until = contact.answered if answered else (contact.ended if over else horizon)
        wait = until - contact.queued
    if over:
        line[c.ENTERED] = 1
        line[c.WAIT_ALL] = wait
        durations[h.H_WAIT_ALL] = wait
    if (over and (wait > 0 or not answered)) or (still and contact.queued >= 0):
        line[c.WAITED] = 1
    if answered:
        line[c.WAIT_ANSWERED] = wait
        durations[h.H_WAIT_ANSWERED] = wait
    elif gone:
        line[c.WAIT_ABANDONED] = wait
        durations[h.H_WAIT_ABANDONED] = wait
        if wait <= short:
            line[c.SHORT] = 1
    if contact.virtual >= 0:
        line[c.VIRTUAL_KNOWN] = 1
    for number in range(len(limits)):
        if 0 <= contact.virtual <= limits[number]:
            line[at_threshold(number, c.VIRTUAL_WITHIN)] = 1
        if wait <= limits[number]:
            line[at_threshold(number, c.ANSWERED_WITHIN)] = answered
            line[at_threshold(number, c.ABANDONED_WITHIN)] = gone
            line[at_threshold(number, c.YOUNG)] = still


@kernel
def count_first_response(
    answered: bool, calendar: int, business: int, limits: Ints, line: Ints, durations: Ints
) -> None:
    """
    FRT of a contact.

    Parameters
    ----------
    answered
        False: the durations are the contact's age when the run ended.
    calendar, business
        From its first event, by the calendar and in opening hours, in microseconds.
    """
    if answered:
        line[c.FRT_CALENDAR] = calendar
        line[c.FRT_BUSINESS] = business
        durations[h.H_FRT_CALENDAR] = calendar
        durations[h.H_FRT_BUSINESS] = business
    for number in range(len(limits)):
        limit = limits[number]
        line[at_threshold(number, c.FRT_CALENDAR_KNOWN)] = answered or calendar > limit
        line[at_threshold(number, c.FRT_BUSINESS_KNOWN)] = answered or business > limit
        line[at_threshold(number, c.FRT_CALENDAR_WITHIN)] = answered and calendar <= limit
        line[at_threshold(number, c.FRT_BUSINESS_WITHIN)] = answered and business <= limit


@kernel
def count_resolution(contact: Row, begun: int, line: Ints, durations: Ints) -> None:
    """Whether a contact resolved its case, how long that took, and whether the customer returns."""
    if contact.outcome == HANDLED:
        if contact.returns == REPEAT:
            line[c.REPEATS] = 1
        if contact.resolved == 1:
            line[c.RESOLVED] = 1
            line[c.RESOLUTION_TIME] = contact.ended - begun
            durations[h.H_RESOLUTION_TIME] = contact.ended - begun
    elif contact.returns == REDIAL:
        line[c.REDIALS] = 1


@kernel
def count_firsts(contact: Row, first_offered: bool, first_handled: bool, line: Ints) -> None:
    """FCR: whether this is the first offered, and the first handled, contact of its case, and solved it."""
    handled = contact.outcome == HANDLED
    solved = handled and contact.resolved == 1 and contact.returns != REPEAT
    line[c.FIRST_HANDLED] = handled and first_handled
    line[c.FIRST_RESOLVED] = solved and first_handled
    line[c.FIRST_OFFERED] = first_offered and contact.outcome != UNFINISHED
    line[c.FIRST_OFFERED_RESOLVED] = first_offered and solved


@kernel
def count_first_answer(calendar: int, business: int, limits: Ints, line: Ints, durations: Ints) -> None:
    """FRT of a case: from its first attempt to its first answer; counted where the case began."""
    line[c.CASE_ANSWERED] = 1
    line[c.CASE_FRT_CALENDAR] = calendar
    line[c.CASE_FRT_BUSINESS] = business
    durations[h.H_CASE_FRT_CALENDAR] = calendar
    durations[h.H_CASE_FRT_BUSINESS] = business
    for number in range(len(limits)):
        line[at_threshold(number, c.CASE_FRT_CALENDAR_KNOWN)] = 1
        line[at_threshold(number, c.CASE_FRT_BUSINESS_KNOWN)] = 1
        line[at_threshold(number, c.CASE_FRT_CALENDAR_WITHIN)] = calendar <= limits[number]
        line[at_threshold(number, c.CASE_FRT_BUSINESS_WITHIN)] = business <= limits[number]


@kernel
def count_unanswered_cases(grid: Grid, tally: Tally, cases: Cases) -> None:
    """Count the cases nobody ever answered as failures once they are older than the threshold."""
    line = np.zeros(tally.cells.shape[1], dtype=np.int64)
    durations = np.full(len(h.VARIABLES), -1, dtype=np.int64)
    for case in range(len(cases.begun)):
        interval = cases.interval[case]
        if interval < 0 or cases.answered[case] == 1:
            continue
        kind = cases.kind[case]
        first = grid.open_first[grid.channel[kind]]
        last = grid.open_first[grid.channel[kind] + 1]
        opened = open_time(grid.open_from, grid.open_until, grid.open_before, first, last, grid.horizon)
        for number in range(len(grid.answer_within)):
            limit = grid.answer_within[number]
            line[at_threshold(number, c.CASE_FRT_CALENDAR_KNOWN)] = grid.horizon - cases.begun[case] > limit
            line[at_threshold(number, c.CASE_FRT_BUSINESS_KNOWN)] = opened - cases.open_begun[case] > limit
        enter(tally, line, durations, grid.cell[kind, 0], interval, grid.queue[kind])
