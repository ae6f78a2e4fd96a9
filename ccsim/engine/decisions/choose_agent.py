"""Which free agent takes a contact."""

from __future__ import annotations

from ccsim.engine.decisions.idle import take_longest_idle, take_off_idle
from ccsim.engine.decisions.proficiency import proficiency_of
from ccsim.engine.decisions.ranking import first_ranked, worked_today
from ccsim.engine.outcomes import NOBODY
from ccsim.engine.rich import rich
from ccsim.engine.state import (
    BUSY,
    LEAST_WORKED,
    LONGEST_IDLE,
    agent_at,
    group_at,
    queue_at,
    route_at,
)
from ccsim.kernel import kernel


@kernel
def choose_agent(centre: int, queue: int, waited: int, now: int) -> int:
    """
    Take a free agent for a contact of ``queue`` that has waited so long; `NOBODY` if none is there for it.

    Levels that are open after that wait are asked in order, each group only while it has more free than
    the reserve. Within a level the queue's rule decides; its ties go to the longest idle, and among those
    idle since the same instant to the smallest number.
    """
    if not rich(centre) or queue_at(centre, queue).choose == LONGEST_IDLE:
        agent = _longest_idle(centre, queue, waited)
        if agent != NOBODY:
            take_longest_idle(centre, agent_at(centre, agent).group)
    else:
        agent = _best(centre, queue, waited, now)
        if agent != NOBODY:
            take_off_idle(centre, agent)
    if agent != NOBODY:
        _begin_work(centre, agent, now)
    return agent


@kernel
def take_agent(centre: int, agent: int, now: int) -> None:
    """Take a particular idle agent."""
    take_off_idle(centre, agent)
    _begin_work(centre, agent, now)


@kernel
def _begin_work(centre: int, agent: int, now: int) -> None:
    person = agent_at(centre, agent)
    person.idled += now - person.since
    person.state = BUSY


@kernel
def _longest_idle(centre: int, queue: int, waited: int) -> int:
    best = NOBODY
    best_since = 0
    best_level = 0
    first_group = queue_at(centre, queue).first_group
    for place in range(first_group, first_group + queue_at(centre, queue).groups):
        route = route_at(centre, place)
        if best != NOBODY and route.level > best_level:
            break
        group = group_at(centre, route.number)
        if group.free <= route.keep or waited < route.opens:
            continue
        agent = group.idle
        since = agent_at(centre, agent).since
        if best == NOBODY or since < best_since or (since == best_since and agent < best):
            best = agent
            best_since = since
            best_level = route.level
    return best


@kernel
def _best(centre: int, queue: int, waited: int, now: int) -> int:
    """The free agent with the highest score by the queue's rule."""
    best = NOBODY
    best_score = 0.0
    best_level = 0
    own = queue_at(centre, queue)
    for place in range(own.first_group, own.first_group + own.groups):
        route = route_at(centre, place)
        if best != NOBODY and route.level > best_level:
            break
        group = group_at(centre, route.number)
        if group.free <= route.keep or waited < route.opens:
            continue
        by_work = own.choose == LEAST_WORKED
        agent = first_ranked(centre, group.first_load) if by_work else group.idle
        while agent != NOBODY:
            score = score_of(centre, own.choose, place, agent, now)
            if best == NOBODY or score > best_score or (score == best_score and _longer(centre, agent, best)):
                best = agent
                best_score = score
                best_level = route.level
            if by_work or group.alike:
                break  # the others are no better; if they are as good, they have been idle for less long
            agent = agent_at(centre, agent).next
    return best


@kernel
def score_of(centre: int, choose: int, route: int, agent: int, now: int) -> float:
    """How well an agent suits by a queue's rule; the highest score is chosen."""
    if choose == LEAST_WORKED:
        return float(-worked_today(centre, agent))
    return proficiency_of(centre, route, agent, now)


@kernel
def _longer(centre: int, agent: int, other: int) -> bool:
    """Whether an agent has been idle longer than another."""
    since = agent_at(centre, agent).since
    others = agent_at(centre, other).since
    return since < others or (since == others and agent < other)
