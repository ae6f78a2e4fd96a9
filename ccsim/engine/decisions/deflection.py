"""Going on by another channel instead of waiting."""

from __future__ import annotations

from ccsim.demand.purposes import DEFLECTED as ACCEPTS
from ccsim.demand.purposes import DEFLECTION_DELAY, REFUSES
from ccsim.demand.streams import MOST_ATTEMPTS
from ccsim.engine import far, outcomes
from ccsim.engine.decisions.callback import is_offered, may_be_offered
from ccsim.engine.decisions.draws import contact_chance, contact_duration, later
from ccsim.engine.decisions.line import count_waiting
from ccsim.engine.outcomes import ABANDONED, ARRIVED, DEFLECTED, NOBODY
from ccsim.engine.state import (
    attempts_at,
    contact_at,
    count_at,
    kind_at,
    place_at,
    queue_at,
    terms_at,
)
from ccsim.kernel import kernel


@kernel
def takes_deflection(centre: int, row: int, now: int, after: int) -> bool:
    """
    Whether another channel is offered ``after`` so long a wait, and the contact ends with that.

    Who accepts gets in touch there; who refuses may leave, or waits on. Who has come by such an offer is not
    sent on again, and nobody is sent to a closed channel.
    """
    contact = contact_at(centre, row)
    number = queue_at(centre, contact.queue).deflection
    if number == NOBODY or contact.via != ARRIVED or not may_be_offered(centre, row):
        return False
    terms = terms_at(centre, number)
    to = place_at(centre, contact.kind * count_at(centre, 0).queues + contact.queue).deflects
    attempts = attempts_at(centre, contact.case)
    came_by_it = contact.attempt > 0 and attempts.deflected == contact.attempt
    if to == NOBODY or not kind_at(centre, to).open or came_by_it or contact.attempt >= MOST_ATTEMPTS:
        return False
    if terms.after != after or not is_offered(centre, row, number, now, after):
        return False
    own = kind_at(centre, contact.kind).accepts_deflection
    if contact_chance(centre, row, ACCEPTS, own if own != NOBODY else terms.accept):
        _end_here(centre, row, DEFLECTED, now)
        contact.returns = outcomes.DEFLECTION
        contact.returns_at = later(now, contact_duration(centre, row, DEFLECTION_DELAY, terms.delay))
        attempts.kind = to + 1
        attempts.deflected = contact.attempt + 1
        return True
    if contact_chance(centre, row, REFUSES, terms.leave):
        _end_here(centre, row, ABANDONED, now)
        return True
    return False


@kernel
def _end_here(centre: int, row: int, outcome: int, now: int) -> None:
    """The customer leaves the line, if it was in one; its shadow stays there, see `next_contact`."""
    contact = contact_at(centre, row)
    if contact.line != NOBODY:
        count_waiting(centre, row, -1)
    far.part_unserved(centre, row, outcome, now)
