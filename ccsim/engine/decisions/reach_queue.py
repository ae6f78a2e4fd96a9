"""A contact reaches its queue: an agent at once, a place in line, or neither."""

from __future__ import annotations

from ccsim.demand.purposes import BALKING, PATIENCE
from ccsim.engine.decisions.choose_agent import choose_agent
from ccsim.engine.decisions.draws import contact_chance, contact_duration, later
from ccsim.engine.decisions.line import join_line
from ccsim.engine.decisions.part import part_unserved
from ccsim.engine.outcomes import BALKED, BLOCKED, DISCONNECTED, NEVER, NOBODY
from ccsim.engine.state import DISCONNECT, contact_at, kind_at, queue_at
from ccsim.kernel import kernel


@kernel
def reach_queue(centre: int, row: int, now: int) -> tuple[int, int]:
    """
    Decide what happens to a contact that has come through the front door.

    Returns
    -------
    tuple of int
        The agent who takes it, or `NOBODY`; and the instant at which a waiting customer's patience
        ends: `NEVER` if it does not wait (served, or gone), `FOREVER` if it never does.
    """
    contact = contact_at(centre, row)
    kind = kind_at(centre, contact.kind)
    queue = queue_at(centre, kind.queue)
    contact.queued = now
    contact.queue = kind.queue
    if not kind.open and kind.at_close == DISCONNECT:
        part_unserved(centre, row, DISCONNECTED, now)
        return NOBODY, NEVER
    agent = choose_agent(centre, kind.queue)
    if agent != NOBODY:
        contact.virtual = 0
        return agent, NEVER
    if queue.capacity >= 0 and queue.waiting >= queue.capacity:
        part_unserved(centre, row, BLOCKED, now)
        return NOBODY, NEVER
    join_line(centre, row, kind.line)
    if contact_chance(centre, row, BALKING, kind.balking):
        # its shadow stays in line, see next_contact
        part_unserved(centre, row, BALKED, now)
        return NOBODY, NEVER
    queue.waiting += 1
    return NOBODY, later(now, contact_duration(centre, row, PATIENCE, kind.patience))
