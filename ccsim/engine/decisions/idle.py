"""The idle agents of a group, longest idle first."""

from __future__ import annotations

from ccsim.engine.outcomes import NOBODY
from ccsim.engine.state import IDLE, agent_at, group_at
from ccsim.kernel import kernel


@kernel
def take_longest_idle(centre: int, group: int) -> int:
    """Take the longest idle agent of a group off its list."""
    owner = group_at(centre, group)
    agent = owner.idle
    owner.idle = agent_at(centre, agent).next
    owner.free -= 1
    if owner.idle == NOBODY:
        owner.tail = NOBODY
    return agent


@kernel
def take_off_idle(centre: int, agent: int) -> None:
    """Take an agent off the list of its group, wherever it stands."""
    owner = group_at(centre, agent_at(centre, agent).group)
    if owner.idle == agent:
        take_longest_idle(centre, agent_at(centre, agent).group)
        return
    before = owner.idle
    while agent_at(centre, before).next != agent:
        before = agent_at(centre, before).next
    agent_at(centre, before).next = agent_at(centre, agent).next
    owner.free -= 1
    if owner.tail == agent:
        owner.tail = before


@kernel
def seat_idle(centre: int, agent: int, now: int) -> None:
    """Put an agent at the end of the idle list; those who come at one instant stand by number."""
    person = agent_at(centre, agent)
    group = group_at(centre, person.group)
    person.state = IDLE
    person.since = now
    person.next = NOBODY
    group.free += 1
    tail = group.tail
    if tail == NOBODY:
        group.idle = agent
        group.tail = agent
    elif agent_at(centre, tail).since < now or tail < agent:
        agent_at(centre, tail).next = agent
        group.tail = agent
    else:
        _insert_by_number(centre, agent, now)


@kernel
def _insert_by_number(centre: int, agent: int, now: int) -> None:
    group = group_at(centre, agent_at(centre, agent).group)
    before = NOBODY
    place = group.idle
    while agent_at(centre, place).since < now or place < agent:
        before = place
        place = agent_at(centre, place).next
    agent_at(centre, agent).next = place
    if before == NOBODY:
        group.idle = agent
    else:
        agent_at(centre, before).next = agent
