"""What a contact counts as, how long it waited, and how soon it had a response."""

from __future__ import annotations

from ccsim.engine.outcomes import (
    ABANDONED,
    BALKED,
    BLOCKED,
    CALLBACK,
    CONTAINED,
    DEFLECTED,
    DISCONNECTED,
    HUNG_UP,
    SILENT,
    UNFINISHED,
)
from ccsim.kernel import kernel
from ccsim.measures import columns as c
from ccsim.measures import histogram as h
from ccsim.measures.tally.grid import Row, at_threshold
from ccsim.scenario import MODES
from ccsim.typing import Ints

CONVERSATION = MODES.index("conversation")


@kernel
def count_outcome(contact: Row, course: Row, line: Ints) -> None:
    """Count a contact as offered and by what became of it, in the columns that every contact fills."""
    outcome = contact.outcome
    line[c.OFFERED] = 1
    if course.answer >= 0:
        line[c.ANSWERED] = 1
        if course.over:
            line[c.HANDLED] = 1
            line[c.TALK] = course.talk
            line[c.HOLD] = course.hold
            line[c.WRAP_UP] = course.wrap_up
        else:
            line[c.UNFINISHED] = 1
    elif not course.over:
        line[c.UNFINISHED] = 1
    elif has_left(contact):
        line[c.ABANDONED] = 1
        line[c.BALKED] = outcome == BALKED
    elif outcome == BLOCKED:
        line[c.BLOCKED] = 1
    elif outcome == DISCONNECTED:
        line[c.DISCONNECTED] = 1


@kernel
def has_left(contact: Row) -> bool:
    """Whether the customer left without an agent's answer, by a sign or not."""
    return bool(contact.outcome == ABANDONED or contact.outcome == BALKED or contact.outcome == SILENT)


@kernel
def count_beyond(contact: Row, course: Row, mode: int, line: Ints, durations: Ints) -> None:
    """
    Count what became of a contact in the columns that a plain one (`contacts.is_plain`) leaves empty.

    Parameters
    ----------
    contact, course
        Leg 0, and what became of it.
    mode
        Of its channel.
    line, durations
        Filled.
    """
    outcome = contact.outcome
    if course.answer >= 0:
        line[c.ANSWERED_BACK] = course.back
        line[c.UNREPLIED] = course.response < 0
        if course.over:
            count_handled(course, mode, line)
    elif course.over:
        line[c.SILENT] = outcome == SILENT
        line[c.BLOCKED_LINES] = outcome == BLOCKED and contact.queued < 0
        line[c.CONTAINED] = outcome == CONTAINED
        line[c.HUNG_UP] = outcome == HUNG_UP
    if course.booked >= 0:
        count_callback(course, line, durations)
    line[c.CHASED] = course.chased
    if contact.flow >= 0:
        line[c.FLOWED] = contact.queued >= 0 or (outcome != UNFINISHED and outcome != BLOCKED)


@kernel
def count_handled(course: Row, mode: int, line: Ints) -> None:
    """Count the rest of a handled contact: other work in all its parts, and how it was passed on."""
    line[c.CONSULT] = course.consult
    line[c.DIAL] = course.dial
    line[c.SET_UP] = course.set_up
    if course.released >= 0:
        work = course.talk + course.hold + course.wrap_up + course.consult + course.dial + course.set_up
        line[c.SESSION_EXTRA] = course.released - course.answer - work
        if course.effort > 0:
            line[c.EFFORT_EXTRA] = course.effort - work
    line[c.INTERRUPTIONS] = course.interruptions
    if mode == CONVERSATION:
        line[c.CONVERSATIONS] = 1
        line[c.TURNS] = course.turns
    line[c.PASSED] = course.passed_on + course.passed_back > 0
    line[c.PASSED_ON] = course.passed_on > 0
    line[c.PASSED_BACK] = course.passed_back > 0
    line[c.ESCALATED] = course.escalated > 0
    line[c.LOST_IN_TRANSFER] = course.lost


@kernel
def count_callback(course: Row, line: Ints, durations: Ints) -> None:
    """Count a booked callback, and whether it was picked up."""
    line[c.BOOKED] = 1
    if course.reached >= 0:
        line[c.REACHED] = 1
        line[c.TRIES] = course.tries
        line[c.CALLBACK_WAIT] = course.reached - course.booked
        durations[h.H_CALLBACK_WAIT] = course.reached - course.booked
    elif course.over:
        line[c.UNREACHED] = 1
        line[c.TRIES] = course.tries


@kernel
def count_wait(
    contact: Row, course: Row, horizon: int, short: int, limits: Ints, line: Ints, durations: Ints
) -> None:
    """Add up a contact's wait in line and compare it, or that for a callback, with the thresholds."""
    gone = has_left(contact)
    answered = contact.answered >= 0 and not gone
    still = not answered and contact.outcome == UNFINISHED
    outcome = contact.outcome
    cut = outcome in (DISCONNECTED, CALLBACK, DEFLECTED)
    over = answered or gone or (cut and contact.queued >= 0)
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
    if contact.outcome == CALLBACK:
        # the clock of the service level runs on until the callback is picked up
        since = contact.queued if contact.queued >= 0 else contact.ended
        answered = course.back
        still = not course.over and not answered
        wait = (course.answer if answered else horizon) - since
    for number in range(len(limits)):
        limit = limits[number]
        if 0 <= contact.virtual <= limit:
            line[at_threshold(number, c.VIRTUAL_WITHIN)] = 1
        if wait <= limit:
            line[at_threshold(number, c.ANSWERED_WITHIN)] = answered
            line[at_threshold(number, c.ABANDONED_WITHIN)] = gone
            line[at_threshold(number, c.YOUNG)] = still


@kernel
def count_response(
    contact: Row, course: Row, calendar: int, business: int, limits: Ints, line: Ints, durations: Ints
) -> None:
    """
    FRT of a contact.

    Parameters
    ----------
    contact, course
        Of the contact.
    calendar, business
        From its first event to the response by an agent, to the end of a contained one, or else to the
        horizon.
    limits
        The thresholds, in microseconds.
    line, durations
        Filled.
    """
    known = course.response >= 0
    if contact.outcome == CONTAINED:
        count_automated_response(calendar, business, limits, line, durations)
        return
    if known:
        line[c.FRT_CALENDAR] = calendar
        line[c.FRT_BUSINESS] = business
        durations[h.H_FRT_CALENDAR] = calendar
        durations[h.H_FRT_BUSINESS] = business
    for number in range(len(limits)):
        limit = limits[number]
        line[at_threshold(number, c.FRT_CALENDAR_KNOWN)] = known or calendar > limit
        line[at_threshold(number, c.FRT_BUSINESS_KNOWN)] = known or business > limit
        line[at_threshold(number, c.FRT_CALENDAR_WITHIN)] = known and calendar <= limit
        line[at_threshold(number, c.FRT_BUSINESS_WITHIN)] = known and business <= limit


@kernel
def count_automated_response(calendar: int, business: int, limits: Ints, line: Ints, durations: Ints) -> None:
    """Count how soon a contact was contained: no agent is asked for, so no agent's response is missing."""
    line[c.AUTOMATED_CALENDAR] = calendar
    line[c.AUTOMATED_BUSINESS] = business
    durations[h.H_AUTOMATED_CALENDAR] = calendar
    durations[h.H_AUTOMATED_BUSINESS] = business
    for number in range(len(limits)):
        line[at_threshold(number, c.AUTOMATED_CALENDAR_WITHIN)] = calendar <= limits[number]
        line[at_threshold(number, c.AUTOMATED_BUSINESS_WITHIN)] = business <= limits[number]
