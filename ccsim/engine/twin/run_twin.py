"""The event loop of the compiled engine."""

from __future__ import annotations

import numpy as np

from ccsim.engine import ranks
from ccsim.engine.logs import LIVE_CONTACT
from ccsim.engine.ranks import ENTITY_BITS, ENTITY_MASK
from ccsim.engine.state import CALENDAR_TABLE, CONTACTS_TABLE, EVENT, case_at, count_at, event_at, queue_at
from ccsim.engine.twin.calendar import drop_first
from ccsim.engine.twin.clockwork import arrive, go_on, take_step
from ccsim.kernel import kernel
from ccsim.typing import Ints, Rows

#: Events that any event but a step of the programme may add.
_ROOM = 16
_LATEST = 1 << 62
_CALENDAR, _PROGRAMME, _CASES = 0, 1, 2


@kernel
def run_twin(directory: Ints, horizon: int, programme: Rows, cases: int) -> Rows:
    """
    Simulate one replication.

    Parameters
    ----------
    directory
        Of a fresh `ccsim.engine.centre_state.CentreState`.
    horizon
        Events from this instant on (microseconds) do not happen any more.
    programme
        Openings, closings and headcounts (dtype `STEP`), in order.
    cases
        How many there are.

    Returns
    -------
    Rows
        Contacts (dtype `LIVE_CONTACT`).
    """
    centre = directory.ctypes.data
    contacts = np.empty(cases + cases // 4 + _ROOM, dtype=LIVE_CONTACT)
    directory[CONTACTS_TABLE] = contacts.ctypes.data
    calendar = np.empty(1024, dtype=EVENT)
    directory[CALENDAR_TABLE] = calendar.ctypes.data
    attempts = np.zeros(cases, dtype=np.int32)
    counts = count_at(centre, 0)
    next_case = 0
    next_step = 0
    while True:
        if counts.rows == len(contacts):
            contacts = _larger(contacts, 2 * len(contacts))
            directory[CONTACTS_TABLE] = contacts.ctypes.data
        now, rank, source = _earliest(centre, programme, next_step, next_case, cases)
        if now >= horizon:
            break
        needed = counts.events + (_room_for_step(centre) if source == _PROGRAMME else _ROOM)
        if needed > len(calendar):
            calendar = _larger(calendar, 2 * needed)
            directory[CALENDAR_TABLE] = calendar.ctypes.data
        kind = rank >> ENTITY_BITS
        entity = rank & ENTITY_MASK
        if source == _CALENDAR:
            drop_first(centre)
        if kind == ranks.ARRIVAL:
            if source == _CASES:
                next_case += 1
            else:
                attempts[entity] += 1
            arrive(centre, entity, attempts[entity], now)
        elif source == _PROGRAMME:
            take_step(centre, kind, entity, programme[next_step].value, now)
            next_step += 1
        else:
            go_on(centre, kind, entity, now)
    # the calendar must outlive the loop, which knows it by its address alone
    return contacts[: counts.rows] if len(calendar) else contacts


@kernel
def _earliest(
    centre: int, programme: Rows, next_step: int, next_case: int, cases: int
) -> tuple[int, int, int]:
    """The next event: its instant, its rank, and whether the calendar, the programme or the cases have it."""
    when = _LATEST
    rank = _LATEST
    source = _CALENDAR
    if count_at(centre, 0).events > 0:
        first = event_at(centre, 0)
        when = first.when
        rank = first.rank
    if next_case < cases:
        arises = case_at(centre, next_case).time
        arrival = ranks.ARRIVAL << ENTITY_BITS | next_case
        if arises < when or (arises == when and arrival < rank):
            when = arises
            rank = arrival
            source = _CASES
    if next_step < len(programme):
        step = programme[next_step]
        if step.when < when or (step.when == when and step.rank < rank):
            when = step.when
            rank = step.rank
            source = _PROGRAMME
    return when, rank, source


@kernel
def _room_for_step(centre: int) -> int:
    """How many events a step of the programme may add: one per agent who comes, or per contact cut off."""
    counts = count_at(centre, 0)
    waiting = 0
    for queue in range(counts.queues):
        waiting += queue_at(centre, queue).waiting
    return counts.agents + waiting + _ROOM


@kernel
def _larger(table: Rows, length: int) -> Rows:
    larger = np.empty(length, dtype=table.dtype)
    larger[: len(table)] = table
    return larger
