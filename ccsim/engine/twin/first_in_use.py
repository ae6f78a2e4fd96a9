"""Which contacts are over for good, so that their rows may go."""

from __future__ import annotations

from ccsim.engine.outcomes import NOBODY
from ccsim.engine.ranks import ARRIVAL, ENTITY_BITS, ENTITY_MASK
from ccsim.engine.state import agent_at, contact_at, count_at, event_at, group_at, line_at, slot_at
from ccsim.kernel import kernel


@kernel
def first_in_use(centre: int) -> int:
    """
    The first contact that the engine may still read or change, in any of its parts; the next row if none.

    A part may have an event before it, stand in a line (those who gave up stand there for the virtual wait),
    wait for one agent, be without a place, or be in an agent's hands. The contacts before are over.
    """
    counts = count_at(centre, 0)
    first = counts.rows
    for place in range(counts.events):
        rank = event_at(centre, place).rank
        if rank >> ENTITY_BITS != ARRIVAL:
            first = min(first, contact_at(centre, rank & ENTITY_MASK).contact)
    for number in range(counts.lines):
        first = min(first, _first_behind(centre, line_at(centre, number).head, first))
    for number in range(counts.agents):
        first = min(first, _first_behind(centre, agent_at(centre, number).own, first))
    first = min(first, _first_behind(centre, counts.loose, first))
    for number in range(counts.groups):
        group = group_at(centre, number)
        for slot in range(group.first_slot, group.first_slot + group.agents * group.slots):
            row = slot_at(centre, slot).row
            if row != NOBODY:
                first = min(first, contact_at(centre, row).contact)
    return int(first)


@kernel
def _first_behind(centre: int, row: int, first: int) -> int:
    """The first contact of those that stand behind each other from a row on, or ``first`` if that is less."""
    while row != NOBODY:
        contact = contact_at(centre, row)
        first = min(first, contact.contact)
        row = contact.behind
    return int(first)
