"""Who comes and who leaves when a group's headcount changes."""

from __future__ import annotations

from ccsim.engine import far
from ccsim.engine.decisions.idle import seat_idle, take_off_idle
from ccsim.engine.decisions.next_contact import next_contact
from ccsim.engine.decisions.sharing.seats import leave_seat
from ccsim.engine.outcomes import NEVER, NOBODY
from ccsim.engine.rich import rich
from ccsim.engine.state import (
    BUSY,
    IDLE,
    OFF,
    SERVE_OUT,
    agent_at,
    count_at,
    group_at,
    kind_at,
    place_at,
    route_at,
    spell_at,
)
from ccsim.kernel import kernel


@kernel
def change_headcount(centre: int, group: int, count: int, now: int) -> int:
    """
    Set a group's headcount; returns how many agents have to come on duty (each by `come_on_duty`).

    When it rises, those about to leave are retained first. When it falls, idle agents leave first
    (longest idle), then busy ones in the order in which they finish. A group that serves a closed
    channel whose last customers are served out does not fall until they are.
    """
    own = group_at(centre, group)
    staying = own.on_duty - own.leaving
    surplus = 0
    if own.held:
        surplus = staying - own.target
        own.held = 0
        count_at(centre, 0).held_groups -= 1
    own.target = count
    if count >= staying:
        retained = min(own.leaving, count - staying)
        if retained > 0:
            own.due_sum -= retained * (own.due_sum // own.leaving)
            own.leaving -= retained
        own.held_sum = 0
        return count - staying - retained
    if staying - count > surplus:
        own.held_sum += (staying - count - surplus) * now
    else:
        own.held_sum -= (surplus - (staying - count)) * (own.held_sum // surplus)
    if serves_out(centre, group):
        own.held = 1
        count_at(centre, 0).held_groups += 1
    else:
        _let_go(centre, group, now)
    return 0


@kernel
def serves_out(centre: int, group: int) -> bool:
    """Whether customers of a closed channel that serves out still wait, or are about to, for this group."""
    own = group_at(centre, group)
    queues = count_at(centre, 0).queues
    for number in range(count_at(centre, 0).kinds):
        kind = kind_at(centre, number)
        if kind.open or kind.aboard == 0 or kind.at_close != SERVE_OUT:
            continue
        for place in range(own.first_queue, own.first_queue + own.queues):
            if place_at(centre, number * queues + route_at(centre, place).number).line != NOBODY:
                return True
    return False


@kernel
def release_held_groups(centre: int, now: int) -> None:
    """Let the groups go that stayed only to serve out and have done so."""
    for group in range(count_at(centre, 0).groups):
        own = group_at(centre, group)
        if (own.held or own.kept) and not serves_out(centre, group):
            if own.held:
                own.held = 0
                count_at(centre, 0).held_groups -= 1
                _let_go(centre, group, now)
            if own.kept:
                own.kept = 0
                count_at(centre, 0).held_groups -= 1
                _let_named_go(centre, group, now)


@kernel
def _let_go(centre: int, group: int, now: int) -> None:
    """Bring the group down to its target: idle agents now, busy ones when they finish."""
    own = group_at(centre, group)
    surplus = own.on_duty - own.leaving - own.target
    agent = own.idle
    while surplus > 0 and agent != NOBODY:
        following = agent_at(centre, agent).next
        if agent < own.first_agent + own.pool:
            due = own.held_sum // surplus
            own.held_sum -= due
            surplus -= 1
            take_off_idle(centre, agent)
            go_off_duty(centre, agent, now, due)
        agent = following
    if surplus > 0 and count_at(centre, 0).shares:
        surplus = far.put_aside_some(centre, group, surplus, now)
    own.leaving += surplus
    own.due_sum += own.held_sum
    own.held_sum = 0


@kernel
def _let_named_go(centre: int, group: int, now: int) -> None:
    """Let those idle go whose shift is over."""
    own = group_at(centre, group)
    for agent in range(own.first_agent + own.pool, own.first_agent + own.agents):
        person = agent_at(centre, agent)
        if person.due == NEVER:
            continue
        if person.state == IDLE:
            take_off_idle(centre, agent)
            go_off_duty(centre, agent, now, person.due)
        elif person.seated:
            leave_seat(centre, agent)


@kernel
def go_off_duty(centre: int, agent: int, now: int, due: int) -> None:
    """End an agent's spell of duty and write it down, with when it was to end."""
    person = agent_at(centre, agent)
    group = group_at(centre, person.group)
    if person.state == IDLE:
        person.idled += now - person.since
    person.on_duty += now - person.on_since
    person.state = OFF
    person.due = NEVER
    person.seated = 0
    if person.own != NOBODY:
        far.release_own(centre, agent, now)
    if agent < group.first_agent + group.pool:
        group.on_duty -= 1
        group.first_off = min(group.first_off, agent)
    else:
        group.named -= 1
    counts = count_at(centre, 0)
    spell = spell_at(centre, counts.spells)
    counts.spells += 1
    spell.group = person.group
    spell.agent = agent - group.first_agent
    spell.on = person.on_since
    spell.off = now
    spell.due = due


@kernel
def come_on_duty(centre: int, group: int, now: int) -> int:
    """Begin a spell of duty of the first agent of the group's pool (by number) who is off."""
    own = group_at(centre, group)
    agent = max(own.first_agent, own.first_off)
    while agent_at(centre, agent).state != OFF:
        agent += 1
    agent_at(centre, agent).state = BUSY
    agent_at(centre, agent).on_since = now
    own.first_off = agent + 1
    own.on_duty += 1
    return agent


@kernel
def begin_shift(centre: int, agent: int, now: int) -> bool:
    """A named agent's window begins, or a break is over; False if the agent is still there anyway."""
    person = agent_at(centre, agent)
    if person.gone:
        return False
    person.due = NEVER
    if person.state != OFF:
        # with work in hand it had taken nothing more
        return bool(count_at(centre, 0).shares and not person.seated)
    person.state = BUSY
    person.on_since = now
    group_at(centre, person.group).named += 1
    return True


@kernel
def end_shift(centre: int, agent: int, for_good: int, now: int) -> None:
    """
    A named agent's window is over (``for_good``), or a break begins: who is busy finishes first.

    At the end of the window an idle agent stays while customers of a closed channel are served out.
    """
    person = agent_at(centre, agent)
    if person.gone and person.state == OFF:
        return
    person.due = now
    person.stays = for_good
    if person.state != IDLE:
        if person.seated:
            _stop_taking(centre, agent, now)
        return
    if for_good and serves_out(centre, person.group):
        keep_serving_out(centre, person.group)
        return
    take_off_idle(centre, agent)
    go_off_duty(centre, agent, now, now)


@kernel
def _stop_taking(centre: int, agent: int, now: int) -> None:
    """Who has work in hand takes nothing more, unless customers are to be served out; and goes if it can."""
    person = agent_at(centre, agent)
    if person.stays and serves_out(centre, person.group):
        keep_serving_out(centre, person.group)
        return
    leave_seat(centre, agent)
    if far.put_aside_all(centre, agent, now):
        go_off_duty(centre, agent, now, now)


@kernel
def keep_serving_out(centre: int, group: int) -> None:
    """Note that a named agent stays only to serve out."""
    group_at(centre, group).overdue = 1
    if not group_at(centre, group).kept:
        group_at(centre, group).kept = 1
        count_at(centre, 0).held_groups += 1


@kernel
def free_agent(centre: int, agent: int, now: int) -> int:
    """
    What an agent does who has come on duty or finished: leave if it is time, else the next contact.

    Returns the row of the contact taken, or `NOBODY`: the agent has gone, or is idle.
    """
    if leaves(centre, agent, now):
        return NOBODY
    row = next_contact(centre, agent_at(centre, agent).group, now)
    if row == NOBODY:
        stay_idle(centre, agent, now)
    return row


@kernel
def leaves(centre: int, agent: int, now: int) -> bool:
    """Let an agent go whose window is over, or one of a headcount that fell."""
    person = agent_at(centre, agent)
    group = group_at(centre, person.group)
    if rich(centre) and person.due != NEVER:
        if not person.stays or not serves_out(centre, person.group):
            # a break that began late is shorter, not overtime
            go_off_duty(centre, agent, now, person.due if person.stays else now)
            return True
    elif agent < group.first_agent + group.pool and (group.leaving > group.draining or person.drains):
        if person.drains:
            person.drains = 0
            group.draining -= 1
        due = group.due_sum // group.leaving
        group.due_sum -= due
        group.leaving -= 1
        go_off_duty(centre, agent, now, due)
        return True
    return False


@kernel
def stay_idle(centre: int, agent: int, now: int) -> None:
    """An agent for whom there is nothing to do sits idle."""
    person = agent_at(centre, agent)
    if rich(centre) and person.due != NEVER:
        keep_serving_out(centre, person.group)
    seat_idle(centre, agent, now)
