"""
The order of events at one instant.

Events of the same microsecond run by kind in the order below, then by entity: never by accident of
insertion. The entity of a contact's event is its row (the order of offering), of an arrival its case,
of a headcount and of people the group, of a shift its agent, of an opening its channel.
"""

from __future__ import annotations

#: A day begins: handling time so far today starts from nothing.
NEW_DAY = 0
#: Another day for the people of a group: who joins, and on Mondays who has left.
PEOPLE = 1
#: A channel opens or closes.
HOURS = 2
#: The hours of a skill begin or end.
SKILL_HOURS = 3
#: A named agent's window or the stretch before a break is over.
SHIFT_ENDS = 4
#: A named agent's window begins, or goes on after a break.
SHIFT_BEGINS = 5
#: A group's headcount changes.
ROSTER = 6
#: Talk and hold are over.
END_OF_TALK = 7
#: Wrap-up is over; the agent is free.
END_OF_WRAP_UP = 8
#: Another level of groups opens to a waiting contact.
LEVEL_OPENS = 9
#: A waiting customer gives up, or chases up what is unanswered.
END_OF_PATIENCE = 10
#: A waiting customer is offered a callback, or another channel.
OFFER = 11
#: A customer makes an attempt.
ARRIVAL = 12
#: The front door, a step of it, or self-service is over; a callback takes its place in line; the next turn
#: begins.
REACHES_QUEUE = 13

#: A rank is ``kind << ENTITY_BITS | entity``.
ENTITY_BITS = 40
ENTITY_MASK = (1 << ENTITY_BITS) - 1


def rank_of(kind: int, entity: int) -> int:
    """The place of an event among those of its instant; smaller runs first."""
    return kind << ENTITY_BITS | entity
