"""A year that no engine made, for what only looks at its months."""

from __future__ import annotations

import datetime as dt
import math
from types import SimpleNamespace
from typing import Any

import pandas as pd

from ccsim.scenario import Scenario
from tests.report.made_up import COLUMNS as _COLUMNS

#: Measure: statistic, value, how much it swings over a year, unit, by what it is split.
_MEASURES: dict[str, tuple[str, float, float, str, str | None]] = {
    "volume/cases": ("total", 900.0, 0.2, "count", None),
    "volume/offered": ("total", 1100.0, 0.2, "count", None),
    "volume/handled": ("total", 950.0, 0.15, "count", None),
    "paid/hours": ("total", 160.0, 0.05, "h", "group"),
    "people/time_average": ("mean", 24.0, 0.1, "count", "group"),
    "occupancy/agent": ("share", 0.8, 0.08, "share", "group"),
    "frt/human_calendar_contact": ("mean", 35.0, 0.6, "s", "channel"),
    "aht/contact": ("mean", 310.0, 0.04, "s", "channel"),
    "fcr/case": ("share", 0.72, 0.02, "share", "channel"),
    "cpc/served": ("ratio", 4.8, 0.1, "EUR", "channel"),
    "csat/true": ("mean", 3.9, 0.05, "score", None),
    "csat/measured": ("mean", 4.1, 0.05, "score", None),
}
_ACCOUNTS = {
    "revenue": ("income", 60_000.0),
    "value lost": ("loss", 9_000.0),
    "pay": ("cost", 30_000.0),
    "projects once": ("cost", 2_000.0),
    "projects running": ("cost", 3_000.0),
}


def months(start: str, days: int, by: str) -> dict[str, int]:
    """Return the periods of a run and how many of its days lie in each."""
    dates = pd.date_range(start, periods=days, freq="D")
    if by == "week":
        dates = dates - pd.to_timedelta(dates.day_of_week, unit="D")
    labels = list(dates.strftime("%Y-%m" if by == "month" else "%Y-%m-%d"))
    return {label: labels.count(label) for label in dict.fromkeys(labels)}


def year(
    scenario: Scenario,
    *,
    days: int = 365,
    by: str = "month",
    replications: int = 5,
    without: tuple[str, ...] = (),
    earns: bool = True,
    start: str = "2026-03-02",
) -> Any:
    """
    Return a result of a long run, as far as its picture looks at one.

    Parameters
    ----------
    scenario
        Whose channels, groups and levers it has; each channel answers twelve times as slowly as the last.
    days, by, start
        The run, and what it keeps.
    replications
        With one there are no intervals.
    without
        Families of measures that it does not have.
    earns
        Whether anything comes in.
    """
    periods = months(start, days, by)

    def summary(measures: list[str], *, by: list[Any], level: float) -> pd.DataFrame:
        rows: list[dict[str, Any]] = []
        for measure in measures:
            if measure.split("/")[0] not in without:
                for split in by:
                    rows += _rows(measure, split, scenario, periods, replications, level)
        return pd.DataFrame(rows, columns=_COLUMNS)

    def profit_and_loss(by: str | None, *, level: float = 0.95) -> pd.DataFrame:
        rows = []
        chosen = periods if by else {None: days}
        for place, (label, own) in enumerate(chosen.items()):
            values = {
                name: (kind, amount * own / 30 * (1 + 0.1 * math.sin(place)))
                for name, (kind, amount) in _ACCOUNTS.items()
                if earns or kind == "cost"
            }
            values.setdefault("revenue", ("income", 0.0))
            cost = sum(amount for kind, amount in values.values() if kind == "cost")
            lost = values.get("value lost", ("", 0.0))[1]
            values |= {"cost": ("total", cost), "profit": ("total", values["revenue"][1] - cost - lost)}
            for name, (kind, amount) in values.items():
                low, high = _limits(amount, replications)
                rows.append((label, own, name, kind, amount, low, high, level, replications, "EUR"))
        columns = ["period", "days", "account", "kind", "value", "low", "high", "level", "n", "unit"]
        return pd.DataFrame(rows, columns=columns)

    return SimpleNamespace(
        scenario=scenario, days=days, start=start, replications=replications,
        periods=pd.DataFrame({by: list(periods)}), summary=summary, profit_and_loss=profit_and_loss,
    )  # fmt: skip


def _limits(value: float, replications: int) -> tuple[float, float]:
    if replications == 1:
        return math.nan, math.nan
    return value - 0.04 * abs(value), value + 0.05 * abs(value)


def _rows(
    measure: str, split: Any, scenario: Scenario, periods: dict[str, int], replications: int, level: float
) -> list[dict[str, Any]]:
    statistic, value, swing, unit, own_split = _MEASURES[measure]
    asked, length = (None, split) if isinstance(split, str) else split
    parts: list[str | None] = [None]
    if asked == "channel":
        parts = list(scenario.channels)
    if asked == "group":
        parts = list(scenario.groups)
    if asked is not None and asked != own_split:
        return []
    family, variant = measure.split("/")
    rows = []
    for number, part in enumerate(parts):
        for place, (label, days) in enumerate(periods.items()):
            level_of = value * (12**number if unit == "s" and statistic == "mean" and part else 1)
            if part and unit in ("h", "count"):
                level_of /= len(parts)
            told = (
                level_of
                * (1 + swing * math.sin(0.5 * place + number))
                * (days if statistic == "total" else 1)
            )
            low, high = _limits(told, replications)
            rows.append(
                dict.fromkeys(_COLUMNS)
                | {"measure": family, "variant": variant, "statistic": statistic, length: label, "unit": unit}
                | {"value": told, "low": low, "high": high, "level": level, "n": replications}
                | ({asked: part} if asked else {})
            )
    return rows


def date_of(label: str, start: str) -> dt.date:
    """Return the first day of a period that is in the run."""
    first = dt.date.fromisoformat(label if len(label) > 7 else f"{label}-01")
    return max(first, dt.date.fromisoformat(start))
