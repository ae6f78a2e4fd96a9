"""An agent handles a part of a contact: how long, and what comes of it."""

from __future__ import annotations

from ccsim.demand.purposes import DIAL, HOLD, NO_ANSWER, RESOLUTION, TALK, WRAP_UP
from ccsim.engine import far
from ccsim.engine.decisions.assist import assist_to_resolve
from ccsim.engine.decisions.difficulty import succeeds
from ccsim.engine.decisions.draws import (
    contact_chance,
    contact_duration,
    later,
    value_now,
    value_then,
    work_duration,
)
from ccsim.engine.decisions.part import hang_up_line, repeat_after, stop_waiting
from ccsim.engine.decisions.pass_on import (
    briefing_time,
    choose_rule,
    law_of_hold,
    law_of_talk,
    law_of_wrap_up,
)
from ccsim.engine.decisions.proficiency import at_speed, note_route, proficiency_of
from ccsim.engine.decisions.ranking import rank_again
from ccsim.engine.outcomes import (
    CALLED_BACK,
    COLD,
    CONFERENCE,
    HANDLED,
    NEVER,
    NOBODY,
    TRANSFERRED,
    UNFINISHED,
)
from ccsim.engine.outcomes import NO_ANSWER as NOT_REACHED
from ccsim.engine.rich import rich
from ccsim.engine.state import (
    BUSY,
    BY_WORK,
    agent_at,
    attempts_at,
    contact_at,
    count_at,
    group_at,
    kind_at,
    queue_at,
    route_at,
    rule_at,
    terms_at,
)
from ccsim.kernel import kernel


@kernel
def begin_handling(centre: int, row: int, agent: int, now: int) -> int:
    """Give a contact to an agent, draw its handle time, and return the instant at which talk and hold end."""
    contact = contact_at(centre, row)
    contact.answered = now
    give_to(centre, row, agent)
    if rich(centre) and contact.via == CALLED_BACK:
        if not _dial(centre, row):
            return later(now, contact.dial)
    else:
        queue_at(centre, contact.queue).last_wait = now - contact.queued
    contact.next_rule = choose_rule(centre, row)
    if contact.next_rule != NOBODY:
        # it stays aboard, or comes aboard again: somebody has to be there when it is passed on
        if contact.via == CALLED_BACK:
            kind_at(centre, contact.kind).aboard += 1
    elif contact.via < CALLED_BACK:
        stop_waiting(centre, row, now)
    _draw_handle_time(centre, row, agent, now)
    return later(now, contact.dial + contact.consult + contact.talk + contact.hold)


@kernel
def give_to(centre: int, row: int, agent: int) -> None:
    """Write down who has a contact, and by which skill."""
    contact = contact_at(centre, row)
    person = agent_at(centre, agent)
    person.state = BUSY
    contact.group = person.group
    contact.agent = agent - group_at(centre, person.group).first_agent
    note_route(centre, row, agent)


@kernel
def _dial(centre: int, row: int) -> bool:
    """Dial a customer who asked to be called back; False if nobody picks up."""
    contact = contact_at(centre, row)
    terms = terms_at(centre, queue_at(centre, contact.home).callback)
    contact.dial = contact_duration(centre, row, DIAL, terms.dial)
    contact.reached = not contact_chance(centre, row, NO_ANSWER, terms.no_answer)
    return bool(contact.reached)


@kernel
def _draw_handle_time(centre: int, row: int, agent: int, now: int) -> None:
    contact = contact_at(centre, row)
    contact.talk = work_duration(centre, row, TALK, law_of_talk(centre, row))
    contact.hold = work_duration(centre, row, HOLD, law_of_hold(centre, row))
    contact.wrap_up = work_duration(centre, row, WRAP_UP, law_of_wrap_up(centre, row))
    # of a callback, nobody is there any more who could brief the agent
    if rich(centre) and contact.rule != NOBODY and contact.via < CALLED_BACK:
        contact.consult = briefing_time(centre, row)
    if contact.heard > 0 or (rich(centre) and (contact.rule != NOBODY or contact.told != NOBODY)):
        far.recall(centre, row)
    if not (rich(centre) and contact.ghost):
        attempts_at(centre, contact.case).told = kind_at(centre, contact.kind).channel + 1
    if rich(centre) and count_at(centre, 0).assists:
        far.assisted(centre, row, now)
    if rich(centre) and contact.route != NOBODY:
        speed = proficiency_of(centre, contact.route, agent, now)
        contact.talk = at_speed(contact.talk, speed)
        contact.spared = at_speed(contact.spared, speed)
        contact.hold = at_speed(contact.hold, speed)
        contact.wrap_up = at_speed(contact.wrap_up, speed)


