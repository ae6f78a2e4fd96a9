"""Calling an agent away from work that can be interrupted."""

from __future__ import annotations

from ccsim.engine.decisions.headcount import go_off_duty
from ccsim.engine.decisions.sharing.in_hand import first_slot_of, remaining_work, slots_of, take_out_of_hand
from ccsim.engine.decisions.sharing.looks import looks_again
from ccsim.engine.decisions.sharing.own_line import let_loose, wait_for_agent
from ccsim.engine.decisions.sharing.rank import rank_of
from ccsim.engine.decisions.sharing.seats import first_with, is_empty, leave_seat, take_seat
from ccsim.engine.outcomes import NOBODY
from ccsim.engine.state import (
    GOES_ON_ANYWAY,
    N_MODES,
    SERVING,
    STAYS,
    agent_at,
    contact_at,
    group_at,
    kind_at,
    pace_at,
    slot_at,
)
from ccsim.kernel import kernel


@kernel
def can_make_room(centre: int, agent: int, row: int) -> bool:
    """
    Whether an agent has room for a contact, or has once it puts aside what can be.

    That is interruptible work of a later mode that stands behind the contact, wrap-up excepted. Deferred
    contacts call nobody away.
    """
    return _put_aside_for(centre, agent, row, 0, False)


@kernel
def has_room(centre: int, agent: int, row: int) -> bool:
    """Whether an agent can take a contact beside what it has in hand."""
    mode = kind_at(centre, contact_at(centre, row).kind).mode
    return bool(pace_at(centre, agent_at(centre, agent).load * N_MODES + mode).more != NOBODY)


@kernel
def make_room(centre: int, agent: int, row: int, now: int) -> None:
    """Put aside as much as makes room for a contact, if there is none."""
    if has_room(centre, agent, row):
        return
    seated = agent_at(centre, agent).seated
    _put_aside_for(centre, agent, row, now, True)
    if seated:
        take_seat(centre, agent, now)
    looks_again(centre, agent)


@kernel
def _put_aside_for(centre: int, agent: int, row: int, now: int, really: bool) -> bool:
    """Put aside one contact after the other, the latest mode and the last hand first, until there is room."""
    mode = kind_at(centre, contact_at(centre, row).kind).mode
    load = agent_at(centre, agent).load
    gone = 0  # the hands emptied so far, as bits
    while pace_at(centre, load * N_MODES + mode).more == NOBODY:
        number = _last_interruptible(centre, agent, row, gone)
        if number == NOBODY:
            return False
        slot = slot_at(centre, number)
        load = pace_at(centre, load * N_MODES + slot.mode).less
        gone |= 1 << (number - first_slot_of(centre, agent))
        if really:
            put_aside(centre, number, agent, now)
    return True


@kernel
def _last_interruptible(centre: int, agent: int, row: int, gone: int) -> int:
    """In which hand an agent has what is to be put aside next for a contact, or `NOBODY`."""
    best = NOBODY
    group = agent_at(centre, agent).group
    mode = kind_at(centre, contact_at(centre, row).kind).mode
    first = first_slot_of(centre, agent)
    for number in range(first, first + slots_of(centre, agent)):
        slot = slot_at(centre, number)
        if slot.row == NOBODY or slot.phase != SERVING or slot.mode <= mode or gone >> (number - first) & 1:
            continue
        if kind_at(centre, contact_at(centre, slot.row).kind).interrupted == GOES_ON_ANYWAY:
            continue
        if rank_of(centre, group, slot.row) < rank_of(centre, group, row):
            continue
        if best == NOBODY or slot.mode >= slot_at(centre, best).mode:
            best = number
    return best


@kernel
def put_aside(centre: int, number: int, agent: int, now: int) -> None:
    """Put aside what an agent has in one hand: it stays with the agent, or goes back to its queue."""
    row = slot_at(centre, number).row
    contact = contact_at(centre, row)
    contact.remaining = remaining_work(centre, number, now)
    take_out_of_hand(centre, row, now)
    if kind_at(centre, contact.kind).interrupted == STAYS:
        wait_for_agent(centre, row, agent)
    else:
        let_loose(centre, row)


@kernel
def put_aside_all(centre: int, agent: int, now: int) -> bool:
    """
    Before it goes, an agent puts aside what would take longer than is to be finished.

    Returns
    -------
    bool
        Whether it has nothing in hand any more.
    """
    first = first_slot_of(centre, agent)
    for number in range(first, first + slots_of(centre, agent)):
        if is_to_be_put_aside(centre, number, now):
            put_aside(centre, number, agent, now)
    return is_empty(centre, agent)


@kernel
def put_aside_some(centre: int, group: int, surplus: int, now: int) -> int:
    """
    A headcount falls: those go who have in hand only what is not to be finished, the fewest first.

    Returns
    -------
    int
        Of the ``surplus``, how many have still to go, once they have finished.
    """
    own = group_at(centre, group)
    for load in range(own.first_load + 1, own.first_load + own.loads):
        agent = first_with(centre, group, load)
        while surplus > 0 and agent != NOBODY:
            following = agent_at(centre, agent).next
            if agent < own.first_agent + own.pool and would_be_empty(centre, agent, now):
                due = own.held_sum // surplus
                own.held_sum -= due
                surplus -= 1
                leave_seat(centre, agent)
                put_aside_all(centre, agent, now)
                go_off_duty(centre, agent, now, due)
            agent = following
    return surplus


@kernel
def is_to_be_put_aside(centre: int, number: int, now: int) -> bool:
    """Whether what is in one hand is not finished when its agent goes."""
    slot = slot_at(centre, number)
    if slot.row == NOBODY or slot.phase != SERVING:
        return False
    limit = kind_at(centre, contact_at(centre, slot.row).kind).finish_within
    return bool(0 <= limit < remaining_work(centre, number, now))


@kernel
def would_be_empty(centre: int, agent: int, now: int) -> bool:
    """Whether an agent who has to go could go at once."""
    first = first_slot_of(centre, agent)
    for number in range(first, first + slots_of(centre, agent)):
        if slot_at(centre, number).row != NOBODY and not is_to_be_put_aside(centre, number, now):
            return False
    return True
