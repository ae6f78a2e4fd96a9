"""What no agent is asked for: self-service, the posts that are looked through, cases that did not arise."""

from __future__ import annotations

from ccsim.engine.outcomes import FOUND, MODERATION, NO_RETURN, NOT_FOUND, SELF_SERVICE
from ccsim.kernel import inner_kernel
from ccsim.measures import columns as c
from ccsim.measures import histogram as h
from ccsim.measures.tally.case_answers import note_begin
from ccsim.measures.tally.course import goes_on, reply_of
from ccsim.measures.tally.grid import Grid, Row, clock, locate
from ccsim.measures.tally.tally import Durations, Place, Tally, add, enter, note, place_in
from ccsim.typing import Rows


@inner_kernel
def count_beside(contact: Row, grid: Grid, tally: Tally, cases: Rows, durations: Durations, hint: int) -> int:
    """
    Count a use of self-service, a post that is looked through, or a case that did not arise.

    Parameters
    ----------
    contact
        A row that is no contact as it arrived; nothing is done where it is a later part of one.
    grid, tally, cases
        The run; filled.
    durations
        Empty, and left so.
    hint
        An interval near it.

    Returns
    -------
    int
        The interval it lies in, as the next hint.
    """
    if goes_on(contact.via):
        return hint
    measured = grid.measured_from <= contact.offered < grid.horizon
    interval = locate(grid.interval_edges, contact.offered, hint) if measured else -1
    kind = contact.kind
    queue = contact.queue if contact.queue >= 0 else grid.queue[kind]
    if contact.via == SELF_SERVICE:
        note_use(contact, grid, cases[contact.case], interval)
    if not measured:
        return hint
    if contact.via == SELF_SERVICE:
        cell = grid.use[kind, contact.site]
        count_use(contact, place_in(tally, cell, interval, queue), durations)
        enter(tally, durations, cell, tally.period[interval])
    elif contact.via == MODERATION:
        cell = grid.cell[kind, queue, contact.group + 1]
        count_moderation(contact, place_in(tally, cell, interval, queue))
    else:
        here = place_in(tally, grid.prevented[kind], interval, queue)
        add(here, c.PREVENTED, 1)
        add(here, c.REMOVED, 1)
        add(here, c.REMOVED_WORK, contact.spared)
    return int(interval)


@inner_kernel
def note_use(contact: Row, grid: Grid, case: Row, interval: int) -> None:
    """Note that a case begins with self-service, and has not asked for an agent yet."""
    kind = contact.kind
    opened = clock(grid, grid.channel[kind], contact.offered)
    note_begin(case, contact.offered, opened, kind, grid.queue[kind], interval)
    case.unasked = 1


@inner_kernel
def count_use(contact: Row, here: Place, durations: Durations) -> None:
    """Count a case that begins with self-service, and what that came to."""
    add(here, c.CASES, 1)
    add(here, c.CASE_DIFFICULTY, contact.difficulty)
    add(here, c.USES, 1)
    add(here, c.FOUND, contact.outcome == FOUND)
    add(here, c.NOT_FOUND, contact.outcome == NOT_FOUND)
    add(here, c.GAVE_UP, contact.outcome == NOT_FOUND and contact.returns == NO_RETURN)
    if contact.outcome == FOUND:
        add(here, c.FOUND_ENDED, contact.returns == NO_RETURN)
        if contact.resolved == 1:
            add(here, c.FOUND_RESOLVED, 1)
            add(here, c.RESOLVED, 1)
            here.totals[c.RESOLUTION_TIME] += contact.ended - contact.offered
            note(durations, h.H_RESOLUTION_TIME, contact.ended - contact.offered, True)
            add(here, c.REMOVED, 1)
            add(here, c.REMOVED_WORK, contact.spared)


@inner_kernel
def count_moderation(part: Row, here: Place) -> None:
    """Count a post once it is looked through: work, but no contact."""
    if reply_of(part) >= 0:
        add(here, c.MODERATED, 1)
        add(here, c.MODERATION_WORK, part.talk + part.hold + part.wrap_up + part.set_up)
