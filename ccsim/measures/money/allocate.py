"""Allocating the ledger's lines to rows, so that the rows add up to the ledger exactly."""

from __future__ import annotations

import numpy as np

from ccsim.measures import columns as c
from ccsim.measures.layout import Layout
from ccsim.measures.money.ledger import Ledger
from ccsim.measures.money.share import share
from ccsim.typing import Ints


def allocate(layout: Layout, ledger: Ledger, effort: Ints, cells: Ints) -> None:
    """
    Write the costs into the cells.

    A group's pay of a day is shared by the effort its agents spent that day on each kind of contact; of a
    day without work it goes to the group's own row as idle capacity. Channel costs go to their kind.
    Overhead has no rule: it stays with the centre, unallocated.

    Parameters
    ----------
    layout, ledger
        Of the replication.
    effort
        [cell, day]: microseconds.
    cells
        [cell, column], the cost columns are filled.
    """
    contact_cells = len(layout.cell_group)
    for group in range(len(layout.groups)):
        members = np.flatnonzero(layout.cell_group == group)
        for day, amount in enumerate(ledger.pay[group]):
            weights = effort[:contact_cells][members, day]
            if weights.sum() > 0:
                cells[members, c.COST_PAY] += share(int(amount), weights)
            else:
                cells[layout.group_cell(group), c.COST_IDLE] += amount
    nobody = layout.grid.cell[:, 0]
    cells[nobody, c.COST_CONTACTS] += ledger.contacts.sum(axis=1)
    cells[nobody, c.COST_MINUTES] += ledger.minutes.sum(axis=1)
    cells[layout.centre, c.COST_OVERHEAD] += ledger.overhead.sum()
