"""What happens to each case, noted contact by contact."""

from __future__ import annotations

import numpy as np

from ccsim.demand.book import value_at
from ccsim.engine.outcomes import (
    ABANDONED,
    ARRIVED,
    BALKED,
    BLOCKED,
    CHASE,
    CLOSED,
    CONTAINED,
    DEFLECTED,
    DISCONNECTED,
    FOUND,
    HUNG_UP,
    NEVER,
    NO_RETURN,
    NOBODY,
    PREVENTED,
    SELF_SERVICE,
    SILENT,
)
from ccsim.kernel import inner_kernel, kernel
from ccsim.measures.experience.rules import Rules
from ccsim.measures.tally.course import COURSE, follow
from ccsim.measures.tally.grid import Grid, Row
from ccsim.typing import Ints, Rows

#: What is known of a case; instants in microseconds, -1 for never. It is over once its last contact is, and
#: the customer does not come again.
HISTORY = np.dtype(
    [
        ("begun", "i8"),  # first event
        ("ended", "i8"),  # end of the last contact or use of self-service
        ("resolved_at", "i8"),
        ("worst", "f8"),  # what the wait that cost most has cost, in standard deviations
        ("since", "i8"),  # first event of the first contact that was chased up,
        ("answer", "i8"),  # and the first answer after it
        ("day", "i4"),  # the case's name: date ordinal,
        ("person", "i4"),  # slot << 20 | nth
        ("kind", "i4"),  # of the last contact,
        ("cell", "i4"),  # and the cell it counts in
        ("resolver", "i4"),  # kind of the contact that resolved the case
        ("tries", "i2"),  # contacts and uses of self-service
        ("transfers", "i2"),
        ("told", "i2"),  # times the customer told an agent again what it had told before
        ("falsely", "i2"),  # times a flow or self-service ended the matter without resolving it
        ("abandoned", "i2"),
        ("turned_away", "i2"),
        ("chased", "i2"),  # channel of the first contact that was chased up, plus 1
        ("answered", "i1"),
        ("over", "i1"),
        ("apart", "i1"),  # it ended in self-service
    ],
    align=True,
)


def no_history() -> Rows:
    """One case of which nothing is known."""
    history = np.zeros(1, dtype=HISTORY)
    for name in ("begun", "ended", "resolved_at", "since", "answer", "resolver"):
        history[name] = NEVER
    return history


def note_contacts(
    contacts: Rows, until: int, following: Ints, grid: Grid, rules: Rules, history: Rows
) -> None:
    """
    Note what happened to the cases of some contacts.

    Parameters
    ----------
    contacts
        In the order in which their parts began.
    until
        Contacts that begin before this row are noted; all their parts are there.
    following
        From `ccsim.measures.tally.course.following_parts`.
    grid, rules
        Of the run.
    history
        [case], filled.
    """
    _note(contacts, until, following, grid, rules, history, np.zeros(1, dtype=COURSE))


@kernel
def _note(
    contacts: Rows, until: int, following: Ints, grid: Grid, rules: Rules, history: Rows, courses: Rows
) -> None:
    course = courses[0]
    for row in range(until):
        contact = contacts[row]
        if contact.via == SELF_SERVICE:
            note_use(contact, grid, history[contact.case])
        elif contact.via == ARRIVED and contact.outcome != PREVENTED:
            channel = grid.channel[contact.kind]
            follow(contacts, following, grid.tier, grid.replies[channel], grid.horizon, row, course)
            note_contact(contacts, following, row, course, grid, rules, history[contact.case])


@inner_kernel
def note_begin(contact: Row, case: Row) -> None:
    """Note the first event of a case, and its name."""
    if case.begun < 0:
        case.begun = contact.offered
        case.day, case.person = contact.day, contact.slot << 20 | contact.nth


