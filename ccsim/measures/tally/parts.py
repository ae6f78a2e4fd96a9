"""What the parts of a contact add: agents' parts in it, and the waits after it was passed on."""

from __future__ import annotations

from ccsim.engine.outcomes import NEXT_TURN, PASSED_BACK, PASSED_ON, TRANSFERRED
from ccsim.kernel import inner_kernel
from ccsim.measures import columns as c
from ccsim.measures.tally.course import reply_of
from ccsim.measures.tally.grid import Grid, Row
from ccsim.measures.tally.tally import Place, Tally, add, place_in
from ccsim.typing import Ints, Rows


@inner_kernel
def count_parts(contacts: Rows, following: Ints, row: int, interval: int, grid: Grid, tally: Tally) -> None:
    """
    Count each part of a contact of several at the queue where it waited and the group that took it.

    Parameters
    ----------
    contacts, following
        The log, and the row of the part after each.
    row, interval
        Of leg 0, and the interval in which that was offered: all parts count there.
    grid, tally
        The run; filled.
    """
    at = row
    while at >= 0:
        part = contacts[at]
        queue = part.queue if part.queue >= 0 else grid.queue[part.kind]
        here = place_in(tally, grid.cell[part.kind, queue, part.group + 1], interval, queue)
        count_leg(part, here)
        if (part.via == PASSED_ON or part.via == PASSED_BACK) and part.answered >= 0:
            add(here, c.PASSED_ANSWERED, 1)
            add(here, c.PASSED_WAIT, part.answered - part.offered)
        if part.via == NEXT_TURN and part.answered >= 0:
            before = contacts[part.previous]
            add(here, c.LATER_TURNS, 1)
            add(here, c.MOVED_TURNS, before.group != part.group or before.agent != part.agent)
        at = following[at]


@inner_kernel
def count_leg(part: Row, here: Place) -> None:
    """Count an agent's part in a contact, once it is handled, replied to or passed on, and the work in it."""
    if reply_of(part) >= 0 or (part.outcome == TRANSFERRED and part.ended >= 0):
        work = part.talk + part.hold + part.wrap_up + part.consult + part.dial + part.set_up
        add(here, c.LEGS, 1)
        add(here, c.LEG_TIME, work)
