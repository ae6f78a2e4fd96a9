"""The tables of a report: returns, service, and how money adds up over the months."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from ccsim.experiment.levers.comparison import Comparison, Variant
from ccsim.experiment.levers.money import Money
from ccsim.experiment.levers.payback import payback_month
from ccsim.experiment.paired import mean_difference, ratio, ratio_difference, together
from ccsim.measures.estimate.estimate import Estimate
from ccsim.measures.measure import Measure
from ccsim.typing import Floats, Ints

_MICRO: Final = 1_000_000
_CHANGES: Final = ("cost", "revenue", "value_kept", "gain", "net")


def returns_table(
    money: Money, comparisons: Sequence[Comparison], currency: str, level: float
) -> pd.DataFrame:
    """One row for each comparison, see `ccsim.experiment.levers.lever_report.LeverReport.returns`."""
    each = together(level, len(comparisons))
    rows = []
    for comparison in comparisons:
        found = money.difference(comparison)
        spent = {name: _mean(getattr(found, name)) for name in ("spent_once", "spent_running", "spent")}
        changes = {name: mean_difference(_over_run(getattr(found, name)), each) for name in _CHANGES}
        row = {**_keys(comparison), **spent}
        for name, told in changes.items():
            row |= _with_interval(name, told, 1.0)
        row |= _with_interval("return", changes["net"], spent["spent"])
        covered = found.gain.sum(axis=1) >= found.spent.sum(axis=1)
        row |= {
            "payback": payback_month(found.gain.sum(axis=0), found.spent.sum(axis=0), money.months),
            "paid_back": float(covered.mean()) if spent["spent"] > 0 else np.nan,
            "level": level,
            "n": changes["net"].n,
            "unit": currency,
        }
        rows.append(row)
    return pd.DataFrame(rows)


def service_table(
    sums: Mapping[Variant, Floats],
    measures: Sequence[Measure],
    comparisons: Sequence[Comparison],
    currency: str,
    level: float,
) -> pd.DataFrame:
    """One row for each comparison and measure, see `LeverReport.service`."""
    each = together(level, len(comparisons))
    rows = []
    for comparison in comparisons:
        for number, measure in enumerate(measures):
            before, after = (sums[of][:, number] for of in (comparison.before, comparison.after))
            told = ratio_difference(before, after, each)
            rows.append(
                {
                    **_keys(comparison),
                    "measure": measure.id,
                    "before": ratio(before),
                    "after": ratio(after),
                    "difference": told.value,
                    "low": told.low,
                    "high": told.high,
                    "level": level,
                    "n": told.n,
                    "unit": currency if measure.unit == "money" else measure.unit,
                }
            )
    return pd.DataFrame(rows)


def cumulated_table(
    money: Money, comparisons: Sequence[Comparison], currency: str, level: float
) -> pd.DataFrame:
    """One row for each comparison and month, see `LeverReport.cumulated`."""
    rows = []
    for comparison in comparisons:
        found = money.difference(comparison)
        so_far = {name: getattr(found, name).cumsum(axis=1) / _MICRO for name in ("spent", "gain", "net")}
        for place, month in enumerate(money.months):
            told = mean_difference(so_far["net"][:, place], level)
            rows.append(
                {
                    "lever": comparison.lever,
                    "relation": comparison.relation,
                    "month": month,
                    "spent": float(so_far["spent"][:, place].mean()),
                    "gain": float(so_far["gain"][:, place].mean()),
                    "net": told.value,
                    "low": told.low,
                    "high": told.high,
                    "level": level,
                    "n": told.n,
                    "unit": currency,
                }
            )
    return pd.DataFrame(rows)


def _keys(comparison: Comparison) -> dict[str, Any]:
    return {
        "lever": comparison.lever,
        "relation": comparison.relation,
        "added": ", ".join(comparison.added),
    }


def _with_interval(name: str, told: Estimate, over: float) -> dict[str, float]:
    """An estimate and its limits, in parts of something; NaN where that is nothing."""
    limits = {name: told.value, f"{name}_low": told.low, f"{name}_high": told.high}
    return {key: value / over if over > 0 else np.nan for key, value in limits.items()}


def _over_run(by_month: Ints) -> Floats:
    """Money of each replication, all months together."""
    totals: Floats = by_month.sum(axis=1) / _MICRO
    return totals


def _mean(by_month: Ints) -> float:
    return float(_over_run(by_month).mean())
