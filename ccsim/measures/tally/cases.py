"""What a contact means for its case: the first answer, resolution, returns."""

from __future__ import annotations

from ccsim.engine.outcomes import BLOCKED, CONTAINED, REDIAL, REPEAT, RETRY, TIMED_OUT
from ccsim.kernel import inner_kernel
from ccsim.measures import columns as c
from ccsim.measures import histogram as h
from ccsim.measures.tally.grid import Row
from ccsim.measures.tally.tally import (
    Durations,
    Place,
    Tally,
    add,
    add_to_cell_within,
    at_threshold,
    note,
    number_below,
    place_of,
)
from ccsim.typing import Ints

#: Whose answer a case had for the first time: an agent's, an agent's after a flow's, a flow's.
NONE, BY_AGENT, LATE, BY_FLOW = range(4)


@inner_kernel
def count_resolution(
    contact: Row, last: Row, course: Row, begun: int, here: Place, durations: Durations
) -> None:
    """Whether a contact resolved its case, how long that took, and whether the customer returns."""
    handled = course.answer >= 0 and course.over
    contained = contact.outcome == CONTAINED
    if handled or contained:
        resolved = last.resolved == 1
        took = last.ended - begun
        add(here, c.RESOLVED, resolved)
        here.totals[c.RESOLUTION_TIME] += resolved * took
        note(durations, h.H_RESOLUTION_TIME, took, resolved)
        comes_back = last.returns == REPEAT
        add(here, c.REPEATS, comes_back and handled)
        if contained:
            add(here, c.CONTAINED_RESOLVED, resolved and not handled)
            add(here, c.CONTAINED_REPEATS, comes_back and not handled)
        if last.outcome == TIMED_OUT:
            add(here, c.TIMED_OUT, handled)
    if last.returns == REDIAL:
        add(here, c.REDIALS, 1)
    elif last.returns == RETRY and contact.outcome == BLOCKED:
        add(here, c.RETRIES, 1)


@inner_kernel
def count_firsts(
    contact: Row,
    last: Row,
    course: Row,
    first_offered: bool,
    first_handled: bool,
    chased_before: bool,
    here: Place,
) -> None:
    """FCR: whether this is the first offered, and the first handled, contact of its case, and solved it."""
    handled = course.answer >= 0 and course.over
    done = last.resolved == 1 and last.returns != REPEAT
    # a customer who had to get in touch again to be heard was not helped at the first contact
    solved = handled and done and not chased_before
    add(here, c.FIRST_HANDLED, handled and first_handled)
    add(here, c.FIRST_RESOLVED, solved and first_handled)
    add(here, c.FIRST_OFFERED, first_offered and course.over)
    add(here, c.FIRST_OFFERED_RESOLVED, first_offered and solved)
    if course.passed_on + course.passed_back > 0:
        add(here, c.FIRST_PASSED, solved and first_handled)
    if contact.outcome == CONTAINED:
        add(here, c.FIRST_CONTAINED, first_offered)
        add(here, c.FIRST_CONTAINED_RESOLVED, first_offered and done)


@inner_kernel
def count_case_answer(
    whose: int,
    calendar: int,
    business: int,
    limits: Ints,
    tally: Tally,
    cell: int,
    period: int,
    durations: Durations,
) -> None:
    """
    FRT of a case: from its first attempt to its first answer by an agent, and by a flow if that was first.

    Parameters
    ----------
    whose
        `BY_AGENT`, `LATE` or `BY_FLOW`.
    calendar, business
        By the calendar and in opening hours, in microseconds.
    limits
        The thresholds, in microseconds.
    tally, cell, period
        Added to: in which cell, and in which period the case began. Cases are not told by interval.
    durations
        Filled.
    """
    totals = tally.cells[place_of(tally, cell, period)]
    within = number_below(limits, calendar)
    open_within = within if business == calendar else number_below(limits, business)
    if whose == BY_FLOW:
        totals[c.CASE_AUTOMATED] += 1
        totals[c.CASE_AUTOMATED_CALENDAR] += calendar
        totals[c.CASE_AUTOMATED_BUSINESS] += business
        add_to_cell_within(totals, limits, within, c.CASE_AUTOMATED_CALENDAR_WITHIN, 1)
        add_to_cell_within(totals, limits, open_within, c.CASE_AUTOMATED_BUSINESS_WITHIN, 1)
        note(durations, h.H_CASE_AUTOMATED_CALENDAR, calendar, True)
        note(durations, h.H_CASE_AUTOMATED_BUSINESS, business, True)
        return
    totals[c.CASE_ANSWERED] += 1
    totals[c.CASE_FRT_CALENDAR] += calendar
    totals[c.CASE_FRT_BUSINESS] += business
    totals[at_threshold(0, c.CASE_FRT_CALENDAR_KNOWN)] += 1
    totals[at_threshold(0, c.CASE_FRT_BUSINESS_KNOWN)] += 1
    add_to_cell_within(totals, limits, within, c.CASE_FRT_CALENDAR_WITHIN, 1)
    add_to_cell_within(totals, limits, open_within, c.CASE_FRT_BUSINESS_WITHIN, 1)
    note(durations, h.H_CASE_FRT_CALENDAR, calendar, True)
    note(durations, h.H_CASE_FRT_BUSINESS, business, True)
    if whose == LATE:
        totals[c.CASE_LATE] += 1
        totals[c.CASE_LATE_CALENDAR] += calendar
        totals[c.CASE_LATE_BUSINESS] += business
        add_to_cell_within(totals, limits, within, c.CASE_LATE_CALENDAR_WITHIN, 1)
        add_to_cell_within(totals, limits, open_within, c.CASE_LATE_BUSINESS_WITHIN, 1)
        note(durations, h.H_CASE_LATE_CALENDAR, calendar, True)
        note(durations, h.H_CASE_LATE_BUSINESS, business, True)
