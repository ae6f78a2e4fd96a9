"""Which agent takes a contact where agents may have several in hand."""

from __future__ import annotations

from ccsim.engine.decisions.choose_agent import score_of
from ccsim.engine.decisions.ranking import first_ranked
from ccsim.engine.decisions.sharing.make_room import can_make_room, make_room
from ccsim.engine.decisions.sharing.own_line import has_a_name, wait_for_agent
from ccsim.engine.decisions.sharing.seats import first_with, leave_seat
from ccsim.engine.outcomes import NOBODY
from ccsim.engine.state import (
    CONVERSATION,
    FILL_FIRST,
    LEAST_WORKED,
    MOST_PROFICIENT,
    N_MODES,
    agent_at,
    contact_at,
    count_at,
    group_at,
    kind_at,
    load_at,
    pace_at,
    queue_at,
    route_at,
)
from ccsim.kernel import kernel


@kernel
def choose_with_room(centre: int, row: int, waited: int, now: int) -> int:
    """
    Take an agent for a contact that has waited so long; `NOBODY` if none has room for it.

    Who has least in hand is asked first (or most, if the queue fills first); the queue's rule decides among
    those, then who has had that load for longest, then the smallest number. Where nobody has room, somebody
    may be called away from work that can be interrupted. A conversation is for the agent who had it, if that
    is its rule: then nobody else is asked, and it is put in that one's own line.
    """
    contact = contact_at(centre, row)
    kind = kind_at(centre, contact.kind)
    if contact.keeper != NOBODY:
        keeper = contact.keeper
        contact.keeper = NOBODY
        if is_there(centre, keeper) or (kind.awaits_agent and has_a_name(centre, keeper)):
            if is_there(centre, keeper) and _has_or_makes_room(centre, keeper, row, now):
                leave_seat(centre, keeper)
                return int(keeper)
            wait_for_agent(centre, row, keeper)
            return NOBODY
    agent = with_room(centre, contact.queue, kind.mode, waited, now)
    if agent == NOBODY and kind.mode <= CONVERSATION:
        agent = _interruptible(centre, row, waited, now)
        if agent != NOBODY:
            make_room(centre, agent, row, now)
    if agent != NOBODY:
        leave_seat(centre, agent)
    return agent


@kernel
def is_there(centre: int, agent: int) -> bool:
    """Whether an agent is on duty and takes contacts; who is about to go does not."""
    return bool(agent_at(centre, agent).seated)


@kernel
def _has_or_makes_room(centre: int, agent: int, row: int, now: int) -> bool:
    if not can_make_room(centre, agent, row):
        return False
    make_room(centre, agent, row, now)
    return True


@kernel
def with_room(centre: int, queue: int, mode: int, waited: int, now: int) -> int:
    """The agent with room for a contact of a mode who comes first by the queue's rules, or `NOBODY`."""
    best = NOBODY
    best_in_hand = 0
    best_score = 0.0
    best_level = 0
    own = queue_at(centre, queue)
    for place in range(own.first_group, own.first_group + own.groups):
        route = route_at(centre, place)
        if best != NOBODY and route.level > best_level:
            break
        if route.shut or waited < route.opens:
            continue
        group = group_at(centre, route.number)
        first_is_best = own.choose != MOST_PROFICIENT or group.alike
        for load in range(group.first_load, group.first_load + group.loads):
            in_hand = load_at(centre, load).in_hand
            if own.choose == FILL_FIRST:
                in_hand = -in_hand
            if not _is_open(centre, place, load, mode) or (best != NOBODY and in_hand > best_in_hand):
                continue
            by_work = own.choose == LEAST_WORKED
            agent = first_ranked(centre, load) if by_work else first_with(centre, route.number, load)
            while agent != NOBODY:
                score = 0.0
                if own.choose == LEAST_WORKED or own.choose == MOST_PROFICIENT:
                    score = score_of(centre, own.choose, place, agent, now)
                if best == NOBODY or _before(centre, in_hand, score, agent, best_in_hand, best_score, best):
                    best = agent
                    best_in_hand = in_hand
                    best_score = score
                    best_level = route.level
                agent = NOBODY if first_is_best else agent_at(centre, agent).next
    return best


@kernel
def _is_open(centre: int, place: int, load: int, mode: int) -> bool:
    """Whether those of a group with a load have room for a contact of a mode, beside those it keeps free."""
    if pace_at(centre, load * N_MODES + mode).more == NOBODY:
        return False
    route = route_at(centre, place)
    group = group_at(centre, route.number)
    return bool(group.free >= route.keep + (load == group.first_load))


@kernel
def _before(
    centre: int, in_hand: int, score: float, agent: int, than: int, other_score: float, other: int
) -> bool:
    if in_hand != than:
        return in_hand < than
    if score != other_score:
        return score > other_score
    since = agent_at(centre, agent).since
    others = agent_at(centre, other).since
    return bool(since < others or (since == others and agent < other))


@kernel
def _interruptible(centre: int, row: int, waited: int, now: int) -> int:
    """Who can be called away for a contact: the one with the fewest in hand, then the longest at that."""
    own = queue_at(centre, contact_at(centre, row).queue)
    mode = kind_at(centre, contact_at(centre, row).kind).mode
    best = NOBODY
    best_in_hand = 0
    best_level = 0
    for place in range(own.first_group, own.first_group + own.groups):
        route = route_at(centre, place)
        if best != NOBODY and route.level > best_level:
            break
        if route.shut or waited < route.opens:
            continue
        group = group_at(centre, route.number)
        if group.free < route.keep:
            continue
        for load in range(group.first_load + 1, group.first_load + group.loads):
            if not _may_be_interrupted(centre, load, mode):
                continue
            in_hand = load_at(centre, load).in_hand
            agent = first_with(centre, route.number, load)
            while agent != NOBODY:
                if can_make_room(centre, agent, row):
                    if best == NOBODY or _before(centre, in_hand, 0.0, agent, best_in_hand, 0.0, best):
                        best = agent
                        best_in_hand = in_hand
                        best_level = route.level
                    break
                agent = agent_at(centre, agent).next
    return best


@kernel
def _may_be_interrupted(centre: int, load: int, mode: int) -> bool:
    """Whether those with a load may have anything in hand that can be put aside for a contact of a mode."""
    interruptible = count_at(centre, 0).interruptible
    for later in range(mode + 1, N_MODES):
        if interruptible >> later & 1 and pace_at(centre, load * N_MODES + later).less != NOBODY:
            return True
    return False
