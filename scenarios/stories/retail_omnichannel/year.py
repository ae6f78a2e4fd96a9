"""The retailer's year, month by month: what is done in it, against doing nothing."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Final

import numpy as np
from scipy import stats

import ccsim

from .story import YEAR, loaded
from .table import Figure, difference
from .told import AHT, CALLS, CSAT, EMAILS, FCR

__all__ = ["FIGURES", "by_month", "plan_of", "side_by_side", "year"]

FIGURES: Final[tuple[Figure, ...]] = (
    Figure("cases, thousand", "volume/cases", times=1 / 1000),
    Figure("handled, thousand", "volume/handled", times=1 / 1000),
    CALLS,
    EMAILS,
    AHT,
    FCR,
    Figure("CPC, USD", "cpc/served", digits=2),
    CSAT,
    Figure("revenue, thousand USD", "revenue/total", times=1 / 1000, digits=0),
    Figure("value lost, thousand USD", "value_lost/total", times=1 / 1000, digits=0),
    Figure("cost, thousand USD", "cost/total", times=1 / 1000, digits=0),
    Figure("profit, thousand USD", "profit/total", times=1 / 1000, digits=0),
)
LONG: Final = 365


def year(*, replications: int, seed: int = 1, days: int = LONG) -> dict[str, str]:
    """Run the year without levers and with them; return the tables of its page by name.

    Parameters
    ----------
    replications, seed, days
        Of both runs, which have the same customers.
    """
    done = loaded(YEAR)
    nothing, levers = (
        ccsim.run(scenario, days=days, replications=replications, seed=seed, periods="month")
        for scenario in (done.without_levers(), done)
    )
    return {
        "year-plan": plan_of(done),
        "year-nothing": by_month(nothing),
        "year": by_month(levers),
        "year-both": side_by_side(nothing, levers),
    }


def plan_of(scenario: ccsim.Scenario) -> str:
    """Return a Markdown table of the levers that are on, as they begin.

    Parameters
    ----------
    scenario
        With levers.
    """
    levers = sorted(
        ((name, scenario.levers[name]) for name in scenario.levers_on), key=lambda each: each[1].begins
    )
    rows = []
    for name, lever in levers:
        over = "at once" if lever.ramp.over is None else f"within {lever.ramp.over / 86_400:.0f} days"
        ends = f" to {lever.ends}" if lever.ends else ""
        cost = lever.cost
        month = cost.per_month + cost.per_day * 365 / 12
        rows.append(
            (
                f"{lever.begins}{ends}",
                [f"`{name}`", lever.title or "", over, f"{cost.one_off:,.0f}", f"{month:,.0f}"],
            )
        )
    return _table(["from", "lever", "", "works", "once, USD", "a month, USD"], rows)


def by_month(result: ccsim.Result) -> str:
    """Return a Markdown table: a row for each month and one for all, each figure with half its 95% interval.

    Parameters
    ----------
    result
        Of a run that kept its months.
    """
    assert result.periods is not None
    rows = [
        (month, [_shown(figure, _in_month(figure, month).values(result)) for figure in FIGURES])
        for month in result.periods["month"]
    ]
    rows.append(("in all", [_shown(figure, figure.values(result)) for figure in FIGURES]))
    return _table(["month", *(figure.head for figure in FIGURES)], rows)


def side_by_side(before: ccsim.Result, after: ccsim.Result) -> str:
    """Return a Markdown table of both runs as a whole: each figure, and the paired difference.

    Parameters
    ----------
    before, after
        Runs of the same customers.
    """
    rows = []
    for figure in FIGURES:
        values = figure.values(before), figure.values(after)
        mean, half = difference(*values)
        told = f"{figure.show(mean, '+')} ± {figure.show(half)}"
        rows.append((figure.head, [*(figure.show(float(np.mean(each))) for each in values), told]))
    return _table(["", "nothing done", "levers on", "difference"], rows)


def _in_month(figure: Figure, month: str) -> Figure:
    return dataclasses.replace(figure, split={**figure.split, "month": month})


def _shown(figure: Figure, values: np.ndarray) -> str:
    value = figure.show(float(np.mean(values)))
    if len(values) < 2:
        return value
    error = float(np.std(values, ddof=1)) / len(values) ** 0.5
    return f"{value} ± {figure.show(float(stats.t.ppf(0.975, len(values) - 1)) * error)}"


def _table(heads: Iterable[str], rows: Iterable[tuple[str, list[str]]]) -> str:
    heads = list(heads)
    lines = [f"| {' | '.join(heads)} |", f"| {' | '.join('---' for _ in heads)} |"]
    return "\n".join([*lines, *(f"| {' | '.join([said, *cells])} |" for said, cells in rows)])
