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
from ccsim.kernel import inner_kernel
from ccsim.measures import columns as c
from ccsim.measures import histogram as h
from ccsim.measures.tally.grid import Row
from ccsim.measures.tally.tally import Durations, Place, add, add_within, note, number_below
from ccsim.scenario import MODES
from ccsim.typing import Ints

CONVERSATION = MODES.index("conversation")


@inner_kernel
def count_outcome(contact: Row, course: Row, here: Place) -> None:
    """Count a contact as offered and by what became of it, in the columns that every contact fills."""
    outcome, answered, over = contact.outcome, course.answer >= 0, course.over != 0
    add(here, c.OFFERED, 1)
    add(here, c.ANSWERED, answered)
    add(here, c.UNFINISHED, not over)
    if answered and over:
        add(here, c.HANDLED, 1)
        add(here, c.TALK, course.talk)
        add(here, c.HOLD, course.hold)
        add(here, c.WRAP_UP, course.wrap_up)
    elif over and has_left(contact):
        add(here, c.ABANDONED, 1)
        add(here, c.BALKED, outcome == BALKED)
    elif over:
        add(here, c.BLOCKED, outcome == BLOCKED)
        add(here, c.DISCONNECTED, outcome == DISCONNECTED)


@inner_kernel
def has_left(contact: Row) -> bool:
    """Whether the customer left without an agent's answer, by a sign or not."""
    return bool(contact.outcome == ABANDONED or contact.outcome == BALKED or contact.outcome == SILENT)


@inner_kernel
def count_beyond(contact: Row, course: Row, mode: int, here: Place, durations: Durations) -> None:
    """
    Count what became of a contact in the columns to which a plain one (`contacts.is_plain`) adds nothing.

    Parameters
    ----------
    contact, course
        Leg 0, and what became of it.
    mode
        Of its channel.
    here, durations
        Added to.
    """
    outcome = contact.outcome
    if course.answer >= 0:
        add(here, c.ANSWERED_BACK, course.back)
        add(here, c.UNREPLIED, course.response < 0)
        if course.over:
            count_handled(course, mode, here)
    elif course.over:
        add(here, c.SILENT, outcome == SILENT)
        add(here, c.BLOCKED_LINES, outcome == BLOCKED and contact.queued < 0)
        add(here, c.CONTAINED, outcome == CONTAINED)
        add(here, c.HUNG_UP, outcome == HUNG_UP)
    if course.booked >= 0:
        count_callback(course, here, durations)
    add(here, c.CHASED, course.chased)
    if contact.flow >= 0:
        add(here, c.FLOWED, contact.queued >= 0 or (outcome != UNFINISHED and outcome != BLOCKED))


@inner_kernel
def count_handled(course: Row, mode: int, here: Place) -> None:
    """Count the rest of a handled contact: other work in all its parts, and how it was passed on."""
    add(here, c.CONSULT, course.consult)
    add(here, c.DIAL, course.dial)
    add(here, c.SET_UP, course.set_up)
    if course.released >= 0:
        work = course.talk + course.hold + course.wrap_up + course.consult + course.dial + course.set_up
        add(here, c.SESSION_EXTRA, course.released - course.answer - work)
        if course.effort > 0:
            add(here, c.EFFORT_EXTRA, course.effort - work)
    add(here, c.INTERRUPTIONS, course.interruptions)
    if mode == CONVERSATION:
        add(here, c.CONVERSATIONS, 1)
        add(here, c.TURNS, course.turns)
    if course.passed_on + course.passed_back > 0:
        add(here, c.PASSED, 1)
        add(here, c.PASSED_ON, course.passed_on > 0)
        add(here, c.PASSED_BACK, course.passed_back > 0)
        add(here, c.ESCALATED, course.escalated > 0)
        add(here, c.LOST_IN_TRANSFER, course.lost)


@inner_kernel
def count_callback(course: Row, here: Place, durations: Durations) -> None:
    """Count a booked callback, and whether it was picked up."""
    add(here, c.BOOKED, 1)
    if course.reached >= 0:
        add(here, c.REACHED, 1)
        add(here, c.TRIES, course.tries)
        add(here, c.CALLBACK_WAIT, course.reached - course.booked)
        note(durations, h.H_CALLBACK_WAIT, course.reached - course.booked, True)
    elif course.over:
        add(here, c.UNREACHED, 1)
        add(here, c.TRIES, course.tries)


