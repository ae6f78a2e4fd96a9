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
    of contact; of a day without work they go to the group's own row as idle capacity. Hours away from the
    floor and hiring stay in that row, on no contact. Costs of channels and flows go to their kind. Uses of
    self-service go to their intent and segment, what it costs by the day to its own row. Preventions,
    projects and overhead have no rule: they stay with the centre, unallocated. Tools' costs per part have
    been written by part.

    Parameters
    ----------
    layout, ledger
        Of the replication.
    effort
        [cell, day]: microseconds.
    cells
        [period, cell, column], the cost columns are filled.
    """
    for period in range(len(layout.periods)):
        _allocate_days(layout, ledger, effort, cells[period], layout.periods.days(period))


def _allocate_days(layout: Layout, ledger: Ledger, effort: Ints, cells: Ints, days: slice) -> None:
    """Write the costs of some days into the cells."""
    contact_cells = len(layout.cell_group)
    lines = (
        (ledger.pay, c.COST_PAY, c.COST_IDLE),
        (ledger.overtime, c.COST_OVERTIME, c.COST_IDLE_OVERTIME),
        (ledger.seats, c.COST_SEATS, c.COST_IDLE_SEATS),
        (ledger.assist_seats, c.COST_ASSIST, c.COST_IDLE_ASSIST),
    )
    for group in range(len(layout.groups)):
        members = np.flatnonzero(layout.cell_group == group)
        for day in range(days.start, days.stop):
            weights = effort[:contact_cells][members, day]
            idles = not weights.any()
            for line, column, idle in lines:
                amount = int(line[group, day])
                if idles:
                    cells[layout.group_cell(group), idle] += amount
                elif amount:
                    cells[members, column] += share(amount, weights)
        cells[layout.group_cell(group), c.COST_AWAY] += ledger.away[group, days].sum()
        cells[layout.group_cell(group), c.COST_HIRING] += ledger.hiring[group, days].sum()
    nobody = layout.nobody
    cells[nobody, c.COST_CONTACTS] += ledger.contacts[:, days].sum(axis=1)
    cells[nobody, c.COST_MINUTES] += ledger.minutes[:, days].sum(axis=1)
    for flows in (
        ledger.sessions,
        ledger.flow_minutes,
        ledger.contained,
        ledger.contained_assumed,
        ledger.contained_resolved,
    ):
        cells[nobody, c.COST_FLOW] += flows[:, days].sum(axis=1)
    first = layout.grid.use_from
    cells[first : first + len(layout.uses), c.COST_SELF_SERVICE] += ledger.uses[:, days].sum(axis=1)
    for site in range(len(layout.sites)):
        by_day = int(ledger.sites[site, days].sum() + ledger.upkeep[site, days].sum())
        cells[layout.site_cell(site), c.COST_SELF_SERVICE] += by_day
    cells[layout.centre, c.COST_PREVENTION] += (
        ledger.messages[:, days].sum() + ledger.preventions[:, days].sum()
    )
    cells[layout.centre, c.COST_PROJECTS] += (
        ledger.projects_once[:, days].sum() + ledger.projects_running[:, days].sum()
    )
    cells[layout.centre, c.COST_OVERHEAD] += ledger.overhead[:, days].sum()
