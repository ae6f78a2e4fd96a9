"""What customers do who find a channel closed."""

from __future__ import annotations

from ccsim.demand.purposes import COME_BACK, RETURN_DELAY
from ccsim.demand.streams import MOST_ATTEMPTS
from ccsim.engine import outcomes
from ccsim.engine.decisions.draws import contact_duration, contact_uniform, later, value_then
from ccsim.engine.decisions.flow import enter_bot
from ccsim.engine.outcomes import CLOSED, NEVER, NOBODY
from ccsim.engine.state import attempts_at, contact_at, kind_at
from ccsim.kernel import kernel


@kernel
def turn_away(centre: int, row: int, now: int) -> int:
    """
    By chance: come back after the next opening, leave a message, be served by a bot, or be lost.

    Returns
    -------
    int
        The instant at which the bot's first step is over; `NEVER` without a bot.
    """
    contact = contact_at(centre, row)
    kind = kind_at(centre, contact.kind)
    u = contact_uniform(centre, row, COME_BACK) - value_then(centre, row, kind.come_back)
    if u < 0.0:
        contact.outcome = CLOSED
        contact.ended = now
        opening = int(value_then(centre, row, kind.next_opening))
        if opening >= now:
            contact.returns = outcomes.COME_BACK
            delay = contact_duration(centre, row, RETURN_DELAY, kind.come_back_delay)
            contact.returns_at = later(opening, delay)
        return NEVER
    u -= value_then(centre, row, kind.message)
    if u < 0.0:
        leave_message(centre, row, now)
        return NEVER
    if u < value_then(centre, row, kind.bot):
        contact.late = 1  # nobody has to stay for it
        contact.home = kind.queue
        contact.queue = kind.queue
        return enter_bot(centre, row, now)
    contact.outcome = CLOSED
    contact.ended = now
    return NEVER


@kernel
def leave_message(centre: int, row: int, now: int) -> None:
    """Turned away: the customer leaves a message, if the channel takes any; else the case is lost."""
    contact = contact_at(centre, row)
    kind = kind_at(centre, contact.kind)
    contact.outcome = CLOSED
    contact.ended = now
    if contact.late:
        contact.queue = NOBODY
    if kind.message_kind != NOBODY and contact.attempt < MOST_ATTEMPTS:
        contact.returns = outcomes.MESSAGE
        contact.returns_at = now
        attempts_at(centre, contact.case).kind = kind.message_kind + 1
