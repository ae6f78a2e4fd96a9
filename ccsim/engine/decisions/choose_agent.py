"""Which free agent takes an arriving contact."""

from __future__ import annotations

from ccsim.engine.outcomes import NOBODY
from ccsim.engine.state import BUSY, IDLE, agent_at, group_at, queue_at, route_at
from ccsim.kernel import kernel


@kernel
def choose_agent(centre: int, queue: int) -> int:
    """
    Take the agent who has been idle longest among all groups that serve ``queue``; `NOBODY` if none is.

    Among agents idle since the same instant, the one with the smallest number.
    """
    best = NOBODY
    best_since = 0
    first_group = queue_at(centre, queue).first_group
    for place in range(first_group, first_group + queue_at(centre, queue).groups):
        agent = group_at(centre, route_at(centre, place).number).idle
        if agent == NOBODY:
            continue
        since = agent_at(centre, agent).since
        if best == NOBODY or since < best_since or (since == best_since and agent < best):
            best = agent
            best_since = since
    if best != NOBODY:
        take_longest_idle(centre, agent_at(centre, best).group)
        agent_at(centre, best).state = BUSY
    return best


@kernel
def take_longest_idle(centre: int, group: int) -> int:
    """Take the longest idle agent of a group off its list."""
    owner = group_at(centre, group)
    agent = owner.idle
    owner.idle = agent_at(centre, agent).next
    if owner.idle == NOBODY:
        owner.tail = NOBODY
    return agent


@kernel
def seat_idle(centre: int, agent: int, now: int) -> None:
    """Put an agent at the end of the idle list; those who come at one instant stand by number."""
    person = agent_at(centre, agent)
    group = group_at(centre, person.group)
    person.state = IDLE
    person.since = now
    person.next = NOBODY
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
