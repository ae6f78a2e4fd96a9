"""
Decisions that are called by address, from the directory of the centre.

Compiled code takes whatever it calls into itself. What most contacts never meet would be compiled once more
in every decision that might lead to it, and stand in the way of what they do meet.
"""

from __future__ import annotations

from ccsim.engine import state
from ccsim.engine.tables import far_call

part_unserved = far_call(state.PART_UNSERVED, 4, gives=False)
release_passer = far_call(state.RELEASE_PASSER, 3)
enter_flow = far_call(state.ENTER_FLOW, 3)
leave_step = far_call(state.LEAVE_STEP, 3)
takes_callback = far_call(state.TAKES_CALLBACK, 4)
open_level = far_call(state.OPEN_LEVEL, 3)
pass_on = far_call(state.PASS_ON, 3, gives=False)
try_again = far_call(state.TRY_AGAIN, 3, gives=False)
take_step = far_call(state.TAKE_STEP, 5, gives=False)
