"""Which contact an agent takes next who may have several in hand."""

from __future__ import annotations

from ccsim.engine.decisions.next_contact import take_from_line, urgency
from ccsim.engine.decisions.reach_queue import line_of
from ccsim.engine.decisions.sharing.make_room import can_make_room, make_room
from ccsim.engine.decisions.sharing.own_line import leave_own_line, next_head
from ccsim.engine.decisions.sharing.rank import rank_in_line, rank_of
from ccsim.engine.decisions.sharing.seats import is_empty
from ccsim.engine.outcomes import NOBODY
from ccsim.engine.state import (
    agent_at,
    contact_at,
    group_at,
    line_at,
    queue_at,
    route_at,
)
from ccsim.kernel import kernel


@kernel
def next_with_room(centre: int, agent: int, now: int) -> int:
    """
    Take the contact that stands first for an agent, among those it has room for; `NOBODY` if none is there.

    Best priority first, then live before concurrent before conversation before deferred, then the group's
    rule; contacts that wait for this agent alone stand among the others. Room is made for what may interrupt
    the work in hand. Shadows are met as in `ccsim.engine.decisions.next_contact.next_contact`.
    """
    while True:
        row = _first(centre, agent, now)
        if row == NOBODY:
            return NOBODY
        if contact_at(centre, row).keeper != NOBODY:
            leave_own_line(centre, row)
        elif not take_from_line(centre, row, now):
            continue
        make_room(centre, agent, row, now)
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
            if not can_make_room(centre, agent, head):
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
        if can_make_room(centre, agent, row):
            rank = rank_of(centre, person.group, row)
            score = urgency(centre, own.take, line_of(centre, row), contact.queue, row, now)
            if best == NOBODY or _before(rank, score, row, best_rank, best_score, best):
                best = row
                best_rank = rank
                best_score = score
        row = next_head(centre, row)
    return best


@kernel
def _before(rank: int, score: float, row: int, than: int, other_score: float, other: int) -> bool:
    if rank != than:
        return rank < than
    return score > other_score or (score == other_score and row < other)
