"""A contact ends without an agent: it gave up, was turned away or cut off."""

from __future__ import annotations

from ccsim.demand.distributions.laws import FOREVER
from ccsim.demand.purposes import RETURN, RETURN_DELAY
from ccsim.demand.streams import MOST_ATTEMPTS
from ccsim.engine.decisions.draws import contact_chance, contact_duration
from ccsim.engine.decisions.headcount import release_held_groups
from ccsim.engine.decisions.line import leave_line
from ccsim.engine.outcomes import ABANDONED, BLOCKED, NOBODY, REDIAL, UNFINISHED
from ccsim.engine.state import DISCONNECT, contact_at, count_at, kind_at, line_at, queue_at
from ccsim.kernel import kernel


@kernel
def part_unserved(centre: int, row: int, outcome: int, now: int) -> None:
    """Write down how a contact ended unserved, and whether and when its customer dials again."""
    contact = contact_at(centre, row)
    contact.outcome = outcome
    contact.ended = now
    stop_waiting(centre, row, now)
    if outcome == BLOCKED or contact.attempt >= MOST_ATTEMPTS:
        return
    kind = kind_at(centre, contact.kind)
    if contact_chance(centre, row, RETURN, kind.redial):
        delay = contact_duration(centre, row, RETURN_DELAY, kind.redial_delay)
        if delay < FOREVER:
            contact.returns = REDIAL
            contact.returns_at = now + delay


@kernel
def stop_waiting(centre: int, row: int, now: int) -> None:
    """The contact is no longer in the front door or in line; perhaps it was the last to be served out."""
    kind_at(centre, contact_at(centre, row).kind).aboard -= 1
    if count_at(centre, 0).held_groups > 0:
        release_held_groups(centre, now)


@kernel
def give_up(centre: int, row: int, now: int) -> None:
    """A waiting customer's patience is over. Its shadow stays in line, see `next_contact`."""
    queue_at(centre, kind_at(centre, contact_at(centre, row).kind).queue).waiting -= 1
    part_unserved(centre, row, ABANDONED, now)


@kernel
def first_to_cut_off(centre: int, channel: int) -> int:
    """
    At closing, take one waiting contact of a disconnecting channel out of its line: the earliest offered.

    Shadows of the channel met on the way leave the lines too. `NOBODY` when none waits any more.
    """
    best = NOBODY
    for line in range(count_at(centre, 0).lines):
        row = line_at(centre, line).head
        while row != NOBODY:
            behind = contact_at(centre, row).behind
            kind = kind_at(centre, contact_at(centre, row).kind)
            if kind.channel == channel and kind.at_close == DISCONNECT:
                if contact_at(centre, row).outcome != UNFINISHED:
                    leave_line(centre, row)
                elif best == NOBODY or row < best:
                    best = row
            row = behind
    if best != NOBODY:
        leave_line(centre, best)
        queue_at(centre, kind_at(centre, contact_at(centre, best).kind).queue).waiting -= 1
    return best
