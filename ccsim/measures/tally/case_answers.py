"""What is known of each case while its contacts are counted, and its first answers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ccsim.engine.outcomes import CONTAINED
from ccsim.kernel import inner_kernel, kernel
from ccsim.measures import columns as c
from ccsim.measures.tally.cases import BY_AGENT, BY_FLOW, LATE, NONE, count_case_answer
from ccsim.measures.tally.grid import Grid, Row, clock
from ccsim.measures.tally.tally import (
    Durations,
    Tally,
    add_to_cell_within,
    at_threshold,
    enter,
    no_durations,
    number_below,
    place_of,
)
from ccsim.typing import Ints, Rows

#: Whether a case had a handled contact; or none yet, but one that the customer chased up.
HAD_ONE, ONE_CHASED = 1, 2

#: What is known so far of a case: one line of the processor's memory.
CASE_SO_FAR = np.dtype(
    [
        ("begun", "i8"),  # first attempt: when (-1: none yet),
        ("open_begun", "i8"),  # and what the business clock showed then
        ("answer", "i8"),  # earliest answer so far by an agent (-1: none),
        ("flow_answer", "i8"),  # and by a flow, where a case may go on on another channel
        ("kind", "i4"),  # of the first attempt,
        ("queue", "i4"),
        ("interval", "i4"),  # -1 outside the measured time
        ("answer_cell", "i4"),  # where the earliest answers count
        ("flow_cell", "i4"),
        ("unasked", "i1"),  # 1 while a case that began with self-service has not got in touch
        ("offered", "i1"),  # 1 once the case had an offered, contained, answered contact
        ("automated", "i1"),
        ("answered", "i1"),
        ("handled", "i1"),  # `HAD_ONE`, `ONE_CHASED`, or 0
    ],
    align=True,
)


def nothing_known() -> Rows:
    """One case of which nothing is known."""
    case = np.zeros(1, dtype=CASE_SO_FAR)
    for name in ("begun", "answer", "flow_answer", "interval"):
        case[name] = -1
    return case


@inner_kernel
def note_begin(case: Row, offered: int, opened: int, kind: int, queue: int, interval: int) -> None:
    """Note the first attempt of a case."""
    case.begun, case.open_begun = offered, opened
    case.kind, case.queue, case.interval = kind, queue, interval


@inner_kernel
def first_of_case(contact: Row, course: Row, case: Row, overlap: bool) -> int:
    """Whose answer this contact brings its case for the first time, if any; where they overlap, every one."""
    if case.answered == 1 and not overlap:
        return NONE
    if course.response >= 0:
        case.answered = 1
        return LATE if case.automated == 1 else BY_AGENT
    if contact.outcome == CONTAINED and (case.automated == 0 or overlap):
        case.automated = 1
        return BY_FLOW
    return NONE


@inner_kernel
def cell_of_answer(cells: NDArray[np.int32], kind: int, first_queue: int, queue: int, group: int) -> int:
    """
    The cell in which the answer to a case counts.

    That of the case's first attempt and the queue and group that answered; if the answer came on another
    channel, which they do not serve together, the first attempt's queue, and at last nobody in it.
    """
    cell = cells[kind, queue, group + 1]
    if cell < 0:
        cell = cells[kind, first_queue, group + 1]
    if cell < 0:
        cell = cells[kind, first_queue, 0]
    return int(cell)


@inner_kernel
def note_answer(case: Row, whose: int, instant: int, cell: int) -> None:
    """Note an answer if it is the earliest of its case so far, whatever the order of the attempts."""
    if whose == BY_FLOW:
        if case.flow_answer < 0 or instant < case.flow_answer:
            case.flow_answer, case.flow_cell = instant, cell
    elif case.answer < 0 or instant < case.answer:
        case.answer, case.answer_cell = instant, cell


def count_ended_cases(grid: Grid, tally: Tally, cases: Rows) -> None:
    """
    Count what can be said of cases that are over.

    Their earliest answers, where a case may go on on another channel; those nobody ever answered count as
    failures once they are older than the threshold.

    Parameters
    ----------
    grid, tally
        The run; filled.
    cases
        Of `CASE_SO_FAR`.
    """
    _count_ended(grid, tally, cases, np.zeros(len(grid.mode), dtype=np.int64), no_durations())


@kernel
def _count_ended(grid: Grid, tally: Tally, cases: Rows, at_horizon: Ints, durations: Durations) -> None:
    for channel in range(len(at_horizon)):
        at_horizon[channel] = clock(grid, channel, grid.horizon)
    for number in range(len(cases)):
        case = cases[number]
        if case.interval < 0:
            continue
        if grid.crosses and (case.answer >= 0 or case.flow_answer >= 0):
            count_noted_answers(grid, tally, case, durations)
        if case.answered == 0 and case.automated == 0 and case.unasked == 0:
            totals = tally.cells[
                place_of(tally, grid.cell[case.kind, case.queue, 0], tally.period[case.interval])
            ]
            limits, opened = grid.answer_within, at_horizon[grid.channel[case.kind]]
            calendar, business = grid.horizon - case.begun, opened - case.open_begun
            add_without_answer(totals, limits, calendar, c.CASE_FRT_CALENDAR_KNOWN)
            add_without_answer(totals, limits, business, c.CASE_FRT_BUSINESS_KNOWN)


@inner_kernel
def add_without_answer(totals: Ints, limits: Ints, age: int, column: int) -> None:
    """Count a case without an answer at the thresholds that it is older than."""
    beyond = number_below(limits, age)
    if beyond > 0:
        totals[at_threshold(0, column)] += 1
        add_to_cell_within(totals, limits, beyond, column, -1)


@inner_kernel
def count_noted_answers(grid: Grid, tally: Tally, case: Row, durations: Durations) -> None:
    """Count the earliest answers of a case by both clocks, the business clock of its first attempt."""
    by_agent, by_flow = case.answer, case.flow_answer
    late = 0 <= by_flow < by_agent
    whose = NONE
    while whose != BY_FLOW:
        instant, cell = by_agent, case.answer_cell
        if whose == NONE and by_agent >= 0:
            whose = LATE if late else BY_AGENT
        elif by_flow >= 0 and (by_agent < 0 or late):
            whose, instant, cell = BY_FLOW, by_flow, case.flow_cell
        else:
            return
        responded = clock(grid, grid.channel[case.kind], instant)
        calendar, business = instant - case.begun, responded - case.open_begun
        period = tally.period[case.interval]
        count_case_answer(whose, calendar, business, grid.answer_within, tally, cell, period, durations)
        enter(tally, durations, cell, period)
