"""Rows that come at the end and go from the beginning, as cases do."""

from __future__ import annotations

import numpy as np

from ccsim.as_bytes import as_bytes
from ccsim.typing import Rows


class MovingRows:
    """A table numbered from the first row that is left; what is gone makes room for what comes."""

    def __init__(self, blank: Rows) -> None:
        """
        Begin with no rows.

        Parameters
        ----------
        blank
            One row, as all of them are to begin with.
        """
        self._blank = blank
        self._table = blank[:0]
        self._first = self._end = 0

    @property
    def rows(self) -> Rows:
        """Those that are there, to be changed in their places."""
        return self._table[self._first : self._end]

    def bring(self, number: int) -> None:
        """Have at least so many rows, the new ones blank."""
        coming = number - (self._end - self._first)
        if coming <= 0:
            return
        if self._end + coming > len(self._table):
            kept = as_bytes(self.rows)
            if 2 * number > len(self._table):
                self._table = np.empty(number + number // 4, dtype=self._blank.dtype)
            as_bytes(self._table)[: len(kept)] = kept
            self._first, self._end = 0, len(kept)
        as_bytes(self._table)[self._end : self._end + coming] = as_bytes(self._blank)
        self._end += coming

    def let_go(self, number: int) -> None:
        """Forget the first so many."""
        self._first += number
