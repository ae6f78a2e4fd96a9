"""What an agent does whose hands have become emptier."""

from __future__ import annotations

from ccsim.engine.decisions.headcount import keep_serving_out, leaves, serves_out
from ccsim.engine.decisions.sharing.make_room import put_aside_all
from ccsim.engine.decisions.sharing.next_with_room import next_with_room
from ccsim.engine.decisions.sharing.seats import is_empty, leave_seat, take_seat
from ccsim.engine.outcomes import NEVER, NOBODY
from ccsim.engine.state import BUSY, agent_at, group_at
from ccsim.kernel import kernel


@kernel
def find_work(centre: int, agent: int, now: int) -> int:
    """
    Leave if it is time, else take the next contact.

    Returns
    -------
    int
        The row of the contact taken; `NOBODY` if the agent has gone, takes nothing more, or waits for
        contacts at its load.
    """
    person = agent_at(centre, agent)
    if is_empty(centre, agent):
        if not person.seated and leaves(centre, agent, now):
            return NOBODY
    else:
        if not person.seated:
            _name_who_drains(centre, agent)
        if is_going(centre, agent):
            leave_seat(centre, agent)
            if put_aside_all(centre, agent, now):
                leaves(centre, agent, now)
            return NOBODY
    row = next_with_room(centre, agent, now)
    if row != NOBODY:
        leave_seat(centre, agent)
    elif not person.seated:
        if is_empty(centre, agent) and person.due != NEVER:
            keep_serving_out(centre, person.group)
        take_seat(centre, agent, now)
    return row


@kernel
def is_going(centre: int, agent: int) -> bool:
    """Whether an agent takes nothing more, because it is to leave once its hands are empty."""
    person = agent_at(centre, agent)
    if person.due != NEVER:
        return not person.stays or not serves_out(centre, person.group)
    return bool(person.drains)


@kernel
def _name_who_drains(centre: int, agent: int) -> None:
    """Somebody of a headcount that fell has finished something: that one takes nothing more, and leaves."""
    group = group_at(centre, agent_at(centre, agent).group)
    of_headcount = agent < group.first_agent + group.pool
    if of_headcount and not agent_at(centre, agent).drains and group.leaving > group.draining:
        agent_at(centre, agent).drains = 1
        group.draining += 1


@kernel
def next_unseated(centre: int, group: int, now: int) -> int:
    """Somebody of a group's headcount who is to stay after all, and takes contacts again; or `NOBODY`."""
    own = group_at(centre, group)
    for agent in range(own.first_agent, own.first_agent + own.pool):
        person = agent_at(centre, agent)
        if person.state != BUSY or person.seated:
            continue
        if person.drains and own.draining > own.leaving:
            person.drains = 0
            own.draining -= 1
        if not person.drains:
            return agent
    return NOBODY
