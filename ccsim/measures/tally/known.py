"""What was known of a case already: difficulty, what customers told again, what context and flows saved."""

from __future__ import annotations

from ccsim.engine.outcomes import CONTAINED, DEFLECTED
from ccsim.kernel import inner_kernel
from ccsim.measures import columns as c
from ccsim.measures.tally.grid import Row
from ccsim.measures.tally.tally import Place, add
from ccsim.typing import Ints, Rows


@inner_kernel
def count_known(contacts: Rows, following: Ints, row: int, course: Row, here: Place) -> None:
    """
    Count how difficult a contact was, what its customer had to repeat, the work it spared, the deflected.

    Parameters
    ----------
    contacts, following, row
        The log, the row of the part after each, and of leg 0.
    course
        What became of the contact.
    here
        Added to.
    """
    contact = contacts[row]
    add(here, c.DEFLECTED, contacts[course.last].outcome == DEFLECTED)
    if contact.outcome == CONTAINED:
        if contact.resolved == 1:
            add(here, c.REMOVED, 1)
            add(here, c.REMOVED_WORK, contact.spared)
        return
    repeated, saved = 0, 0
    at = row
    while at >= 0:
        repeated += contacts[at].repeated
        saved += max(0, contacts[at].spared)
        at = following[at] if len(following) > 0 else -1
    add(here, c.REPEATED, repeated)
    if course.answer >= 0 and course.over:
        add(here, c.HANDLED_DIFFICULTY, contact.difficulty)
        add(here, c.WITH_REPEAT, repeated > 0)
        add(here, c.SAVED_TALK, saved)
