"""How fast an agent is at a kind of work."""

from __future__ import annotations

from ccsim.engine.decisions.draws import value_now
from ccsim.engine.outcomes import NEVER, NOBODY
from ccsim.engine.rich import rich
from ccsim.engine.state import agent_at, contact_at, group_at, route_at
from ccsim.kernel import kernel


@kernel
def proficiency_of(centre: int, route: int, agent: int, now: int) -> float:
    """Speed by the group's skill, times where the agent, or its team on average, stands in learning."""
    speed = value_now(centre, route_at(centre, route).proficiency, now)
    person = agent_at(centre, agent)
    group = group_at(centre, person.group)
    if agent < group.first_agent + group.pool:
        return speed * group.team if group.people > 0 else speed
    if person.joined != NEVER and group.learn != NOBODY:
        return speed * value_now(centre, group.learn, now - person.joined)
    return speed if person.learning == NOBODY else speed * value_now(centre, person.learning, now)


@kernel
def note_route(centre: int, row: int, agent: int) -> None:
    """Write down by which skill an agent serves a contact; `NOBODY` in groups where all are alike."""
    contact = contact_at(centre, row)
    group = group_at(centre, agent_at(centre, agent).group)
    contact.route = NOBODY
    if not rich(centre) or group.plain:
        return
    for place in range(group.first_queue, group.first_queue + group.queues):
        if route_at(centre, place).number == contact.queue:
            contact.route = place


@kernel
def at_speed(time: int, speed: float) -> int:
    """How long work takes at a speed, in whole microseconds."""
    return time if speed == 1.0 else int(time / speed + 0.5)
