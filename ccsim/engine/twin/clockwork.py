"""What each event of the compiled engine sets in motion: the same steps as in the SimPy model."""

from __future__ import annotations

from ccsim.demand.distributions.laws import FOREVER
from ccsim.engine import far, ranks
from ccsim.engine.decisions.cut_off import choose_to_cut_off, next_to_cut_off
from ccsim.engine.decisions.handle import agent_of, begin_handling, end_talk
from ccsim.engine.decisions.headcount import (
    begin_shift,
    change_headcount,
    come_on_duty,
    end_shift,
    free_agent,
    release_held_groups,
)
from ccsim.engine.decisions.level import next_opening
from ccsim.engine.decisions.offer import offer
from ccsim.engine.decisions.offers import next_offer
from ccsim.engine.decisions.part import give_up
from ccsim.engine.decisions.ranking import begin_day
from ccsim.engine.decisions.reach_queue import reach_queue
from ccsim.engine.outcomes import DISCONNECTED, NEVER, NOBODY
from ccsim.engine.ranks import ENTITY_BITS
from ccsim.engine.rich import rich
from ccsim.engine.state import contact_at, count_at, kind_at
from ccsim.engine.twin.calendar import is_alive, schedule, timer_died
from ccsim.kernel import kernel


@kernel
def go_on(centre: int, kind: int, row: int, now: int) -> None:
    """A contact's next moment has come."""
    if rich(centre) and kind <= ranks.END_OF_WRAP_UP and count_at(centre, 0).shares:
        far.go_on_in_hand(centre, kind, row, now)
    elif kind == ranks.END_OF_TALK:
        hang_up(centre, row, now)
    elif kind == ranks.END_OF_WRAP_UP:
        look_for_work(centre, agent_of(centre, row), now)
    elif kind == ranks.END_OF_PATIENCE:
        lose_patience(centre, row, now)
    elif kind == ranks.REACHES_QUEUE:
        pass_front_door(centre, row, now)
    elif rich(centre) and kind == ranks.LEVEL_OPENS:
        find_level(centre, row, now)
    elif rich(centre):
        make_offer(centre, row, now)


@kernel
def take_step(centre: int, kind: int, entity: int, value: int, now: int) -> None:
    """A step of the programme: a headcount, a shift, a channel's hours, a new day."""
    if kind == ranks.ROSTER or kind == ranks.PEOPLE:
        count = far.count_headcount(centre, kind, entity, value, now)
        if count != NOBODY:
            change_roster(centre, entity, count, now)
    elif kind == ranks.SHIFT_BEGINS:
        if begin_shift(centre, entity, now):
            look_for_work(centre, entity, now)
    elif kind == ranks.SHIFT_ENDS:
        end_shift(centre, entity, value, now)
        if count_at(centre, 0).shares:
            far.reschedule(centre, entity)
    elif kind == ranks.SKILL_HOURS:
        far.change_skill(centre, entity, value)
    elif kind == ranks.HOURS:
        change_hours(centre, entity, value, now)
    else:
        begin_day(centre, value)


@kernel
def arrive(centre: int, case: int, attempt: int, now: int) -> None:
    """A customer makes an attempt: through the front door, or straight to the queue if it takes no time."""
    row, step_ends = offer(centre, case, attempt, now)
    enter(centre, row, step_ends, now)


@kernel
def pass_front_door(centre: int, row: int, now: int) -> None:
    """A step of the front door is over, or a callback takes its place in line."""
    enter(centre, row, far.leave_step(centre, row, now), now)


@kernel
def enter(centre: int, row: int, step_ends: int, now: int) -> None:
    """On to the next step, into the queue, or out again."""
    if step_ends > now:
        schedule(centre, step_ends, ranks.REACHES_QUEUE, row)
    elif step_ends == NEVER:
        follow_up(centre, row, now)
    else:
        queue_up(centre, row, now)


@kernel
def queue_up(centre: int, row: int, now: int) -> None:
    """A part reaches its queue: served, waiting or gone."""
    agent, patience_ends = reach_queue(centre, row, now)
    if agent != NOBODY:
        answer(centre, row, agent, now)
    elif patience_ends == NEVER:
        expect_level(centre, row, now)  # to the shadow of one who balked
        leave_unserved(centre, row, now)
    else:
        wait(centre, row, patience_ends, now)


@kernel
def wait(centre: int, row: int, patience_ends: int, now: int) -> None:
    """A part waits in line: for its agent, and until something else happens."""
    if patience_ends < FOREVER:
        schedule(centre, patience_ends, ranks.END_OF_PATIENCE, row)
    offered = next_offer(centre, row, now)
    if offered != NEVER:
        schedule(centre, offered, ranks.OFFER, row)
    expect_level(centre, row, now)


@kernel
def answer(centre: int, row: int, agent: int, now: int) -> None:
    """An agent takes a contact."""
    if rich(centre) and count_at(centre, 0).shares:
        far.take_in_hand(centre, row, agent, now)
    else:
        schedule(centre, begin_handling(centre, row, agent, now), ranks.END_OF_TALK, row)
    release_passer(centre, row, now)


