"""How a contact can end, and why its customer comes again. The numbers are part of saved results."""

from __future__ import annotations

UNFINISHED = 0
HANDLED = 1
ABANDONED = 2
BALKED = 3
BLOCKED = 4
CLOSED = 5
DISCONNECTED = 6

OUTCOMES = ("unfinished", "handled", "abandoned", "balked", "blocked", "closed", "disconnected")

NO_RETURN = 0
REDIAL = 1
REPEAT = 2
COME_BACK = 3

RETURNS = ("none", "redial", "repeat", "come back")

#: No row, no agent, no instant.
NOBODY = -1
NEVER = -1
