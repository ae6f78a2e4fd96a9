"""A part of a contact ends without an agent: the customer gave up, was turned away or cut off."""

from __future__ import annotations

from ccsim.demand.distributions.laws import FOREVER
from ccsim.demand.purposes import NEXT_CHANNEL, RETURN, RETURN_DELAY
from ccsim.demand.streams import MOST_ATTEMPTS
from ccsim.engine import far
from ccsim.engine.decisions.draws import contact_chance, contact_duration, contact_uniform, value_then
from ccsim.engine.decisions.headcount import release_held_groups
from ccsim.engine.decisions.line import count_waiting
from ccsim.engine.outcomes import (
    ABANDONED,
    BLOCKED,
    CONTAINED,
    DEFLECTED,
    REDIAL,
    REPEAT,
    RETRY,
)
from ccsim.engine.rich import rich
from ccsim.engine.state import (
    attempts_at,
    channel_at,
    contact_at,
    count_at,
    kind_at,
    way_at,
)
from ccsim.kernel import kernel


@kernel
def part_unserved(centre: int, row: int, outcome: int, now: int) -> None:
    """Write down how a part ended unserved, and whether and when its customer tries again."""
    contact = contact_at(centre, row)
    contact.outcome = outcome
    contact.ended = now
    hang_up_line(centre, row)
    stop_waiting(centre, row, now)
    if outcome == BLOCKED:
        retry_after(centre, row, now)
    elif outcome != CONTAINED and outcome != DEFLECTED:
        redial_after(centre, row, now)


@kernel
def redial_after(centre: int, row: int, now: int) -> None:
    """A customer was not served: draw whether there is another attempt, when, and by which channel."""
    kind = kind_at(centre, contact_at(centre, row).kind)
    _return_after(centre, row, now, REDIAL, kind.redial, kind.redial_delay)
    if rich(centre) and kind.redial_ways > 0 and contact_at(centre, row).returns == REDIAL:
        far.choose_channel(centre, row, kind.redial_way, kind.redial_ways)


@kernel
def retry_after(centre: int, row: int, now: int) -> None:
    """The same for one who found everything taken."""
    kind = kind_at(centre, contact_at(centre, row).kind)
    _return_after(centre, row, now, RETRY, kind.retry, kind.retry_delay)
    if rich(centre) and kind.retry_ways > 0 and contact_at(centre, row).returns == RETRY:
        far.choose_channel(centre, row, kind.retry_way, kind.retry_ways)


@kernel
def _return_after(centre: int, row: int, now: int, why: int, probability: int, delays: int) -> None:
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
    kind = kind_at(centre, contact_at(centre, row).kind)
    returns_within(centre, row, now, kind.repeat, kind.repeat_delay, kind.repeat_window)
    if rich(centre) and kind.repeat_ways > 0 and contact_at(centre, row).returns == REPEAT:
        far.choose_channel(centre, row, kind.repeat_way, kind.repeat_ways)


@kernel
def returns_within(centre: int, row: int, now: int, probability: int, delays: int, window: int) -> None:
    """Draw whether a customer whose case is not resolved returns within the window."""
    contact = contact_at(centre, row)
    if contact.attempt < MOST_ATTEMPTS and contact_chance(centre, row, RETURN, probability):
        delay = contact_duration(centre, row, RETURN_DELAY, delays)
        if delay <= value_then(centre, row, window):
            contact.returns = REPEAT
            contact.returns_at = now + delay


@kernel
def choose_channel(centre: int, row: int, way: int, ways: int) -> None:
    """By which channel a customer comes again: by chance another, else the one just used."""
    contact = contact_at(centre, row)
    attempts = attempts_at(centre, contact.case)
    attempts.kind = contact.kind + 1
    u = contact_uniform(centre, row, NEXT_CHANNEL)
    for place in range(way, way + ways):
        u -= value_then(centre, row, way_at(centre, place).share)
        if u < 0.0:
            attempts.kind = way_at(centre, place).kind + 1
            return


@kernel
def hang_up_line(centre: int, row: int) -> None:
    """The customer is off the line, which somebody else can have now."""
    contact = contact_at(centre, row)
    if rich(centre) and contact.trunk:
        contact.trunk = 0
        channel_at(centre, kind_at(centre, contact.kind).channel).in_use -= 1


@kernel
def stop_waiting(centre: int, row: int, now: int) -> None:
    """The contact is no longer in the front door or in line; perhaps it was the last to be served out."""
    contact = contact_at(centre, row)
    if not rich(centre) or not contact.late:
        kind_at(centre, contact.kind).aboard -= 1
    if count_at(centre, 0).held_groups > 0:
        release_held_groups(centre, now)


@kernel
def give_up(centre: int, row: int, now: int) -> None:
    """A waiting customer's patience is over. Its shadow stays in line, see `next_contact`."""
    count_waiting(centre, row, -1)
    far.part_unserved(centre, row, ABANDONED, now)
