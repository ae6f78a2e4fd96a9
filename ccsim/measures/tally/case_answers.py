"""What is known of each case while its contacts are counted, and its first answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ccsim.engine.outcomes import CONTAINED
from ccsim.kernel import kernel
from ccsim.measures import columns as c
from ccsim.measures import histogram as h
from ccsim.measures.tally.cases import BY_AGENT, BY_FLOW, LATE, NONE, count_case_answer
from ccsim.measures.tally.grid import Grid, Row, Tally, at_threshold, clock, enter
from ccsim.typing import Ints

#: Whether a case had a handled contact; or none yet, but one that the customer chased up.
HAD_ONE, ONE_CHASED = 1, 2


class Cases(NamedTuple):
    """
    What is known so far of each case.

    Attributes
    ----------
    begun, open_begun, kind, queue
        First attempt: instant (-1: none yet), what the business clock showed then, kind, and queue.
    interval
        Interval of the first attempt; -1 outside the measured time.
    unasked
        1 while a case that began with self-service has not got in touch; empty without self-service.
    offered, automated, answered
        1 once the case had an offered, contained, answered contact.
    handled
        `HAD_ONE`, `ONE_CHASED`, or 0.
    answer, answer_cell, flow_answer, flow_cell
        Earliest answer by an agent and by a flow so far (-1: none), and the cell it counts in; empty where
        no case goes on on another channel.
    """

    begun: Ints
    open_begun: Ints
    kind: NDArray[np.int32]
    queue: NDArray[np.int32]
    interval: NDArray[np.int32]
    unasked: NDArray[np.int8]
    offered: NDArray[np.int8]
    automated: NDArray[np.int8]
    answered: NDArray[np.int8]
    handled: NDArray[np.int8]
    answer: Ints
    answer_cell: NDArray[np.int32]
    flow_answer: Ints
    flow_cell: NDArray[np.int32]


def no_cases(number: int, crosses: bool, self_service: bool) -> Cases:
    """So many cases of which nothing is known; whether they may go on elsewhere, or use self-service."""

    def numbers(value: int = 0) -> NDArray[np.int32]:
        return np.full(number, value, dtype=np.int32)

    def marks() -> NDArray[np.int8]:
        return np.zeros(number, dtype=np.int8)

    overlapping = number if crosses else 0
    return Cases(
        begun=np.full(number, -1, dtype=np.int64),
        open_begun=np.zeros(number, dtype=np.int64),
        kind=numbers(),
        queue=numbers(),
        interval=numbers(-1),
        unasked=marks()[: number if self_service else 0],
        offered=marks(),
        automated=marks(),
        answered=marks(),
        handled=marks(),
        answer=np.full(overlapping, -1, dtype=np.int64),
        answer_cell=np.zeros(overlapping, dtype=np.int32),
        flow_answer=np.full(overlapping, -1, dtype=np.int64),
        flow_cell=np.zeros(overlapping, dtype=np.int32),
    )


def more_cases(cases: Cases, number: int, crosses: bool, self_service: bool) -> Cases:
    """The same cases and others of which nothing is known behind them, so many together; see `no_cases`."""
    more = no_cases(number, crosses, self_service)
    whole: Any
    before: Any
    for whole, before in zip(more, cases, strict=True):
        whole[: len(before)] = before
    return more


def let_go(grid: Grid, tally: Tally, cases: Cases, number: int) -> Cases:
    """
    Count what can be said of cases that are over, and forget them.

    Parameters
    ----------
    grid, tally
        The run; filled.
    cases
        Those known.
    number
        So many of them are over.

    Returns
    -------
    Cases
        The others.
    """
    over = _each(cases, lambda known: known[:number])
    count_noted_answers(grid, tally, over)
    count_unanswered_cases(grid, tally, over)
    return _each(cases, lambda known: known[number:].copy())


def _each(cases: Cases, change: Callable[[Any], Any]) -> Cases:
    return Cases(*map(change, cases))


@kernel
def note_begin(
    cases: Cases, case: int, offered: int, opened: int, kind: int, queue: int, interval: int
) -> None:
    """Note the first attempt of a case."""
    cases.begun[case], cases.open_begun[case] = offered, opened
    cases.kind[case], cases.queue[case], cases.interval[case] = kind, queue, interval


@kernel
def first_of_case(
    contact: Row, course: Row, answered: NDArray[np.int8], automated: NDArray[np.int8], overlap: bool
) -> int:
    """Whose answer this contact brings its case for the first time, if any; where they overlap, every one."""
    case = contact.case
    if answered[case] == 1 and not overlap:
        return NONE
    if course.response >= 0:
        answered[case] = 1
        return LATE if automated[case] == 1 else BY_AGENT
    if contact.outcome == CONTAINED and (automated[case] == 0 or overlap):
        automated[case] = 1
        return BY_FLOW
    return NONE


@kernel
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


@kernel
def note_answer(cases: Cases, case: int, whose: int, instant: int, cell: int) -> None:
    """Note an answer if it is the earliest of its case so far, whatever the order of the attempts."""
    if whose == BY_FLOW:
        if cases.flow_answer[case] < 0 or instant < cases.flow_answer[case]:
            cases.flow_answer[case], cases.flow_cell[case] = instant, cell
    elif cases.answer[case] < 0 or instant < cases.answer[case]:
        cases.answer[case], cases.answer_cell[case] = instant, cell


@kernel
def count_noted_answers(grid: Grid, tally: Tally, cases: Cases) -> None:
    """Count the earliest answers of the cases, where a case may go on on another channel."""
    for case in range(len(cases.answer)):
        by_agent, by_flow = cases.answer[case], cases.flow_answer[case]
        if by_agent >= 0:
            late = 0 <= by_flow < by_agent
            whose = LATE if late else BY_AGENT
            count_noted(grid, tally, cases, case, whose, by_agent, cases.answer_cell[case])
        if by_flow >= 0 and (by_agent < 0 or by_flow < by_agent):
            count_noted(grid, tally, cases, case, BY_FLOW, by_flow, cases.flow_cell[case])


@kernel
def count_noted(
    grid: Grid, tally: Tally, cases: Cases, case: int, whose: int, instant: int, cell: int
) -> None:
    """Count one of these answers by both clocks, the business clock being that of the first attempt."""
    responded = clock(grid, grid.channel[cases.kind[case]], instant)
    calendar, business = instant - cases.begun[case], responded - cases.open_begun[case]
    period = tally.period[cases.interval[case]]
    count_case_answer(whose, calendar, business, grid.answer_within, tally, cell, period)


def count_unanswered_cases(grid: Grid, tally: Tally, cases: Cases) -> None:
    """Count the cases nobody ever answered as failures once they are older than the threshold."""
    line = np.zeros(tally.cells.shape[1], dtype=np.int64)
    durations = np.full(len(h.VARIABLES), -1, dtype=np.int64)
    _count_unanswered(grid, tally, cases, line, durations)


@kernel
def _count_unanswered(grid: Grid, tally: Tally, cases: Cases, line: Ints, durations: Ints) -> None:
    for case in range(len(cases.begun)):
        interval = cases.interval[case]
        if interval < 0 or cases.answered[case] == 1 or cases.automated[case] == 1:
            continue
        if len(cases.unasked) > 0 and cases.unasked[case] == 1:
            continue
        kind, queue = cases.kind[case], cases.queue[case]
        opened = clock(grid, grid.channel[kind], grid.horizon)
        for number in range(len(grid.answer_within)):
            limit = grid.answer_within[number]
            line[at_threshold(number, c.CASE_FRT_CALENDAR_KNOWN)] = grid.horizon - cases.begun[case] > limit
            line[at_threshold(number, c.CASE_FRT_BUSINESS_KNOWN)] = opened - cases.open_begun[case] > limit
        enter(tally, line, durations, grid.cell[kind, queue, 0], interval, queue, False)
