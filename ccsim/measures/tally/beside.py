"""What no agent is asked for: self-service, the posts that are looked through, cases that did not arise."""

from __future__ import annotations

from ccsim.engine.outcomes import FOUND, MODERATION, NO_RETURN, NOT_FOUND, SELF_SERVICE
from ccsim.kernel import kernel
from ccsim.measures import columns as c
from ccsim.measures import histogram as h
from ccsim.measures.tally.case_answers import Cases, note_begin
from ccsim.measures.tally.course import goes_on, reply_of
from ccsim.measures.tally.grid import Grid, Row, Tally, clock, enter, locate
from ccsim.typing import Ints


@kernel
def count_beside(
    contact: Row, grid: Grid, tally: Tally, cases: Cases, line: Ints, durations: Ints, hint: int
) -> int:
    """
    Count a use of self-service, a post that is looked through, or a case that did not arise.

    Parameters
    ----------
    contact
        A row that is no contact as it arrived; nothing is done where it is a later part of one.
    grid, tally, cases
        The run; filled.
    line, durations
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
        note_use(contact, grid, cases, interval)
        cell = grid.use[kind, contact.site]
        count_use(contact, line, durations)
    elif contact.via == MODERATION:
        cell = grid.cell[kind, queue, contact.group + 1]
        count_moderation(contact, line)
    else:
        cell = grid.prevented[kind]
        line[c.PREVENTED] = 1
        line[c.REMOVED] = 1
        line[c.REMOVED_WORK] = contact.spared
    if measured:
        enter(tally, line, durations, cell, interval, queue, False)
        return int(interval)
    line[:] = 0
    durations[:] = -1
    return hint


@kernel
def note_use(contact: Row, grid: Grid, cases: Cases, interval: int) -> None:
    """Note that a case begins with self-service, and has not asked for an agent yet."""
    kind = contact.kind
    opened = clock(grid, grid.channel[kind], contact.offered)
    note_begin(cases, contact.case, contact.offered, opened, kind, grid.queue[kind], interval)
    cases.unasked[contact.case] = 1


@kernel
def count_use(contact: Row, line: Ints, durations: Ints) -> None:
    """Count a case that begins with self-service, and what that came to."""
    line[c.CASES] = 1
    line[c.CASE_DIFFICULTY] = contact.difficulty
    line[c.USES] = 1
    line[c.FOUND] = contact.outcome == FOUND
    line[c.NOT_FOUND] = contact.outcome == NOT_FOUND
    line[c.GAVE_UP] = contact.outcome == NOT_FOUND and contact.returns == NO_RETURN
    if contact.outcome == FOUND:
        line[c.FOUND_ENDED] = contact.returns == NO_RETURN
        if contact.resolved == 1:
            line[c.FOUND_RESOLVED] = 1
            line[c.RESOLVED] = 1
            line[c.RESOLUTION_TIME] = contact.ended - contact.offered
            durations[h.H_RESOLUTION_TIME] = contact.ended - contact.offered
            line[c.REMOVED] = 1
            line[c.REMOVED_WORK] = contact.spared


@kernel
def count_moderation(part: Row, line: Ints) -> None:
    """Count a post once it is looked through: work, but no contact."""
    if reply_of(part) >= 0:
        line[c.MODERATED] = 1
        line[c.MODERATION_WORK] = part.talk + part.hold + part.wrap_up + part.set_up
