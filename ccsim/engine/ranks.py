"""
The order of events at one instant.

Events of the same microsecond run by kind in the order below, then by entity: never by accident of
insertion. The entity of a contact's event is its row (the order of offering), of an arrival its case,
of a roster change its group, of an opening its channel.
"""

from __future__ import annotations

#: A channel opens or closes.
HOURS = 1
#: A group's headcount changes.
ROSTER = 2
#: Talk and hold are over.
END_OF_TALK = 3
#: Wrap-up is over; the agent is free.
END_OF_WRAP_UP = 4
#: A waiting customer gives up.
END_OF_PATIENCE = 5
#: A customer makes an attempt.
ARRIVAL = 6
#: The front door lets a contact through to its queue.
REACHES_QUEUE = 7

#: A rank is ``kind << ENTITY_BITS | entity``.
ENTITY_BITS = 40
ENTITY_MASK = (1 << ENTITY_BITS) - 1


def rank_of(kind: int, entity: int) -> int:
    """The place of an event among those of its instant; smaller runs first."""
    return kind << ENTITY_BITS | entity
