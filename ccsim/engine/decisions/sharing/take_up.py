"""An agent takes up a contact, for the first time or again."""

from __future__ import annotations

from ccsim.demand.purposes import NOTICE, SLOW
from ccsim.engine.decisions.draws import contact_chance, contact_duration, value_then
from ccsim.engine.decisions.handle import begin_handling, give_to
from ccsim.engine.decisions.sharing.find_work import is_going
from ccsim.engine.decisions.sharing.in_hand import put_in_hand
from ccsim.engine.decisions.sharing.seats import take_seat
from ccsim.engine.outcomes import CALLED_BACK, NEVER, NEXT_TURN, NOBODY
from ccsim.engine.state import (
    CHASED,
    LEFT_SILENTLY,
    agent_at,
    contact_at,
    group_at,
    kind_at,
)
from ccsim.kernel import kernel


@kernel
def take_up(centre: int, row: int, agent: int, now: int) -> None:
    """Put a contact into an agent's hands; the agent is to be found by others again at its new load."""
    contact = contact_at(centre, row)
    kind = kind_at(centre, contact.kind)
    set_up = _switching(centre, kind.channel, agent)
    if contact.answered != NEVER:
        work = contact.remaining
        set_up += kind.resume
        give_to(centre, row, agent)
    else:
        if contact.virtual == NEVER and contact.via != CALLED_BACK:  # it waited for one agent alone
            contact.virtual = now - contact.queued
        work = begin_handling(centre, row, agent, now) - now - contact.talk
        contact.talk = _talk(centre, row)
        work += contact.talk
        if contact.via == NEXT_TURN and not _had_it_before(centre, row):
            set_up += kind.resume
        if contact.ghost == LEFT_SILENTLY:
            # nobody is there: not the customer, nor, if it was passed on, the agent who would brief
            contact.hold = 0
            contact.wrap_up = 0
            contact.consult = 0
            contact.spared = 0
            work = contact.talk
    contact.set_up += set_up
    put_in_hand(centre, row, agent, work + set_up, now)
    if not is_going(centre, agent):
        take_seat(centre, agent, now)


@kernel
def _talk(centre: int, row: int) -> int:
    """How long a part's talk takes: longer with slow customers, shorter with those who got help elsewhere."""
    contact = contact_at(centre, row)
    kind = kind_at(centre, contact.kind)
    if contact.ghost == LEFT_SILENTLY:
        return contact_duration(centre, row, NOTICE, kind.notice)
    if contact.ghost == CHASED:
        return int(contact.talk * (1.0 - value_then(centre, row, kind.chase_saves)) + 0.5)
    if contact.reached and contact_chance(centre, row, SLOW, kind.slow_share):
        times = value_then(centre, row, kind.slow_times)
        contact.spared = int(contact.spared * times + 0.5)
        return int(contact.talk * times + 0.5)
    return int(contact.talk)


@kernel
def _switching(centre: int, channel: int, agent: int) -> int:
    """The work to get into another channel than that of the contact taken up before."""
    person = agent_at(centre, agent)
    before = person.channel
    person.channel = channel
    return int(group_at(centre, person.group).switching) if before not in (NOBODY, channel) else 0


@kernel
def _had_it_before(centre: int, row: int) -> bool:
    """Whether the agent of a turn had the turn before, too."""
    contact = contact_at(centre, row)
    before = contact_at(centre, contact.previous)
    return bool(before.group == contact.group and before.agent == contact.agent)
