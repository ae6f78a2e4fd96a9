"""The journey of a case: what a customer lives through, from the first attempt to the last."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from ccsim.engine.model.centre import Centre
from ccsim.engine.outcomes import NEVER, NOBODY
from ccsim.engine.ranks import ARRIVAL, END_OF_TALK, REACHES_QUEUE

Story = Generator[Any, Any, Any]


def journey(centre: Centre, case: int) -> Story:
    """One customer's case: attempt after attempt, until it is resolved or lost."""
    attempt = 0
    while True:
        returns_at = yield from contact(centre, case, attempt)
        if returns_at == NEVER:
            return
        yield centre.clock.at(returns_at, ARRIVAL, case)
        attempt += 1


def contact(centre: Centre, case: int, attempt: int) -> Story:
    """One attempt: the front door, then agent after agent. Returns when the customer makes the next one."""
    row, step_ends = centre.offer(case, attempt)
    if (yield from front_door(centre, row, step_ends)):
        yield from be_served(centre, row)
    while (part := centre.next_part(row)) != NOBODY:  # passed on, or to be called back
        if centre.begins(part) > centre.clock.now:
            yield centre.clock.at(centre.begins(part), REACHES_QUEUE, part)
        yield from be_served(centre, part)
        row = part
    return centre.returns_at(row)


def front_door(centre: Centre, row: int, step_ends: int) -> Story:
    """From step to step of the flow; False if the contact ends there, or was turned away."""
    while step_ends > centre.clock.now:
        yield centre.clock.at(step_ends, REACHES_QUEUE, row)
        step_ends = centre.leave_step(row)
    return step_ends != NEVER


def be_served(centre: Centre, row: int) -> Story:
    """One part of a contact: reach a queue, wait there, talk to an agent."""
    agent, talk_ends = yield from wait_for_agent(centre, row)
    if agent == NOBODY:
        centre.part_unserved(row)
        return
    yield centre.clock.at(talk_ends, END_OF_TALK, row)
    free = centre.end_talk(row)
    if free != NOBODY:  # else there is wrap-up, or a customer to hand over
        centre.look_for_work(free)


def wait_for_agent(centre: Centre, row: int) -> Story:
    """Reach the queue: an agent at once, after a wait, or not at all (`NOBODY`); and when the talk ends."""
    agent, patience_ends = centre.reach_queue(row)
    if agent != NOBODY:
        return agent, centre.begin_handling(row, agent)
    if patience_ends == NEVER:  # blocked, balked, disconnected, or to be called back
        return NOBODY, NEVER
    return (yield centre.wait(row, patience_ends))
