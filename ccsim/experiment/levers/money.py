"""The money of all runs side by side, and what two of them differ by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ccsim.experiment.levers.comparison import Comparison, Variant
from ccsim.experiment.levers.record import OWN_LINES, Record
from ccsim.typing import Ints


@dataclass(frozen=True)
class Difference:
    """
    What a comparison changes, in whole micro-money, [replication, month] each.

    Attributes
    ----------
    spent_once, spent_running
        On the levers themselves.
    cost
        Of the whole ledger, that included.
    revenue, value_kept
        What comes in more, and what is lost less.
    """

    spent_once: Ints
    spent_running: Ints
    cost: Ints
    revenue: Ints
    value_kept: Ints

    @property
    def spent(self) -> Ints:
        """On the levers themselves, at once and running."""
        return self.spent_once + self.spent_running

    @property
    def net(self) -> Ints:
        """Change of the profit: revenue + value kept - cost."""
        return self.revenue + self.value_kept - self.cost

    @property
    def gain(self) -> Ints:
        """What the levers bring before what is spent on them: net + spent."""
        return self.net + self.spent


@dataclass(frozen=True)
class Money:
    """
    The accounts of every variant, replication and month.

    Attributes
    ----------
    variants, months, accounts
        Names; an account is a line and, of the levers' own costs, the lever.
    amounts
        [variant, replication, month, account]: whole micro-money.
    """

    variants: tuple[Variant, ...]
    months: tuple[str, ...]
    accounts: tuple[tuple[str, str | None], ...]
    amounts: Ints

    def difference(self, comparison: Comparison) -> Difference:
        """What a comparison changes."""
        before, after = (self.variants.index(each) for each in (comparison.before, comparison.after))
        change = self.amounts[after] - self.amounts[before]
        once, running = (
            [line == own and of in comparison.added for line, of in self.accounts] for own in OWN_LINES
        )
        revenue, lost = ([line == name for line, _ in self.accounts] for name in ("revenue", "value lost"))
        cost = ~(np.array(revenue) | np.array(lost))
        return Difference(
            spent_once=change[:, :, once].sum(axis=2),
            spent_running=change[:, :, running].sum(axis=2),
            cost=change[:, :, cost].sum(axis=2),
            revenue=change[:, :, revenue].sum(axis=2),
            value_kept=-change[:, :, lost].sum(axis=2),
        )


def money_of(
    records: Sequence[Sequence[Record]], variants: Sequence[Variant], months: Sequence[str]
) -> Money:
    """
    Lay the records of all variants side by side.

    Parameters
    ----------
    records
        By variant, then by replication.
    variants, months
        Names.
    """
    found = {account: None for of_variant in records for each in of_variant for account in each.accounts}
    accounts = tuple(found)
    amounts = np.zeros((len(variants), len(records[0]), len(months), len(accounts)), dtype=np.int64)
    for variant, of_variant in enumerate(records):
        for number, each in enumerate(of_variant):
            places = [accounts.index(account) for account in each.accounts]
            amounts[variant, number][:, places] = each.money.T
    return Money(tuple(variants), tuple(months), accounts, amounts)
