"""Customers who go on without their contact: it stays in line, and is worked."""

from __future__ import annotations

from ccsim.demand.distributions.laws import FOREVER
from ccsim.demand.purposes import CHASE, CHASE_AFTER, RETURN_DELAY, SILENTLY
from ccsim.demand.streams import MOST_ATTEMPTS
from ccsim.engine import far
from ccsim.engine.decisions.draws import contact_chance, contact_duration, later, value_now
from ccsim.engine.decisions.line import count_waiting, join_line
from ccsim.engine.decisions.part import give_up, redial_after
from ccsim.engine.decisions.reach_queue import line_of, take_place
from ccsim.engine.outcomes import ARRIVED, BLOCKED, CALLED_BACK, NEVER, NOBODY, SILENT
from ccsim.engine.outcomes import CHASE as CHASES
from ccsim.engine.state import (
    CHASED,
    CONCURRENT,
    LEFT_SILENTLY,
    attempts_at,
    contact_at,
    kind_at,
    queue_at,
)
from ccsim.kernel import kernel


@kernel
def wait_for_room(centre: int, row: int, now: int) -> int:
    """Nobody has room for a contact: it waits; returns as `ccsim.engine.decisions.reach_queue.take_place`."""
    contact = contact_at(centre, row)
    if contact.keeper != NOBODY:  # it is in the line of its own agent
        return FOREVER
    kind = kind_at(centre, contact.kind)
    if kind.mode <= CONCURRENT or contact.via == CALLED_BACK:
        return take_place(centre, row, now)
    queue = queue_at(centre, contact.queue)
    first = contact.via == ARRIVED
    if first and queue.capacity >= 0 and queue.waiting >= queue.capacity:
        far.part_unserved(centre, row, BLOCKED, now)
        return NEVER
    count_waiting(centre, row, 1)
    join_line(centre, row, line_of(centre, row))
    may_chase = first and kind.chase != NOBODY and contact.attempt < MOST_ATTEMPTS
    if may_chase and contact_chance(centre, row, CHASE, kind.chase):
        return later(now, contact_duration(centre, row, CHASE_AFTER, kind.chase_after))
    return FOREVER


@kernel
def _chases_at(centre: int, row: int, number: int, now: int) -> int:
    """When a customer gets in touch again: now, or after the channel's next opening (`NEVER` in the run)."""
    kind = kind_at(centre, number)
    if kind.open:
        return now
    opening = int(value_now(centre, kind.next_opening, now))
    if opening < now:
        return NEVER
    return later(opening, contact_duration(centre, row, RETURN_DELAY, kind.come_back_delay))


@kernel
def stand_by(centre: int, row: int, now: int) -> bool:
    """
    The patience of a waiting contact is over: the customer leaves, leaves without a sign, or chases it up.

    Returns
    -------
    bool
        Whether the contact stays in line without its customer.
    """
    contact = contact_at(centre, row)
    kind = kind_at(centre, contact.kind)
    if kind.mode > CONCURRENT:
        contact.ghost = CHASED
        contact.returns = CHASES
        contact.returns_at = _chases_at(centre, row, kind.chase_kind, now)
        attempts_at(centre, contact.case).kind = kind.chase_kind + 1
        return True
    if kind.mode == CONCURRENT and contact_chance(centre, row, SILENTLY, kind.silent):
        contact.ghost = LEFT_SILENTLY
        contact.outcome = SILENT
        contact.ended = now
        redial_after(centre, row, now)
        return True
    give_up(centre, row, now)
    return False
