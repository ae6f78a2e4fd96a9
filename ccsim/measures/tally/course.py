"""The course of a contact: its parts one after another, and what they come to."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ccsim.engine.outcomes import (
    ARRIVED,
    CALLBACK,
    CALLED_BACK,
    CHASE,
    DEFLECTED,
    HANDLED,
    MODERATION,
    NEVER,
    NO_ANSWER,
    NOBODY,
    PASSED_BACK,
    PASSED_ON,
    REPLIED,
    SELF_SERVICE,
    SILENT,
    TIMED_OUT,
    UNFINISHED,
)
from ccsim.kernel import inner_kernel, kernel, making_kernel
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
        ("response", "i8"),  # when the customer first had an answer: of work items and messages the reply
        ("released", "i8"),  # when the last agent was done with it
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
        ("set_up", "i8"),
        ("effort", "i8"),  # agents' time, where they share themselves
        ("turns", "i8"),  # parts with a reply
        ("interruptions", "i8"),  # how often the work was put aside
        ("chased", "i8"),  # whether the customer chased it up
        ("bare", "i8"),  # whether all is as for one part with an agent who has nothing else in hand
    ],
    align=True,
)


@making_kernel
def following_parts(contacts: Rows) -> Ints:
    """
    The row of the part after each, -1 after the last; empty where no contact has several.

    The part before may have been in a block before (`ccsim.engine.block`): it is of no interest any more.
    """
    first = 0
    while first < len(contacts) and not goes_on(contacts[first].via):
        first += 1
    if first == len(contacts):
        return np.zeros(0, dtype=np.int64)
    following = np.full(len(contacts), -1, dtype=np.int64)
    for row in range(first, len(contacts)):
        if goes_on(contacts[row].via) and contacts[row].previous >= 0:
            following[contacts[row].previous] = row
    return following


@inner_kernel
def goes_on(via: int) -> bool:
    """Whether a row that came to be so is a later part of a contact."""
    return bool(via != ARRIVED and via != SELF_SERVICE and via != MODERATION)


@inner_kernel
def is_counted(part: Row, until: int) -> bool:
    """Whether a part belongs to a contact that begins in the block (`ccsim.engine.block`), before a row."""
    return bool(0 <= part.contact < until)


class Worked(NamedTuple):
    """
    What agents did with each part, where they share themselves; empty elsewhere.

    Attributes
    ----------
    effort
        Agents' time, in microseconds.
    interruptions
        How often it was put aside and taken up again.
    until
        When it was last in hand; -1 for never.
    """

    effort: Ints
    interruptions: Ints
    until: Ints


@inner_kernel
def follow(
    contacts: Rows,
    following: Ints,
    tier: Ints,
    replies: bool,
    horizon: int,
    row: int,
    course: Row,
) -> None:
    """
    Follow a contact from part to part.

    Parameters
    ----------
    contacts, following
        The log, and the row of the part after each (`following_parts`).
    tier
        Of each queue.
    replies
        Whether the contact's first response is the agent's reply.
    horizon
        Where the run ends.
    row
        Of leg 0.
    course
        A record of `COURSE`, filled.
    """
    leg = contacts[row]
    course.last, course.over = row, leg.outcome != UNFINISHED and leg.outcome != REPLIED
    course.answer, course.group, course.back = leg.answered, leg.group, 0
    if leg.outcome == SILENT:
        # an agent may open it, but finds nobody there
        course.answer, course.group = NEVER, NOBODY
    course.response = reply_of(leg) if replies else course.answer
    course.off = leg.ended
    course.talk, course.hold, course.wrap_up = leg.talk, leg.hold, leg.wrap_up
    course.consult, course.dial, course.set_up = leg.consult, leg.dial, leg.set_up
    if not course.bare:
        # most contacts leave this as it was
        lay_bare(course)
    if len(following) > 0 and following[row] >= 0:
        follow_on(contacts, following, tier, replies, horizon, row, course)


@inner_kernel
def lay_bare(course: Row) -> None:
    """Forget what only contacts of several parts, or shared agents, have filled."""
    course.booked, course.reached, course.tries = -1, -1, 0
    course.passed_on, course.passed_back, course.escalated, course.lost = 0, 0, 0, 0
    course.released, course.effort, course.turns = NEVER, 0, 0
    course.interruptions, course.chased, course.bare = 0, 0, 1


@inner_kernel
def add_shared_work(contacts: Rows, following: Ints, worked: Worked, row: int, course: Row) -> None:
    """Add what only matters where agents share themselves: effort, turns, interruptions, chasing."""
    at = row
    course.bare = 0
    while at >= 0:
        note_work(contacts[at], worked, at, course)
        at = following[at] if len(following) > 0 else -1


@inner_kernel
def note_work(part: Row, worked: Worked, row: int, course: Row) -> None:
    """Add what only matters where agents share themselves, of one part; see `add_shared_work`."""
    course.chased = course.chased or part.returns == CHASE
    if part.answered < 0 or part.outcome == SILENT:
        return
    course.released = part.released if part.released >= 0 else part.ended + part.wrap_up
    course.effort += worked.effort[row]
    course.interruptions += worked.interruptions[row]
    course.turns += reply_of(part) >= 0


@inner_kernel
def reply_of(part: Row) -> int:
    """When an agent replied in a part; -1 for not, or not yet."""
    done = part.outcome == HANDLED or part.outcome == REPLIED or part.outcome == TIMED_OUT
    return int(part.ended) if done and part.answered >= 0 else NEVER


@kernel
def follow_on(
    contacts: Rows,
    following: Ints,
    tier: Ints,
    replies: bool,
    horizon: int,
    row: int,
    course: Row,
) -> None:
    """Go on from leg 0, of which the course is known, to the parts after it; see `follow`."""
    at = row
    course.bare = 0
    if contacts[row].answered >= 0:
        course.released = contacts[row].released
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
        course.passed_on += part.via == PASSED_ON
        course.escalated += part.via == PASSED_ON and tier[part.queue] > tier[before.queue]
        course.passed_back += part.via == PASSED_BACK
        if replies and course.response < 0:
            course.response = reply_of(part)
        add_work(part, course)
        if is_on_line(part, horizon):
            course.released = part.released if part.released >= 0 else part.ended + part.wrap_up
    if not replies:
        course.response = course.answer
    end = contacts[at]
    course.last, course.over = at, end.outcome != UNFINISHED and end.outcome != REPLIED
    course.off = course.booked if course.booked >= 0 else end.ended
    passed = course.passed_on + course.passed_back > 0
    course.lost = course.over and passed and reply_of(end) < 0 and end.outcome != DEFLECTED


@inner_kernel
def add_work(part: Row, course: Row) -> None:
    """Add the work in a later part; to notice that the customer has gone is none."""
    if part.outcome != SILENT:
        course.talk += part.talk
        course.hold += part.hold
        course.wrap_up += part.wrap_up
        course.consult += part.consult
        course.dial += part.dial
        course.set_up += part.set_up


@inner_kernel
def is_on_line(part: Row, horizon: int) -> bool:
    """Whether an agent and the customer got to speak in this part: a callback has to be picked up."""
    if part.answered < 0 or part.outcome == NO_ANSWER or part.outcome == SILENT:
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
