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
SILENT = 12
REPLIED = 13
TIMED_OUT = 14
FOUND = 15
NOT_FOUND = 16
PREVENTED = 17
DEFLECTED = 18

#: Of a part of a contact. A transferred part, a booked callback, a try without an answer (but the last) and
#: a turn of a conversation that was replied to go on in a later row.
OUTCOMES = (
    "unfinished", "handled", "abandoned", "balked", "blocked", "closed", "disconnected", "contained",
    "hung up", "transferred", "callback", "no answer", "left silently", "replied",
    "timed out", "found", "not found", "prevented", "deflected",
)  # fmt: skip

#: How a part of a contact came to be.
ARRIVED = 0
PASSED_ON = 1
PASSED_BACK = 2
CALLED_BACK = 3
NEXT_TURN = 4
SELF_SERVICE = 5
MODERATION = 6

VIAS = ("arrived", "passed on", "passed back", "called back", "next turn", "self-service", "moderation")

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
CHASE = 5
MESSAGE = 6
TURN_TO = 7
DEFLECTION = 8

RETURNS = ("none", "redial", "repeat", "come back", "retry", "chase", "message", "turn to", "deflection")

#: No row, no agent, no instant.
NOBODY = -1
NEVER = -1
