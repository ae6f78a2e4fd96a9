"""How busy people have been since they were last asked."""

from __future__ import annotations

from ccsim.engine.decisions.sharing.in_hand import first_slot_of, slots_of
from ccsim.engine.outcomes import NOBODY
from ccsim.engine.state import IDLE, OFF, agent_at, count_at, group_at, person_at, slot_at
from ccsim.kernel import kernel


@kernel
def occupancy_since(centre: int, group: int, number: int, now: int) -> float:
    """
    Time with work in hand over time on duty since the last call; 0 for who was not on duty.

    Parameters
    ----------
    number
        One of the people; `NOBODY` for all agents of the headcount together.
    """
    own = group_at(centre, group)
    if number == NOBODY:
        staffed, busy = 0, 0
        for agent in range(own.first_agent, own.first_agent + own.pool):
            staffed += time_on_duty(centre, agent, now)
            busy += time_with_work(centre, agent, now)
        since = staffed - own.staffed_before
        worked = busy - own.busy_before
        own.staffed_before = staffed
        own.busy_before = busy
    else:
        person = person_at(centre, number)
        staffed = time_on_duty(centre, person.agent, now)
        busy = time_with_work(centre, person.agent, now)
        since = staffed - person.staffed_before
        worked = busy - person.busy_before
        person.staffed_before = staffed
        person.busy_before = busy
    return worked / since if since > 0 else 0.0


@kernel
def time_on_duty(centre: int, agent: int, now: int) -> int:
    """How long an agent has been on duty so far, in microseconds."""
    person = agent_at(centre, agent)
    return int(person.on_duty) if person.state == OFF else int(person.on_duty + now - person.on_since)


@kernel
def time_with_work(centre: int, agent: int, now: int) -> int:
    """How long of it the agent had anything in hand."""
    person = agent_at(centre, agent)
    if not count_at(centre, 0).shares:
        idle = person.idled + (now - person.since if person.state == IDLE else 0)
        return time_on_duty(centre, agent, now) - int(idle)
    first = first_slot_of(centre, agent)
    for number in range(first, first + slots_of(centre, agent)):
        if slot_at(centre, number).row != NOBODY:
            return int(person.with_work + now - slot_at(centre, number).began)
    return int(person.with_work)
