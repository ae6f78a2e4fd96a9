"""Which contact an agent takes next."""

from __future__ import annotations

from ccsim.engine.decisions.line import leave_line
from ccsim.engine.outcomes import NOBODY, UNFINISHED
from ccsim.engine.state import contact_at, group_at, line_at, queue_at, route_at
from ccsim.kernel import kernel


@kernel
def first_in_line(centre: int, group: int) -> int:
    """
    The contact that stands first for a group among all lines of all queues it serves.

    Best priority first (the smallest number); among equals the longest wait, head starts added; among
    those the earliest offered.
    """
    best = NOBODY
    best_priority = 0
    best_since = 0
    first_queue = group_at(centre, group).first_queue
    for place in range(first_queue, first_queue + group_at(centre, group).queues):
        queue = queue_at(centre, route_at(centre, place).number)
        for number in range(queue.first_line, queue.first_line + queue.lines):
            line = line_at(centre, number)
            head = line.head
            if head == NOBODY:
                continue
            priority = line.priority
            since = contact_at(centre, head).queued - line.head_start
            if best != NOBODY:
                if priority > best_priority:
                    continue
                if priority == best_priority and (
                    since > best_since or (since == best_since and head > best)
                ):
                    continue
            best = head
            best_priority = priority
            best_since = since
    return best


@kernel
def next_contact(centre: int, group: int, now: int) -> int:
    """
    Take the next contact out of its line for an agent of ``group``, or say that there is `NOBODY`.

    Those who gave up keep their place as shadows: when an agent would have come to one, the wait an
    infinitely patient customer would have had is written down, and the agent goes on to the next.
    """
    while True:
        row = first_in_line(centre, group)
        if row == NOBODY:
            return NOBODY
        contact = contact_at(centre, row)
        queue = line_at(centre, contact.line).queue
        leave_line(centre, row)
        contact.virtual = now - contact.queued
        if contact.outcome == UNFINISHED:
            queue_at(centre, queue).waiting -= 1
            return row
