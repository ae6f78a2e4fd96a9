"""One replication of the compiled engine."""

from __future__ import annotations

import numpy as np

from ccsim.engine.centre_state import CentreState
from ccsim.engine.logs import LIVE_CONTACT
from ccsim.engine.state import (
    CALENDAR_TABLE,
    CONTACTS_TABLE,
    EVENT,
    IN_HAND_TABLE,
    STEPS_TABLE,
)
from ccsim.engine.twin.advance import DONE, advance
from ccsim.typing import Rows

_ENDLESS = 1 << 62
#: Places in the calendar, to begin with.
_CALENDAR = 1024


def run_twin(state: CentreState, horizon: int, programme: Rows, cases: int) -> Rows:
    """
    Simulate one replication.

    The tables are made and enlarged here, so that compiled code handles no array: a fifth of its time
    would go into their reference counts, and NumPy asks for huge pages.

    Parameters
    ----------
    state
        A fresh centre.
    horizon
        Events from this instant on (microseconds) do not happen any more.
    programme
        Openings, closings and headcounts (dtype `STEP`), in order.
    cases
        How many there are.

    Returns
    -------
    Rows
        Contacts (dtype `LIVE_CONTACT`).
    """
    tables = {
        CONTACTS_TABLE: np.empty(cases + cases // 4 + 16, dtype=LIVE_CONTACT),
        CALENDAR_TABLE: np.empty(_CALENDAR, dtype=EVENT),
        STEPS_TABLE: programme,
    }
    for place, table in tables.items():
        state.directory[place] = table.ctypes.data
    state.counts["cases"], state.counts["steps"] = cases, len(programme)
    shares = bool(state.counts["shares"][0])
    while True:
        rows, room = len(tables[CONTACTS_TABLE]), len(tables[CALENDAR_TABLE])
        full = advance(state.address, horizon, rows, room, state.room_in_hand if shares else _ENDLESS)
        if full == DONE:
            return tables[CONTACTS_TABLE][: int(state.counts["rows"][0])]
        if full == IN_HAND_TABLE:
            state.enlarge_in_hand()
            continue
        tables[full] = np.concatenate([tables[full], np.empty_like(tables[full])])
        state.directory[full] = tables[full].ctypes.data