@kernel
def wrap_up(centre: int, row: int) -> None:
    """The customer has gone; the agent looks for work when the wrap-up is over."""
    if row != NOBODY:
        schedule(centre, contact_at(centre, row).released, ranks.END_OF_WRAP_UP, row)


@kernel
def release_passer(centre: int, row: int, now: int) -> None:
    """Who passed a contact on, and stayed with the customer, wraps up if it is time."""
    if rich(centre) and contact_at(centre, row).previous != NOBODY:
        before = far.release_passer(centre, row, now)
        if before != NOBODY and count_at(centre, 0).shares:
            far.wrap_up_in_hand(centre, before, now)
        else:
            wrap_up(centre, before)


@kernel
def hang_up(centre: int, row: int, now: int) -> None:
    """Talk and hold are over: the customer leaves or is passed on; the agent wraps up."""
    released = end_talk(centre, row, now)
    release_passer(centre, row, now)
    if released > now:
        wrap_up(centre, row)
    elif released != NEVER:
        look_for_work(centre, agent_of(centre, row), now)
    follow_up(centre, row, now)


@kernel
def follow_up(centre: int, row: int, now: int) -> None:
    """A part is over: the next one begins, or the customer returns, or neither."""
    part = contact_at(centre, row).next_part
    if not rich(centre) or part == NOBODY:
        expect_return(centre, row)
    elif contact_at(centre, part).begins > now:
        schedule(centre, contact_at(centre, part).begins, ranks.REACHES_QUEUE, part)
    else:
        queue_up(centre, part, now)


@kernel
def begin_callback(centre: int, booked: int, now: int) -> None:
    """A callback takes its place in line, now or later."""
    if contact_at(centre, booked).begins > now:
        schedule(centre, contact_at(centre, booked).begins, ranks.REACHES_QUEUE, booked)
        return
    agent, _ = reach_queue(centre, booked, now)
    if agent != NOBODY:
        answer(centre, booked, agent, now)
    else:
        expect_level(centre, booked, now)


@kernel
def leave_unserved(centre: int, row: int, now: int) -> None:
    """No agent came: who stayed with the customer until now wraps up; perhaps a callback is booked."""
    release_passer(centre, row, now)
    booked = contact_at(centre, row).next_part
    if not rich(centre) or booked == NOBODY:
        expect_return(centre, row)
    else:
        begin_callback(centre, booked, now)


@kernel
def look_for_work(centre: int, agent: int, now: int) -> None:
    """An agent is free: leave, take the next contact, or sit idle."""
    if rich(centre) and count_at(centre, 0).shares:
        far.look_for_contacts(centre, agent, now)
        return
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
    if not rich(centre) or not count_at(centre, 0).shares:
        give_up(centre, row, now)
    elif far.stand_by(centre, row, now):
        release_passer(centre, row, now)
        expect_return(centre, row)
        return
    leave_unserved(centre, row, now)


@kernel
def make_offer(centre: int, row: int, now: int) -> None:
    """The announcement comes to a contact that may still wait."""
    if not is_alive(centre, ranks.END_OF_PATIENCE << ENTITY_BITS | row):
        return
    if far.accepts_offer(centre, row, now):
        timer_died(centre)
        leave_unserved(centre, row, now)
        return
    offered = next_offer(centre, row, now)
    if offered != NEVER:
        schedule(centre, offered, ranks.OFFER, row)


@kernel
def expect_level(centre: int, row: int, now: int) -> None:
    """Look for agents of the next level when it opens to a contact in line, or to its shadow."""
    opens = next_opening(centre, row, now)
    if opens != NEVER:
        schedule(centre, opens, ranks.LEVEL_OPENS, row)


@kernel
def find_level(centre: int, row: int, now: int) -> None:
    """A level opens to a contact that may still be in line."""
    agent = far.open_level(centre, row, now)
    if agent != NOBODY:
        answer(centre, row, agent, now)
        timer_died(centre)
    else:
        expect_level(centre, row, now)


@kernel
def change_roster(centre: int, group: int, count: int, now: int) -> None:
    """A group's headcount changes: who has to come does so, one after the other, and looks for work."""
    for _ in range(change_headcount(centre, group, count, now)):
        look_for_work(centre, come_on_duty(centre, group, now), now)
    if count_at(centre, 0).shares:
        far.take_back(centre, group, now)


@kernel
def change_hours(centre: int, channel: int, opens: int, now: int) -> None:
    """A channel opens, or closes and cuts off those who wait if that is its rule."""
    for number in range(count_at(centre, 0).kinds):
        if kind_at(centre, number).channel == channel:
            kind_at(centre, number).open = opens
    if opens:
        release_held_groups(centre, now)
        return
    choose_to_cut_off(centre, channel)
    row = next_to_cut_off(centre)
    while row != NOBODY:
        far.part_unserved(centre, row, DISCONNECTED, now)
        leave_unserved(centre, row, now)
        row = next_to_cut_off(centre)


@kernel
def expect_return(centre: int, row: int) -> None:
    """Schedule the customer's next attempt, if there is to be one."""
    contact = contact_at(centre, row)
    if contact.returns_at >= 0:
        schedule(centre, contact.returns_at, ranks.ARRIVAL, contact.case)
