"""A part of a contact reaches its queue: an agent at once, a place in line, a callback, or none of them."""

from __future__ import annotations

from ccsim.demand.distributions.laws import FOREVER
from ccsim.demand.purposes import BALKING, PATIENCE
from ccsim.engine import far
from ccsim.engine.decisions.choose_agent import choose_agent
from ccsim.engine.decisions.draws import contact_chance, contact_duration, later
from ccsim.engine.decisions.line import count_waiting, join_line
from ccsim.engine.outcomes import (
    BALKED,
    BLOCKED,
    CALLED_BACK,
    DISCONNECTED,
    NEVER,
    NEXT_TURN,
    NOBODY,
)
from ccsim.engine.rich import rich
from ccsim.engine.state import DISCONNECT, contact_at, count_at, kind_at, place_at, queue_at
from ccsim.kernel import kernel

#: What becomes of a part that reaches its queue, before anybody looks for an agent.
GONE, LOOKS, IN_LINE = 0, 1, 2


@kernel
def reach_queue(centre: int, row: int, now: int) -> tuple[int, int]:
    """
    Decide what happens to a contact that has come through the front door, or was passed on.

    Returns
    -------
    tuple of int
        The agent who takes it, or `NOBODY`; and the instant at which a waiting customer's patience
        ends: `NEVER` if it does not wait (served, gone, or booked for a callback), `FOREVER` if it never
        does.
    """
    admitted = admit(centre, row, now)
    if admitted != LOOKS:
        return NOBODY, FOREVER if admitted == IN_LINE else NEVER
    contact = contact_at(centre, row)
    if rich(centre) and count_at(centre, 0).shares:
        agent = far.choose_with_room(centre, row, 0, now)
        if agent == NOBODY:
            return NOBODY, far.wait_for_room(centre, row, now)
    else:
        agent = choose_agent(centre, contact.queue, 0, now)
        if agent == NOBODY:
            return NOBODY, take_place(centre, row, now)
    if not rich(centre) or contact.via != CALLED_BACK:
        contact.virtual = 0
    return agent, NEVER


@kernel
def admit(centre: int, row: int, now: int) -> int:
    """Let a part into its queue: it is `GONE` where that is closed; a callback may be `IN_LINE` already."""
    contact = contact_at(centre, row)
    if rich(centre) and contact.line != NOBODY:
        return IN_LINE
    contact.queued = now
    if rich(centre) and contact.via == NEXT_TURN:
        contact.offered = now
        return LOOKS
    kind = kind_at(centre, contact.kind)
    if not kind.open and kind.at_close == DISCONNECT and contact.via != CALLED_BACK:
        far.part_unserved(centre, row, DISCONNECTED, now)
        return GONE
    return LOOKS


@kernel
def take_place(centre: int, row: int, now: int) -> int:
    """Nobody is free for a part: it waits, until its patience ends as returned, or is gone (`NEVER`)."""
    contact = contact_at(centre, row)
    queue = queue_at(centre, contact.queue)
    if rich(centre) and contact.via == CALLED_BACK:
        queue.booked += 1
        join_line(centre, row, line_of(centre, row))
        return FOREVER
    if queue.capacity >= 0 and queue.waiting >= queue.capacity:
        far.part_unserved(centre, row, BLOCKED, now)
        return NEVER
    kind = kind_at(centre, contact.kind)
    balks = contact.leg == 0 and contact_chance(centre, row, BALKING, kind.balking)
    if rich(centre) and not balks:
        if queue.callback != NOBODY and far.takes_callback(centre, row, now, 0):
            return NEVER
        if queue.deflection != NOBODY and far.takes_deflection(centre, row, now, 0):
            return NEVER
    join_line(centre, row, line_of(centre, row))
    if balks:
        # its shadow stays in line, see next_contact
        far.part_unserved(centre, row, BALKED, now)
        return NEVER
    count_waiting(centre, row, 1)
    return later(now, contact_duration(centre, row, PATIENCE, kind.patience))


@kernel
def line_of(centre: int, row: int) -> int:
    """The line a contact waits in: of its queue, by priority and head start."""
    contact = contact_at(centre, row)
    kind = kind_at(centre, contact.kind)
    if not rich(centre) or contact.queue == kind.queue:
        return kind.line
    return place_at(centre, contact.kind * count_at(centre, 0).queues + contact.queue).line
