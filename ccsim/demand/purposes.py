"""What a draw is for. The numbers are part of every result: never renumber, only add."""

from __future__ import annotations

# An even purpose and the odd one after it come from one Philox block.
TALK = 0
PATIENCE = 1
RESOLUTION = 2
HOLD = 3
WRAP_UP = 4
RETURN = 5
RETURN_DELAY = 6
BALKING = 7
FRONT_DELAY = 8
COME_BACK = 9
SEGMENT = 10
TIME = 11
CHANNEL = 12
COUNT = 14
BUSYNESS = 16
FLOW_TIME = 18
FLOW_HANG_UP = 19
FLOW_BRANCH = 20
CONTAINED = 21
TRANSFER = 22
KEPT = 23
BRIEFING = 24
CALLBACK_ACCEPT = 25
# From here on: of one try of a callback.
CALLBACK_DELAY = 26
DIAL = 27
NO_ANSWER = 28
ABSENCE = 29
AGAIN = 30
SILENTLY = 32
NOTICE = 33
SLOW = 34
MORE = 36
REPLY_TIME = 37
CHASE = 38
CHASE_AFTER = 39
