"""Contacts that wait for one agent alone, and those for which a place is to be found."""

from __future__ import annotations

from ccsim.engine.decisions.line import count_waiting, insert_in_line
from ccsim.engine.decisions.reach_queue import line_of
from ccsim.engine.outcomes import NOBODY
from ccsim.engine.state import (
    CONVERSATION,
    agent_at,
    contact_at,
    count_at,
    group_at,
    kind_at,
)
from ccsim.kernel import kernel


@kernel
def wait_for_agent(centre: int, row: int, agent: int) -> None:
    """Put a contact at the end of those that wait for one agent alone."""
    contact = contact_at(centre, row)
    person = agent_at(centre, agent)
    contact.keeper = agent
    contact.ahead = person.own_tail
    contact.behind = NOBODY
    if person.own_tail == NOBODY:
        person.own = row
    else:
        contact_at(centre, person.own_tail).behind = row
    person.own_tail = row
    count_at(centre, 0).own += 1


@kernel
def leave_own_line(centre: int, row: int) -> None:
    """A contact no longer waits for one agent alone."""
    contact = contact_at(centre, row)
    person = agent_at(centre, contact.keeper)
    if contact.ahead == NOBODY:
        person.own = contact.behind
    else:
        contact_at(centre, contact.ahead).behind = contact.behind
    if contact.behind == NOBODY:
        person.own_tail = contact.ahead
    else:
        contact_at(centre, contact.behind).ahead = contact.ahead
    contact.keeper = NOBODY
    count_at(centre, 0).own -= 1


@kernel
def release_own(centre: int, agent: int, now: int) -> None:
    """
    An agent goes: the conversations that do not wait for its return are free for others.

    So is everything that one of a headcount leaves behind: who comes next has the number, not the memory.
    """
    row = agent_at(centre, agent).own
    while row != NOBODY:
        contact = contact_at(centre, row)
        following = contact.behind
        kind = kind_at(centre, contact.kind)
        if not has_a_name(centre, agent) or (kind.mode == CONVERSATION and not kind.awaits_agent):
            leave_own_line(centre, row)
            let_loose(centre, row)
        row = following


@kernel
def has_a_name(centre: int, agent: int) -> bool:
    """Whether an agent is somebody of the shifts, who returns as the same person."""
    group = group_at(centre, agent_at(centre, agent).group)
    return bool(agent >= group.first_agent + group.pool)


@kernel
def let_loose(centre: int, row: int) -> None:
    """A contact is without an agent: a place is to be found for it before anything else happens."""
    counts = count_at(centre, 0)
    contact_at(centre, row).behind = NOBODY
    if counts.loose == NOBODY:
        counts.loose = row
    else:
        contact_at(centre, counts.loose_tail).behind = row
    counts.loose_tail = row


@kernel
def next_loose(centre: int) -> int:
    """The contact that has been without a place for longest, now no longer counted as such; or `NOBODY`."""
    counts = count_at(centre, 0)
    row = counts.loose
    if row != NOBODY:
        counts.loose = contact_at(centre, row).behind
    return int(row)


@kernel
def return_to_line(centre: int, row: int, now: int) -> None:
    """Put a contact back into the line of its queue, by how long it has waited there."""
    count_waiting(centre, row, 1)
    insert_in_line(centre, row, line_of(centre, row))
