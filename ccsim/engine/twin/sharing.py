"""Events of agents with several contacts in hand: the same steps as in the SimPy model."""

from __future__ import annotations

from ccsim.engine import far, ranks
from ccsim.engine.decisions.handle import agent_of
from ccsim.engine.decisions.sharing.in_hand import begin_phase, first_slot_of, is_due, slots_of
from ccsim.engine.decisions.sharing.looks import next_looker, next_to_look
from ccsim.engine.decisions.sharing.own_line import next_loose
from ccsim.engine.outcomes import NEVER, NOBODY
from ccsim.engine.state import (
    SERVING,
    WRAPPING,
    contact_at,
    slot_at,
)
from ccsim.engine.twin.calendar import schedule, timer_died
from ccsim.engine.twin.clockwork import answer, expect_level, follow_up, release_passer
from ccsim.kernel import kernel


@kernel
def reschedule(centre: int, agent: int) -> None:
    """Schedule the ends of all that an agent has in hand whose end has moved."""
    first = first_slot_of(centre, agent)
    for number in range(first, first + slots_of(centre, agent)):
        slot = slot_at(centre, number)
        if slot.row == NOBODY or not slot.moved:
            continue
        slot.moved = 0
        if slot.ends != NEVER:
            kind = ranks.END_OF_WRAP_UP if slot.phase == WRAPPING else ranks.END_OF_TALK
            schedule(centre, slot.ends, kind, slot.row)


@kernel
def take_in_hand(centre: int, row: int, agent: int, now: int) -> None:
    """An agent takes a contact in hand."""
    far.take_up(centre, row, agent, now)
    reschedule(centre, agent)


@kernel
def go_on_in_hand(centre: int, kind: int, row: int, now: int) -> None:
    """Talk and hold, or wrap-up, of a contact in hand are over, unless that has been put off or forward."""
    if kind == ranks.END_OF_WRAP_UP:
        if is_due(centre, row, WRAPPING, now):
            agent = agent_of(centre, row)
            far.end_wrap_up(centre, row, now)
            reschedule(centre, agent)
            far.look_for_contacts(centre, agent, now)
        return
    if not is_due(centre, row, SERVING, now):
        return
    agent = agent_of(centre, row)
    released = far.end_work(centre, row, now)
    reschedule(centre, agent)
    release_passer(centre, row, now)
    if released == now:
        far.look_for_contacts(centre, agent, now)
    if not contact_at(centre, row).ghost:
        follow_up(centre, row, now)


@kernel
def wrap_up_in_hand(centre: int, row: int, now: int) -> None:
    """The customer has been handed over; the agent who did that wraps up from when the briefing is over."""
    begin_phase(centre, row, WRAPPING, contact_at(centre, row).released - now, now)
    reschedule(centre, agent_of(centre, row))


@kernel
def look_for_contacts(centre: int, agent: int, now: int) -> None:
    """An agent takes contacts as long as it has room and there are any."""
    row = far.find_work(centre, agent, now)
    while row != NOBODY:
        answer(centre, row, agent, now)
        timer_died(centre)
        row = far.find_work(centre, agent, now)
    reschedule(centre, agent)  # who is about to go may have put something aside


@kernel
def settle_down(centre: int, now: int) -> None:
    """Find a place for what is without one, and something for those who may take more than before."""
    _place_loose(centre, now)
    group = next_to_look(centre, now)
    while group != NOBODY:
        agent = next_looker(centre, group, NOBODY, now)
        while agent != NOBODY:
            far.look_for_contacts(centre, agent, now)
            agent = next_looker(centre, group, agent, now)
        _place_loose(centre, now)
        group = next_to_look(centre, now)


@kernel
def _place_loose(centre: int, now: int) -> None:
    """Find a place for what was put aside, or released by an agent who has gone."""
    row = next_loose(centre)
    while row != NOBODY:
        agent = far.choose_with_room(centre, row, now - contact_at(centre, row).queued, now)
        if agent != NOBODY:
            answer(centre, row, agent, now)
        else:
            far.return_to_line(centre, row, now)
            expect_level(centre, row, now)
        row = next_loose(centre)


@kernel
def take_back(centre: int, group: int, now: int) -> None:
    """Those of a headcount who are to stay after all take contacts again."""
    agent = far.next_unseated(centre, group, now)
    while agent != NOBODY:
        far.look_for_contacts(centre, agent, now)
        agent = far.next_unseated(centre, group, now)
