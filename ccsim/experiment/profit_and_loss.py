"""Profit and loss by month: what came in, what it cost, what is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

import numpy as np
import pandas as pd

from ccsim.measures.estimate.ratio import estimate_total
from ccsim.typing import Ints

if TYPE_CHECKING:
    from ccsim.experiment.result import Result

Period = Literal["month", "week", "day"]
#: Of `Result.profit_and_loss`.
COLUMNS: Final = ("period", "days", "account", "kind", "value", "low", "high", "level", "n", "unit")
_MICRO = 1_000_000


@dataclass(frozen=True)
class Accounts:
    """
    The dated lines of a run by period, in whole micro-money.

    Attributes
    ----------
    periods, days
        2026-03, or a week's Monday, or a date; one without a name for the whole run. How many days of the
        run are in each.
    accounts, kinds
        ``revenue``, ``value lost``, the lines of the ledger, ``cost`` (their sum) and ``profit`` (revenue -
        cost - value lost); each is of a kind: ``income``, ``loss``, ``cost``, ``total``.
    amounts
        [replication, period, account].
    """

    periods: tuple[str | None, ...]
    days: tuple[int, ...]
    accounts: tuple[str, ...]
    kinds: tuple[str, ...]
    amounts: Ints


def accounts_of(result: Result, by: Period | None) -> Accounts:
    """
    Add up the dated lines of a run.

    Parameters
    ----------
    result
        What a run found.
    by
        The length of a period; None for the whole run.
    """
    dates = pd.date_range(result.start, periods=result.days, freq="D")
    labels = period_labels(dates, by)
    periods = list(dict.fromkeys(labels))
    days = [labels.count(label) for label in periods]
    place = pd.Series([periods.index(label) for label in labels], index=dates)
    numbers = result.runs["replication"].to_numpy()
    names: list[str] = []
    kinds: list[str] = []
    amounts = []
    for table, kind in ((result.income, "income"), (result.ledger, "cost")):
        for line, rows in table.groupby("line", sort=False):
            summed = np.zeros((len(numbers), len(periods)), dtype=np.int64)
            at = place[rows["date"]].to_numpy()
            np.add.at(summed, (np.searchsorted(numbers, rows["replication"]), at), _micro(rows["amount"]))
            if summed.any():
                names.append(str(line))
                kinds.append("loss" if line == "value lost" else kind)
                amounts.append(summed)
    return _with_totals(tuple(periods), tuple(days), names, kinds, amounts, len(numbers))


def period_labels(dates: pd.DatetimeIndex, by: Period | None) -> list[str | None]:
    """The period of each date: 2026-03, or its week's Monday, or itself; None for all of them together."""
    if by is None:
        return [None] * len(dates)
    if by not in get_args(Period):
        raise KeyError(f'no period "{by}"; one of {", ".join(get_args(Period))}, or None for the whole run')
    if by == "week":
        dates = dates - pd.to_timedelta(dates.day_of_week, unit="D")
    return list(dates.strftime("%Y-%m" if by == "month" else "%Y-%m-%d"))


def profit_and_loss(result: Result, by: Period | None, level: float) -> pd.DataFrame:
    """
    Estimate the accounts of every period.

    Parameters
    ----------
    result
        What a run found.
    by
        ``month``, ``week``, ``day``, or None for the whole run.
    level
        Confidence level of each interval by itself.

    Returns
    -------
    DataFrame
        One row for each period and account, means over the replications: period, days (of the run in it),
        account, kind (``income``, ``loss``, ``cost`` or ``total``), value, low, high, level, n, unit.
        Costs and losses are positive; the rows of kind ``cost`` add up to the account ``cost``; ``profit``
        is revenue - cost - value lost. Accounts in which nothing ever is are left out.
    """
    found = accounts_of(result, by)
    rows = []
    for place, (period, days) in enumerate(zip(found.periods, found.days, strict=True)):
        for number, (account, kind) in enumerate(zip(found.accounts, found.kinds, strict=True)):
            told = estimate_total(found.amounts[:, place, number] / _MICRO, level, signed=account == "profit")
            figures = (told.value, told.low, told.high, level, told.n)
            rows.append((period, days, account, kind, *figures, result.scenario.currency))
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.astype({"value": "float64", "low": "float64", "high": "float64"})


def _with_totals(
    periods: tuple[str | None, ...],
    days: tuple[int, ...],
    names: list[str],
    kinds: list[str],
    amounts: list[Ints],
    replications: int,
) -> Accounts:
    """Revenue first, even if there is none; cost and profit last."""
    if "revenue" not in names:
        names, kinds = ["revenue", *names], ["income", *kinds]
        amounts = [np.zeros((replications, len(periods)), dtype=np.int64), *amounts]
    stacked = np.stack(amounts, axis=2)
    signs = {"income": 1, "loss": -1, "cost": -1}
    cost = stacked[:, :, [kind == "cost" for kind in kinds]].sum(axis=2)
    profit = (stacked * np.array([signs[kind] for kind in kinds])).sum(axis=2)
    whole = np.concatenate([stacked, cost[:, :, np.newaxis], profit[:, :, np.newaxis]], axis=2)
    return Accounts(periods, days, (*names, "cost", "profit"), (*kinds, "total", "total"), whole)


def _micro(amounts: pd.Series[float]) -> Ints:
    """Money as the whole millionths it was made from."""
    return np.rint(amounts.to_numpy() * _MICRO).astype(np.int64)
