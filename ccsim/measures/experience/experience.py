"""What a replication's customers make of what happened to their cases."""

from __future__ import annotations

import numpy as np

from ccsim.demand.kind import Kind
from ccsim.measures.columns import N_FIXED
from ccsim.measures.experience.count_verdicts import count_verdicts
from ccsim.measures.experience.history import no_history, note_contacts
from ccsim.measures.experience.judge import VERDICT
from ccsim.measures.experience.rules import Rules, kind_keys
from ccsim.measures.money.income import Income
from ccsim.measures.tally.grid import Grid
from ccsim.measures.tally.moving_rows import MovingRows
from ccsim.typing import Ints, Rows


class Experience:
    """Notes block after block what happens to the cases, and judges them once they are over."""

    def __init__(self, rules: Rules, grid: Grid, kinds: tuple[Kind, ...]) -> None:
        self._rules, self._grid, self._kinds = rules, grid, kinds
        self._histories = MovingRows(no_history())

    @property
    def history(self) -> Rows:
        """What happened to each case so far (dtype `HISTORY`)."""
        return self._histories.rows

    def take(self, contacts: Rows, until: int, following: Ints, cases: int) -> None:
        """
        Note what happened to the cases of some contacts.

        Parameters
        ----------
        contacts, until, following
            See `note_contacts`.
        cases
            How many are known, those of the contacts among them.
        """
        self._histories.bring(cases)
        note_contacts(contacts, until, following, self._grid, self._rules, self.history)

    def let_go(
        self, number: int, seed: int, replication: int, period_edges: Ints, cells: Ints, income: Income
    ) -> None:
        """
        Judge the cases that are over, add to the totals, and forget them.

        Parameters
        ----------
        number
            The first so many: nothing happens to them any more.
        seed, replication
            Name the draws.
        period_edges, cells
            See `count_verdicts`.
        income
            Added to.
        """
        keys, none = kind_keys(self._kinds, seed, replication), np.zeros(0, dtype=VERDICT)
        money = income.revenue, income.value_lost
        over = self.history[:number]
        count_verdicts(over, keys, self._grid, self._rules, period_edges, cells, *money, none)
        self._histories.let_go(number)

    def verdicts(self, seed: int, replication: int) -> Rows:
        """One row for every case begun in the measured time that is over, by number (dtype `VERDICT`)."""
        grid, keys = self._grid, kind_keys(self._kinds, seed, replication)
        found = np.zeros(len(self.history), dtype=VERDICT)
        edges = np.array([grid.measured_from, grid.horizon], dtype=np.int64)
        cells = np.zeros((1, int(grid.cell.max(initial=0)) + 1 + grid.use.size, N_FIXED), dtype=np.int64)
        money = np.zeros((2, len(self._kinds), len(grid.day_edges) - 1), dtype=np.int64)
        number = count_verdicts(
            self.history, keys, grid, self._rules, edges, cells, money[0], money[1], found
        )
        return found[:number]
