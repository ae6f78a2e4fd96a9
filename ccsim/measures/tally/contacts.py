"""The pass over the contact log: what happened to each contact and each case, counted and summed.

Every contact first fills one line of amounts, column by column; the line is then added to the totals of
the contact's cell and interval. A contact of several parts is counted once, where its leg 0 was offered;
its parts add what belongs to the queue each waited in.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ccsim.engine.outcomes import ARRIVED, BLOCKED, CLOSED, CONTAINED, DISCONNECTED
from ccsim.kernel import kernel
from ccsim.measures import columns as c
from ccsim.measures import histogram as h
from ccsim.measures.tally.cases import (
    BY_AGENT,
    BY_FLOW,
    LATE,
    NONE,
    count_case_answer,
    count_firsts,
    count_resolution,
)
from ccsim.measures.tally.course import COURSE, follow
from ccsim.measures.tally.grid import (
    Grid,
    Row,
    Tally,
    at_threshold,
    enter,
    locate,
    open_time,
)
from ccsim.measures.tally.outcome import count_outcome, count_response, count_wait
from ccsim.measures.tally.parts import count_leg, count_parts
from ccsim.typing import Ints, Rows


class Cases(NamedTuple):
    """
    What is known so far of each case.

    Attributes
    ----------
    begun, open_begun, kind, queue
        First attempt: instant (-1: none yet), how long the channel had been open by then, kind, and queue.
    interval
        Interval of the first attempt; -1 outside the measured time.
    offered, automated, answered, handled
        1 once the case had an offered, contained, answered, handled contact.
    """

    begun: Ints
    open_begun: Ints
    kind: NDArray[np.int32]
    queue: NDArray[np.int32]
    interval: NDArray[np.int32]
    offered: NDArray[np.int8]
    automated: NDArray[np.int8]
    answered: NDArray[np.int8]
    handled: NDArray[np.int8]


@kernel
def count_contacts(contacts: Rows, following: Ints, grid: Grid, tally: Tally, cases: Cases) -> None:
    """
    Fill the totals that belong to contacts offered, and cases begun, in the measured time.

    Parameters
    ----------
    contacts
        In the order in which their parts began; ``case`` from 0.
    following
        From `following_parts`.
    grid, tally, cases
        The run; filled.
    """
    line = np.zeros(tally.cells.shape[1], dtype=np.int64)
    durations = np.full(len(h.VARIABLES), -1, dtype=np.int64)
    course = np.zeros(1, dtype=COURSE)[0]
    limits = grid.answer_within
    hint = 0
    for row in range(len(contacts)):
        contact = contacts[row]
        if contact.via != ARRIVED:
            continue
        follow(contacts, following, grid.tier, grid.horizon, row, course)
        last = contacts[course.last]
        kind, case = contact.kind, contact.case
        channel = grid.channel[kind]
        queue = contact.queue if contact.queue >= 0 else grid.queue[kind]
        begin, end = grid.open_first[channel], grid.open_first[channel + 1]
        opened = open_time(grid.open_from, grid.open_until, grid.open_before, begin, end, contact.offered)
        until = first_response(contact, course, grid.horizon)
        responded = open_time(grid.open_from, grid.open_until, grid.open_before, begin, end, until)
        measured = grid.measured_from <= contact.offered < grid.horizon
        interval = -1
        if measured:
            interval = locate(grid.interval_edges, contact.offered, hint)
            hint = interval
        begins = cases.begun[case] < 0
        if begins:
            cases.begun[case], cases.open_begun[case] = contact.offered, opened
            cases.kind[case], cases.queue[case], cases.interval[case] = kind, queue, interval
        case_answer = first_of_case(contact, course, cases.answered, cases.automated)
        if case_answer != NONE and cases.interval[case] >= 0:
            calendar, business = until - cases.begun[case], responded - cases.open_begun[case]
            cell = grid.cell[cases.kind[case], queue, course.group + 1]
            count_case_answer(
                case_answer, calendar, business, limits, tally.cells[cell], tally.histograms[:, cell]
            )
        if measured:
            line[c.CASES] = begins
            if contact.outcome == CLOSED:
                line[c.CLOSED] = 1
            else:
                count_outcome(contact, course, grid.flow[channel], line, durations)
                count_wait(contact, course, grid.horizon, grid.short, limits, line, durations)
                count_response(
                    contact, course, until - contact.offered, responded - opened, limits, line, durations
                )
                line[c.HELD] = (course.off if course.off >= 0 else grid.horizon) - contact.offered
                count_resolution(contact, last, course, cases.begun[case], line, durations)
                count_firsts(contact, last, course, cases.offered[case] == 0, cases.handled[case] == 0, line)
            single = course.last == row
            if single:
                count_leg(contact, line)
            plain = single and not grid.flow[channel] and is_plain(contact.outcome)
            enter(tally, line, durations, grid.cell[kind, queue, course.group + 1], interval, queue, plain)
            if not single:
                count_parts(contacts, following, row, interval, grid, tally, line, durations)
        if contact.outcome != CLOSED:
            cases.offered[case] = 1
        if course.answer >= 0 and course.over:
            cases.handled[case] = 1


@kernel
def first_response(contact: Row, course: Row, horizon: int) -> int:
    """When an agent answered, or a flow contained the contact; else the horizon."""
    if course.answer >= 0:
        return int(course.answer)
    return int(contact.ended if contact.outcome == CONTAINED else horizon)


@kernel
def first_of_case(contact: Row, course: Row, answered: NDArray[np.int8], automated: NDArray[np.int8]) -> int:
    """Whose answer this contact brings its case for the first time, if any; noted in the arrays."""
    case = contact.case
    if answered[case] == 1:
        return NONE
    if course.answer >= 0:
        answered[case] = 1
        return LATE if automated[case] == 1 else BY_AGENT
    if contact.outcome == CONTAINED and automated[case] == 0:
        automated[case] = 1
        return BY_FLOW
    return NONE


@kernel
def is_plain(outcome: int) -> bool:
    """Whether a contact with this outcome fills only the first `N_PLAIN` columns, if it came by no flow."""
    return outcome <= DISCONNECTED and outcome != BLOCKED


@kernel
def count_unanswered_cases(grid: Grid, tally: Tally, cases: Cases) -> None:
    """Count the cases nobody ever answered as failures once they are older than the threshold."""
    line = np.zeros(tally.cells.shape[1], dtype=np.int64)
    durations = np.full(len(h.VARIABLES), -1, dtype=np.int64)
    for case in range(len(cases.begun)):
        interval = cases.interval[case]
        if interval < 0 or cases.answered[case] == 1 or cases.automated[case] == 1:
            continue
        kind, queue = cases.kind[case], cases.queue[case]
        first = grid.open_first[grid.channel[kind]]
        last = grid.open_first[grid.channel[kind] + 1]
        opened = open_time(grid.open_from, grid.open_until, grid.open_before, first, last, grid.horizon)
        for number in range(len(grid.answer_within)):
            limit = grid.answer_within[number]
            line[at_threshold(number, c.CASE_FRT_CALENDAR_KNOWN)] = grid.horizon - cases.begun[case] > limit
            line[at_threshold(number, c.CASE_FRT_BUSINESS_KNOWN)] = opened - cases.open_begun[case] > limit
        enter(tally, line, durations, grid.cell[kind, queue, 0], interval, queue, False)
