"""Lines: the contacts of a queue that share priority and head start, oldest first."""

from __future__ import annotations

from ccsim.engine.outcomes import NOBODY
from ccsim.engine.state import contact_at, count_at, line_at, queue_at
from ccsim.kernel import kernel


@kernel
def count_waiting(centre: int, row: int, change: int) -> None:
    """Count one more contact (1), or one less (-1), among those who wait in a contact's queue."""
    queue_at(centre, contact_at(centre, row).queue).waiting += change
    count_at(centre, 0).waiting += change


@kernel
def join_line(centre: int, row: int, line: int) -> None:
    """Put a contact at the end of a line."""
    contact = contact_at(centre, row)
    tail = line_at(centre, line).tail
    contact.line = line
    contact.ahead = tail
    contact.behind = NOBODY
    if tail == NOBODY:
        line_at(centre, line).head = row
    else:
        contact_at(centre, tail).behind = row
    line_at(centre, line).tail = row


@kernel
def insert_in_line(centre: int, row: int, line: int) -> None:
    """Put a contact into a line before all that joined its queue later."""
    contact = contact_at(centre, row)
    behind = line_at(centre, line).head
    while behind != NOBODY and stands_before(centre, behind, row):
        behind = contact_at(centre, behind).behind
    if behind == NOBODY:
        join_line(centre, row, line)
        return
    ahead = contact_at(centre, behind).ahead
    contact.line = line
    contact.ahead = ahead
    contact.behind = behind
    contact_at(centre, behind).ahead = row
    if ahead == NOBODY:
        line_at(centre, line).head = row
    else:
        contact_at(centre, ahead).behind = row


@kernel
def stands_before(centre: int, row: int, other: int) -> bool:
    """Whether a contact joined the queue before another."""
    queued = contact_at(centre, row).queued
    others = contact_at(centre, other).queued
    return bool(queued < others or (queued == others and row < other))


@kernel
def leave_line(centre: int, row: int) -> None:
    """Take a contact out of the line it is in, wherever it stands."""
    contact = contact_at(centre, row)
    line = line_at(centre, contact.line)
    if contact.ahead == NOBODY:
        line.head = contact.behind
    else:
        contact_at(centre, contact.ahead).behind = contact.behind
    if contact.behind == NOBODY:
        line.tail = contact.ahead
    else:
        contact_at(centre, contact.behind).ahead = contact.ahead
    contact.line = NOBODY


@kernel
def replace_in_line(centre: int, row: int, by: int) -> None:
    """Give the place of a contact in its line to another."""
    contact = contact_at(centre, row)
    other = contact_at(centre, by)
    other.line = contact.line
    other.ahead = contact.ahead
    other.behind = contact.behind
    if contact.ahead == NOBODY:
        line_at(centre, contact.line).head = by
    else:
        contact_at(centre, contact.ahead).behind = by
    if contact.behind == NOBODY:
        line_at(centre, contact.line).tail = by
    else:
        contact_at(centre, contact.behind).ahead = by
    contact.line = NOBODY
