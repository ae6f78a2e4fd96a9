"""What comes in beside the ledger: revenue, and the value of customers who are lost."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ccsim.measures import columns as c
from ccsim.measures.layout import Layout
from ccsim.typing import Ints


@dataclass(frozen=True)
class Income:
    """
    What a run brings in and what it loses, day by day, in int64 micro-money.

    Attributes
    ----------
    revenue
        [kind, day]: of cases resolved, by the contact and on the day that resolved them.
    value_lost
        [kind, day]: what customers were worth who do not come back, by the contact by which their case ended.
    """

    revenue: Ints
    value_lost: Ints


def no_income(layout: Layout) -> Income:
    """Nothing comes in and nobody is lost; to be added to."""
    shape = (len(layout.kinds), len(layout.days))
    return Income(np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64))


def allocate_income(layout: Layout, income: Income, cells: Ints) -> None:
    """
    Write income to the cells of its kinds: it belongs to a channel, an intent, a segment, to no group.

    Parameters
    ----------
    layout, income
        Of the replication.
    cells
        [period, cell, column], added to.
    """
    for period in range(len(layout.periods)):
        days = layout.periods.days(period)
        cells[period, layout.nobody, c.REVENUE] += income.revenue[:, days].sum(axis=1)
        cells[period, layout.nobody, c.VALUE_LOST] += income.value_lost[:, days].sum(axis=1)
