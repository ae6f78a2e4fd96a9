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

    A group's pay, overtime and seats of a day are shared by the effort its agents spent that day on each kind
    of contact; of a day without work they go to the group's own row as idle capacity. Costs of channels and
    flows go to their kind. Overhead has no rule: it stays with the centre, unallocated.

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
    lines = (
        (ledger.pay, c.COST_PAY, c.COST_IDLE),
        (ledger.overtime, c.COST_OVERTIME, c.COST_IDLE_OVERTIME),
        (ledger.seats, c.COST_SEATS, c.COST_IDLE_SEATS),
    )
    for group in range(len(layout.groups)):
        members = np.flatnonzero(layout.cell_group == group)
        for day in range(len(layout.days)):
            weights = effort[:contact_cells][members, day]
            for line, column, idle in lines:
                amount = int(line[group, day])
                if weights.sum() == 0:
                    cells[layout.group_cell(group), idle] += amount
                elif amount:
                    cells[members, column] += share(amount, weights)
    nobody = layout.nobody
    cells[nobody, c.COST_CONTACTS] += ledger.contacts.sum(axis=1)
    cells[nobody, c.COST_MINUTES] += ledger.minutes.sum(axis=1)
    flows = ledger.sessions + ledger.flow_minutes + ledger.contained
    cells[nobody, c.COST_FLOW] += flows.sum(axis=1)
    cells[layout.centre, c.COST_OVERHEAD] += ledger.overhead.sum()
