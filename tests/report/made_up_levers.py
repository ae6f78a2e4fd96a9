"""What levers are worth, as no run found it: for what only looks at a report."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd

from ccsim.scenario import Scenario
from tests.report.made_up_months import months

#: Lever: spent at once, spent per month, gain per month.
WORTH = {"bot": (12_000.0, 500.0, 4_000.0), "coaching": (3_000.0, 0.0, 250.0), "notices": (0.0, 0.0, 800.0)}


def report(
    scenario: Scenario, *, worth: dict[str, tuple[float, float, float]] = WORTH, replications: int = 5
) -> Any:
    """
    Return a report of a year.

    Parameters
    ----------
    scenario
        Its name and currency.
    worth
        By lever: money spent at once, and per month; gain per month.
    replications
        With one there are no intervals.
    """
    labels = list(months("2026-03-01", 365, "month"))
    relations = ("alone", "on top") if len(worth) > 1 else ("alone",)
    found = {
        (name, relation): _course(once, running, gain * (0.9 if relation == "on top" else 1), len(labels))
        for name, (once, running, gain) in worth.items()
        for relation in relations
    }
    if len(worth) > 1:
        parts = [found[name, "on top"] for name in worth]
        found["all levers", "all"] = tuple(sum(each) for each in zip(*parts, strict=True))  # type: ignore[assignment]

    def returns(*, level: float = 0.95) -> pd.DataFrame:
        rows = []
        for (name, relation), (spent, gain) in found.items():
            net, half = gain[-1] - spent[-1], math.nan if replications == 1 else 0.2 * gain[-1]
            row = {"lever": name, "relation": relation, "spent": spent[-1], "gain": gain[-1], "net": net}
            over = spent[-1] or math.nan
            row |= {"net_low": net - half, "net_high": net + half, "return": net / over}
            row |= {"return_low": (net - half) / over, "return_high": (net + half) / over}
            covered = np.flatnonzero((gain >= spent) & (spent > 0))
            back = labels[covered[0]] if len(covered) else None
            rows.append(row | {"payback": back, "level": level, "n": replications, "unit": "EUR"})
        return pd.DataFrame(rows)

    def cumulated(*, level: float = 0.95) -> pd.DataFrame:
        rows = []
        for (name, relation), (spent, gain) in found.items():
            for place, month in enumerate(labels):
                net, half = gain[place] - spent[place], math.nan if replications == 1 else 0.1 * gain[place]
                row = {"lever": name, "relation": relation, "month": month, "net": net, "low": net - half}
                rows.append(row | {"high": net + half, "level": level, "n": replications, "unit": "EUR"})
        return pd.DataFrame(rows)

    return SimpleNamespace(
        scenario=scenario, returns=returns, cumulated=cumulated, start="2026-03-01", days=365,
        replications=replications,
    )  # fmt: skip


def _course(once: float, running: float, gain: float, length: int) -> tuple[np.ndarray, np.ndarray]:
    """Return what is spent and gained so far by the end of every month; gains come a month late."""
    number = np.arange(1, length + 1)
    return once + running * number, gain * (number - 1)
