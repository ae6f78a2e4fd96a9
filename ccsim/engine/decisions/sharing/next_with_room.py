"""Which contact an agent takes next who may have several in hand."""

from __future__ import annotations

from ccsim.engine.decisions.next_contact import take_from_line, urgency
from ccsim.engine.decisions.reach_queue import line_of
from ccsim.engine.decisions.sharing.own_line import leave_own_line
from ccsim.engine.decisions.sharing.seats import is_empty
from ccsim.engine.outcomes import NOBODY
from ccsim.engine.state import (
    N_MODES,
    agent_at,
    contact_at,
    group_at,
    kind_at,
    line_at,
    pace_at,
    queue_at,
    route_at,
)
from ccsim.kernel import kernel


@kernel
def next_with_room(centre: int, agent: int, now: int) -> int:
    """
    Take the contact that stands first for an agent, among those it has room for; `NOBODY` if none is there.

    Best priority first, then live before concurrent before conversation before deferred, then the group's
    rule; contacts that wait for this agent alone stand among the others. Shadows are met as in
    `ccsim.engine.decisions.next_contact.next_contact`.
    """
    while True:
        row = _first(centre, agent, now)
        if row == NOBODY:
            return NOBODY
        if contact_at(centre, row).keeper != NOBODY:
            leave_own_line(centre, row)
            return row
        if take_from_line(centre, row, now):
            return row


@kernel
def _first(centre: int, agent: int, now: int) -> int:
    best = NOBODY
    best_rank = 0
    best_score = 0.0
    person = agent_at(centre, agent)
    own = group_at(centre, person.group)
    # the agent counts as one of those free, if it is
    idle = is_empty(centre, agent)
    free = own.free + (idle and not person.seated)
    for place in range(own.first_queue, own.first_queue + own.queues):
        route = route_at(centre, place)
        if route.shut or free < route.keep + idle:
            continue
        queue = queue_at(centre, route.number)
        for number in range(queue.first_line, queue.first_line + queue.lines):
            line = line_at(centre, number)
            head = line.head
            if head == NOBODY or now - contact_at(centre, head).queued < route.opens:
                continue
            if pace_at(centre, person.load * N_MODES + line.mode).more == NOBODY:
                continue
            rank = rank_in_line(centre, place, number)
            score = urgency(centre, own.take, number, route.number, head, now)
            if best == NOBODY or _before(rank, score, head, best_rank, best_score, best):
                best = head
                best_rank = rank
                best_score = score
    row = person.own
    while row != NOBODY:
        contact = contact_at(centre, row)
        if pace_at(centre, person.load * N_MODES + kind_at(centre, contact.kind).mode).more != NOBODY:
            place = _route_to(centre, person.group, contact.queue)
            number = line_of(centre, row)
            rank = rank_in_line(centre, place, number)
            score = urgency(centre, own.take, number, contact.queue, row, now)
            if best == NOBODY or _before(rank, score, row, best_rank, best_score, best):
                best = row
                best_rank = rank
                best_score = score
        row = contact.behind
    return best


@kernel
def rank_in_line(centre: int, place: int, number: int) -> int:
    """How contacts of a line stand for a group: by priority, then by mode; the smaller is first."""
    route = route_at(centre, place)
    line = line_at(centre, number)
    priority = route.priority if route.stated and not line.stated else line.priority
    return int(priority * N_MODES + line.mode)


@kernel
def _route_to(centre: int, group: int, queue: int) -> int:
    """The skill by which a group serves a queue."""
    place = group_at(centre, group).first_queue
    while route_at(centre, place).number != queue:
        place += 1
    return int(place)


@kernel
def _before(rank: int, score: float, row: int, than: int, other_score: float, other: int) -> bool:
    if rank != than:
        return rank < than
    return score > other_score or (score == other_score and row < other)