@kernel
def end_talk(centre: int, row: int, now: int) -> int:
    """
    Talk and hold are over: the case is resolved or not, or the contact is passed on.

    What follows for the customer stands in the row: ``next_part``, or ``returns_at``.

    Returns
    -------
    int
        The instant at which the agent's wrap-up ends; `NEVER` if the agent stays with the customer until
        the next one can take over.
    """
    contact = contact_at(centre, row)
    if rich(centre) and not contact.reached:
        contact.outcome = NOT_REACHED
        contact.ended = now
        contact.released = now
        note_work(centre, row)
        far.try_again(centre, row, now)
        return now
    if rich(centre) and contact.next_rule != NOBODY:
        contact.outcome = TRANSFERRED
        far.pass_on(centre, row, now)
        if rule_at(centre, contact.next_rule).way != COLD:
            return NEVER
    else:
        contact.outcome = HANDLED
        hang_up_line(centre, row)
        settle(centre, row, now)
    contact.ended = now
    contact.released = now + contact.wrap_up
    note_work(centre, row)
    return contact.released


@kernel
def settle(centre: int, row: int, now: int) -> None:
    """Whether the contact resolves its case; if not, whether the customer returns."""
    contact = contact_at(centre, row)
    series = kind_at(centre, contact.kind).resolution
    if rich(centre) and contact.rule != NOBODY and rule_at(centre, contact.rule).resolution != NOBODY:
        series = rule_at(centre, contact.rule).resolution
    probability = value_then(centre, row, series)
    if rich(centre) and contact.route != NOBODY:
        factor = value_now(centre, route_at(centre, contact.route).resolution, contact.answered)
        probability = min(1.0, probability * factor)
    if rich(centre) and count_at(centre, 0).assists:
        probability = min(1.0, probability * assist_to_resolve(centre, row))
    if succeeds(centre, row, RESOLUTION, kind_at(centre, contact.kind).hard_resolution, probability):
        contact.resolved = 1
    else:
        repeat_after(centre, row, now)


@kernel
def note_work(centre: int, row: int) -> None:
    """Add what an agent has finished to the work of its day, if any queue goes by that."""
    counts = count_at(centre, 0)
    if not rich(centre) or not counts.counts_work:
        return
    agent = agent_of(centre, row)
    person = agent_at(centre, agent)
    if person.worked_on != counts.today:
        person.worked_on = counts.today
        person.worked = 0
    person.worked += work_of(centre, row)
    if person.seated and group_at(centre, person.group).ranks == BY_WORK:
        rank_again(centre, agent)


@kernel
def work_of(centre: int, row: int) -> int:
    """How long an agent works on a part in all, in microseconds; all of it is known once its talk is over."""
    contact = contact_at(centre, row)
    before = contact.dial + contact.set_up + contact.consult
    return before + contact.talk + contact.hold + contact.wrap_up


@kernel
def agent_of(centre: int, row: int) -> int:
    """The agent, numbered over all groups, who has a contact."""
    contact = contact_at(centre, row)
    return group_at(centre, contact.group).first_agent + contact.agent


@kernel
def release_passer(centre: int, row: int, now: int) -> int:
    """
    Let the agent go who stayed with the customer while passing a contact on, if it is time.

    After a warm transfer that is when the next agent has been briefed, after a conference when that one's
    talk and hold are over, and in both when the customer left before anybody came.

    Parameters
    ----------
    row
        The part that was passed on: it has just been taken, has just ended, or both.

    Returns
    -------
    int
        The row of the part whose agent wraps up from now (or from the end of the briefing) on; `NOBODY`
        if nobody stayed, or is to stay on.
    """
    contact = contact_at(centre, row)
    before = contact.previous
    # not by its release: a wrap-up that stands still has none
    if before == NOBODY or contact_at(centre, before).ended != NEVER:
        return NOBODY
    if contact_at(centre, before).outcome != TRANSFERRED:
        return NOBODY
    when = now
    if contact.answered != NEVER and contact.outcome == UNFINISHED:
        if contact.way == CONFERENCE:
            return NOBODY
        when = contact.answered + contact.consult
    earlier = contact_at(centre, before)
    earlier.consult += when - contact.offered
    earlier.ended = when
    earlier.released = when + earlier.wrap_up
    note_work(centre, before)
    return before
