"""Half-hour volumes of agent-seeking calls by intent and kind of day."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

from .calls import FAULT_DAY, FAULT_HALF_HOURS, HALF_HOURS, INTENTS, PATTERNS, day_grid, in_fault, pattern_of

__all__ = ["BY_PATTERN", "OPENING", "counts", "fault_volume", "opening_clock", "volumes", "weekday_tests"]

#: First and last open half-hour (exclusive) by kind of day: 7:00-24:00, Friday to 14:00, Saturday from 19:30.
OPENING = {
    "sun, tue, thu": (14, 48),
    "mon, wed": (14, 48),
    "sun-thu": (14, 48),
    "fri": (14, 28),
    "sat": (39, 48),
}

#: Only prospective customers' calls differ between Sunday/Tuesday/Thursday and Monday/Wednesday (t = 11 at
#: 16:00).
BY_PATTERN = {"prospective"}

Profile = dict[str, list[float]]


def counts(calls: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """
    Count calls by intent, day and half-hour of entering the VRU.

    The few calls before opening count in the first open half-hour, those after closing in the last.
    The half-hours of the fault of 14 February are missing (NaN) for the intent it hit.
    """
    table = {}
    for intent in INTENTS.values():
        own = calls[calls["intent"] == intent]
        grid = pd.crosstab(own["day"], own["half_hour"]).astype(float)
        grid = grid.reindex(index=day_grid(), columns=range(HALF_HOURS), fill_value=0.0)
        numbers = grid.to_numpy(copy=True)
        for row, day in zip(numbers, grid.index, strict=True):
            first, last = OPENING[pattern_of(day)]
            row[first] += row[:first].sum()
            row[last - 1] += row[last:].sum()
            row[:first] = row[last:] = 0
        grid = pd.DataFrame(numbers, index=grid.index, columns=grid.columns)
        if intent == INTENTS["PS"]:
            grid.loc[FAULT_DAY, list(FAULT_HALF_HOURS)] = np.nan
        table[intent] = grid
    return table


def opening_clock(pattern: str) -> str:
    """Return the clock time at which the centre opens on a kind of day: ``07:00``."""
    return f"{OPENING[pattern][0] // 2:02d}:{OPENING[pattern][0] % 2 * 30:02d}"


def volumes(table: dict[str, pd.DataFrame]) -> dict[str, Profile]:
    """Average the counts over like days: mean calls per half-hour, by intent and day selector."""
    return {intent: _average(grid, intent in BY_PATTERN) for intent, grid in table.items()}


def _average(grid: pd.DataFrame, by_pattern: bool) -> Profile:
    groups = dict(PATTERNS) if by_pattern else {"sun-thu": (6, 0, 1, 2, 3), "fri": (4,), "sat": (5,)}
    out = {}
    for name, weekdays in groups.items():
        first, last = OPENING[name]
        like = grid[[day.weekday() in weekdays for day in grid.index]]
        out[name] = [round(float(v), 2) for v in like.mean().iloc[first:last]]
    return out


def fault_volume(calls: pd.DataFrame, average: Profile) -> list[float]:
    """Return the calls of 14 February, 21:00-22:30, above an ordinary evening's, per half-hour."""
    burst = calls[in_fault(calls)].groupby("half_hour").size()
    first = OPENING["sun-thu"][0]
    return [round(float(burst[h]) - average["sun-thu"][h - first], 2) for h in FAULT_HALF_HOURS]


def weekday_tests(table: dict[str, pd.DataFrame]) -> dict[str, float]:
    """
    Test whether the weekdays from Sunday to Thursday differ.

    Returns
    -------
    dict
        ``day_total_p``: p-value of equal daily totals (analysis of variance, 5 weekdays x 4); for each intent
        the largest |t| of Sunday/Tuesday/Thursday against Monday/Wednesday over the half-hours. With 34 half-
        hours, 4.3 is the 0.1% point by Bonferroni's rule.
    """
    total = pd.DataFrame({intent: grid.sum(axis=1) for intent, grid in table.items()}).sum(axis=1)
    weekday = pd.Series([day.weekday() for day in total.index], index=total.index)
    work = [total[weekday == day].to_numpy() for day in (6, 0, 1, 2, 3)]
    out = {"day_total_p": round(float(stats.f_oneway(*work).pvalue), 2)}
    for intent, grid in table.items():
        first = grid[weekday.isin(PATTERNS["sun, tue, thu"])].iloc[:, 14:48]
        second = grid[weekday.isin(PATTERNS["mon, wed"])].iloc[:, 14:48]
        spread = (first.var() / len(first) + second.var() / len(second)).pow(0.5)
        t = ((first.mean() - second.mean()) / spread).abs()
        out[intent] = round(float(t[spread > 0].max()), 1)
    return out
