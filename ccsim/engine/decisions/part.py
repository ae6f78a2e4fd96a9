"""A part of a contact ends without an agent: the customer gave up, was turned away or cut off."""

from __future__ import annotations

from ccsim.demand.distributions.laws import FOREVER
from ccsim.demand.purposes import RETURN, RETURN_DELAY
from ccsim.demand.streams import MOST_ATTEMPTS
from ccsim.engine import far
from ccsim.engine.decisions.draws import contact_chance, contact_duration, value_then
from ccsim.engine.decisions.headcount import release_held_groups
from ccsim.engine.decisions.line import leave_line
from ccsim.engine.outcomes import (
    ABANDONED,
    BLOCKED,
    CALLED_BACK,
    CONTAINED,
    NOBODY,
    REDIAL,
    REPEAT,
    RETRY,
    UNFINISHED,
)
from ccsim.engine.state import DISCONNECT, channel_at, contact_at, count_at, kind_at, line_at, queue_at
from ccsim.kernel import kernel


@kernel
def part_unserved(centre: int, row: int, outcome: int, now: int) -> None:
    """Write down how a part ended unserved, and whether and when its customer tries again."""
    contact = contact_at(centre, row)
    contact.outcome = outcome
    contact.ended = now
    hang_up_line(centre, row)
    stop_waiting(centre, row, now)
    kind = kind_at(centre, contact.kind)
    if outcome == BLOCKED:
        return_after(centre, row, now, RETRY, kind.retry, kind.retry_delay)
    elif outcome != CONTAINED:
        return_after(centre, row, now, REDIAL, kind.redial, kind.redial_delay)


@kernel
def return_after(centre: int, row: int, now: int, why: int, probability: int, delays: int) -> None:
    """Draw whether a customer makes another attempt, and after what delay."""
    contact = contact_at(centre, row)
    if contact.attempt >= MOST_ATTEMPTS or not contact_chance(centre, row, RETURN, probability):
        return
    delay = contact_duration(centre, row, RETURN_DELAY, delays)
    if delay < FOREVER:
        contact.returns = why
        contact.returns_at = now + delay


@kernel
def repeat_after(centre: int, row: int, now: int) -> None:
    """A contact did not resolve its case: draw whether the customer returns within the window."""
    contact = contact_at(centre, row)
    kind = kind_at(centre, contact.kind)
    if contact.attempt < MOST_ATTEMPTS and contact_chance(centre, row, RETURN, kind.repeat):
        delay = contact_duration(centre, row, RETURN_DELAY, kind.repeat_delay)
        if delay <= value_then(centre, row, kind.repeat_window):
            contact.returns = REPEAT
            contact.returns_at = now + delay


@kernel
def hang_up_line(centre: int, row: int) -> None:
    """The customer is off the line, which somebody else can have now."""
    contact = contact_at(centre, row)
    if contact.trunk:
        contact.trunk = 0
        channel_at(centre, kind_at(centre, contact.kind).channel).in_use -= 1


@kernel
def stop_waiting(centre: int, row: int, now: int) -> None:
    """The contact is no longer in the front door or in line; perhaps it was the last to be served out."""
    contact = contact_at(centre, row)
    if not contact.late:
        kind_at(centre, contact.kind).aboard -= 1
    if count_at(centre, 0).held_groups > 0:
        release_held_groups(centre, now)


@kernel
def give_up(centre: int, row: int, now: int) -> None:
    """A waiting customer's patience is over. Its shadow stays in line, see `next_contact`."""
    queue_at(centre, contact_at(centre, row).queue).waiting -= 1
    far.part_unserved(centre, row, ABANDONED, now)


@kernel
def first_to_cut_off(centre: int, channel: int) -> int:
    """
    At closing, take one waiting contact of a disconnecting channel out of its line: the earliest offered.

    Shadows of the channel met on the way leave the lines too; callbacks stay. `NOBODY` when none waits
    any more.
    """
    best = NOBODY
    for line in range(count_at(centre, 0).lines):
        row = line_at(centre, line).head
        while row != NOBODY:
            contact = contact_at(centre, row)
            behind = contact.behind
            kind = kind_at(centre, contact.kind)
            if kind.channel == channel and kind.at_close == DISCONNECT and contact.via != CALLED_BACK:
                if contact.outcome != UNFINISHED:
                    leave_line(centre, row)
                    if contact.ghost:  # nobody opens it any more
                        kind.aboard -= 1
                        queue_at(centre, contact.queue).waiting -= 1
                elif best == NOBODY or row < best:
                    best = row
            row = behind
    if best != NOBODY:
        leave_line(centre, best)
        queue_at(centre, contact_at(centre, best).queue).waiting -= 1
    return best
