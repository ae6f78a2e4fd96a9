"""Skills that some have only at certain hours."""

from __future__ import annotations

from ccsim.engine.decisions.sharing.looks import all_look
from ccsim.engine.state import group_at, route_at
from ccsim.kernel import kernel


@kernel
def change_skill(centre: int, place: int, opens: int) -> None:
    """The hours of a skill begin or end; when they begin, everybody with room is to look for contacts."""
    route = route_at(centre, place)
    route.shut = 1 - opens
    route_at(centre, route.other).shut = 1 - opens
    if not opens:
        return
    number = 0
    while place >= group_at(centre, number).first_queue + group_at(centre, number).queues:
        number += 1
    all_look(centre, number)
