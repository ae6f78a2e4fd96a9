"""The pass over the contact log: what happened to each contact and each case, counted and summed.

Every contact first fills one line of amounts, column by column; the line is then added to the totals of
the contact's cell and interval. A contact of several parts is counted once, where its leg 0 was offered;
its parts add what belongs to the queue each waited in.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ccsim.engine.outcomes import (
    ARRIVED,
    BLOCKED,
    CLOSED,
    CONTAINED,
    DISCONNECTED,
    MESSAGE,
    PREVENTED,
)
from ccsim.kernel import kernel
from ccsim.measures import columns as c
from ccsim.measures import histogram as h
from ccsim.measures.tally.beside import count_beside
from ccsim.measures.tally.case_answers import (
    HAD_ONE,
    ONE_CHASED,
    Cases,
    cell_of_answer,
    first_of_case,
    note_answer,
    note_begin,
)
from ccsim.measures.tally.cases import NONE, count_case_answer, count_firsts, count_resolution
from ccsim.measures.tally.course import COURSE, Worked, add_shared_work, follow
from ccsim.measures.tally.grid import Grid, Row, Tally, enter, locate, open_time
from ccsim.measures.tally.known import count_known
from ccsim.measures.tally.outcome import count_beyond, count_outcome, count_response, count_wait
from ccsim.measures.tally.parts import count_leg, count_parts
from ccsim.typing import Ints, Rows


def count_contacts(
    contacts: Rows, until: int, following: Ints, worked: Worked, grid: Grid, tally: Tally, cases: Cases
) -> None:
    """
    Fill the totals that belong to contacts offered, and cases begun, in the measured time.

    Parameters
    ----------
    contacts
        In the order in which their parts began; ``case`` from 0.
    until
        Contacts that begin before this row are counted; all their parts are there.
    following
        From `following_parts`.
    worked
        What agents did with each part; empty where nobody shares an agent.
    grid, tally, cases
        The run; filled.
    """
    line = np.zeros(tally.cells.shape[1], dtype=np.int64)
    durations = np.full(len(h.VARIABLES), -1, dtype=np.int64)
    courses = np.zeros(1, dtype=COURSE)
    _count(contacts, until, following, worked, grid, tally, cases, line, durations, courses)


@kernel
def _count(
    contacts: Rows,
    until: int,
    following: Ints,
    worked: Worked,
    grid: Grid,
    tally: Tally,
    cases: Cases,
    line: Ints,
    durations: Ints,
    courses: Rows,
) -> None:
    course = courses[0]
    limits = grid.answer_within
    hint = 0
    for row in range(until):
        contact = contacts[row]
        if contact.via != ARRIVED or contact.outcome == PREVENTED:
            hint = count_beside(contact, grid, tally, cases, line, durations, hint)
            continue
        kind, case, channel = contact.kind, contact.case, grid.channel[contact.kind]
        follow(contacts, following, grid.tier, grid.replies[channel], grid.horizon, row, course)
        if grid.shared:
            add_shared_work(contacts, following, worked, row, course)
        last = contacts[course.last]
        queue = contact.queue if contact.queue >= 0 else grid.queue[kind]
        begin, end = grid.open_first[channel], grid.open_first[channel + 1]
        opened = open_time(grid.open_from, grid.open_until, grid.open_before, begin, end, contact.offered)
        answer = first_response(contact, course, grid.horizon)
        responded = open_time(grid.open_from, grid.open_until, grid.open_before, begin, end, answer)
        measured = grid.measured_from <= contact.offered < grid.horizon
        interval = locate(grid.interval_edges, contact.offered, hint) if measured else -1
        hint = max(interval, hint)
        begins = cases.begun[case] < 0
        if begins:
            note_begin(cases, case, contact.offered, opened, kind, queue, interval)
        whose = first_of_case(contact, course, cases.answered, cases.automated, grid.crosses)
        if whose != NONE and cases.interval[case] >= 0:
            cell = cell_of_answer(grid.cell, cases.kind[case], cases.queue[case], queue, course.group)
            if grid.crosses:
                note_answer(cases, case, whose, answer, cell)
            else:
                calendar, business = answer - cases.begun[case], responded - cases.open_begun[case]
                period = tally.period[cases.interval[case]]
                count_case_answer(whose, calendar, business, limits, tally, cell, period)
        if measured:
            single = course.last == row
            plain = single and not grid.shared and is_plain(contact)
            line[c.CASES], line[c.CASE_DIFFICULTY] = begins, begins * contact.difficulty
            if contact.outcome == CLOSED:
                count_turned_away(contact, line)
            else:
                count_outcome(contact, course, line)
                if not plain:
                    count_beyond(contact, course, grid.mode[channel], line, durations)
                    count_known(contacts, following, row, course, line)
                count_wait(contact, course, grid.horizon, grid.short, limits, line, durations)
                took, open_took = answer - contact.offered, responded - opened
                count_response(contact, course, took, open_took, limits, line, durations)
                line[c.HELD] = (course.off if course.off >= 0 else grid.horizon) - contact.offered
                count_resolution(contact, last, course, cases.begun[case], line, durations)
                first, handled = cases.offered[case] == 0, cases.handled[case]
                count_firsts(contact, last, course, first, handled != HAD_ONE, handled == ONE_CHASED, line)
            if single:
                count_leg(contact, line)
            enter(tally, line, durations, grid.cell[kind, queue, course.group + 1], interval, queue, plain)
            if not single:
                count_parts(contacts, following, row, interval, grid, tally, line)
        note_contact(contact, course, cases.offered, cases.handled, cases.unasked)


@kernel
def count_turned_away(contact: Row, line: Ints) -> None:
    """Count an attempt while the channel was closed, also one that its bot turned away in the end."""
    line[c.CLOSED] = 1
    line[c.MESSAGES] = contact.returns == MESSAGE
    line[c.FLOWED] = contact.flow >= 0


@kernel
def note_contact(
    contact: Row,
    course: Row,
    offered: NDArray[np.int8],
    handled: NDArray[np.int8],
    unasked: NDArray[np.int8],
) -> None:
    """Note that a case got in touch: had an offered contact, a handled one, or one that was chased up."""
    case = contact.case
    if len(unasked) > 0:
        unasked[case] = 0
    if contact.outcome != CLOSED:
        offered[case] = 1
    if course.answer >= 0 and course.over:
        handled[case] = HAD_ONE
    elif course.chased and handled[case] == 0:
        handled[case] = ONE_CHASED


@kernel
def first_response(contact: Row, course: Row, horizon: int) -> int:
    """When an agent responded, or a flow contained the contact; else the horizon."""
    if course.response >= 0:
        return int(course.response)
    return int(contact.ended if contact.outcome == CONTAINED else horizon)


@kernel
def is_plain(contact: Row) -> bool:
    """Whether a contact of one part fills only the first `N_PLAIN` columns."""
    if contact.flow >= 0 or contact.difficulty != 0 or contact.repeated != 0 or contact.spared > 0:
        return False
    outcome = contact.outcome
    return bool(outcome <= DISCONNECTED and outcome != BLOCKED and outcome != CLOSED)
