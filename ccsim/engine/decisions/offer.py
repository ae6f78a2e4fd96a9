"""A customer makes an attempt."""

from __future__ import annotations

from ccsim.demand.purposes import COME_BACK, FRONT_DELAY, RETURN_DELAY
from ccsim.demand.streams import BACKLOG_SLOT
from ccsim.engine import outcomes
from ccsim.engine.decisions.draws import contact_chance, contact_duration, later, value_then
from ccsim.engine.outcomes import CLOSED, NEVER, NOBODY
from ccsim.engine.state import case_at, contact_at, count_at, kind_at
from ccsim.kernel import kernel


@kernel
def offer(centre: int, case: int, attempt: int, now: int) -> tuple[int, int]:
    """
    Open the row of a new contact and let it in, or turn it away where its channel is closed.

    Returns
    -------
    tuple of int
        The row, and the instant at which the contact reaches its queue; `NEVER` if the channel is
        closed, and then the row says whether and when the customer comes back.
    """
    row = count_at(centre, 0).rows
    count_at(centre, 0).rows += 1
    _open_row(centre, row, case, attempt, now)
    contact = contact_at(centre, row)
    kind = kind_at(centre, contact.kind)
    if not kind.open:
        _turn_away(centre, row, now)
        return row, NEVER
    kind.aboard += 1
    if contact.slot == BACKLOG_SLOT and attempt == 0:
        return row, now
    return row, later(now, contact_duration(centre, row, FRONT_DELAY, kind.front))


@kernel
def _open_row(centre: int, row: int, case: int, attempt: int, now: int) -> None:
    contact = contact_at(centre, row)
    origin = case_at(centre, case)
    contact.case = case
    contact.kind = origin.kind
    contact.day = origin.day
    contact.slot = origin.slot
    contact.nth = origin.nth
    contact.attempt = attempt
    contact.leg = 0
    contact.tries = 0
    contact.via = outcomes.ARRIVED
    contact.way = outcomes.COLD
    contact.contact = row
    contact.previous = NOBODY
    contact.queue = NOBODY
    contact.offered = now
    contact.queued = NEVER
    contact.answered = NEVER
    contact.ended = NEVER
    contact.released = NEVER
    contact.talk = 0
    contact.hold = 0
    contact.wrap_up = 0
    contact.consult = 0
    contact.dial = 0
    contact.virtual = NEVER
    contact.group = NOBODY
    contact.agent = NOBODY
    contact.outcome = outcomes.UNFINISHED
    contact.resolved = 0
    contact.returns = outcomes.NO_RETURN
    contact.returns_at = NEVER
    contact.line = NOBODY


@kernel
def _turn_away(centre: int, row: int, now: int) -> None:
    """The channel is closed: some come back after its next opening, the others are lost."""
    contact = contact_at(centre, row)
    contact.outcome = CLOSED
    contact.ended = now
    kind = kind_at(centre, contact.kind)
    opening = int(value_then(centre, row, kind.next_opening))
    if opening < now or not contact_chance(centre, row, COME_BACK, kind.come_back):
        return
    contact.returns = outcomes.COME_BACK
    contact.returns_at = later(opening, contact_duration(centre, row, RETURN_DELAY, kind.come_back_delay))
