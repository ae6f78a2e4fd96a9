"""The model beside the real month: tables and a plot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import stats

import ccsim

from .availability import measure_availability
from .busyness import overdispersion
from .calls import day_grid, pattern_of
from .figures import Derived
from .month import by_half_hour, totals
from .plot import CLOSE, OPEN, plot_half_hours
from .returns import EDGES
from .staffing import distinct_agents, ready_agents
from .volumes import opening_clock

__all__ = ["compare", "model_by_half_hour", "model_totals"]

Floats = npt.NDArray[np.float64]

DAYS = 28
#: Measures of the tables: name, title, factor, decimals and unit.
ROWS: tuple[tuple[str, str, float, int, str], ...] = (
    ("offered", "offered", 1, 0, ""),
    ("aht", "AHT", 1, 1, " s"),
    ("abandonment", "abandoned / offered", 100, 1, "%"),
    ("asa", "ASA (answered)", 1, 1, " s"),
    ("within_20", "answered within 20 s / offered", 100, 1, "%"),
    ("waited", "had to wait / offered", 100, 1, "%"),
    ("wait_all", "wait, all", 1, 1, " s"),
)
TITLES = {name: title for name, title, *_ in ROWS}
#: Those that staffing changes.
GAP = ("abandonment", "asa", "within_20", "waited")
STEPS = (0.90, 0.925, 0.95, 0.975, 1.0, 1.025, 1.05, 1.075, 1.10)


def compare(derived: Derived, scenario: Path, plot: Path, replications: int) -> dict[str, str]:
    """
    Run the model over February and set it beside the month.

    Parameters
    ----------
    derived
        What the log says.
    scenario
        The scenario file.
    plot
        Where the plot by half-hour goes.
    replications
        Simulated months.

    Returns
    -------
    dict
        Markdown tables by name: ``month``, ``variation``, ``returns``, ``staffing``.
    """
    model = ccsim.load(scenario)
    result = ccsim.run(model, days=DAYS, replications=replications, contacts=True)
    plot.parent.mkdir(parents=True, exist_ok=True)
    plot_half_hours(by_half_hour(derived.calls), model_by_half_hour(result), plot)
    return {
        "month": _totals_table(derived, result),
        "variation": _variation_table(derived, result),
        "returns": _returns_table(derived, result),
        "staffing": _staffing_table(derived, model, replications),
    }


def model_totals(result: ccsim.Result) -> pd.DataFrame:
    """Return the measures of ``month.totals`` of every simulated month, one row each."""
    return _measures(result.runs.set_index("replication"))


def model_by_half_hour(result: ccsim.Result) -> pd.DataFrame:
    """Return them by replication and half-hour (index), from Sunday to Thursday; offered per day."""
    rows = _sunday_to_thursday(result)
    table = _measures(rows.groupby(["replication", "half_hour"]).sum(numeric_only=True))
    table["offered"] /= rows["day"].nunique()
    return table


def _sunday_to_thursday(result: ccsim.Result) -> pd.DataFrame:
    begin = pd.DatetimeIndex(result.intervals["begin"])
    rows = result.intervals.assign(day=begin.normalize(), half_hour=begin.hour * 2 + begin.minute // 30)
    return rows[~begin.day_of_week.isin([4, 5])]


def _measures(sums: pd.DataFrame) -> pd.DataFrame:
    """Ratios of totals; 0 / 0 is NaN."""
    return pd.DataFrame(
        {
            "offered": sums["offered"].astype(float),
            "abandonment": sums["abandoned"] / sums["offered"],
            "asa": sums["wait_answered"] / sums["answered"],
            "within_20": sums["answered_within_20s"] / sums["offered"],
            "waited": sums["waited"] / sums["offered"],
            "wait_all": sums["wait_all"] / sums["entered"],
            "aht": (sums["talk"] + sums["hold"] + sums["wrap_up"]) / sums["handled"],
        }
    )


def _pooled(result: ccsim.Result) -> pd.Series[float]:
    """Return the ratios of all replications' totals."""
    return _measures(result.runs.drop(columns=["scenario", "replication"]).sum().to_frame().T).iloc[0]


def _totals_table(derived: Derived, result: ccsim.Result) -> str:
    month, model = totals(derived.calls), model_totals(result)
    pooled = _pooled(result)
    lines = ["| | the month | model, 95% interval | 90% of simulated months |", "| --- | --- | --- | --- |"]
    for name, *_ in ROWS:
        values = model[name].to_numpy()
        value = float(pooled[name]) / (len(values) if name == "offered" else 1)
        half = float(stats.t.ppf(0.975, len(values) - 1) * values.std(ddof=1) / np.sqrt(len(values)))
        low, high = (_text(name, float(edge), unit=False) for edge in np.quantile(values, [0.05, 0.95]))
        interval = f"{_text(name, value - half, unit=False)} to {_text(name, value + half, unit=False)}"
        row = f"{_text(name, month[name])} | {_text(name, value)} ({interval}) | {low} to {high}"
        lines.append(f"| {TITLES[name]} | {row} |")
    return "\n".join(lines)


