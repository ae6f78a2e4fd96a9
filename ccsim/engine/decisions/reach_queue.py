"""A part of a contact reaches its queue: an agent at once, a place in line, a callback, or none of them."""

from __future__ import annotations

from ccsim.demand.distributions.laws import FOREVER
from ccsim.demand.purposes import BALKING, PATIENCE
from ccsim.engine.decisions.callback import takes_callback
from ccsim.engine.decisions.choose_agent import choose_agent
from ccsim.engine.decisions.draws import contact_chance, contact_duration, later
from ccsim.engine.decisions.line import join_line
from ccsim.engine.decisions.part import part_unserved
from ccsim.engine.outcomes import (
    BALKED,
    BLOCKED,
    CALLED_BACK,
    DISCONNECTED,
    NEVER,
    NOBODY,
)
from ccsim.engine.state import DISCONNECT, contact_at, count_at, kind_at, place_at, queue_at
from ccsim.kernel import kernel


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
    contact = contact_at(centre, row)
    if contact.via == CALLED_BACK:
        return _callback_reaches_queue(centre, row, now)
    kind = kind_at(centre, contact.kind)
    queue = queue_at(centre, contact.queue)
    contact.queued = now
    if not kind.open and kind.at_close == DISCONNECT:
        part_unserved(centre, row, DISCONNECTED, now)
        return NOBODY, NEVER
    agent = choose_agent(centre, contact.queue, 0, now)
    if agent != NOBODY:
        contact.virtual = 0
        return agent, NEVER
    if queue.capacity >= 0 and queue.waiting >= queue.capacity:
        part_unserved(centre, row, BLOCKED, now)
        return NOBODY, NEVER
    balks = contact.leg == 0 and contact_chance(centre, row, BALKING, kind.balking)
    if not balks and takes_callback(centre, row, now, 0):
        return NOBODY, NEVER
    join_line(centre, row, _line_of(centre, row))
    if balks:
        # its shadow stays in line, see next_contact
        part_unserved(centre, row, BALKED, now)
        return NOBODY, NEVER
    queue.waiting += 1
    return NOBODY, later(now, contact_duration(centre, row, PATIENCE, kind.patience))


@kernel
def _callback_reaches_queue(centre: int, row: int, now: int) -> tuple[int, int]:
    """A callback takes its place, unless it has kept its customer's, and waits as long as it takes."""
    contact = contact_at(centre, row)
    if contact.line != NOBODY:
        return NOBODY, FOREVER
    contact.queued = now
    agent = choose_agent(centre, contact.queue, 0, now)
    if agent != NOBODY:
        return agent, NEVER
    queue_at(centre, contact.queue).booked += 1
    join_line(centre, row, _line_of(centre, row))
    return NOBODY, FOREVER


@kernel
def _line_of(centre: int, row: int) -> int:
    """The line a contact waits in: of its queue, by priority and head start."""
    contact = contact_at(centre, row)
    kind = kind_at(centre, contact.kind)
    if contact.queue == kind.queue:
        return kind.line
    return place_at(centre, contact.kind * count_at(centre, 0).queues + contact.queue).line
