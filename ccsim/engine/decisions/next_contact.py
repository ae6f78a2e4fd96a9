"""Which contact an agent takes next."""

from __future__ import annotations

from ccsim.engine.decisions.draws import value_now
from ccsim.engine.decisions.line import count_waiting, leave_line
from ccsim.engine.outcomes import CALLED_BACK, NEVER, NOBODY, UNFINISHED
from ccsim.engine.rich import rich
from ccsim.engine.state import (
    LEAST_SLACK,
    LONGEST_WAIT,
    contact_at,
    group_at,
    line_at,
    queue_at,
    route_at,
)
from ccsim.kernel import kernel


@kernel
def first_in_line(centre: int, group: int, now: int) -> int:
    """
    The contact that stands first for a free agent of a group, among all lines of all queues it serves.

    Best priority first (the smallest number); among equals the longest wait, head starts added, or what
    the group's rule says instead; among those the earliest offered. Contacts for whom the group's level is
    not open yet, and queues for which it keeps its last free agents back, do not count.
    """
    best = NOBODY
    best_priority = 0
    best_score = 0.0
    own = group_at(centre, group)
    for place in range(own.first_queue, own.first_queue + own.queues):
        route = route_at(centre, place)
        if own.free + 1 <= route.keep:
            continue
        queue = queue_at(centre, route.number)
        for number in range(queue.first_line, queue.first_line + queue.lines):
            line = line_at(centre, number)
            head = line.head
            if head == NOBODY or now - contact_at(centre, head).queued < route.opens:
                continue
            priority = route.priority if route.stated and not line.stated else line.priority
            if best != NOBODY and priority > best_priority:
                continue
            score = urgency(centre, own.take, number, route.number, head, now)
            if best == NOBODY or _before(priority, score, head, best_priority, best_score, best):
                best = head
                best_priority = priority
                best_score = score
    return best


@kernel
def _before(priority: int, score: float, row: int, than: int, other_score: float, other: int) -> bool:
    if priority != than:
        return priority < than
    return score > other_score or (score == other_score and row < other)


@kernel
def urgency(centre: int, take: int, line: int, queue: int, row: int, now: int) -> float:
    """How much a contact of a line calls for being taken; whole microseconds are exact in a float."""
    waited = now - contact_at(centre, row).queued + line_at(centre, line).head_start
    if not rich(centre) or take == LONGEST_WAIT:
        return float(waited)
    if take == LEAST_SLACK:
        return float(waited - queue_at(centre, queue).target)
    return float(waited) * value_now(centre, queue_at(centre, queue).weight, now)


@kernel
def next_contact(centre: int, group: int, now: int) -> int:
    """
    Take the next contact out of its line for an agent of ``group``, or say that there is `NOBODY`.

    Those who gave up keep their place as shadows: when an agent would have come to one, the wait an
    infinitely patient customer would have had is written down, and the agent goes on to the next.
    """
    while True:
        row = first_in_line(centre, group, now)
        if row == NOBODY:
            return NOBODY
        if take_from_line(centre, row, now):
            return row


@kernel
def take_from_line(centre: int, row: int, now: int) -> bool:
    """An agent comes to a contact in line; False if it was but the shadow of one."""
    contact = contact_at(centre, row)
    queue = queue_at(centre, contact.queue)
    leave_line(centre, row)
    if rich(centre) and contact.via == CALLED_BACK:
        queue.booked -= 1
        return True
    if contact.virtual == NEVER:  # not again where an interrupted contact is taken up again
        contact.virtual = now - contact.queued
    if contact.outcome != UNFINISHED and not (rich(centre) and contact.ghost):
        return False
    count_waiting(centre, row, -1)
    return True
