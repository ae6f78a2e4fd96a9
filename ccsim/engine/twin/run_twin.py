"""One replication of the compiled engine."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from ccsim.demand.case_stretches import Stretch
from ccsim.engine.block import Taker
from ccsim.engine.centre_state import CentreState
from ccsim.engine.state import CALENDAR_TABLE, CONTACTS_TABLE, EVENT, IN_HAND_TABLE, STEPS_TABLE
from ccsim.engine.twin.advance import DONE, advance
from ccsim.engine.twin.case_table import CaseTable
from ccsim.engine.twin.contact_table import ContactTable
from ccsim.typing import Rows

_ENDLESS = 1 << 62
#: Places in the calendar, to begin with.
_CALENDAR = 1024
#: Stretches in hand that are handed on at a time.
STRETCHES = 1 << 17


def run_twin(
    state: CentreState,
    horizon: int,
    programme: Rows,
    stretches: Iterable[Stretch],
    number: int,
    take: Taker | None = None,
) -> Rows:
    """
    Simulate one replication.

    The tables are made and enlarged here, so that compiled code handles no array: a fifth of its time
    would go into their reference counts, and NumPy asks for huge pages.

    Parameters
    ----------
    state
        A fresh centre, of which the cases are yet to come.
    horizon
        Events from this instant on (microseconds) do not happen any more.
    programme
        Openings, closings and headcounts (dtype `STEP`), in order.
    stretches
        The cases; the last of them has no end.
    number
        How many cases there are.
    take
        Takes the logs block by block; without it they are kept whole.

    Returns
    -------
    Rows
        Contacts (dtype `LIVE_CONTACT`); none where they were taken.
    """
    contacts, cases = ContactTable(state, number, take), CaseTable(state)
    calendar = np.empty(_CALENDAR, dtype=EVENT)
    state.directory[CALENDAR_TABLE] = calendar.ctypes.data
    state.directory[STEPS_TABLE] = programme.ctypes.data
    state.counts["steps"] = len(programme)
    shares = bool(state.counts["shares"][0])
    address: Any = state.bare_address if state.is_bare else state.address
    for stretch in stretches:
        cases.bring(stretch.cases)
        until = min(stretch.until, horizon)
        full = CONTACTS_TABLE
        while full != DONE:
            room = state.room_in_hand if shares else _ENDLESS
            full = advance(address, until, contacts.end, len(calendar), room)
            if full == CONTACTS_TABLE:
                contacts.make_room()
            elif full == CALENDAR_TABLE:
                calendar = np.concatenate([calendar, np.empty_like(calendar)])
                state.directory[CALENDAR_TABLE] = calendar.ctypes.data
            elif full == IN_HAND_TABLE and take is not None and state.room_in_hand >= STRETCHES:
                contacts.hand_on()
            elif full == IN_HAND_TABLE:
                state.enlarge_in_hand()
    if take is not None:
        state.close_in_hand(horizon)
        contacts.hand_on(all_of_them=True)
    return contacts.rows
