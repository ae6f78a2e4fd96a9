"""What was known of a case already: difficulty, what customers told again, what context and flows saved."""

from __future__ import annotations

from ccsim.engine.outcomes import CONTAINED, DEFLECTED
from ccsim.kernel import kernel
from ccsim.measures import columns as c
from ccsim.measures.tally.grid import Row
from ccsim.typing import Ints, Rows


@kernel
def count_known(contacts: Rows, following: Ints, row: int, course: Row, line: Ints) -> None:
    """
    Count how difficult a contact was, what its customer had to repeat, the work it spared, the deflected.

    Parameters
    ----------
    contacts, following, row
        The log, the row of the part after each, and of leg 0.
    course
        What became of the contact.
    line
        Filled.
    """
    contact = contacts[row]
    line[c.DEFLECTED] = contacts[course.last].outcome == DEFLECTED
    if contact.outcome == CONTAINED:
        if contact.resolved == 1:
            line[c.REMOVED] = 1
            line[c.REMOVED_WORK] = contact.spared
        return
    repeated, saved = 0, 0
    at = row
    while at >= 0:
        repeated += contacts[at].repeated
        saved += max(0, contacts[at].spared)
        at = following[at] if len(following) > 0 else -1
    line[c.REPEATED] = repeated
    if course.answer >= 0 and course.over:
        line[c.HANDLED_DIFFICULTY] = contact.difficulty
        line[c.WITH_REPEAT] = repeated > 0
        line[c.SAVED_TALK] = saved
