"""What a contact means for its case: the first answer, resolution, returns."""

from __future__ import annotations

from ccsim.engine.outcomes import BLOCKED, CONTAINED, REDIAL, REPEAT, RETRY, TIMED_OUT
from ccsim.kernel import kernel
from ccsim.measures import columns as c
from ccsim.measures import histogram as h
from ccsim.measures.tally.grid import Row, Tally, at_threshold, enter_bin, place_of
from ccsim.typing import Ints

#: Whose answer a case had for the first time: an agent's, an agent's after a flow's, a flow's.
NONE, BY_AGENT, LATE, BY_FLOW = range(4)


@kernel
def count_resolution(contact: Row, last: Row, course: Row, begun: int, line: Ints, durations: Ints) -> None:
    """Whether a contact resolved its case, how long that took, and whether the customer returns."""
    handled = course.answer >= 0 and course.over
    if handled or contact.outcome == CONTAINED:
        if last.resolved == 1:
            line[c.RESOLVED] = 1
            line[c.RESOLUTION_TIME] = last.ended - begun
            durations[h.H_RESOLUTION_TIME] = last.ended - begun
            line[c.CONTAINED_RESOLVED] = not handled
        line[c.TIMED_OUT] = handled and last.outcome == TIMED_OUT
        if last.returns == REPEAT:
            line[c.REPEATS] = handled
            line[c.CONTAINED_REPEATS] = not handled
    if last.returns == REDIAL:
        line[c.REDIALS] = 1
    elif last.returns == RETRY and contact.outcome == BLOCKED:
        line[c.RETRIES] = 1


@kernel
def count_firsts(
    contact: Row,
    last: Row,
    course: Row,
    first_offered: bool,
    first_handled: bool,
    chased_before: bool,
    line: Ints,
) -> None:
    """FCR: whether this is the first offered, and the first handled, contact of its case, and solved it."""
    handled = course.answer >= 0 and course.over
    contained = contact.outcome == CONTAINED
    done = last.resolved == 1 and last.returns != REPEAT
    # a customer who had to get in touch again to be heard was not helped at the first contact
    solved = handled and done and not chased_before
    line[c.FIRST_HANDLED] = handled and first_handled
    line[c.FIRST_RESOLVED] = solved and first_handled
    line[c.FIRST_PASSED] = solved and first_handled and course.passed_on + course.passed_back > 0
    line[c.FIRST_OFFERED] = first_offered and course.over
    line[c.FIRST_OFFERED_RESOLVED] = first_offered and solved
    line[c.FIRST_CONTAINED] = first_offered and contained
    line[c.FIRST_CONTAINED_RESOLVED] = first_offered and contained and done


@kernel
def count_case_answer(
    whose: int, calendar: int, business: int, limits: Ints, tally: Tally, cell: int, period: int
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
    """
    if whose == BY_FLOW:
        count_automated_answer(calendar, business, limits, tally, cell, period)
        return
    totals = tally.cells[place_of(tally, cell, period)]
    totals[c.CASE_ANSWERED] += 1
    totals[c.CASE_FRT_CALENDAR] += calendar
    totals[c.CASE_FRT_BUSINESS] += business
    place = h.bin_of(calendar)
    enter_bin(tally, h.H_CASE_FRT_CALENDAR, cell, period, place)
    place = place if business == calendar else h.bin_of(business)
    enter_bin(tally, h.H_CASE_FRT_BUSINESS, cell, period, place)
    for number in range(len(limits)):
        totals[at_threshold(number, c.CASE_FRT_CALENDAR_KNOWN)] += 1
        totals[at_threshold(number, c.CASE_FRT_BUSINESS_KNOWN)] += 1
        totals[at_threshold(number, c.CASE_FRT_CALENDAR_WITHIN)] += calendar <= limits[number]
        totals[at_threshold(number, c.CASE_FRT_BUSINESS_WITHIN)] += business <= limits[number]
    if whose == LATE:
        totals[c.CASE_LATE] += 1
        totals[c.CASE_LATE_CALENDAR] += calendar
        totals[c.CASE_LATE_BUSINESS] += business
        enter_bin(tally, h.H_CASE_LATE_CALENDAR, cell, period, h.bin_of(calendar))
        enter_bin(tally, h.H_CASE_LATE_BUSINESS, cell, period, place)
        for number in range(len(limits)):
            totals[at_threshold(number, c.CASE_LATE_CALENDAR_WITHIN)] += calendar <= limits[number]
            totals[at_threshold(number, c.CASE_LATE_BUSINESS_WITHIN)] += business <= limits[number]


@kernel
def count_automated_answer(
    calendar: int, business: int, limits: Ints, tally: Tally, cell: int, period: int
) -> None:
    """FRT of a case whose first answer is a flow's that contains it; see `count_case_answer`."""
    totals = tally.cells[place_of(tally, cell, period)]
    totals[c.CASE_AUTOMATED] += 1
    totals[c.CASE_AUTOMATED_CALENDAR] += calendar
    totals[c.CASE_AUTOMATED_BUSINESS] += business
    enter_bin(tally, h.H_CASE_AUTOMATED_CALENDAR, cell, period, h.bin_of(calendar))
    enter_bin(tally, h.H_CASE_AUTOMATED_BUSINESS, cell, period, h.bin_of(business))
    for number in range(len(limits)):
        totals[at_threshold(number, c.CASE_AUTOMATED_CALENDAR_WITHIN)] += calendar <= limits[number]
        totals[at_threshold(number, c.CASE_AUTOMATED_BUSINESS_WITHIN)] += business <= limits[number]
