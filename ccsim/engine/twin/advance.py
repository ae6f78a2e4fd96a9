"""The event loop of the compiled engine."""

from __future__ import annotations

from ccsim.engine import far, ranks
from ccsim.engine.outcomes import NOBODY
from ccsim.engine.ranks import ENTITY_BITS, ENTITY_MASK
from ccsim.engine.rich import rich
from ccsim.engine.state import (
    CALENDAR_TABLE,
    CONTACTS_TABLE,
    IN_HAND_TABLE,
    attempts_at,
    case_at,
    count_at,
    event_at,
    step_at,
)
from ccsim.engine.twin.calendar import drop_first
from ccsim.engine.twin.clockwork import arrive, go_on
from ccsim.kernel import kernel

#: Events that any event but a step of the programme may add.
_ROOM = 16
#: Rows that any event may add to the log.
_ROOM_FOR_ROWS = 4
_LATEST = 1 << 62
_CALENDAR, _PROGRAMME, _CASES = 0, 1, 2
#: The horizon is reached.
DONE = -1


@kernel
def advance(centre: int, horizon: int, rows: int, room: int, stretches: int) -> int:
    """
    Let events happen until the horizon, or until a table is full.

    Parameters
    ----------
    centre
        Its directory holds every table, the calendar and the programme too.
    horizon
        In microseconds.
    rows, room
        For how many contacts, and how many events, there is place.
    stretches
        How many may be in the log of what is in hand before it is to be enlarged.

    Returns
    -------
    int
        `DONE`, or the place of the table that must be larger before this is called again.
    """
    counts = count_at(centre, 0)
    shares = rich(centre) and counts.shares
    while counts.rows + _ROOM_FOR_ROWS <= rows:
        now, rank, source = _earliest(centre)
        if now >= horizon:
            return DONE
        many = source == _PROGRAMME or shares
        if counts.events + (_room_for_step(centre) if many else _ROOM) > room:
            return CALENDAR_TABLE
        if shares and counts.in_hand > stretches:
            return IN_HAND_TABLE
        kind = rank >> ENTITY_BITS
        entity = rank & ENTITY_MASK
        if source == _CALENDAR:
            drop_first(centre)
        if kind == ranks.ARRIVAL:
            attempts = attempts_at(centre, entity)
            if source == _CASES:
                counts.next_case += 1
            else:
                attempts.made += 1
            arrive(centre, entity, attempts.made, now)
        elif source == _PROGRAMME:
            counts.next_step += 1
            far.take_step(centre, kind, entity, step_at(centre, counts.next_step - 1).value, now)
        else:
            go_on(centre, kind, entity, now)
        if shares and (counts.loose != NOBODY or counts.looks):
            far.settle_down(centre, now)
    return CONTACTS_TABLE


@kernel
def _earliest(centre: int) -> tuple[int, int, int]:
    """The next event: its instant, its rank, and whether the calendar, the programme or the cases have it."""
    counts = count_at(centre, 0)
    when = _LATEST
    rank = _LATEST
    source = _CALENDAR
    if counts.events > 0:
        first = event_at(centre, 0)
        when = first.when
        rank = first.rank
    if counts.next_case < counts.cases:
        arises = case_at(centre, counts.next_case).time
        arrival = ranks.ARRIVAL << ENTITY_BITS | counts.next_case
        if arises < when or (arises == when and arrival < rank):
            when = arises
            rank = arrival
            source = _CASES
    if counts.next_step < counts.steps:
        step = step_at(centre, counts.next_step)
        if step.when < when or (step.when == when and step.rank < rank):
            when = step.when
            rank = step.rank
            source = _PROGRAMME
    return when, rank, source


@kernel
def _room_for_step(centre: int) -> int:
    """
    How many events a step of the programme may add: one per agent who comes, two per contact cut off.

    Where agents share themselves any event may have all of them fill or empty their hands; each contact that
    comes or goes moves the ends of all the others.
    """
    counts = count_at(centre, 0)
    by_agents = counts.agents * (1 + counts.slots * (counts.slots + 2))
    return int(by_agents + 2 * (counts.waiting + counts.own) + _ROOM)