@inner_kernel
def note_use(use: Row, grid: Grid, case: Row) -> None:
    """Note a use of self-service: it ends the case, or the customer gets in touch later."""
    note_begin(use, case)
    case.kind, case.cell, case.apart = use.kind, grid.use[use.kind, use.site], 1
    case.over = use.ended >= 0 and use.returns == NO_RETURN
    case.ended = use.ended
    case.tries += 1
    if use.outcome == FOUND:
        case.answered = 1
        case.falsely += use.resolved == 0
        if use.resolved == 1:
            case.resolved_at, case.resolver = use.ended, use.kind


@inner_kernel
def note_contact(
    contacts: Rows, following: Ints, row: int, course: Row, grid: Grid, rules: Rules, case: Row
) -> None:
    """Note a contact with all its parts."""
    contact, last = contacts[row], contacts[course.last]
    note_begin(contact, case)
    told, returns = 0, NO_RETURN
    at = row
    while at >= 0:
        told += contacts[at].repeated
        returns = max(returns, contacts[at].returns)
        at = following[at] if len(following) > 0 else NOBODY
    queue = contact.queue if contact.queue >= 0 else grid.queue[contact.kind]
    case.kind, case.apart = contact.kind, 0
    case.cell = grid.cell[contact.kind, queue, course.group + 1]
    case.over = course.over and returns == NO_RETURN
    case.ended = last.ended
    if contact.outcome == CLOSED:
        return
    # who accepted to go on elsewhere has one more contact, but has not had to try once more
    case.tries += last.outcome != DEFLECTED
    case.told += told
    case.transfers += course.passed_on + course.passed_back
    contained = contact.outcome == CONTAINED
    case.answered = case.answered or contained or course.response >= 0
    case.falsely += contained and contact.resolved == 0
    ended = last.outcome
    case.abandoned += ended in (ABANDONED, BALKED, SILENT, HUNG_UP)
    case.turned_away += ended in (BLOCKED, DISCONNECTED)
    if last.resolved == 1 and case.resolved_at < 0:
        case.resolved_at, case.resolver = last.ended, contact.kind
    if rules.scored and not contained:
        note_wait(contact, last, course, grid.channel[contact.kind], returns == CHASE, rules, case)


@inner_kernel
def note_wait(
    contact: Row, last: Row, course: Row, channel: int, chased: bool, rules: Rules, case: Row
) -> None:
    """Note the wait for an answer to a contact if it costs more than those before."""
    answer = course.response
    if case.chased > 0 and answer >= 0 and (case.answer < 0 or answer < case.answer):
        case.answer = answer
    if chased:
        # whichever of the contacts is answered first, the customer has waited since this one
        if case.chased == 0:
            case.chased, case.since, case.answer = channel + 1, contact.offered, answer
        return
    if course.booked >= 0:
        until = course.reached if course.reached >= 0 else last.ended
        note_loss(rules, len(rules.expected) - 1, course.booked, until, case)
        answer = course.booked
    note_loss(rules, channel, contact.offered, answer if answer >= 0 else last.ended, case)


@inner_kernel
def note_loss(rules: Rules, channel: int, since: int, until: int, case: Row) -> None:
    """Note what a wait costs, if that is more than what others did; one that is not over costs nothing."""
    if until > since:
        case.worst = max(case.worst, wait_loss(rules, channel, since, until - since))


@inner_kernel
def wait_loss(rules: Rules, channel: int, since: int, wait: int) -> float:
    """
    What a wait costs, in standard deviations: most x / (x + half) for an excess x over what is expected.

    Parameters
    ----------
    rules, channel
        Whose curve; the last one is that of booked callbacks.
    since
        When the wait began: the curve is that of its day.
    wait
        Microseconds.
    """
    excess = wait - value_at(rules.book, rules.expected[channel], since)
    if excess <= 0.0:
        return 0.0
    most = value_at(rules.book, rules.most[channel], since)
    return most * excess / (excess + value_at(rules.book, rules.half[channel], since))
