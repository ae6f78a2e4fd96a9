"""The idle agents of a group, longest idle first."""

from __future__ import annotations

from ccsim.engine.decisions.ranking import enter_ranking, leave_ranking
from ccsim.engine.outcomes import NOBODY
from ccsim.engine.rich import rich
from ccsim.engine.state import IDLE, NOT_RANKED, agent_at, group_at
from ccsim.kernel import kernel


@kernel
def take_longest_idle(centre: int, group: int) -> int:
    """Take the longest idle agent of a group off its list."""
    agent = group_at(centre, group).idle
    take_off_idle(centre, agent)
    return agent


@kernel
def take_off_idle(centre: int, agent: int) -> None:
    """Take an agent off the list of its group, wherever it stands."""
    person = agent_at(centre, agent)
    group = group_at(centre, person.group)
    group.free -= 1
    if rich(centre) and group.ranks != NOT_RANKED:
        leave_ranking(centre, agent)
    if person.before == NOBODY:
        group.idle = person.next
    else:
        agent_at(centre, person.before).next = person.next
    if person.next == NOBODY:
        group.tail = person.before
    else:
        agent_at(centre, person.next).before = person.before


@kernel
def seat_idle(centre: int, agent: int, now: int) -> None:
    """Put an agent at the end of the idle list; those who come at one instant stand by number."""
    person = agent_at(centre, agent)
    group = group_at(centre, person.group)
    person.state = IDLE
    person.since = now
    group.free += 1
    before = group.tail
    while before != NOBODY and agent_at(centre, before).since == now and before > agent:
        before = agent_at(centre, before).before
    following = group.idle if before == NOBODY else agent_at(centre, before).next
    person.before = before
    person.next = following
    if before == NOBODY:
        group.idle = agent
    else:
        agent_at(centre, before).next = agent
    if following == NOBODY:
        group.tail = agent
    else:
        agent_at(centre, following).before = agent
    if rich(centre) and group.ranks != NOT_RANKED:
        enter_ranking(centre, agent)
