"""How contacts stand for a group: by priority, then by mode."""

from __future__ import annotations

from ccsim.engine.decisions.reach_queue import line_of
from ccsim.engine.state import N_MODES, contact_at, group_at, line_at, route_at
from ccsim.kernel import kernel


@kernel
def rank_in_line(centre: int, place: int, number: int) -> int:
    """How the contacts of a line stand by a group's skill; the smaller is first."""
    route = route_at(centre, place)
    line = line_at(centre, number)
    priority = route.priority if route.stated and not line.stated else line.priority
    return int(priority * N_MODES + line.mode)


@kernel
def rank_of(centre: int, group: int, row: int) -> int:
    """How a contact stands for a group, wherever it is."""
    return rank_in_line(
        centre, _skill_for(centre, group, contact_at(centre, row).queue), line_of(centre, row)
    )


@kernel
def _skill_for(centre: int, group: int, queue: int) -> int:
    """The skill by which a group serves a queue."""
    place = group_at(centre, group).first_queue
    while route_at(centre, place).number != queue:
        place += 1
    return int(place)
