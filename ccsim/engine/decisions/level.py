"""Overflow: after a stated wait, further groups are open to a contact."""

from __future__ import annotations

from ccsim.engine import far
from ccsim.engine.decisions.choose_agent import choose_agent
from ccsim.engine.decisions.next_contact import take_from_line
from ccsim.engine.decisions.sharing.choose_with_room import with_room
from ccsim.engine.outcomes import CALLED_BACK, NEVER, NOBODY, UNFINISHED
from ccsim.engine.rich import rich
from ccsim.engine.state import contact_at, count_at, group_at, kind_at, opening_at, queue_at, route_at
from ccsim.kernel import kernel


@kernel
def next_opening(centre: int, row: int, now: int) -> int:
    """When the next level opens to a contact in line, or `NEVER`. Shadows go on waiting, too."""
    contact = contact_at(centre, row)
    if not rich(centre) or contact.line == NOBODY:
        return NEVER
    queue = queue_at(centre, contact.queue)
    for number in range(queue.first_opening, queue.first_opening + queue.openings):
        opens = contact.queued + opening_at(centre, number).wait
        if opens > now:
            return opens
    return NEVER


@kernel
def open_level(centre: int, row: int, now: int) -> int:
    """Look for an agent for a contact that has waited long enough; `NOBODY` if it is to wait on."""
    contact = contact_at(centre, row)
    if contact.line == NOBODY:
        return NOBODY
    if contact.outcome != UNFINISHED and contact.via != CALLED_BACK and not contact.ghost:
        return _for_a_shadow(centre, row, now)
    if count_at(centre, 0).shares:
        agent = far.choose_with_room(centre, row, now - contact.queued, now)
    else:
        agent = choose_agent(centre, contact.queue, now - contact.queued, now)
    if agent != NOBODY:
        take_from_line(centre, row, now)
    return agent


@kernel
def _for_a_shadow(centre: int, row: int, now: int) -> int:
    """An endlessly patient caller would be answered now if somebody is free: note the wait."""
    contact = contact_at(centre, row)
    waited = now - contact.queued
    if count_at(centre, 0).shares:
        free = with_room(centre, contact.queue, kind_at(centre, contact.kind).mode, waited, now) != NOBODY
    else:
        free = someone_is_free(centre, contact.queue, waited)
    if free:
        take_from_line(centre, row, now)
    return NOBODY


@kernel
def someone_is_free(centre: int, queue: int, waited: int) -> bool:
    """Whether any group that is open after so long a wait has more free agents than it keeps back."""
    own = queue_at(centre, queue)
    for place in range(own.first_group, own.first_group + own.groups):
        route = route_at(centre, place)
        if group_at(centre, route.number).free > route.keep and waited >= route.opens:
            return True
    return False
