"""Where the decisions lie that are called by address."""

from __future__ import annotations

import functools
from typing import Any

from ccsim.engine import state
from ccsim.engine.decisions.callback import takes_callback, try_again
from ccsim.engine.decisions.draws import duration_address
from ccsim.engine.decisions.flow import enter_flow, leave_step
from ccsim.engine.decisions.handle import release_passer
from ccsim.engine.decisions.level import open_level
from ccsim.engine.decisions.part import part_unserved
from ccsim.engine.decisions.pass_on import pass_on
from ccsim.engine.twin.clockwork import take_step
from ccsim.kernel import address_of

#: By place in the directory: the decision, how many numbers it takes, and whether it gives one.
_FAR: dict[int, tuple[Any, int, bool]] = {
    state.PART_UNSERVED: (part_unserved, 4, False),
    state.RELEASE_PASSER: (release_passer, 3, True),
    state.ENTER_FLOW: (enter_flow, 3, True),
    state.LEAVE_STEP: (leave_step, 3, True),
    state.TAKES_CALLBACK: (takes_callback, 4, True),
    state.OPEN_LEVEL: (open_level, 3, True),
    state.PASS_ON: (pass_on, 3, False),
    state.TRY_AGAIN: (try_again, 3, False),
    state.TAKE_STEP: (take_step, 5, False),
}


@functools.cache
def addresses() -> dict[int, int]:
    """The address of each, by its place in the directory; compiled at the first call."""
    found = {state.DURATION: duration_address()}
    for place, (decision, numbers, gives) in _FAR.items():
        signature = f"{'int64' if gives else 'void'}({', '.join(['int64'] * numbers)})"
        found[place] = address_of(decision.py_func, signature)
    return found
