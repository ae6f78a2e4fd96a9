"""What is kept of one replication of one variant: sums, and money by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from ccsim.measures.estimate.sample import Histograms, Sample
from ccsim.measures.layout import Layout
from ccsim.measures.measure import Measure
from ccsim.measures.money.lines import ledger_lines
from ccsim.measures.tally.totals import Totals
from ccsim.typing import Floats, Ints

#: Lines of the ledger whose rows are told apart: the levers' own costs.
OWN_LINES: Final = ("projects once", "projects running")
_MICRO: Final = 1_000_000
_DIVISORS: Final = {"count": 1, "us": 1_000_000, "micro": _MICRO, "sd": 1_000_000}


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
    return Record(totals.replication, _figures(layout, totals, measures), tuple(sums), money)


def _add(sums: dict[tuple[str, str | None], Ints], account: tuple[str, str | None], by_day: Ints) -> None:
    sums[account] = sums[account] + by_day if account in sums else by_day.astype(np.int64)


def _figures(layout: Layout, totals: Totals, measures: Sequence[Measure]) -> Floats:
    divisors = np.array([_DIVISORS[column.unit] for column in layout.columns], dtype=np.float64)
    none = np.zeros(0, dtype=np.int32)
    sample = Sample(
        totals=totals.cells[np.newaxis] / divisors,
        columns=tuple(column.name for column in layout.columns),
        cells=layout.cells,
        histograms=Histograms(none, none, none, none, none),
        window=layout.window / _MICRO,
    )
    together = sample.sums(np.arange(len(layout.cells)))
    terms = [(each.numerator, each.denominator) for each in measures]
    return np.array([[sample.terms(together, each)[0] for each in pair] for pair in terms])