@inner_kernel
def count_wait(
    contact: Row, course: Row, horizon: int, short: int, limits: Ints, here: Place, durations: Durations
) -> None:
    """Add up a contact's wait in line and compare it, or that for a callback, with the thresholds."""
    outcome, queued = contact.outcome, contact.queued
    gone = has_left(contact)
    answered = contact.answered >= 0 and not gone
    still = not answered and outcome == UNFINISHED
    cut = outcome in (DISCONNECTED, CALLBACK, DEFLECTED)
    over = answered or gone or (cut and queued >= 0)
    wait = 0
    if queued >= 0:
        until = contact.answered if answered else (contact.ended if over else horizon)
        wait = until - queued
    add(here, c.ENTERED, over)
    add(here, c.WAIT_ALL, over * wait)
    note(durations, h.H_WAIT_ALL, wait, over)
    add(here, c.WAITED, (over and (wait > 0 or not answered)) or (still and queued >= 0))
    if answered:
        add(here, c.WAIT_ANSWERED, wait)
        note(durations, h.H_WAIT_ANSWERED, wait, True)
    elif gone:
        add(here, c.WAIT_ABANDONED, wait)
        note(durations, h.H_WAIT_ABANDONED, wait, True)
        add(here, c.SHORT, wait <= short)
    if outcome == CALLBACK:
        # the clock of the service level runs on until the callback is picked up
        since = queued if queued >= 0 else contact.ended
        answered = course.back != 0
        still = course.over == 0 and not answered
        wait = (course.answer if answered else horizon) - since
    within = number_below(limits, wait)
    if contact.virtual >= 0:
        add(here, c.VIRTUAL_KNOWN, 1)
        add_within(here, limits, number_below(limits, contact.virtual), c.VIRTUAL_WITHIN, 1)
    if answered:
        add_within(here, limits, within, c.ANSWERED_WITHIN, 1)
    elif gone:
        add_within(here, limits, within, c.ABANDONED_WITHIN, 1)
    elif still:
        add_within(here, limits, within, c.YOUNG, 1)


@inner_kernel
def count_response(
    contact: Row,
    course: Row,
    calendar: int,
    business: int,
    limits: Ints,
    here: Place,
    durations: Durations,
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
    here, durations
        Added to.
    """
    within = number_below(limits, calendar)
    open_within = within if business == calendar else number_below(limits, business)
    if contact.outcome == CONTAINED:
        # no agent is asked for, so no agent's response is missing
        add(here, c.AUTOMATED_CALENDAR, calendar)
        add(here, c.AUTOMATED_BUSINESS, business)
        add_within(here, limits, within, c.AUTOMATED_CALENDAR_WITHIN, 1)
        add_within(here, limits, open_within, c.AUTOMATED_BUSINESS_WITHIN, 1)
        note(durations, h.H_AUTOMATED_CALENDAR, calendar, True)
        note(durations, h.H_AUTOMATED_BUSINESS, business, True)
    elif course.response >= 0:
        add(here, c.FRT_CALENDAR, calendar)
        add(here, c.FRT_BUSINESS, business)
        add_within(here, limits, 0, c.FRT_CALENDAR_KNOWN, 1)
        add_within(here, limits, 0, c.FRT_BUSINESS_KNOWN, 1)
        add_within(here, limits, within, c.FRT_CALENDAR_WITHIN, 1)
        add_within(here, limits, open_within, c.FRT_BUSINESS_WITHIN, 1)
        note(durations, h.H_FRT_CALENDAR, calendar, True)
        note(durations, h.H_FRT_BUSINESS, business, True)
    else:
        # without a response it is known to be late only by the thresholds that are over
        add_within(here, limits, 0, c.FRT_CALENDAR_KNOWN, within > 0)
        add_within(here, limits, within, c.FRT_CALENDAR_KNOWN, -int(within > 0))
        add_within(here, limits, 0, c.FRT_BUSINESS_KNOWN, open_within > 0)
        add_within(here, limits, open_within, c.FRT_BUSINESS_KNOWN, -int(open_within > 0))
