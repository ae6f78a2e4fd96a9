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

__all__ = ["Factor", "day_correlation", "fit_busyness", "variance_to_mean"]

Floats = npt.NDArray[np.float64]

YEAR_FILE = "arrivals_all_calls_6min_full_year_1999.csv.gz"
#: The open day from Sunday to Thursday, 7:00-24:00, in half-hours; a part of the day is an hour.
FIRST, LAST = 14, 48
PART = 2
#: The intents with enough calls for a factor of their own.
OWN = ("accounts", "prospective", "stock-exchange")


@dataclass(frozen=True)
class Factor:
    """A busyness factor: its coefficient of variation in an hour, and the correlation of neighbouring hours."""

    cv: float
    part_correlation: float
    day_cv: float
    """Coefficient of variation of the factor of a whole day that the two give."""


def fit_busyness(table: dict[str, pd.DataFrame]) -> dict[str, Factor]:
    """
    Split the variation of the counts from Sunday to Thursday (20 days) into a common factor and own factors.

    The common factor's variance is the covariance between the intents' counts, over the product of their means; an
    intent's own is what is left of its own variance beyond Poisson. Both are taken for hours and for whole days:
    the first gives the factor's variation in a part of the day, both together the correlation rho of neighbouring parts,
    the correlation of parts i and j being rho^|i-j|.
    """
    data = {intent: _residuals(table[intent], intent in BY_PATTERN) for intent in OWN}
    common = {size: _common(data, size) for size in (PART, LAST - FIRST)}
    out = {"common": _factor(common)}
    for intent in OWN:
        own = {size: _own(*data[intent], size) - common[size] for size in common}
        out[intent] = _factor(own)
    return out


def _residuals(grid: pd.DataFrame, by_pattern: bool) -> tuple[Floats, Floats]:
    """Return counts and means of like days, 20 days x 34 half-hours; a missing count is its mean."""
    groups = [set(days) for days in PATTERNS.values()][:2] if by_pattern else [{6, 0, 1, 2, 3}]
    counts, means = [], []
    for group in groups:
        like = grid[[day.weekday() in group for day in grid.index]].iloc[:, FIRST:LAST]
        mean = like.mean().to_numpy()
        means.append(np.tile(mean, (len(like), 1)))
        counts.append(like.fillna(like.mean()))
    frame = pd.concat(counts)
    order = np.argsort(frame.index.to_numpy(), kind="stable")
    return frame.to_numpy()[order], np.vstack(means)[order]


def _blocks(values: Floats, size: int) -> Floats:
    return values.reshape(len(values), -1, size).sum(axis=2)


def _common(data: dict[str, tuple[Floats, Floats]], size: int) -> float:
    above = below = 0.0
    for a, b in combinations(OWN, 2):
        (x, mx), (y, my) = data[a], data[b]
        above += float(((_blocks(x, size) - _blocks(mx, size)) * (_blocks(y, size) - _blocks(my, size))).sum())
        below += float((_blocks(mx, size) * _blocks(my, size)).sum())
    return above / below * 20 / 19


def _own(x: Floats, mean: Floats, size: int) -> float:
    blocks, expected = _blocks(x, size), _blocks(mean, size)
    squares = float(((blocks - expected) ** 2).sum()) * 20 / 19
    return (squares - float(expected.sum())) / float((expected**2).sum())


def _factor(variance: dict[int, float]) -> Factor:
    part, day = variance[PART], variance[LAST - FIRST]
    number = (LAST - FIRST) // PART
    apart = np.abs(np.subtract.outer(np.arange(number), np.arange(number)))

    def missing(rho: float) -> float:
        return float((rho**apart).mean() - day / part)

    rho = float(optimize.brentq(missing, 0.0, 1.0)) if missing(0.0) < 0 < missing(1.0) else float(day >= part)
    return Factor(cv=float(np.sqrt(part)), part_correlation=rho, day_cv=float(np.sqrt(day)))


def variance_to_mean(table: dict[str, pd.DataFrame]) -> tuple[float, float]:
    """Return the median and the mean, over the half-hours, of the variance over the mean of Sunday to Thursday's counts."""
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

    Day totals from Sunday to Thursday over their running median of ``window`` such days and over their weekday's median,
    in logarithms; days more than ``limit`` away (holidays and their eves) are left out.
    """
    year = pd.read_csv(folder / YEAR_FILE)
    total = year.groupby("date")["calls"].sum()
    total.index = pd.to_datetime(total.index)
    work = total[~total.index.dayofweek.isin([4, 5])].astype(float)
    level = np.log(work / work.rolling(window, center=True, min_periods=6).median())
    level -= level.groupby(level.index.dayofweek).transform("median")
    kept = {day.date(): float(value) for day, value in level.items() if abs(value) < limit}
    pairs = np.array([(v, kept[d + timedelta(1)]) for d, v in kept.items() if d + timedelta(1) in kept])
    return float(np.corrcoef(pairs.T)[0, 1]), len(pairs)
