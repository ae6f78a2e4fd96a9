"""
Who is to look for contacts again before anything else happens.

At the end of every event nobody with room stands beside a contact that waits for somebody like that: who
comes, or has finished something, has looked, and a contact that comes has asked everybody. So somebody else
has to look only where hands were emptied for a contact that interrupts, where a reserve is met again, and
where a skill begins; all others would find nothing.

Three cases are not so simple, and there everybody with room looks, as by the definition: where levels open
(at this very instant perhaps, or to the shadow of a customer for whom nobody is called away); where somebody
beyond the end of a shift has room, who goes when it turns out that nobody is to be served out any more; and
where a reserve is met, and there is work that can be interrupted.
"""

from __future__ import annotations

from ccsim.engine.decisions.ranking import first_ranked
from ccsim.engine.outcomes import NEVER, NOBODY
from ccsim.engine.state import (
    BY_NUMBER,
    N_MODES,
    agent_at,
    contact_at,
    count_at,
    group_at,
    line_at,
    load_at,
    pace_at,
    queue_at,
    route_at,
)
from ccsim.kernel import kernel

#: Bits of who of a group is to look: whoever is marked, for the room they got; who may take now what a
#: reserve forbade; all.
_MARKED, _RESERVE, _ALL = 1, 2, 4


@kernel
def all_look(centre: int, group: int) -> None:
    """Everybody of a group who has room is to look."""
    _expect(centre, group, _ALL)


@kernel
def reserve_looks(centre: int, group: int) -> None:
    """
    One more of a group is idle: those are to look who may take now what a reserve forbade.

    With so many free as are kept, those who have something in hand may; with one more, those idle, too.
    """
    own = group_at(centre, group)
    for place in range(own.first_queue, own.first_queue + own.queues):
        keep = route_at(centre, place).keep
        if keep > 0 and (own.levels or own.free == keep or own.free == keep + 1):
            _expect(centre, group, _RESERVE)


@kernel
def looks_again(centre: int, agent: int) -> None:
    """An agent was called away, and may have room for more than the contact it was called away for."""
    person = agent_at(centre, agent)
    _expect(centre, person.group, _MARKED)
    if person.marked:
        return
    own = group_at(centre, person.group)
    before = NOBODY
    following = own.first_marked
    while following != NOBODY and following < agent:
        before = following
        following = agent_at(centre, following).then
    person.marked = 1
    person.then = following
    if before == NOBODY:
        own.first_marked = agent
    else:
        agent_at(centre, before).then = agent


@kernel
def _expect(centre: int, group: int, who: int) -> None:
    group_at(centre, group).looks |= who
    count_at(centre, 0).looks = 1


@kernel
def next_to_look(centre: int, now: int) -> int:
    """A group of which some are to look (`next_looker`), now no longer counted as such; or `NOBODY`."""
    counts = count_at(centre, 0)
    if not counts.looks:
        return NOBODY
    for group in range(counts.groups):
        own = group_at(centre, group)
        if own.looks:
            own.looking = _who(centre, group, now)
            own.looks = 0
            if own.looking & _ALL:
                while own.first_marked != NOBODY:
                    _unmark(centre, own.first_marked, NOBODY)
            return group
    counts.looks = 0
    return NOBODY


@kernel
def next_looker(centre: int, group: int, after: int, now: int) -> int:
    """
    The next of a group, by number, who is to look for contacts; or `NOBODY`.

    Parameters
    ----------
    after
        Who has just looked, `NOBODY` at first.
    """
    own = group_at(centre, group)
    if own.looking & _ALL:
        if own.overdue or count_at(centre, 0).interruptible:
            return _next_seated(centre, group, after)
        return _next_by_load(centre, group, after, now)
    before = NOBODY
    agent = own.first_marked
    while agent != NOBODY:
        following = agent_at(centre, agent).then
        if agent <= after:  # called away again meanwhile: it looks when the others have done so
            before = agent
        else:
            _unmark(centre, agent, before)
            if agent_at(centre, agent).seated:
                return int(agent)
        agent = following
    return NOBODY


