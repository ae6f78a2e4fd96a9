"""
Agents with the same load in an order of their own, beside that of how long they have had it.

Where a queue goes by the work of the day, or where those who look again do so by number, walking the list
would cost each contact a look at every agent. The agents of such a group stand in a binary heap too, one for
each load; who is first stands at its root, and who comes, goes or has finished something moves along one
branch of it.
"""

from __future__ import annotations

from ccsim.engine.outcomes import NOBODY
from ccsim.engine.state import BY_WORK, agent_at, count_at, group_at, load_at, ranked_at
from ccsim.kernel import kernel


@kernel
def first_ranked(centre: int, load: int) -> int:
    """Who stands first among those with a load, or `NOBODY`; only of groups that rank their agents."""
    own = load_at(centre, load)
    return int(ranked_at(centre, own.first_ranked).agent) if own.ranked > 0 else NOBODY


@kernel
def enter_ranking(centre: int, agent: int) -> None:
    """Rank an agent among those with its load, since when is known already."""
    person = agent_at(centre, agent)
    load = load_at(centre, person.load)
    place = load.ranked
    load.ranked += 1
    _stand(centre, agent, place)
    _move_up(centre, agent)


@kernel
def leave_ranking(centre: int, agent: int) -> None:
    """An agent is no longer among those with its load; the last in the heap is put in its place."""
    person = agent_at(centre, agent)
    load = load_at(centre, person.load)
    load.ranked -= 1
    last = ranked_at(centre, load.first_ranked + load.ranked).agent
    if last != agent:
        _stand(centre, last, person.place)
        rank_again(centre, last)


@kernel
def rank_again(centre: int, agent: int) -> None:
    """An agent finds its place again after what it is ranked by has changed."""
    _move_up(centre, agent)
    _move_down(centre, agent)


@kernel
def begin_day(centre: int, number: int) -> None:
    """
    A new day: nobody has worked yet.

    So all stand by since when they have had their load, as in its list; and who stands in a list in its
    order stands in a heap, too.
    """
    count_at(centre, 0).today = number
    for group in range(count_at(centre, 0).groups):
        own = group_at(centre, group)
        if own.ranks != BY_WORK:
            continue
        for load in range(own.first_load, own.first_load + own.loads):
            agent = own.idle if load == own.first_load else load_at(centre, load).head
            place = 0
            while agent != NOBODY:
                _stand(centre, agent, place)
                place += 1
                agent = agent_at(centre, agent).next


@kernel
def worked_today(centre: int, agent: int) -> int:
    """The work that an agent has finished today, in microseconds."""
    person = agent_at(centre, agent)
    return int(person.worked) if person.worked_on == count_at(centre, 0).today else 0


@kernel
def _before(centre: int, agent: int, other: int) -> bool:
    """Whether an agent stands before another: by number; or by the least work, since when, and number."""
    person = agent_at(centre, agent)
    if group_at(centre, person.group).ranks == BY_WORK:
        worked = worked_today(centre, agent)
        others = worked_today(centre, other)
        if worked != others:
            return worked < others
        since = agent_at(centre, other).since
        if person.since != since:
            return bool(person.since < since)
    return agent < other


@kernel
def _stand(centre: int, agent: int, place: int) -> None:
    """Give an agent a place in the heap of its load."""
    person = agent_at(centre, agent)
    person.place = place
    ranked_at(centre, load_at(centre, person.load).first_ranked + place).agent = agent


@kernel
def _move_up(centre: int, agent: int) -> None:
    """Move an agent towards the root, as long as it stands before the one above."""
    person = agent_at(centre, agent)
    first = load_at(centre, person.load).first_ranked
    while person.place > 0:
        place = person.place
        above = ranked_at(centre, first + (place - 1) // 2).agent
        if not _before(centre, agent, above):
            return
        _stand(centre, agent, (place - 1) // 2)
        _stand(centre, above, place)


@kernel
def _move_down(centre: int, agent: int) -> None:
    """Move an agent away from the root, as long as one of the two below stands before it."""
    person = agent_at(centre, agent)
    load = load_at(centre, person.load)
    while True:
        place = person.place
        best = agent
        for below in range(2 * place + 1, min(2 * place + 3, load.ranked)):
            other = ranked_at(centre, load.first_ranked + below).agent
            if _before(centre, other, best):
                best = other
        if best == agent:
            return
        _stand(centre, agent, agent_at(centre, best).place)
        _stand(centre, best, place)
