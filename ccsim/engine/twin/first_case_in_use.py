"""Which cases are over for good, so that what is known of them may go."""

from __future__ import annotations

from ccsim.engine.ranks import ARRIVAL, ENTITY_BITS, ENTITY_MASK
from ccsim.engine.state import contact_at, count_at, event_at
from ccsim.kernel import kernel


@kernel
def first_case_in_use(centre: int, row: int) -> int:
    """
    The first case of which anything may still happen; the next one to arise if none.

    Parameters
    ----------
    centre
        Its address.
    row
        Contacts before it are over (`ccsim.engine.twin.first_in_use`). A case is over when all of its
        contacts are, and its customer is not to come again.
    """
    counts = count_at(centre, 0)
    first = counts.next_case
    for place in range(counts.events):
        rank = event_at(centre, place).rank
        if rank >> ENTITY_BITS == ARRIVAL:
            first = min(first, rank & ENTITY_MASK)
    for number in range(row, counts.rows):
        first = min(first, contact_at(centre, number).case)
    return int(first)
