"""The table of contacts while a replication runs: enlarged, or relieved of those that are over."""

from __future__ import annotations

import numpy as np

from ccsim.as_bytes import as_bytes
from ccsim.engine.block import Block, Taker
from ccsim.engine.centre_state import CentreState
from ccsim.engine.logs import CONTACT, LIVE_CONTACT
from ccsim.engine.state import CONTACTS_TABLE
from ccsim.engine.twin.first_case_in_use import first_case_in_use
from ccsim.engine.twin.first_in_use import first_in_use
from ccsim.kernel import kernel
from ccsim.typing import Rows

#: Rows the table has where those of contacts that are over are handed on: 32 MiB.
ROWS = 1 << 17


class ContactTable:
    """
    The rows from some row on: compiled code finds row n where it would lie had none ever gone.

    Attributes
    ----------
    first
        Number of the first row that is still there.
    end
        Number of the row for which there is no place any more.
    """

    def __init__(self, state: CentreState, cases: int, take: Taker | None) -> None:
        enough = cases + cases // 4 + 16
        self.first, self._first_case = 0, 0
        self._state, self._take = state, take
        self._place(np.empty(enough if take is None else min(enough, ROWS), dtype=LIVE_CONTACT))

    @property
    def end(self) -> int:
        """Number of the row for which there is no place any more."""
        return self.first + len(self._table)

    @property
    def rows(self) -> Rows:
        """Those that are there, from `first` on."""
        return self._table[: int(self._state.counts["rows"][0]) - self.first]

    def make_room(self) -> None:
        """Make place for more rows: hand on what is over, or enlarge the table where that is too little."""
        self.hand_on()
        if 4 * len(self.rows) > 3 * len(self._table):
            larger = np.empty(2 * len(self._table), dtype=LIVE_CONTACT)
            as_bytes(larger)[: len(self._table)] = as_bytes(self._table)
            self._place(larger)

    def hand_on(self, *, all_of_them: bool = False) -> None:
        """
        Hand on the contacts that are over, if there is anybody to take them, and what was in hand so far.

        Parameters
        ----------
        all_of_them
            The replication is over: so are all contacts.
        """
        if self._take is None:
            return
        rows, centre = self.rows, self._state.address
        cases = over = int(self._state.counts["next_case"][0]) - self._first_case
        until = len(rows)
        if not all_of_them:
            until = first_in_use(centre) - self.first
            over = first_case_in_use(centre, self.first + until) - self._first_case
        renumber(rows, -self.first, -self._first_case)
        with self._state.logged_in_hand(self.first) as in_hand:
            self._take(Block(rows[list(CONTACT.names or ())], until, in_hand, cases, over))
        as_bytes(self._table)[: len(rows) - until] = as_bytes(rows)[until:].copy()
        renumber(self._table[: len(rows) - until], self.first, self._first_case)
        self.first += until
        self._first_case += over
        self._place(self._table)

    def _place(self, table: Rows) -> None:
        self._table = table
        self._state.directory[CONTACTS_TABLE] = table.ctypes.data - self.first * table.itemsize


@kernel
def renumber(rows: Rows, by: int, cases_by: int) -> None:
    """Number rows and cases within their block (``by`` minus its first), or over the replication again."""
    if by == 0 and cases_by == 0:
        return
    for number in range(len(rows)):
        row = rows[number]
        row.case += cases_by
        row.contact += by
        if row.previous >= 0:
            row.previous += by
