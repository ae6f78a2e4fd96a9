"""Where agents are found by contacts: beside those who have the same load in hand."""

from __future__ import annotations

from ccsim.engine.decisions.idle import seat_idle, take_off_idle
from ccsim.engine.decisions.ranking import enter_ranking, leave_ranking
from ccsim.engine.decisions.sharing.looks import reserve_looks
from ccsim.engine.outcomes import NEVER, NOBODY
from ccsim.engine.state import BUSY, IDLE, NOT_RANKED, agent_at, group_at, load_at
from ccsim.kernel import kernel


@kernel
def take_seat(centre: int, agent: int, now: int) -> None:
    """Put an agent at the end of those with the same load; those who come at one instant sit by number."""
    person = agent_at(centre, agent)
    group = group_at(centre, person.group)
    person.seated = 1
    if person.due != NEVER:
        group.overdue = 1
    if is_empty(centre, agent):
        seat_idle(centre, agent, now)
        reserve_looks(centre, person.group)
        return
    person.since = now
    load = load_at(centre, person.load)
    before = load.tail
    while before != NOBODY and agent_at(centre, before).since == now and before > agent:
        before = agent_at(centre, before).before
    following = load.head if before == NOBODY else agent_at(centre, before).next
    person.before = before
    person.next = following
    if before == NOBODY:
        load.head = agent
    else:
        agent_at(centre, before).next = agent
    if following == NOBODY:
        load.tail = agent
    else:
        agent_at(centre, following).before = agent
    if group.ranks != NOT_RANKED:
        enter_ranking(centre, agent)


@kernel
def leave_seat(centre: int, agent: int) -> None:
    """Take an agent away from those with the same load, if it sits there."""
    person = agent_at(centre, agent)
    if not person.seated:
        return
    person.seated = 0
    if person.state == IDLE:
        take_off_idle(centre, agent)
        person.state = BUSY
        return
    if group_at(centre, person.group).ranks != NOT_RANKED:
        leave_ranking(centre, agent)
    load = load_at(centre, person.load)
    if person.before == NOBODY:
        load.head = person.next
    else:
        agent_at(centre, person.before).next = person.next
    if person.next == NOBODY:
        load.tail = person.before
    else:
        agent_at(centre, person.next).before = person.before


@kernel
def first_with(centre: int, group: int, load: int) -> int:
    """The agent of a group who has had a load for longest, or `NOBODY`; the others follow by ``next``."""
    own = group_at(centre, group)
    return int(own.idle if load == own.first_load else load_at(centre, load).head)


@kernel
def is_empty(centre: int, agent: int) -> bool:
    """Whether an agent has nothing in hand."""
    return bool(load_at(centre, agent_at(centre, agent).load).in_hand == 0)
