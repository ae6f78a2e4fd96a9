"""The journey of a case: what a customer lives through, from the first attempt to the last."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from ccsim.engine.model.centre import Centre
from ccsim.engine.outcomes import NEVER, NOBODY
from ccsim.engine.ranks import ARRIVAL, END_OF_TALK, END_OF_WRAP_UP, REACHES_QUEUE

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
    """One attempt: the front door, the wait, the talk. Returns when the customer makes the next one."""
    row, through = centre.offer(case, attempt)
    if through == NEVER:  # closed
        return centre.returns_at(row)
    if through > centre.clock.now:
        yield centre.clock.at(through, REACHES_QUEUE, row)
    agent, talk_ends = yield from wait_for_agent(centre, row)
    if agent == NOBODY:
        return centre.returns_at(row)
    yield centre.clock.at(talk_ends, END_OF_TALK, row)
    wrapped_up, returns_at = centre.end_contact(row)
    if wrapped_up > centre.clock.now:  # the customer has gone; the agent has not
        centre.clock.call_at(wrapped_up, END_OF_WRAP_UP, row, lambda: centre.look_for_work(agent))
    else:
        centre.look_for_work(agent)
    return returns_at


def wait_for_agent(centre: Centre, row: int) -> Story:
    """Reach the queue: an agent at once, after a wait, or not at all (`NOBODY`); and when the talk ends."""
    agent, patience_ends = centre.reach_queue(row)
    if agent != NOBODY:
        return agent, centre.begin_handling(row, agent)
    if patience_ends == NEVER:  # blocked, balked or disconnected
        return NOBODY, NEVER
    return (yield centre.wait(row, patience_ends))
