"""The journey of a case: what a customer lives through, from the first attempt to the last."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from ccsim.engine.model.centre import Centre
from ccsim.engine.outcomes import NEVER, NOBODY
from ccsim.engine.ranks import ARRIVAL, REACHES_QUEUE

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
    """
    One attempt: the front door, then agent after agent; or self-service, before the first.

    Returns when the customer makes the next one.
    """
    row, step_ends = centre.offer(case, attempt)
    while step_ends > centre.clock.now:  # from step to step of the front door; or until self-service is over
        yield centre.clock.at(step_ends, REACHES_QUEUE, row)
        step_ends = centre.leave_step(row)
    if step_ends != NEVER:  # neither turned away nor contained, nor helped by self-service
        yield from be_served(centre, row)
    while (part := centre.next_part(row)) != NOBODY:  # passed on, or to be called back
        if centre.begins(part) > centre.clock.now:
            yield centre.clock.at(centre.begins(part), REACHES_QUEUE, part)
        yield from be_served(centre, part)
        row = part
    return centre.returns_at(row)


def be_served(centre: Centre, row: int) -> Story:
    """One part of a contact: reach a queue, wait there, talk to an agent."""
    talk_is_over = yield from wait_for_agent(centre, row)
    if talk_is_over is None:
        centre.release_passer(row)
        return
    yield talk_is_over
    if centre.end_talk(row):  # else there is wrap-up, or a customer to hand over
        centre.look_for_work(centre.agent_of(row))


def wait_for_agent(centre: Centre, row: int) -> Story:
    """Reach the queue: an agent at once, after a wait, or not at all (None); the event that ends the talk."""
    agent, patience_ends = centre.reach_queue(row)
    if agent != NOBODY:
        return centre.begin_handling(row, agent)
    if patience_ends == NEVER:  # blocked, balked, disconnected, or to be called back
        return None
    return (yield centre.wait(row, patience_ends))
