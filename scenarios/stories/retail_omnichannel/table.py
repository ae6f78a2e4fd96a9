"""Options side by side on the same customers: each figure, and how far it is from the first option."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy import stats

import ccsim

__all__ = ["Figure", "Option", "Row", "difference", "run_all", "table"]


@dataclass(frozen=True)
class Option:
    """One way to run the centre.

    Parameters
    ----------
    said
        In words, for the first column.
    scenario
        What is run.
    """

    said: str
    scenario: ccsim.Scenario


@dataclass(frozen=True)
class Figure:
    """One column of the table.

    Parameters
    ----------
    head
        Over the column, with the unit.
    measure, statistic, threshold, split
        As for ``Result.estimate``; the threshold in seconds.
    by
        Another measure of the same split that it is multiplied by: handled by handle time is work.
    times
        Factor from the measure's unit to the column's: 100 for per cent, 1 / 60 for minutes.
    digits
        Decimals.
    """

    head: str
    measure: str
    statistic: str | None = None
    threshold: float | None = None
    split: dict[str, str] = field(default_factory=dict)
    times: float = 1.0
    digits: int = 1
    by: str | None = None

    def values(self, result: ccsim.Result) -> np.ndarray:
        """Return the figure of every replication, in the column's unit."""
        single = result.by_replication(
            self.measure, statistic=self.statistic, threshold=self.threshold, **self.split
        )
        values = self.times * single.to_numpy(dtype=float)
        if self.by is None:
            return values
        return values * result.by_replication(self.by, **self.split).to_numpy(dtype=float)

    def show(self, value: float, sign: str = "") -> str:
        """Return a value as the table writes it."""
        return f"{value:{sign},.{self.digits}f}"


@dataclass(frozen=True)
class Row:
    """One row of the table.

    Parameters
    ----------
    said
        In words, for the first column.
    values
        By column, the figure of every replication; what is not there stays empty.
    """

    said: str
    values: Mapping[str, np.ndarray]


def run_all(
    options: Sequence[Option], *, days: int, replications: int, seed: int = 1, jobs: int | None = None
) -> list[ccsim.Result]:
    """Run every option on the same customers: draws are keyed by case, so one seed is all it takes."""
    return [
        ccsim.run(option.scenario, days=days, replications=replications, seed=seed, jobs=jobs)
        for option in options
    ]


def difference(before: np.ndarray, after: np.ndarray, level: float = 0.95) -> tuple[float, float]:
    """Return the mean of the differences by replication, and the half-width of its Student-t interval.

    Parameters
    ----------
    before, after
        The same figure of the same replications.
    level
        Confidence level of this one interval.
    """
    pairs = after - before
    pairs = pairs[np.isfinite(pairs)]
    if len(pairs) < 2:
        return math.nan, math.nan
    error = float(np.std(pairs, ddof=1)) / math.sqrt(len(pairs))
    return float(np.mean(pairs)), float(stats.t.ppf(0.5 + level / 2, len(pairs) - 1)) * error


def table(rows: Sequence[Row], figures: Sequence[Figure]) -> str:
    """Return rows as a Markdown table: means over replications, and differences from the first row.

    Parameters
    ----------
    rows
        The first is what the others are compared with.
    figures
        The columns.
    """
    heads = ["", *(figure.head for figure in figures)]
    lines = [f"| {' | '.join(heads)} |", f"| {' | '.join('---' for _ in heads)} |"]
    for row in rows:
        cells = [
            _cell(figure, rows[0].values[figure.head], row.values.get(figure.head)) for figure in figures
        ]
        lines.append(f"| {' | '.join([row.said, *cells])} |")
    return "\n".join(lines)


def _cell(figure: Figure, before: np.ndarray, after: np.ndarray | None) -> str:
    if after is None or not np.isfinite(after).any():
        return ""  # in no replication there was anything to measure
    value = figure.show(float(np.nanmean(after)))
    if after is before or np.array_equal(before, after, equal_nan=True):
        return value
    mean, half = difference(before, after)
    return f"{value} ({figure.show(mean, '+')} ± {figure.show(half)})"
