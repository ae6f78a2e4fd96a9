"""A customer makes an attempt."""

from __future__ import annotations

from ccsim.demand.purposes import FRONT_DELAY
from ccsim.demand.streams import BACKLOG_SLOT
from ccsim.engine import far
from ccsim.engine.decisions.before_contact import NOTHING
from ccsim.engine.decisions.draws import contact_duration, later, value_then
from ccsim.engine.decisions.open_part import open_contact
from ccsim.engine.decisions.part import retry_after
from ccsim.engine.outcomes import BLOCKED, NEVER, NOBODY
from ccsim.engine.rich import rich
from ccsim.engine.state import channel_at, contact_at, kind_at
from ccsim.kernel import kernel


@kernel
def offer(centre: int, case: int, attempt: int, now: int) -> tuple[int, int]:
    """
    Open the row of a new contact and let it in, or turn it away: its channel closed, or all lines taken.

    At the first attempt the need may have been prevented, or the customer tries self-service before.

    Returns
    -------
    tuple of int
        The row, and the instant at which the front door, or its first step, is over; `NEVER` if the
        contact was turned away, and then the row says whether and when the customer comes back. Of
        self-service: the instant at which it is over.
    """
    row = open_contact(centre, case, attempt, now)
    contact = contact_at(centre, row)
    kind = kind_at(centre, contact.kind)
    if rich(centre) and attempt == 0 and kind.before and contact.slot != BACKLOG_SLOT:
        ends = far.come_before(centre, row, now)
        if ends != NOTHING:
            return row, ends
    if not kind.open:
        return row, far.turn_away(centre, row, now)
    contact.home = kind.queue
    contact.queue = kind.queue
    if rich(centre) and kind.trunks != NOBODY and not _take_line(centre, row):
        contact.queue = NOBODY
        contact.outcome = BLOCKED
        contact.ended = now
        retry_after(centre, row, now)
        return row, NEVER
    kind.aboard += 1
    if contact.slot == BACKLOG_SLOT and attempt == 0:
        return row, now
    if rich(centre) and kind.flow != NOBODY:
        return row, far.enter_flow(centre, row, now)
    return row, later(now, contact_duration(centre, row, FRONT_DELAY, kind.front))


@kernel
def _take_line(centre: int, row: int) -> bool:
    """Take one of the channel's lines, if one is left."""
    contact = contact_at(centre, row)
    kind = kind_at(centre, contact.kind)
    channel = channel_at(centre, kind.channel)
    if channel.in_use >= value_then(centre, row, kind.trunks):
        return False
    channel.in_use += 1
    contact.trunk = 1
    return True
