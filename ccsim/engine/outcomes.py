"""How a contact can end, and why its customer comes again. The numbers are part of saved results."""

from __future__ import annotations

UNFINISHED = 0
HANDLED = 1
ABANDONED = 2
BALKED = 3
BLOCKED = 4
CLOSED = 5
DISCONNECTED = 6
CONTAINED = 7
HUNG_UP = 8
TRANSFERRED = 9
CALLBACK = 10
NO_ANSWER = 11

#: Of a part of a contact. A transferred part, a booked callback and a try without an answer (but the last)
#: go on in a later row.
OUTCOMES = (
    "unfinished", "handled", "abandoned", "balked", "blocked", "closed", "disconnected", "contained",
    "hung up", "transferred", "callback", "no answer",
)  # fmt: skip

#: How a part of a contact came to be.
ARRIVED = 0
PASSED_ON = 1
PASSED_BACK = 2
CALLED_BACK = 3

VIAS = ("arrived", "passed on", "passed back", "called back")

#: How a contact is passed from one agent to the next.
COLD = 0
WARM = 1
CONFERENCE = 2

WAYS = ("cold", "warm", "conference")

NO_RETURN = 0
REDIAL = 1
REPEAT = 2
COME_BACK = 3
RETRY = 4

RETURNS = ("none", "redial", "repeat", "come back", "retry")

#: No row, no agent, no instant.
NOBODY = -1
NEVER = -1