def _text(name: str, value: float, *, unit: bool = True) -> str:
    _, _, factor, digits, label = next(row for row in ROWS if row[0] == name)
    return f"{value * factor:,.{digits}f}{label if unit else ''}"


def _variation_table(derived: Derived, result: ccsim.Result) -> str:
    """Set beside each other how much offered calls vary by more than chance."""
    counts = np.sum([grid.fillna(grid.mean()).to_numpy() for grid in derived.counts.values()], axis=0)
    work = np.array([not pattern_of(day).startswith(("fri", "sat")) for day in day_grid()])
    month = counts[work, OPEN:CLOSE]
    rows = _sunday_to_thursday(result)
    simulated = [
        own.pivot_table(index="day", columns="half_hour", values="offered").to_numpy()[:, OPEN:CLOSE]
        for _, own in rows.groupby("replication")
    ]
    lines = ["| variation of offered beyond Poisson | the month | model |", "| --- | --- | --- |"]
    for title, size in (("of an hour", 2), ("of a day", CLOSE - OPEN)):
        model = np.mean([overdispersion(one, size) for one in simulated])
        real = overdispersion(month, size)
        lines.append(f"| CV {title} | {real**0.5:.3f} | {model**0.5:.3f} |")
    return "\n".join(lines)


def _returns_table(derived: Derived, result: ccsim.Result) -> str:
    assert result.contacts is not None
    contacts = result.contacts[result.contacts["measured"]]
    delay = (contacts["returns_at"] - contacts["ended"]).dt.total_seconds()
    identified = contacts["segment"] != "unidentified"
    groups = {
        "abandoning": (contacts["outcome"] == "abandoned") & identified,
        "a service": (contacts["outcome"] == "handled") & identified,
    }
    served, short = derived.returns["served"], derived.returns["hung up on"]
    every = served.calls + short.calls
    real = {
        "abandoning": derived.returns["abandoned"].found - derived.returns["abandoned"].ordinary,
        "a service": (
            served.calls * (served.found - served.ordinary) + short.calls * (short.found - short.ordinary)
        )
        / every,
    }
    lines = ["| calls again within | 5 min | 1 h | 8 h |", "| --- | --- | --- | --- |"]
    for name, chosen in groups.items():
        for who, shares in (("customers", np.cumsum(real[name])), ("model", _within(delay[chosen]))):
            at = [shares[int(np.flatnonzero(EDGES[1:] == edge)[0])] for edge in (300, 3600, 28_800)]
            lines.append(
                f"| after {name}, {who} | " + " | ".join(f"{100 * share:.1f}%" for share in at) + " |"
            )
    return "\n".join(lines)


def _within(delay: pd.Series[Any]) -> Floats:
    return np.array([float((delay <= edge).mean()) for edge in EDGES[1:]])


def _staffing_table(derived: Derived, model: ccsim.Scenario, replications: int) -> str:
    """Change the averages behind the headcount by a factor, round again, and see where the gap closes."""
    staffing = {f"{100 * (step - 1):+.1f}%": _scaled(derived.staffing.average, step) for step in STEPS}
    ready = measure_availability(derived.calls).chance
    staffing[f"the idle at {ready:.0%}"] = _scaled(ready_agents(derived.staffing, ready), 1.0)
    staffing["distinct agents seen"] = _scaled(distinct_agents(derived.calls), 1.0)
    found = {name: _staffed(model, days, replications) for name, days in staffing.items()}
    lines = [
        "| staffing | hours | " + " | ".join(TITLES[name] for name in GAP) + " |",
        "| --- | --- |" + " --- |" * len(GAP),
    ]
    for name, row in found.items():
        cells = [_text(measure, row[measure]) for measure in GAP]
        lines.append(f"| {name} | {row['hours']:,.0f} | " + " | ".join(cells) + " |")
    month = totals(derived.calls)
    closing = []
    for name in GAP:
        values = np.array([row[name] for row in list(found.values())[: len(STEPS)]])
        order = np.argsort(values)
        at = float(np.interp(month[name], values[order], np.array(STEPS)[order]))
        edge = " or beyond" if at in (STEPS[0], STEPS[-1]) else ""
        closing.append(f"{TITLES[name]} {100 * (at - 1):+.1f}%{edge}")
    return "\n".join(
        [*lines, "", "Uniform change in staffing that meets the month: " + ", ".join(closing) + "."]
    )


def _staffed(model: ccsim.Scenario, days: dict[str, Any], replications: int) -> dict[str, float]:
    changed = model.override({"groups.agents.headcount": {"interval": "30 min", "days": days}})
    result = ccsim.run(changed, days=DAYS, replications=replications)
    hours = float(result.runs["staffed_time"].mean() / 3600)
    return {**{str(name): float(value) for name, value in _pooled(result).items()}, "hours": hours}


def _scaled(average: dict[str, list[float]], factor: float) -> dict[str, Any]:
    return {
        name: {opening_clock(name): [int(np.floor(factor * value + 0.5)) for value in values]}
        for name, values in average.items()
    }
