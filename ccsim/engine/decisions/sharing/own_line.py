"""Contacts that wait for one agent alone, and those for which a place is to be found."""

from __future__ import annotations

from ccsim.engine.decisions.chain import in_order
from ccsim.engine.decisions.line import count_waiting, insert_in_line, stands_before
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
    """
    Put a contact beside those that wait for one agent alone.

    Those of one line of their queue stand together, by how long they have waited there. They share rank and
    mode, and who has waited longer is more urgent by each rule; so the agent looks only at the first of each
    line (`next_head`).
    """
    contact = contact_at(centre, row)
    person = agent_at(centre, agent)
    counts = count_at(centre, 0)
    counts.own += 1
    counts.own_so_far += 1
    contact.keeper = agent
    contact.begins = counts.own_so_far
    contact.visited = NOBODY
    line = line_of(centre, row)
    before = NOBODY
    head = person.own
    while head != NOBODY and line_of(centre, head) != line:
        before = head
        head = next_head(centre, head)
    if head == NOBODY:
        _stand_behind(centre, row, agent, person.own_tail)
        _follow(centre, before, row)
        return
    following = next_head(centre, head)
    ahead = person.own_tail if following == NOBODY else contact_at(centre, following).ahead
    first = contact_at(centre, head).ahead
    while ahead != first and stands_before(centre, row, ahead):
        ahead = contact_at(centre, ahead).ahead
    _stand_behind(centre, row, agent, ahead)
    if ahead == first:
        contact.visited = following
        _follow(centre, before, row)


@kernel
def next_head(centre: int, head: int) -> int:
    """The first contact of the next line among those that wait for the same agent, or `NOBODY`."""
    return int(contact_at(centre, head).visited)


@kernel
def _follow(centre: int, before: int, head: int) -> None:
    """Note which head comes after another."""
    if before != NOBODY:
        contact_at(centre, before).visited = head


@kernel
def _stand_behind(centre: int, row: int, agent: int, ahead: int) -> None:
    """Link a contact behind another of those that wait for an agent, or before all of them."""
    contact = contact_at(centre, row)
    person = agent_at(centre, agent)
    behind = person.own if ahead == NOBODY else contact_at(centre, ahead).behind
    contact.ahead = ahead
    contact.behind = behind
    if ahead == NOBODY:
        person.own = row
    else:
        contact_at(centre, ahead).behind = row
    if behind == NOBODY:
        person.own_tail = row
    else:
        contact_at(centre, behind).ahead = row


@kernel
def leave_own_line(centre: int, row: int) -> None:
    """A contact no longer waits for one agent alone."""
    contact = contact_at(centre, row)
    person = agent_at(centre, contact.keeper)
    before = NOBODY
    head = person.own
    while head != NOBODY and head != row:
        before = head
        head = next_head(centre, head)
    if head == row:
        following = next_head(centre, row)
        if contact.behind != following:  # there is another of its line
            contact_at(centre, contact.behind).visited = following
            following = contact.behind
        _follow(centre, before, following)
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

    So is everything that one of a headcount leaves behind: who comes next has the number, not the memory. A
    place is found first for what has been with the agent for longest.
    """
    released = NOBODY
    row = agent_at(centre, agent).own
    while row != NOBODY:
        contact = contact_at(centre, row)
        following = contact.behind
        kind = kind_at(centre, contact.kind)
        if not has_a_name(centre, agent) or (kind.mode == CONVERSATION and not kind.awaits_agent):
            leave_own_line(centre, row)
            contact.behind = released
            released = row
        row = following
    row = in_order(centre, released, True)
    while row != NOBODY:
        following = contact_at(centre, row).behind
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
