"""The course of a contact: its parts one after another, and what they come to."""

from __future__ import annotations

import numpy as np

from ccsim.engine.outcomes import (
    ARRIVED,
    CALLBACK,
    CALLED_BACK,
    HANDLED,
    NO_ANSWER,
    PASSED_BACK,
    PASSED_ON,
    UNFINISHED,
)
from ccsim.kernel import kernel
from ccsim.measures.tally.grid import Row
from ccsim.typing import Ints, Rows

#: What became of a contact as a whole; times in microseconds, -1 for never and none. One record is used for
#: all contacts in turn: compiled code passes it on by its address.
COURSE = np.dtype(
    [
        ("last", "i8"),  # row of the last part so far
        ("over", "i8"),  # whether that is finished
        ("answer", "i8"),  # when the customer first had an agent on the line,
        ("group", "i8"),  # the agent's group,
        ("back", "i8"),  # and whether that was by a callback
        ("off", "i8"),  # when the customer was off the line: hung up, left it for a callback, or done
        ("booked", "i8"),  # when a callback was booked,
        ("reached", "i8"),  # when it was picked up,
        ("tries", "i8"),  # and how often the customer was dialled
        ("passed_on", "i8"),  # how often the contact was passed on,
        ("passed_back", "i8"),  # passed back,
        ("escalated", "i8"),  # and passed to a higher tier
        ("lost", "i8"),  # whether it was passed and then ended without another answer
        ("talk", "i8"),  # of all parts, like those below
        ("hold", "i8"),
        ("wrap_up", "i8"),
        ("consult", "i8"),
        ("dial", "i8"),
    ],
    align=True,
)


def following_parts(contacts: Rows) -> Ints:
    """The row of the part after each, -1 after the last; empty where no contact has several."""
    later = np.flatnonzero(contacts["via"] != ARRIVED)
    if not len(later):
        return np.zeros(0, dtype=np.int64)
    following = np.full(len(contacts), -1, dtype=np.int64)
    following[contacts["previous"][later]] = later
    return following


@kernel
def follow(contacts: Rows, following: Ints, tier: Ints, horizon: int, row: int, course: Row) -> None:
    """
    Follow a contact from part to part.

    Parameters
    ----------
    contacts, following
        The log, and the row of the part after each (`following_parts`).
    tier
        Of each queue.
    horizon
        Where the run ends.
    row
        Of leg 0.
    course
        A record of `COURSE`, filled.
    """
    leg = contacts[row]
    course.last, course.over = row, leg.outcome != UNFINISHED
    course.answer, course.group, course.back = leg.answered, leg.group, 0
    course.off, course.booked, course.reached, course.tries = leg.ended, -1, -1, 0
    course.passed_on, course.passed_back, course.escalated, course.lost = 0, 0, 0, 0
    course.talk, course.hold, course.wrap_up = leg.talk, leg.hold, leg.wrap_up
    course.consult, course.dial = leg.consult, leg.dial
    if len(following) > 0 and following[row] >= 0:
        follow_on(contacts, following, tier, horizon, row, course)


@kernel
def follow_on(contacts: Rows, following: Ints, tier: Ints, horizon: int, row: int, course: Row) -> None:
    """Go on from leg 0, of which the course is known, to the parts after it; see `follow`."""
    at = row
    while following[at] >= 0:
        before = contacts[at]
        if before.outcome == CALLBACK and course.booked < 0:
            course.booked = before.ended
        at = following[at]
        part = contacts[at]
        called = part.via == CALLED_BACK
        course.tries += called and part.answered >= 0
        if is_on_line(part, horizon):
            picked_up = part.answered + part.dial if called else part.answered
            if course.answer < 0:
                course.answer, course.group, course.back = picked_up, part.group, called
            if called and course.reached < 0:
                course.reached = picked_up
        if part.via == PASSED_ON:
            course.passed_on += 1
            course.escalated += tier[part.queue] > tier[before.queue]
        elif part.via == PASSED_BACK:
            course.passed_back += 1
        course.talk += part.talk
        course.hold += part.hold
        course.wrap_up += part.wrap_up
        course.consult += part.consult
        course.dial += part.dial
    end = contacts[at]
    course.last, course.over = at, end.outcome != UNFINISHED
    course.off = course.booked if course.booked >= 0 else end.ended
    passed = course.passed_on + course.passed_back > 0
    course.lost = course.over and passed and end.outcome != HANDLED


@kernel
def is_on_line(part: Row, horizon: int) -> bool:
    """Whether an agent and the customer got to speak in this part: a callback has to be picked up."""
    if part.answered < 0 or part.outcome == NO_ANSWER:
        return False
    if part.via == CALLED_BACK and part.outcome == UNFINISHED:
        return bool(part.answered + part.dial < horizon)
    return True


@kernel
def off_the_line(contacts: Rows, following: Ints, row: int, horizon: int) -> int:
    """
    When a contact's customer is off the line; the horizon if that is later.

    Parameters
    ----------
    contacts, following, horizon
        See `follow`.
    row
        Of leg 0.
    """
    at = row
    while len(following) > 0 and following[at] >= 0 and contacts[at].outcome != CALLBACK:
        at = following[at]
    ended = contacts[at].ended
    return int(ended) if ended >= 0 else horizon
