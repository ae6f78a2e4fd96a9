"""All passes over the contacts of a block, piece by piece."""

from __future__ import annotations

from ccsim.kernel import kernel
from ccsim.measures.tally.contacts import Scratch, count_contacts
from ccsim.measures.tally.count_prices import Used, count_prices
from ccsim.measures.tally.course import Worked
from ccsim.measures.tally.grid import Grid
from ccsim.measures.tally.spread import Stretches, spread_contacts, spread_front
from ccsim.measures.tally.tally import Tally
from ccsim.typing import Ints, Rows

#: So many rows are a quarter of a MiB: what one pass has read is near the processor for the next one.
_PIECE = 1024


@kernel
def count_block(
    contacts: Rows,
    until: int,
    following: Ints,
    worked: Worked,
    logged: bool,
    front: bool,
    grid: Grid,
    tally: Tally,
    time: Stretches,
    used: Used,
    cases: Rows,
    scratch: Scratch,
) -> None:
    """
    Count and spread the contacts of a block.

    Parameters
    ----------
    contacts, until
        See `ccsim.engine.block.Block`.
    following, worked, grid, tally, cases, scratch
        See `count_contacts`.
    logged
        See `spread_contacts`.
    front
        Whether there are flows or limited lines.
    time, used
        Filled.
    """
    for first in range(0, len(contacts), _PIECE):
        end = min(first + _PIECE, len(contacts))
        begun = min(end, until)
        spread_contacts(contacts, first, end, until, logged, grid, tally, time)
        count_contacts(contacts, first, begun, following, worked, grid, tally, cases, scratch)
        count_prices(contacts, first, end, until, grid, used)
        if front:
            spread_front(contacts, first, begun, following, grid, tally, time)
