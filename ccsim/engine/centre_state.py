"""One replication's tables, and the directory by which compiled code finds them."""

from __future__ import annotations

import numpy as np

from ccsim.engine import state
from ccsim.engine.decisions.draws import duration_address
from ccsim.typing import Floats, Ints, Rows


class CentreState:
    """
    The tables of one centre.

    Attributes
    ----------
    counts
        How many of everything, one row of dtype `ccsim.engine.state.COUNTS`.
    directory
        The addresses of the tables; its own address is what decisions call the centre.
    """

    def __init__(
        self, *, book: Floats, cases: Rows, kinds: Rows, queues: Rows, lines: Rows, groups: Rows,
        agents: Rows, routes: Rows, spells: Rows,
    ) -> None:  # fmt: skip
        self.counts = np.zeros(1, dtype=state.COUNTS)
        counted = {
            "kinds": kinds,
            "queues": queues,
            "lines": lines,
            "groups": groups,
            "agents": agents,
            "book": book,
        }
        for name, table in counted.items():
            self.counts[name] = len(table)
        self.kinds, self.agents, self.groups, self._spells = kinds, agents, groups, spells
        self._kept = (book, cases, queues, lines, routes)
        self.directory: Ints = np.zeros(state.TABLES, dtype=np.int64)
        for place, table in (
            (state.COUNTS_TABLE, self.counts),
            (state.BOOK_TABLE, book),
            (state.CASES_TABLE, cases),
            (state.KINDS_TABLE, kinds),
            (state.QUEUES_TABLE, queues),
            (state.LINES_TABLE, lines),
            (state.GROUPS_TABLE, groups),
            (state.AGENTS_TABLE, agents),
            (state.ROUTES_TABLE, routes),
            (state.SPELLS_TABLE, spells),
        ):
            self.directory[place] = table.ctypes.data
        self.directory[state.DURATION] = duration_address()
        self.address: int = self.directory.ctypes.data

    @property
    def spells(self) -> Rows:
        """The spells of duty that have ended."""
        return self._spells[: int(self.counts["spells"][0])]
