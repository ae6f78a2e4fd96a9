"""What comes before the first contact: the need is prevented, or self-service is tried."""

from __future__ import annotations

from ccsim.demand.philox import uniform
from ccsim.demand.purposes import (
    CONTACT_DELAY,
    FOUND_RESOLVES,
    GIVES_UP,
    MODERATED,
    PEERS_REPLY,
    PREVENTED,
    SELF_SERVICE,
    SPENT,
)
from ccsim.demand.purposes import FOUND as FINDS
from ccsim.engine import outcomes
from ccsim.engine.decisions.difficulty import succeeds
from ccsim.engine.decisions.draws import (
    contact_chance,
    contact_duration,
    contact_uniform,
    later,
    value_now,
    value_then,
)
from ccsim.engine.decisions.open_part import open_part
from ccsim.engine.decisions.part import choose_channel, repeat_after, returns_within
from ccsim.engine.decisions.sharing.own_line import let_loose
from ccsim.engine.decisions.spared import work_spared
from ccsim.engine.outcomes import NEVER, NOBODY
from ccsim.engine.state import POSTED, attempts_at, contact_at, help_at, kind_at, removal_at
from ccsim.kernel import kernel

#: Nothing comes before the contact.
NOTHING = -2
#: Above any number of hand-overs: the draws of a post, and of how customers come again after self-service,
#: are none of the case's first contact, which has the same number.
_OF_A_POST = 255
_OF_SELF_SERVICE = 254


@kernel
def come_before(centre: int, row: int, now: int) -> int:
    """
    What comes before the first contact of a case, whose row has just been opened.

    Returns
    -------
    int
        `NOTHING`; the instant at which self-service is over; `NEVER` if that is all already.
    """
    prevention = _prevented_by(centre, row)
    contact = contact_at(centre, row)
    if prevention != NOBODY:
        contact.site = prevention
        contact.outcome = outcomes.PREVENTED
        contact.ended = now
        contact.spared = work_spared(centre, row)
        return NEVER
    place = _self_service_of(centre, row, now)
    if place == NOBODY:
        return NOTHING
    using = help_at(centre, place)
    contact.via = outcomes.SELF_SERVICE
    contact.site = using.site
    attempts_at(centre, contact.case).used = 1
    if using.moderation != NOBODY and contact_chance(centre, row, MODERATED, using.moderated):
        _post(centre, row, using.moderation, now)
    spent = contact_duration(centre, row, SPENT, using.lasts)
    spent += contact_duration(centre, row, PEERS_REPLY, using.reply)
    if spent > 0:
        return now + spent
    leave_self_service(centre, row, now)
    return NEVER


@kernel
def _prevented_by(centre: int, row: int) -> int:
    """The prevention that removes a case, or `NOBODY`; each by itself, so that no other one matters to it."""
    contact = contact_at(centre, row)
    kind = kind_at(centre, contact.kind)
    person = contact.slot << 20 | contact.nth
    for place in range(kind.removal, kind.removal + kind.removals):
        removal = removal_at(centre, place)
        u = uniform(kind.key ^ removal.key, contact.day, person, PREVENTED, 0)
        if u < value_then(centre, row, removal.share):
            return int(removal.prevention)
    return NOBODY


@kernel
def _self_service_of(centre: int, row: int, now: int) -> int:
    """The self-service that a customer tries first, or `NOBODY`; what is down is not there."""
    kind = kind_at(centre, contact_at(centre, row).kind)
    if kind.helps == 0:
        return NOBODY
    u = contact_uniform(centre, row, SELF_SERVICE)
    for place in range(kind.help, kind.help + kind.helps):
        u -= value_then(centre, row, help_at(centre, place).adoption)
        if u < 0.0:
            return NOBODY if value_now(centre, help_at(centre, place).down, now) > 0.0 else place
    return NOBODY


@kernel
def _post(centre: int, row: int, kind: int, now: int) -> None:
    """A post in a forum is to be looked through; its author does not wait for that."""
    post = open_part(centre, row, outcomes.MODERATION, now)
    contact_at(centre, row).next_part = NOBODY
    part = contact_at(centre, post)
    part.kind = kind
    part.leg = 0
    part.passes = _OF_A_POST
    part.queue = kind_at(centre, kind).queue
    part.home = part.queue
    part.queued = now
    part.ghost = POSTED
    let_loose(centre, post)


@kernel
def leave_self_service(centre: int, row: int, now: int) -> None:
    """Self-service is over: the customer has found what it needs or not; what follows stands in the row."""
    contact = contact_at(centre, row)
    kind = kind_at(centre, contact.kind)
    place = kind.help
    while help_at(centre, place).site != contact.site:
        place += 1
    using = help_at(centre, place)
    contact.ended = now
    if succeeds(centre, row, FINDS, kind.hard_found, value_then(centre, row, using.found)):
        contact.outcome = outcomes.FOUND
        contact.spared = work_spared(centre, row)
        resolved = value_then(centre, row, using.resolved)
        if succeeds(centre, row, FOUND_RESOLVES, kind.hard_resolution, resolved):
            contact.resolved = 1
            return
        contact.passes = _OF_SELF_SERVICE
        if using.repeat == NOBODY:
            repeat_after(centre, row, now)
        else:
            returns_within(centre, row, now, using.repeat, using.repeat_delay, using.repeat_window)
            if using.ways > 0 and contact.returns == outcomes.REPEAT:
                choose_channel(centre, row, using.way, using.ways)
        return
    contact.outcome = outcomes.NOT_FOUND
    if not contact_chance(centre, row, GIVES_UP, using.gives_up):
        contact.returns = outcomes.TURN_TO
        contact.returns_at = later(now, contact_duration(centre, row, CONTACT_DELAY, using.delay))
        contact.passes = _OF_SELF_SERVICE
        if using.nexts > 0:
            choose_channel(centre, row, using.next, using.nexts)
