"""How much days, and hours of a day, differ by more than chance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import optimize

from .calls import PATTERNS
from .volumes import BY_PATTERN

__all__ = ["Factor", "day_correlation", "fit_busyness", "overdispersion", "variance_to_mean"]

Floats = npt.NDArray[np.float64]

YEAR_FILE = "arrivals_all_calls_6min_full_year_1999.csv.gz"
#: The open day from Sunday to Thursday, 7:00-24:00, in half-hours; a part of the day is an hour.
FIRST, LAST = 14, 48
PART = 2
#: The intents with enough calls to look for a factor of their own.
OWN = ("accounts", "prospective", "stock-exchange")


@dataclass(frozen=True)
class Factor:
    """A busyness factor: its variation in an hour, and the correlation of neighbouring hours."""

    cv: float
    part_correlation: float
    day_cv: float
    """Coefficient of variation of the factor of a whole day that the two give."""


@dataclass(frozen=True)
class _Counts:
    """An intent's counts and the means of like days (20 days x 34 half-hours)."""

    number: Floats
    mean: Floats
    spread: float
    """20 over the degrees of freedom."""


def fit_busyness(table: dict[str, pd.DataFrame]) -> dict[str, Factor]:
    """
    Split the variation of the counts from Sunday to Thursday (20 days) into a common factor and own factors.

    The common factor's variance is the covariance between the intents' counts, over the product of their
    means; an intent's own is what is left of its own variance beyond Poisson. Both are taken for hours and
    for whole days: the first gives the factor's variation in a part of the day, both together the correlation
    rho of neighbouring parts, the correlation of parts i and j being rho^|i-j|.
    """
    data = {intent: _counts(table[intent], intent in BY_PATTERN) for intent in OWN}
    common = {size: _common(data, size) for size in (PART, LAST - FIRST)}
    own = {
        intent: {size: _own(counts, size) - common[size] for size in common}
        for intent, counts in data.items()
    }
    return {"common": _factor(common)} | {intent: _factor(variance) for intent, variance in own.items()}


def _counts(grid: pd.DataFrame, by_pattern: bool) -> _Counts:
    groups = [set(days) for days in PATTERNS.values()][:2] if by_pattern else [{6, 0, 1, 2, 3}]
    number, mean = [], []
    for group in groups:
        like = grid[[day.weekday() in group for day in grid.index]].iloc[:, FIRST:LAST]
        average = like.mean()
        number.append(like.fillna(average))  # the half-hours of the fault are missing
        mean.append(pd.DataFrame([average] * len(like), index=like.index))
    days = sum(len(rows) for rows in number)
    return _Counts(_stacked(number), _stacked(mean), days / (days - len(groups)))


def _stacked(tables: list[pd.DataFrame]) -> Floats:
    return pd.concat(tables).sort_index().to_numpy()


def _blocks(values: Floats, size: int) -> Floats:
    blocks: Floats = values.reshape(len(values), -1, size).sum(axis=2)
    return blocks


def _common(data: dict[str, _Counts], size: int) -> float:
    above = below = 0.0
    for a, b in combinations(OWN, 2):
        first, second = (_blocks(data[one].number - data[one].mean, size) for one in (a, b))
        above += float((first * second).sum()) * data[a].spread
        below += float((_blocks(data[a].mean, size) * _blocks(data[b].mean, size)).sum())
    return above / below


def _own(counts: _Counts, size: int) -> float:
    squares = float((_blocks(counts.number - counts.mean, size) ** 2).sum()) * counts.spread
    return (squares - float(counts.mean.sum())) / float((_blocks(counts.mean, size) ** 2).sum())


def _factor(variance: dict[int, float]) -> Factor:
    part, day = variance[PART], variance[LAST - FIRST]
    number = (LAST - FIRST) // PART
    apart = np.abs(np.subtract.outer(np.arange(number), np.arange(number)))

    def missing(rho: float) -> float:
        return float((rho**apart).mean() - day / part)

    rho = float(optimize.brentq(missing, 0.0, 1.0)) if missing(0.0) < 0 < missing(1.0) else float(day >= part)
    return Factor(cv=float(np.sqrt(part)), part_correlation=rho, day_cv=float(np.sqrt(day)))


def overdispersion(counts: Floats, size: int) -> float:
    """
    Return the variance of counts beyond Poisson's over their squared mean: the squared CV of their factor.

    Parameters
    ----------
    counts
        Like days x half-hours.
    size
        Half-hours that are added up first.
    """
    blocks = _blocks(counts, size)
    beyond = blocks.var(axis=0, ddof=1).sum() - blocks.mean(axis=0).sum()
    return float(beyond / (blocks.mean(axis=0) ** 2).sum())


def variance_to_mean(table: dict[str, pd.DataFrame]) -> tuple[float, float]:
    """Return median and mean over the half-hours of the counts' variance / mean, Sunday to Thursday."""
    total = sum((grid.fillna(grid.mean()) for grid in table.values()), start=pd.DataFrame(0.0, *_axes(table)))
    work = total[[day.weekday() not in (4, 5) for day in total.index]].iloc[:, FIRST:LAST]
    ratio = work.var() / work.mean()
    return round(float(ratio.median()), 2), round(float(ratio.mean()), 2)


def _axes(table: dict[str, pd.DataFrame]) -> tuple[pd.Index, pd.Index]:
    grid = next(iter(table.values()))
    return grid.index, grid.columns


def day_correlation(folder: Path, limit: float = 0.3, window: int = 21) -> tuple[float, int]:
    """
    Return the correlation of one day's busyness with the next, over 1999, and the number of pairs.

    Day totals from Sunday to Thursday over their running median of ``window`` such days and over their
    weekday's median, in logarithms; days more than ``limit`` away (holidays and their eves) are left out.
    """
    year = pd.read_csv(folder / YEAR_FILE)
    total = year.groupby("date")["calls"].sum()
    total.index = pd.to_datetime(total.index)
    weekday = pd.Series(pd.DatetimeIndex(total.index).day_of_week, index=total.index)
    work = total[~weekday.isin([4, 5])].astype(float)
    relative = work / work.rolling(window, center=True, min_periods=6).median()
    level = relative.map(np.log)
    level -= level.groupby(weekday[level.index]).transform("median")
    kept = {
        day.date(): float(value)
        for day, value in zip(pd.DatetimeIndex(level.index), level, strict=True)
        if abs(value) < limit
    }
    pairs = np.array([(v, kept[d + timedelta(1)]) for d, v in kept.items() if d + timedelta(1) in kept])
    return float(np.corrcoef(pairs.T)[0, 1]), len(pairs)
