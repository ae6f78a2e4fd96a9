"""An agent handles a contact: how long, and whether that settles the case."""

from __future__ import annotations

from ccsim.demand.purposes import HOLD, RESOLUTION, RETURN, RETURN_DELAY, TALK, WRAP_UP
from ccsim.demand.streams import MOST_ATTEMPTS
from ccsim.engine.decisions.draws import contact_chance, contact_duration, later, value_then
from ccsim.engine.decisions.part import stop_waiting
from ccsim.engine.outcomes import HANDLED, REPEAT
from ccsim.engine.state import BUSY, agent_at, contact_at, group_at, kind_at
from ccsim.kernel import kernel


@kernel
def begin_handling(centre: int, row: int, agent: int, now: int) -> int:
    """Give a contact to an agent, draw its handle time, and return the instant at which talk and hold end."""
    contact = contact_at(centre, row)
    kind = kind_at(centre, contact.kind)
    person = agent_at(centre, agent)
    person.state = BUSY
    contact.answered = now
    contact.group = person.group
    contact.agent = agent - group_at(centre, person.group).first_agent
    contact.talk = contact_duration(centre, row, TALK, kind.talk)
    contact.hold = contact_duration(centre, row, HOLD, kind.hold)
    contact.wrap_up = contact_duration(centre, row, WRAP_UP, kind.wrap_up)
    stop_waiting(centre, row, now)
    return later(now, contact.talk + contact.hold)


@kernel
def end_contact(centre: int, row: int, now: int) -> tuple[int, int]:
    """
    Talk and hold are over: settle whether the case is resolved, and if not, when the customer is back.

    Returns
    -------
    tuple of int
        The instant at which the agent's wrap-up ends, and the one at which the customer returns, or `NEVER`.
    """
    contact = contact_at(centre, row)
    kind = kind_at(centre, contact.kind)
    contact.outcome = HANDLED
    contact.ended = now
    contact.released = now + contact.wrap_up
    if contact_chance(centre, row, RESOLUTION, kind.resolution):
        contact.resolved = 1
    elif contact.attempt < MOST_ATTEMPTS and contact_chance(centre, row, RETURN, kind.repeat):
        delay = contact_duration(centre, row, RETURN_DELAY, kind.repeat_delay)
        if delay <= value_then(centre, row, kind.repeat_window):
            contact.returns = REPEAT
            contact.returns_at = now + delay
    return contact.released, contact.returns_at


@kernel
def agent_of(centre: int, row: int) -> int:
    """The agent, numbered over all groups, who has a contact."""
    contact = contact_at(centre, row)
    return group_at(centre, contact.group).first_agent + contact.agent
