"""
The order of events at one instant.

Events of the same microsecond run by kind in the order below, then by entity: never by accident of
insertion. The entity of a contact's event is its row (the order of offering), of an arrival its case,
of a headcount its group, of a shift its agent, of an opening its channel.
"""

from __future__ import annotations

#: A day begins: handling time so far today starts from nothing.
NEW_DAY = 0
#: A channel opens or closes.
HOURS = 1
#: The hours of a skill begin or end.
SKILL_HOURS = 2
#: A named agent's window or the stretch before a break is over.
SHIFT_ENDS = 3
#: A named agent's window begins, or goes on after a break.
SHIFT_BEGINS = 4
#: A group's headcount changes.
ROSTER = 5
#: Talk and hold are over.
END_OF_TALK = 6
#: Wrap-up is over; the agent is free.
END_OF_WRAP_UP = 7
#: Another level of groups opens to a waiting contact.
LEVEL_OPENS = 8
#: A waiting customer gives up, or chases up what is unanswered.
END_OF_PATIENCE = 9
#: A waiting customer is offered a callback, or another channel.
OFFER = 10
#: A customer makes an attempt.
ARRIVAL = 11
#: The front door, a step of it, or self-service is over; a callback takes its place in line; the next turn
#: begins.
REACHES_QUEUE = 12

#: A rank is ``kind << ENTITY_BITS | entity``.
ENTITY_BITS = 40
ENTITY_MASK = (1 << ENTITY_BITS) - 1


def rank_of(kind: int, entity: int) -> int:
    """The place of an event among those of its instant; smaller runs first."""
    return kind << ENTITY_BITS | entity
