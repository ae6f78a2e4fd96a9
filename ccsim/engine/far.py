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
draw_difficulty = far_call(state.DRAW_DIFFICULTY, 2, gives=False)
come_before = far_call(state.COME_BEFORE, 3)
recall = far_call(state.RECALL, 2, gives=False)
assisted = far_call(state.ASSISTED, 3, gives=False)
accepts_offer = far_call(state.ACCEPTS_OFFER, 3)
takes_deflection = far_call(state.TAKES_DEFLECTION, 4)
choose_channel = far_call(state.CHOOSE_CHANNEL, 4, gives=False)
open_level = far_call(state.OPEN_LEVEL, 3)
pass_on = far_call(state.PASS_ON, 3, gives=False)
try_again = far_call(state.TRY_AGAIN, 3, gives=False)
count_headcount = far_call(state.COUNT_HEADCOUNT, 5)
take_step = far_call(state.TAKE_STEP, 5, gives=False)

# Of the compiled engine's clockwork, where agents share themselves.
reschedule = far_call(state.RESCHEDULE, 2, gives=False)
take_in_hand = far_call(state.TAKE_IN_HAND, 4, gives=False)
go_on_in_hand = far_call(state.GO_ON_IN_HAND, 4, gives=False)
wrap_up_in_hand = far_call(state.WRAP_UP_IN_HAND, 3, gives=False)
look_for_contacts = far_call(state.LOOK_FOR_CONTACTS, 3, gives=False)
settle_down = far_call(state.SETTLE_DOWN, 2, gives=False)
change_skill = far_call(state.CHANGE_SKILL, 3, gives=False)
take_back = far_call(state.TAKE_BACK, 3, gives=False)

# Where agents share themselves (`ccsim.engine.decisions.sharing`), and at closed hours.
choose_with_room = far_call(state.CHOOSE_WITH_ROOM, 4)
wait_for_room = far_call(state.WAIT_FOR_ROOM, 3)
take_up = far_call(state.TAKE_UP, 4, gives=False)
end_work = far_call(state.END_WORK, 3)
end_wrap_up = far_call(state.END_WRAP_UP, 3, gives=False)
find_work = far_call(state.FIND_WORK, 3)
next_unseated = far_call(state.NEXT_UNSEATED, 3)
stand_by = far_call(state.STAND_BY, 3)
put_aside_all = far_call(state.PUT_ASIDE_ALL, 3)
put_aside_some = far_call(state.PUT_ASIDE_SOME, 4)
release_own = far_call(state.RELEASE_OWN, 3, gives=False)
return_to_line = far_call(state.RETURN_TO_LINE, 3, gives=False)
turn_away = far_call(state.TURN_AWAY, 3)
leave_message = far_call(state.LEAVE_MESSAGE, 3, gives=False)
