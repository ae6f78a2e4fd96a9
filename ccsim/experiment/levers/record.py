"""What is kept of one replication of one variant: sums, and money by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from ccsim.experiment.sums import sums_of
from ccsim.experiment.tables import sample_of
from ccsim.measures.figure import Figure
from ccsim.measures.layout import Layout
from ccsim.measures.measure import Measure
from ccsim.measures.money.lines import ledger_lines
from ccsim.measures.tally.totals import Totals
from ccsim.typing import Floats, Ints

#: Lines of the ledger whose rows are told apart: the levers' own costs.
OWN_LINES: Final = ("projects once", "projects running")


@dataclass(frozen=True)
class Record:
    """
    One replication of one variant.

    Attributes
    ----------
    replication
        Its number.
    figures
        [measure, 2]: numerator and denominator.
    accounts
        Account and, of the levers' own costs, the lever: ``("pay", None)``, ``("projects once", "bot")``.
    money
        [account, month]: whole micro-money.
    """

    replication: int
    figures: Floats
    accounts: tuple[tuple[str, str | None], ...]
    money: Ints


def record_of(layout: Layout, totals: Totals, measures: Sequence[Measure], months: Ints) -> Record:
    """
    Reduce the totals of a replication.

    Parameters
    ----------
    layout, totals
        Of the replication.
    measures
        Ratios of totals.
    months
        The number of the month of each measured day.
    """
    sums: dict[tuple[str, str | None], Ints] = {}
    for field in ("revenue", "value_lost"):
        _add(sums, (field.replace("_", " "), None), getattr(totals.income, field).sum(axis=0))
    for line in ledger_lines(layout):
        account = (line.name, line.of if line.name in OWN_LINES else None)
        _add(sums, account, getattr(totals.ledger, line.field)[line.row])
    money = np.zeros((len(sums), int(months[-1]) + 1), dtype=np.int64)
    for number, by_day in enumerate(sums.values()):
        np.add.at(money[number], months, by_day)
    figures = sums_of(sample_of(layout, [totals]), [Figure(each) for each in measures])[0]
    return Record(totals.replication, figures, tuple(sums), money)


def _add(sums: dict[tuple[str, str | None], Ints], account: tuple[str, str | None], by_day: Ints) -> None:
    sums[account] = sums[account] + by_day if account in sums else by_day.astype(np.int64)
