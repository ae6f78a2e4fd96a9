"""Where the decisions lie that are called by address."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np

from ccsim.c_entries import c_entries
from ccsim.engine import state
from ccsim.engine.decisions.assist import assisted
from ccsim.engine.decisions.before_contact import come_before
from ccsim.engine.decisions.callback import takes_callback, try_again
from ccsim.engine.decisions.closed_hours import leave_message, turn_away
from ccsim.engine.decisions.deflection import takes_deflection
from ccsim.engine.decisions.difficulty import draw_difficulty
from ccsim.engine.decisions.draws import duration_address
from ccsim.engine.decisions.flow import enter_flow, leave_step
from ccsim.engine.decisions.handle import release_passer
from ccsim.engine.decisions.level import open_level
from ccsim.engine.decisions.offers import accepts_offer
from ccsim.engine.decisions.part import choose_channel, part_unserved
from ccsim.engine.decisions.pass_on import pass_on
from ccsim.engine.decisions.people import count_headcount
from ccsim.engine.decisions.recall import recall
from ccsim.engine.decisions.sharing.choose_with_room import choose_with_room
from ccsim.engine.decisions.sharing.end_work import end_work, end_wrap_up
from ccsim.engine.decisions.sharing.find_work import find_work, next_unseated
from ccsim.engine.decisions.sharing.make_room import put_aside_all, put_aside_some
from ccsim.engine.decisions.sharing.own_line import release_own, return_to_line
from ccsim.engine.decisions.sharing.skill_hours import change_skill
from ccsim.engine.decisions.sharing.stand_by import stand_by, wait_for_room
from ccsim.engine.decisions.sharing.take_up import take_up
from ccsim.engine.twin import sharing
from ccsim.engine.twin.clockwork import take_step
from ccsim.kernel import kernel

#: By place in the directory: the decision, how many numbers it takes, and whether it gives one.
_FAR: dict[int, tuple[Any, int, bool]] = {
    state.PART_UNSERVED: (part_unserved, 4, False),
    state.RELEASE_PASSER: (release_passer, 3, True),
    state.ENTER_FLOW: (enter_flow, 3, True),
    state.LEAVE_STEP: (leave_step, 3, True),
    state.TAKES_CALLBACK: (takes_callback, 4, True),
    state.DRAW_DIFFICULTY: (draw_difficulty, 2, False),
    state.COME_BEFORE: (come_before, 3, True),
    state.RECALL: (recall, 2, False),
    state.ASSISTED: (assisted, 3, False),
    state.ACCEPTS_OFFER: (accepts_offer, 3, True),
    state.TAKES_DEFLECTION: (takes_deflection, 4, True),
    state.CHOOSE_CHANNEL: (choose_channel, 4, False),
    state.OPEN_LEVEL: (open_level, 3, True),
    state.PASS_ON: (pass_on, 3, False),
    state.TRY_AGAIN: (try_again, 3, False),
    state.TAKE_STEP: (take_step, 5, False),
    state.COUNT_HEADCOUNT: (count_headcount, 5, True),
    state.RESCHEDULE: (sharing.reschedule, 2, False),
    state.TAKE_IN_HAND: (sharing.take_in_hand, 4, False),
    state.GO_ON_IN_HAND: (sharing.go_on_in_hand, 4, False),
    state.WRAP_UP_IN_HAND: (sharing.wrap_up_in_hand, 3, False),
    state.LOOK_FOR_CONTACTS: (sharing.look_for_contacts, 3, False),
    state.SETTLE_DOWN: (sharing.settle_down, 2, False),
    state.CHANGE_SKILL: (change_skill, 3, False),
    state.TAKE_BACK: (sharing.take_back, 3, False),
    state.CHOOSE_WITH_ROOM: (choose_with_room, 4, True),
    state.WAIT_FOR_ROOM: (wait_for_room, 3, True),
    state.TAKE_UP: (take_up, 4, False),
    state.END_WORK: (end_work, 3, True),
    state.END_WRAP_UP: (end_wrap_up, 3, False),
    state.FIND_WORK: (find_work, 3, True),
    state.NEXT_UNSEATED: (next_unseated, 3, True),
    state.STAND_BY: (stand_by, 3, True),
    state.PUT_ASIDE_ALL: (put_aside_all, 3, True),
    state.PUT_ASIDE_SOME: (put_aside_some, 4, True),
    state.RELEASE_OWN: (release_own, 3, False),
    state.RETURN_TO_LINE: (return_to_line, 3, False),
    state.TURN_AWAY: (turn_away, 3, True),
    state.LEAVE_MESSAGE: (leave_message, 3, False),
}


_store = c_entries(tuple(_FAR.values()))


@kernel
def _find(table: int) -> None:
    """Write the addresses to where the table begins."""
    _store(table)


@functools.cache
def addresses() -> dict[int, int]:
    """The address of each, by its place in the directory; compiled at the first call."""
    found = np.zeros(len(_FAR), dtype=np.int64)
    _find(found.ctypes.data)
    return {state.DURATION: duration_address(), **dict(zip(_FAR, found.tolist(), strict=True))}
