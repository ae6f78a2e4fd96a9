"""The cases while a replication runs: those that arise next are added, those that are over let go."""

from __future__ import annotations

import numpy as np

from ccsim.as_bytes import as_bytes
from ccsim.demand.cases import CASE
from ccsim.engine.centre_state import CentreState
from ccsim.engine.state import ATTEMPTS, ATTEMPTS_TABLE, CASES_TABLE
from ccsim.engine.twin.first_case_in_use import first_case_in_use
from ccsim.engine.twin.first_in_use import first_in_use
from ccsim.typing import Rows


class CaseTable:
    """
    The cases from some case on, and their attempts: case n is found where it would lie had none ever gone.

    Attributes
    ----------
    first
        Number of the first case that is still there.
    """

    def __init__(self, state: CentreState) -> None:
        self.first = 0
        self._state = state
        self._cases, self._attempts = np.zeros(0, dtype=CASE), np.zeros(0, dtype=ATTEMPTS)

    @property
    def nbytes(self) -> int:
        """Bytes of what is there."""
        return self._cases.nbytes + self._attempts.nbytes

    def bring(self, cases: Rows) -> None:
        """
        Add the cases that arise next, and let those go that are over.

        Parameters
        ----------
        cases
            Of dtype `ccsim.demand.cases.CASE`.
        """
        state = self._state
        over = 0
        if len(self._cases):
            over = first_case_in_use(state.address, first_in_use(state.address)) - self.first
        self.first += over
        self._cases = _behind(self._cases[over:], cases)
        self._attempts = _behind(self._attempts[over:], np.zeros(len(cases), dtype=ATTEMPTS))
        state.counts["cases"] += len(cases)
        for place, table in ((CASES_TABLE, self._cases), (ATTEMPTS_TABLE, self._attempts)):
            state.directory[place] = table.ctypes.data - self.first * table.itemsize


def _behind(before: Rows, after: Rows) -> Rows:
    if not len(before):
        return after
    rows: Rows = np.concatenate([as_bytes(before), as_bytes(after)]).view(after.dtype)
    return rows