@kernel
def _unmark(centre: int, agent: int, before: int) -> None:
    """Take an agent out of the list of those marked, in which another (or `NOBODY`) is before it."""
    person = agent_at(centre, agent)
    person.marked = 0
    if before == NOBODY:
        group_at(centre, person.group).first_marked = person.then
    else:
        agent_at(centre, before).then = person.then


@kernel
def _who(centre: int, group: int, now: int) -> int:
    """Who of a group is really to look."""
    own = group_at(centre, group)
    if own.overdue:
        own.overdue = _anybody_is_overdue(centre, group)
    if own.overdue or own.levels:
        return _ALL
    if own.looks & _RESERVE and (
        not count_at(centre, 0).interruptible or _reserve_is_met(centre, group, now)
    ):
        return _ALL
    return int(own.looks & ~_RESERVE)


@kernel
def _anybody_is_overdue(centre: int, group: int) -> bool:
    """Whether anybody with room is there longer than the shift."""
    own = group_at(centre, group)
    for agent in range(own.first_agent + own.pool, own.first_agent + own.agents):
        if agent_at(centre, agent).seated and agent_at(centre, agent).due != NEVER:
            return True
    return False


@kernel
def _reserve_is_met(centre: int, group: int, now: int) -> bool:
    """Whether a contact waits for which a group keeps people free, and as many are."""
    own = group_at(centre, group)
    for place in range(own.first_queue, own.first_queue + own.queues):
        if 0 < route_at(centre, place).keep <= own.free and _waits(centre, place, NOBODY, now):
            return True
    return False


@kernel
def _next_seated(centre: int, group: int, after: int) -> int:
    """The next of a group, by number, who has room."""
    own = group_at(centre, group)
    for agent in range(max(own.first_agent, after + 1), own.first_agent + own.agents):
        if agent_at(centre, agent).seated:
            return agent
    return NOBODY


@kernel
def _next_by_load(centre: int, group: int, after: int, now: int) -> int:
    """
    The first of a group, by number, for whom there is a contact.

    Where no work can be interrupted, all with the same load have room for the same. Who has looked has
    another load, or there is nothing more for anybody with that one: contacts only become fewer while a
    group looks. So nobody before ``after`` is found again. What waits for one agent alone is of no matter
    here: that agent looks for it when its hands change.
    """
    own = group_at(centre, group)
    best = NOBODY
    for load in range(own.first_load, own.first_load + own.loads):
        agent = own.idle if load == own.first_load else load_at(centre, load).head
        if agent == NOBODY or not _finds(centre, group, load, now):
            continue
        if own.ranks != BY_NUMBER:
            return _next_seated(centre, group, after)
        agent = first_ranked(centre, load)
        if agent > after and (best == NOBODY or agent < best):
            best = agent
    return int(best)


@kernel
def _finds(centre: int, group: int, load: int, now: int) -> bool:
    """Whether there is a contact for those of a group who have a load."""
    own = group_at(centre, group)
    idle = load == own.first_load
    for place in range(own.first_queue, own.first_queue + own.queues):
        if own.free >= route_at(centre, place).keep + idle and _waits(centre, place, load, now):
            return True
    return False


@kernel
def _waits(centre: int, place: int, load: int, now: int) -> bool:
    """Whether a contact waits by a skill, for those with a load; for anybody if that is `NOBODY`."""
    route = route_at(centre, place)
    if route.shut:
        return False
    queue = queue_at(centre, route.number)
    for number in range(queue.first_line, queue.first_line + queue.lines):
        line = line_at(centre, number)
        if line.head == NOBODY or now - contact_at(centre, line.head).queued < route.opens:
            continue
        if load == NOBODY or pace_at(centre, load * N_MODES + line.mode).more != NOBODY:
            return True
    return False
