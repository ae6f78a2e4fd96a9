"""How fast an agent is at a kind of work."""

from __future__ import annotations

from ccsim.engine.decisions.draws import value_now
from ccsim.engine.outcomes import NOBODY
from ccsim.engine.state import agent_at, contact_at, group_at, route_at
from ccsim.kernel import kernel


@kernel
def proficiency_of(centre: int, route: int, agent: int, now: int) -> float:
    """Speed by the group's skill, times where the agent stands on the learning curve."""
    speed = value_now(centre, route_at(centre, route).proficiency, now)
    learning = agent_at(centre, agent).learning
    return speed if learning == NOBODY else speed * value_now(centre, learning, now)


@kernel
def note_route(centre: int, row: int, agent: int) -> None:
    """Write down by which skill an agent serves a contact; `NOBODY` in groups where all are alike."""
    contact = contact_at(centre, row)
    group = group_at(centre, agent_at(centre, agent).group)
    contact.route = NOBODY
    if group.plain:
        return
    for place in range(group.first_queue, group.first_queue + group.queues):
        if route_at(centre, place).number == contact.queue:
            contact.route = place


@kernel
def at_speed(time: int, speed: float) -> int:
    """How long work takes at a speed, in whole microseconds."""
    return time if speed == 1.0 else int(time / speed + 0.5)
