"""The pass over the contact log: what happened to each contact and each case, counted and summed.

Every contact adds its amounts to the totals of its cell and of its interval, those it has: of some two
hundred, thirty. A contact of several parts is counted once, where its leg 0 was offered; its parts add what
belongs to the queue each waited in.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ccsim.engine.outcomes import (
    ARRIVED,
    BLOCKED,
    CLOSED,
    CONTAINED,
    DISCONNECTED,
    MESSAGE,
    PREVENTED,
)
from ccsim.kernel import inner_kernel, kernel
from ccsim.measures import columns as c
from ccsim.measures.tally.beside import count_beside
from ccsim.measures.tally.case_answers import (
    HAD_ONE,
    ONE_CHASED,
    cell_of_answer,
    first_of_case,
    note_answer,
    note_begin,
)
from ccsim.measures.tally.cases import NONE, count_case_answer, count_firsts, count_resolution
from ccsim.measures.tally.course import COURSE, Worked, add_shared_work, follow
from ccsim.measures.tally.grid import Grid, Row, clock_in, locate, place_at, spell_near
from ccsim.measures.tally.known import count_known
from ccsim.measures.tally.outcome import count_beyond, count_outcome, count_response, count_wait
from ccsim.measures.tally.parts import count_leg, count_parts
from ccsim.measures.tally.tally import Durations, Place, Tally, add, enter, no_durations, place_in
from ccsim.typing import Ints, Rows


class Scratch(NamedTuple):
    """
    What the pass needs to write to on its way.

    Attributes
    ----------
    course
        One record of `COURSE`.
    durations
        Of the contact at hand.
    spells
        Of each channel: the spell of its business clock that was looked at last.
    """

    course: Rows
    durations: Durations
    spells: Ints


def scratch_for(grid: Grid) -> Scratch:
    """What the pass over some contacts needs; see `Scratch`."""
    spells = grid.open_first[:-1].astype(np.int64) - 1
    return Scratch(np.zeros(1, dtype=COURSE), no_durations(), spells)


@kernel
def count_contacts(
    contacts: Rows,
    first: int,
    end: int,
    following: Ints,
    worked: Worked,
    grid: Grid,
    tally: Tally,
    cases: Rows,
    scratch: Scratch,
) -> None:
    """
    Fill the totals that belong to contacts offered, and cases begun, in the measured time.

    Parameters
    ----------
    contacts
        In the order in which their parts began; ``case`` from 0.
    first, end
        Contacts that begin in these rows are counted; all their parts are there. The first row is one.
    following
        From `following_parts`.
    worked
        What agents did with each part; empty where nobody shares an agent.
    grid, tally, cases
        The run; filled. Of cases see `ccsim.measures.tally.case_answers.CASE_SO_FAR`.
    scratch
        From `scratch_for`.
    """
    course, durations, spells = scratch.course[0], scratch.durations, scratch.spells
    hint = place_at(grid.interval_edges, contacts[first].offered)
    for row in range(first, end):
        contact = contacts[row]
        if contact.via != ARRIVED or contact.outcome == PREVENTED:
            hint = count_beside(contact, grid, tally, cases, durations, hint)
            continue
        kind, channel = contact.kind, grid.channel[contact.kind]
        follow(contacts, following, grid.tier, grid.replies[channel], grid.horizon, row, course)
        if grid.shared:
            add_shared_work(contacts, following, worked, row, course)
        queue = contact.queue if contact.queue >= 0 else grid.queue[kind]
        earliest, behind = grid.open_first[channel], grid.open_first[channel + 1]
        spell = spell_near(grid.open_from, earliest, behind, contact.offered, spells[channel])
        spells[channel] = spell
        opened = clock_in(grid, spell, earliest, contact.offered)
        answer = first_response(contact, course, grid.horizon)
        near = spell if answer < grid.horizon else behind - 1
        spell = spell_near(grid.open_from, earliest, behind, answer, near)
        responded = clock_in(grid, spell, earliest, answer)
        measured = grid.measured_from <= contact.offered < grid.horizon
        interval = locate(grid.interval_edges, contact.offered, hint) if measured else -1
        hint = max(interval, hint)
        case = cases[contact.case]
        begins = case.begun < 0
        if begins:
            note_begin(case, contact.offered, opened, kind, queue, interval)
        count_answer(contact, course, case, queue, answer, responded, grid, tally, durations)
        if measured:
            cell = grid.cell[kind, queue, course.group + 1]
            here = place_in(tally, cell, interval, queue)
            add(here, c.CASES, begins)
            add(here, c.CASE_DIFFICULTY, begins * contact.difficulty)
            if contact.outcome == CLOSED:
                count_turned_away(contact, here)
            else:
                count_offered(contacts, following, row, course, grid, case, here, durations)
                took, open_took = answer - contact.offered, responded - opened
                count_response(contact, course, took, open_took, grid.answer_within, here, durations)
            enter(tally, durations, cell, tally.period[interval])
            if course.last == row:
                count_leg(contact, here)
            else:
                count_parts(contacts, following, row, interval, grid, tally)
        note_contact(contact, course, case)


@inner_kernel
def count_answer(
    contact: Row,
    course: Row,
    case: Row,
    queue: int,
    answer: int,
    responded: int,
    grid: Grid,
    tally: Tally,
    durations: Durations,
) -> None:
    """Count the answer that a contact brings its case for the first time, if it does."""
    whose = first_of_case(contact, course, case, grid.crosses)
    if whose == NONE or case.interval < 0:
        return
    cell = cell_of_answer(grid.cell, case.kind, case.queue, queue, course.group)
    if grid.crosses:
        note_answer(case, whose, answer, cell)
        return
    calendar, business = answer - case.begun, responded - case.open_begun
    period = tally.period[case.interval]
    count_case_answer(whose, calendar, business, grid.answer_within, tally, cell, period, durations)
    enter(tally, durations, cell, period)


@inner_kernel
def count_offered(
    contacts: Rows,
    following: Ints,
    row: int,
    course: Row,
    grid: Grid,
    case: Row,
    here: Place,
    durations: Durations,
) -> None:
    """Count what became of an offered contact, but for how soon it had a response."""
    contact, last = contacts[row], contacts[course.last]
    count_outcome(contact, course, here)
    if course.last != row or grid.shared or not is_plain(contact):
        count_beyond(contact, course, grid.mode[grid.channel[contact.kind]], here, durations)
        count_known(contacts, following, row, course, here)
    count_wait(contact, course, grid.horizon, grid.short, grid.answer_within, here, durations)
    here.totals[c.HELD] += (course.off if course.off >= 0 else grid.horizon) - contact.offered
    count_resolution(contact, last, course, case.begun, here, durations)
    chased_before = case.handled == ONE_CHASED
    count_firsts(contact, last, course, case.offered == 0, case.handled != HAD_ONE, chased_before, here)


@inner_kernel
def count_turned_away(contact: Row, here: Place) -> None:
    """Count an attempt while the channel was closed, also one that its bot turned away in the end."""
    add(here, c.CLOSED, 1)
    add(here, c.MESSAGES, contact.returns == MESSAGE)
    add(here, c.FLOWED, contact.flow >= 0)


@inner_kernel
def note_contact(contact: Row, course: Row, case: Row) -> None:
    """Note that a case got in touch: had an offered contact, a handled one, or one that was chased up."""
    case.unasked = 0
    if contact.outcome != CLOSED:
        case.offered = 1
    if course.answer >= 0 and course.over:
        case.handled = HAD_ONE
    elif course.chased and case.handled == 0:
        case.handled = ONE_CHASED


@inner_kernel
def first_response(contact: Row, course: Row, horizon: int) -> int:
    """When an agent responded, or a flow contained the contact; else the horizon."""
    if course.response >= 0:
        return int(course.response)
    return int(contact.ended if contact.outcome == CONTAINED else horizon)


@inner_kernel
def is_plain(contact: Row) -> bool:
    """Whether a contact of one part adds nothing that `count_beyond` and `count_known` count."""
    if contact.flow >= 0 or contact.difficulty != 0 or contact.repeated != 0 or contact.spared > 0:
        return False
    outcome = contact.outcome
    return bool(outcome <= DISCONNECTED and outcome != BLOCKED and outcome != CLOSED)
