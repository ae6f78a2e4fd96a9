"""What each event of the compiled engine sets in motion: the same steps as in the SimPy model."""

from __future__ import annotations

from ccsim.demand.distributions.laws import FOREVER
from ccsim.engine import ranks
from ccsim.engine.decisions.handle import agent_of, begin_handling, end_contact
from ccsim.engine.decisions.headcount import change_headcount, come_on_duty, free_agent
from ccsim.engine.decisions.offer import offer
from ccsim.engine.decisions.part import first_to_cut_off, give_up, part_unserved
from ccsim.engine.decisions.reach_queue import reach_queue
from ccsim.engine.outcomes import DISCONNECTED, NEVER, NOBODY
from ccsim.engine.ranks import ENTITY_BITS
from ccsim.engine.state import contact_at, count_at, kind_at
from ccsim.engine.twin.calendar import is_alive, schedule, timer_died
from ccsim.kernel import kernel


@kernel
def go_on(centre: int, kind: int, row: int, now: int) -> None:
    """A contact's next moment has come."""
    if kind == ranks.END_OF_TALK:
        hang_up(centre, row, now)
    elif kind == ranks.END_OF_WRAP_UP:
        look_for_work(centre, agent_of(centre, row), now)
    elif kind == ranks.END_OF_PATIENCE:
        lose_patience(centre, row, now)
    else:
        queue_up(centre, row, now)


@kernel
def take_step(centre: int, kind: int, entity: int, value: int, now: int) -> None:
    """A step of the programme: a group's headcount or a channel's hours."""
    if kind == ranks.ROSTER:
        change_roster(centre, entity, value, now)
    else:
        change_hours(centre, entity, value, now)


@kernel
def arrive(centre: int, case: int, attempt: int, now: int) -> None:
    """A customer makes an attempt: through the front door, or straight to the queue if it takes no time."""
    row, through = offer(centre, case, attempt, now)
    if through == NEVER:
        expect_return(centre, row)
    elif through > now:
        schedule(centre, through, ranks.REACHES_QUEUE, row)
    else:
        queue_up(centre, row, now)


@kernel
def queue_up(centre: int, row: int, now: int) -> None:
    """A contact reaches its queue: served, waiting or gone."""
    agent, patience_ends = reach_queue(centre, row, now)
    if agent != NOBODY:
        answer(centre, row, agent, now)
    elif patience_ends == NEVER:
        expect_return(centre, row)
    elif patience_ends < FOREVER:
        schedule(centre, patience_ends, ranks.END_OF_PATIENCE, row)


@kernel
def answer(centre: int, row: int, agent: int, now: int) -> None:
    """An agent takes a contact."""
    schedule(centre, begin_handling(centre, row, agent, now), ranks.END_OF_TALK, row)


@kernel
def hang_up(centre: int, row: int, now: int) -> None:
    """Talk and hold are over: the customer leaves, perhaps to return; the agent wraps up."""
    wrapped_up, _ = end_contact(centre, row, now)
    expect_return(centre, row)
    if wrapped_up > now:
        schedule(centre, wrapped_up, ranks.END_OF_WRAP_UP, row)
    else:
        look_for_work(centre, agent_of(centre, row), now)


@kernel
def look_for_work(centre: int, agent: int, now: int) -> None:
    """An agent is free: leave, take the next contact, or sit idle."""
    row = free_agent(centre, agent, now)
    if row != NOBODY:
        answer(centre, row, agent, now)
        timer_died(centre)


@kernel
def lose_patience(centre: int, row: int, now: int) -> None:
    """Patience ends, if the contact is still waiting."""
    if not is_alive(centre, ranks.END_OF_PATIENCE << ENTITY_BITS | row):
        count_at(centre, 0).dead_timers = max(0, count_at(centre, 0).dead_timers - 1)
        return
    give_up(centre, row, now)
    expect_return(centre, row)


@kernel
def change_roster(centre: int, group: int, count: int, now: int) -> None:
    """A group's headcount changes: who has to come does so, one after the other, and looks for work."""
    for _ in range(change_headcount(centre, group, count, now)):
        look_for_work(centre, come_on_duty(centre, group, now), now)


@kernel
def change_hours(centre: int, channel: int, opens: int, now: int) -> None:
    """A channel opens, or closes and cuts off those who wait if that is its rule."""
    for number in range(count_at(centre, 0).kinds):
        if kind_at(centre, number).channel == channel:
            kind_at(centre, number).open = opens
    if opens:
        return
    row = first_to_cut_off(centre, channel)
    while row != NOBODY:
        part_unserved(centre, row, DISCONNECTED, now)
        expect_return(centre, row)
        row = first_to_cut_off(centre, channel)


@kernel
def expect_return(centre: int, row: int) -> None:
    """Schedule the customer's next attempt, if there is to be one."""
    contact = contact_at(centre, row)
    if contact.returns_at >= 0:
        schedule(centre, contact.returns_at, ranks.ARRIVAL, contact.case)
