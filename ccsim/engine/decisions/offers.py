"""What is offered to a customer who waits, by announcement: a callback, then another channel."""

from __future__ import annotations

from ccsim.engine import far
from ccsim.engine.decisions.callback import may_be_offered
from ccsim.engine.outcomes import NEVER, NOBODY
from ccsim.engine.rich import rich
from ccsim.engine.state import contact_at, queue_at, terms_at
from ccsim.kernel import kernel


@kernel
def next_offer(centre: int, row: int, now: int) -> int:
    """When a contact in line is offered something next, or `NEVER`."""
    if not rich(centre):
        return NEVER
    contact = contact_at(centre, row)
    queue = queue_at(centre, contact.queue)
    if (queue.callback == NOBODY and queue.deflection == NOBODY) or not may_be_offered(centre, row):
        return NEVER
    soonest = NEVER
    for number in (queue.callback, queue.deflection):
        if number == NOBODY:
            continue
        when = contact.queued + terms_at(centre, number).after
        if when > now and (soonest == NEVER or when < soonest):
            soonest = when
    return soonest


@kernel
def accepts_offer(centre: int, row: int, now: int) -> bool:
    """Whether a contact in line is offered something now, and waits no longer."""
    after = now - contact_at(centre, row).queued
    return far.takes_callback(centre, row, now, after) or far.takes_deflection(centre, row, now, after)
