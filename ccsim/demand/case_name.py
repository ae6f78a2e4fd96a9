"""How a case is called."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from ccsim.demand.streams import BACKLOG_SLOT, REPLAY_SLOT

#: Stretches that are none of the day.
STRETCHES: Final = {BACKLOG_SLOT: "backlog", REPLAY_SLOT: "replay"}


def case_name(intent: str, case: Any) -> str:
    """
    How a case is called: intent, date, stretch of the day and number in it.

    Parameters
    ----------
    intent
        Of the case.
    case
        A row with ``day``, ``slot`` and ``nth``, which name it in the intent's stream.
    """
    date = dt.date.fromordinal(int(case["day"]))
    slot = int(case["slot"])
    stretch = STRETCHES.get(slot, f"{slot // 60:02d}:{slot % 60:02d}")
    return f"{intent}/{date}/{stretch}/{case['nth']}"
