"""A new row of the log: a contact as it is offered, or a later part of it."""

from __future__ import annotations

from ccsim.engine import far, outcomes
from ccsim.engine.outcomes import NEVER, NOBODY
from ccsim.engine.rich import rich
from ccsim.engine.state import attempts_at, case_at, contact_at, count_at, kind_at
from ccsim.kernel import kernel


@kernel
def open_contact(centre: int, case: int, attempt: int, now: int) -> int:
    """Open the row of a contact that is offered."""
    row = _next_row(centre)
    _clear(centre, row, now)
    contact = contact_at(centre, row)
    origin = case_at(centre, case)
    contact.case = case
    contact.kind = origin.kind
    contact.day = origin.day
    contact.slot = origin.slot
    contact.nth = origin.nth
    attempts = attempts_at(centre, case)
    if attempt > 0:
        if rich(centre) and attempts.kind > 0:
            contact.kind = attempts.kind - 1
        attempt -= attempts.used  # self-service is no contact
    contact.attempt = attempt
    contact.heard = attempts.told
    contact.leg = 0
    contact.tries = 0
    contact.turn = 0
    contact.passes = 0
    contact.via = outcomes.ARRIVED
    contact.contact = row
    contact.previous = NOBODY
    contact.difficulty = 0
    if rich(centre) and kind_at(centre, contact.kind).difficult:
        far.draw_difficulty(centre, row)
    return row


@kernel
def open_part(centre: int, before: int, via: int, now: int) -> int:
    """Open the row of the part of a contact that follows another one."""
    row = _next_row(centre)
    _clear(centre, row, now)
    contact = contact_at(centre, row)
    earlier = contact_at(centre, before)
    contact.case = earlier.case
    contact.kind = earlier.kind
    contact.day = earlier.day
    contact.slot = earlier.slot
    contact.nth = earlier.nth
    contact.attempt = earlier.attempt
    contact.leg = earlier.leg + 1
    contact.tries = 0
    contact.turn = 0
    contact.passes = earlier.passes + (via != outcomes.CALLED_BACK)
    contact.via = via
    contact.contact = earlier.contact
    contact.previous = before
    contact.difficulty = earlier.difficulty
    contact.flow = earlier.flow
    contact.told = earlier.told
    contact.heard = earlier.heard
    earlier.next_part = row
    if via != outcomes.CALLED_BACK:
        contact.trunk = earlier.trunk
    return row


@kernel
def open_turn(centre: int, before: int, begins: int, now: int) -> None:
    """Open the row of a conversation's next turn: the customer's message comes when it ``begins``."""
    row = open_part(centre, before, outcomes.NEXT_TURN, now)
    contact = contact_at(centre, row)
    earlier = contact_at(centre, before)
    contact.leg = earlier.leg
    contact.passes = earlier.passes
    contact.turn = earlier.turn + 1
    contact.rule = earlier.rule
    contact.queue = earlier.queue
    contact.home = earlier.home
    contact.begins = begins


@kernel
def _next_row(centre: int) -> int:
    row = count_at(centre, 0).rows
    count_at(centre, 0).rows += 1
    return row


@kernel
def _clear(centre: int, row: int, now: int) -> None:
    contact = contact_at(centre, row)
    contact.way = outcomes.COLD
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
    contact.set_up = 0
    contact.spared = 0
    contact.virtual = NEVER
    contact.group = NOBODY
    contact.agent = NOBODY
    contact.outcome = outcomes.UNFINISHED
    contact.resolved = 0
    contact.returns = outcomes.NO_RETURN
    contact.returns_at = NEVER
    contact.line = NOBODY
    contact.next_part = NOBODY
    contact.rule = NOBODY
    contact.next_rule = NOBODY
    contact.home = NOBODY
    contact.misrouted = 0
    contact.trunk = 0
    contact.reached = 1
    contact.route = NOBODY
    contact.step = NOBODY
    contact.begins = NEVER
    contact.ghost = 0
    contact.late = 0
    contact.repeated = 0
    contact.flow = NOBODY
    contact.site = NOBODY
    contact.session = 0
    contact.told = NOBODY
    contact.heard = 0
    contact.keeper = NOBODY
