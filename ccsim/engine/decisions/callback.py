"""Callbacks: whether one is offered, and how it is kept."""

from __future__ import annotations

from ccsim.demand.purposes import AGAIN, CALLBACK_ACCEPT, CALLBACK_DELAY
from ccsim.engine.decisions.draws import contact_duration, happens, later, value_then
from ccsim.engine.decisions.line import count_waiting, replace_in_line
from ccsim.engine.decisions.open_part import open_part
from ccsim.engine.decisions.part import hang_up_line, stop_waiting
from ccsim.engine.outcomes import CALLBACK, CALLED_BACK, NOBODY, UNFINISHED
from ccsim.engine.state import (
    BY_HEAD,
    BY_LAST_WAIT,
    CONCURRENT,
    KEEP_PLACE,
    SCHEDULED,
    contact_at,
    group_at,
    kind_at,
    line_at,
    queue_at,
    route_at,
    terms_at,
)
from ccsim.kernel import kernel


@kernel
def takes_callback(centre: int, row: int, now: int, after: int) -> bool:
    """Whether a contact is offered a callback ``after`` so long a wait, and accepts; if so, it is booked."""
    contact = contact_at(centre, row)
    number = queue_at(centre, contact.queue).callback
    if number == NOBODY or not may_be_offered(centre, row):
        return False
    terms = terms_at(centre, number)
    if terms.after != after or not is_offered(centre, row, number, now, after):
        return False
    accepts = kind_at(centre, contact.kind).accepts
    probability = value_then(centre, row, accepts if accepts != NOBODY else terms.accept)
    if not happens(centre, row, CALLBACK_ACCEPT, probability):
        return False
    book_callback(centre, row, now)
    return True


@kernel
def may_be_offered(centre: int, row: int) -> bool:
    """Whether anything could be offered: to a customer who waits, and has not booked a callback."""
    contact = contact_at(centre, row)
    return bool(contact.via != CALLED_BACK and kind_at(centre, contact.kind).mode <= CONCURRENT)


@kernel
def is_offered(centre: int, row: int, number: int, now: int, waited: int) -> bool:
    """Whether the conditions of an offer's terms hold; the contact itself does not count as waiting."""
    contact = contact_at(centre, row)
    terms = terms_at(centre, number)
    others = queue_at(centre, contact.queue).waiting - (1 if contact.line != NOBODY else 0)
    if terms.length > 0 and others < terms.length:
        return False
    if terms.expected < 0:
        return True
    return _expected_wait(centre, contact.queue, number, others, now, waited) >= terms.expected


@kernel
def _expected_wait(centre: int, queue: int, number: int, others: int, now: int, waited: int) -> float:
    """The wait that is announced to somebody who has waited so long, in microseconds."""
    own = queue_at(centre, queue)
    terms = terms_at(centre, number)
    if terms.estimate == BY_LAST_WAIT:
        return float(own.last_wait)
    if terms.estimate == BY_HEAD:
        return float(_longest_wait(centre, queue, now))
    agents = 0
    for place in range(own.first_group, own.first_group + own.groups):
        route = route_at(centre, place)
        # whose level opens later does not help yet, and may never come to this customer
        if route.opens <= waited:
            group = group_at(centre, route.number)
            agents += group.on_duty + group.named
    # float(0) would make this a division by zero, which is infinity: nobody is there
    return (others + own.booked) * float(terms.handle_time) / agents if agents > 0 else float(1 << 62)


@kernel
def _longest_wait(centre: int, queue: int, now: int) -> int:
    """How long the one who waits longest has waited so far; shadows do not wait."""
    own = queue_at(centre, queue)
    longest = 0
    for number in range(own.first_line, own.first_line + own.lines):
        row = line_at(centre, number).head
        while row != NOBODY and contact_at(centre, row).outcome != UNFINISHED:
            row = contact_at(centre, row).behind
        if row != NOBODY:
            longest = max(longest, now - contact_at(centre, row).queued)
    return longest


@kernel
def book_callback(centre: int, row: int, now: int) -> None:
    """
    End a part with a callback booked, and open the callback's own part.

    Its ``begins`` says when it takes its place in line; one that keeps the customer's is there already.
    """
    contact = contact_at(centre, row)
    terms = terms_at(centre, queue_at(centre, contact.queue).callback)
    in_line = contact.line
    if in_line != NOBODY:
        count_waiting(centre, row, -1)
    contact.outcome = CALLBACK
    contact.ended = now
    hang_up_line(centre, row)
    stop_waiting(centre, row, now)
    booked = open_part(centre, row, CALLED_BACK, now)
    callback = contact_at(centre, booked)
    callback.home = contact.queue
    callback.rule = contact.rule
    callback.misrouted = contact.misrouted
    callback.queue = terms.queue
    callback.begins = now
    if terms.way == SCHEDULED:
        callback.begins = later(now, contact_duration(centre, booked, CALLBACK_DELAY, terms.delay))
    elif terms.way == KEEP_PLACE and in_line != NOBODY:
        callback.queued = contact.queued
        queue_at(centre, terms.queue).booked += 1
        replace_in_line(centre, row, booked)


@kernel
def try_again(centre: int, row: int, now: int) -> None:
    """Nobody picked up: open the part of the next try, if there is to be one."""
    contact = contact_at(centre, row)
    terms = terms_at(centre, queue_at(centre, contact.home).callback)
    if contact.tries + 1 >= terms.tries:
        return
    booked = open_part(centre, row, CALLED_BACK, now)
    callback = contact_at(centre, booked)
    callback.leg = contact.leg
    callback.tries = contact.tries + 1
    callback.home = contact.home
    callback.rule = contact.rule
    callback.misrouted = contact.misrouted
    callback.queue = contact.queue
    callback.begins = later(now, contact_duration(centre, booked, AGAIN, terms.again))
