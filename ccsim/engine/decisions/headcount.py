"""Who comes and who leaves when a group's headcount changes."""

from __future__ import annotations

from ccsim.engine.decisions.choose_agent import seat_idle, take_longest_idle
from ccsim.engine.decisions.next_contact import next_contact
from ccsim.engine.outcomes import NOBODY
from ccsim.engine.state import BUSY, OFF, SERVE_OUT, agent_at, count_at, group_at, kind_at, route_at, spell_at
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
    if own.held:
        own.held = 0
        count_at(centre, 0).held_groups -= 1
    own.target = count
    staying = own.on_duty - own.leaving
    if count >= staying:
        retained = min(own.leaving, count - staying)
        own.leaving -= retained
        return count - staying - retained
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
    for number in range(count_at(centre, 0).kinds):
        kind = kind_at(centre, number)
        if kind.open or kind.aboard == 0 or kind.at_close != SERVE_OUT:
            continue
        for place in range(own.first_queue, own.first_queue + own.queues):
            if route_at(centre, place).number == kind.queue:
                return True
    return False


@kernel
def release_held_groups(centre: int, now: int) -> None:
    """Let the groups go that stayed only to serve out and have done so."""
    for group in range(count_at(centre, 0).groups):
        if group_at(centre, group).held and not serves_out(centre, group):
            group_at(centre, group).held = 0
            count_at(centre, 0).held_groups -= 1
            _let_go(centre, group, now)


@kernel
def _let_go(centre: int, group: int, now: int) -> None:
    """Bring the group down to its target: idle agents now, busy ones when they finish."""
    own = group_at(centre, group)
    surplus = own.on_duty - own.leaving - own.target
    while surplus > 0 and own.idle != NOBODY:
        go_off_duty(centre, take_longest_idle(centre, group), now)
        surplus -= 1
    if surplus > 0:
        own.leaving += surplus


@kernel
def go_off_duty(centre: int, agent: int, now: int) -> None:
    """End an agent's spell of duty and write it down."""
    person = agent_at(centre, agent)
    group = group_at(centre, person.group)
    person.state = OFF
    group.on_duty -= 1
    counts = count_at(centre, 0)
    spell = spell_at(centre, counts.spells)
    counts.spells += 1
    spell.group = person.group
    spell.agent = agent - group.first_agent
    spell.on = person.on_since
    spell.off = now
    spell.due = now


@kernel
def come_on_duty(centre: int, group: int, now: int) -> int:
    """Begin a spell of duty of the group's first agent (by number) who is off."""
    agent = group_at(centre, group).first_agent
    while agent_at(centre, agent).state != OFF:
        agent += 1
    agent_at(centre, agent).state = BUSY
    agent_at(centre, agent).on_since = now
    group_at(centre, group).on_duty += 1
    return agent


@kernel
def free_agent(centre: int, agent: int, now: int) -> int:
    """
    What an agent does who has come on duty or finished: leave if the headcount fell, else the next contact.

    Returns the row of the contact taken, or `NOBODY`: the agent has gone, or is idle.
    """
    group = agent_at(centre, agent).group
    if group_at(centre, group).leaving > 0:
        group_at(centre, group).leaving -= 1
        go_off_duty(centre, agent, now)
        return NOBODY
    row = next_contact(centre, group, now)
    if row == NOBODY:
        seat_idle(centre, agent, now)
    return row
