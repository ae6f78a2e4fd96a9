"""All derived figures, in the shape of the scenario file."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from .busyness import Factor, day_correlation, fit_busyness
from .calls import FAULT_DAY, INTENTS, read_calls
from .front import FrontFit, fit_front
from .patience import PatienceFit, fit_patience
from .returns import EDGES, Returns, fit_returns
from .segments import priority_shares
from .service import ServiceFit, fit_services
from .staffing import Staffing, derive_staffing
from .volumes import counts, fault_volume, opening_clock, volumes

__all__ = ["BUSYNESS_SCALE", "REPEAT_PROBABILITY", "Derived", "derive", "scenario_figures"]

CALLS_FOLDER = "anonymous_bank_1999"
WAGES = Path("bls_oews_2025", "oews_may2025_us_contact_centre_occupations.csv")
CUSTOMER_SERVICE, CREDIT_INTERMEDIATION = "434051", "522000"

#: In the model redials multiply what days differ by: nobody comes to help on a busy day. With this factor on
#: the CVs its offered calls vary as the month's, by the hour and by the day (``compare`` prints both).
BUSYNESS_SCALE = 0.6

#: Assumed: the share of customers whose need was not met that call again within a working day.
REPEAT_PROBABILITY = 0.6


@dataclass(frozen=True)
class Derived:
    """Everything derived from the log."""

    calls: pd.DataFrame
    counts: dict[str, pd.DataFrame]
    volumes: dict[str, dict[str, list[float]]]
    fault: list[float]
    services: dict[str, ServiceFit]
    patience: dict[str, PatienceFit]
    front: FrontFit
    priority: dict[str, float]
    staffing: Staffing
    busyness: dict[str, Factor]
    day_correlation: float
    day_pairs: int
    returns: dict[str, Returns]
    wage: float


def derive(data: Path) -> Derived:
    """
    Derive every figure.

    Parameters
    ----------
    data
        The folder that holds the folders of the data sets.
    """
    folder = data / CALLS_FOLDER
    calls = read_calls(folder)
    table = counts(calls)
    average = volumes(table)
    rho, pairs = day_correlation(folder)
    returns = fit_returns(calls)
    return Derived(
        calls=calls,
        counts=table,
        volumes=average,
        fault=fault_volume(calls, average["accounts"]),
        services=fit_services(calls),
        patience=fit_patience(calls),
        front=fit_front(calls),
        priority=priority_shares(calls),
        staffing=derive_staffing(calls),
        busyness=fit_busyness(table),
        day_correlation=rho,
        day_pairs=pairs,
        returns=returns,
        wage=_wage(data / WAGES),
    )


def _wage(file: Path) -> float:
    """Return the mean hourly wage of customer service representatives in credit intermediation, USD."""
    with file.open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["soc"] == CUSTOMER_SERVICE and row["industry_code"] == CREDIT_INTERMEDIATION:
                return float(row["Hourly mean wage"])
    raise LookupError(
        "the wages of customer service representatives in credit intermediation are not in the file"
    )


def scenario_figures(derived: Derived) -> dict[str, Any]:
    """Return the figures as the scenario file states them: a part of its mappings, with units."""
    intents = {intent: _intent(derived, intent) for intent in INTENTS.values()}
    fault = FAULT_DAY.isoformat()
    intents["line-fault"] = {
        "volume": {"count": {"days": {fault: {"21:00": derived.fault}}}},
        "handle_time": {"talk": _talk(derived.services["line-fault"])},
        "patience": _patience(derived.patience["line-fault"]),
    }
    common = derived.busyness["common"]
    return {
        "channels": {"phone": {"front_delay": {"mean": _s(derived.front.mean), "sd": _s(derived.front.sd)}}},
        "intents": intents,
        "groups": {
            "agents": {
                "headcount": {"days": _days(derived.staffing.headcount)},
                "pay": derived.wage,
                "shrinkage": round(derived.staffing.shrinkage, 2),
            }
        },
        "busyness": _busyness(common, derived.day_correlation),
    }


def _intent(derived: Derived, intent: str) -> dict[str, Any]:
    figures: dict[str, Any] = {
        "volume": {"count": {"days": _days(derived.volumes[intent])}},
        "handle_time": {"talk": _talk(derived.services[intent])},
        "redial": {
            "probability": round(derived.returns["abandoned"].probability, 2),
            "delay": _delay(derived.returns["abandoned"]),
        },
        "resolution": _resolution(derived),
    }
    if intent in derived.priority:
        share = derived.priority[intent]
        figures["segments"] = {"regular": round(1 - share, 2), "priority": share}
    kind = "accounts" if intent == "accounts-in-english" else intent
    if f"{kind}/priority" in derived.patience:
        figures["patience"] = _patience(derived.patience[f"{kind}/regular"])
        figures["by_segment"] = {"priority": {"patience": _patience(derived.patience[f"{kind}/priority"])}}
    else:
        figures["patience"] = _patience(derived.patience[kind])
    if intent in derived.busyness:
        figures["busyness"] = _busyness(derived.busyness[intent], derived.day_correlation)
    return figures


def _s(seconds: float) -> str:
    return f"{seconds:.1f} s"


def _days(values: dict[str, list[Any]]) -> dict[str, dict[str, list[Any]]]:
    return {name: {opening_clock(name): row} for name, row in values.items()}


def _talk(fit: ServiceFit) -> dict[str, Any]:
    short = round(fit.hang_up_share, 4)
    shares = [round((1 - short) * part.share, 4) for part in fit.parts[:-1]]
    shares.append(round(1 - short - sum(shares), 4))
    hang_up = {"distribution": "uniform", "low": "0 s", "high": _s(2 * fit.hang_up_mean)}
    laws = [{"distribution": "lognormal", "mean": _s(part.mean), "sd": _s(part.sd)} for part in fit.parts]
    rows = zip([short, *shares], [hang_up, *laws], strict=True)
    return {"distribution": "mixture", "parts": [{"share": share, "of": law} for share, law in rows]}


def _patience(fit: PatienceFit) -> dict[str, Any]:
    values = fit.parameters
    if fit.law == "lognormal":
        return {"distribution": "lognormal", "median": _s(values[0]), "p90": _s(values[1])}
    if fit.law == "hyperexponential":
        first = round(values[0], 3)
        parts = [
            {"share": first, "mean": _s(values[2])},
            {"share": round(1 - first, 3), "mean": _s(values[3])},
        ]
        return {"distribution": "hyperexponential", "parts": parts}
    if fit.law == "weibull":
        return {"distribution": "weibull", "mean": _s(values[0]), "shape": round(values[1], 3)}
    return {"distribution": "exponential", "mean": _s(values[0])}


def _delay(*returns: Returns, weights: tuple[float, ...] = (1.0,)) -> dict[str, Any]:
    """Return the delays' quantile function: the excess over ordinary calls, by delay."""
    excess = sum(
        (w * (r.found - r.ordinary) for w, r in zip(weights, returns, strict=True)), np.zeros(len(EDGES) - 1)
    )
    shares = np.round(np.cumsum(np.clip(excess, 0, None)) / np.clip(excess, 0, None).sum(), 3)
    points = [[0, "0 s"], *([float(p), f"{int(top)} s"] for p, top in zip(shares, EDGES[1:], strict=True))]
    points[-1][0] = 1
    return {"distribution": "empirical", "quantiles": points}


def _resolution(derived: Derived) -> dict[str, Any]:
    served, short = derived.returns["served"], derived.returns["hung up on"]
    weights = (served.calls / (served.calls + short.calls), short.calls / (served.calls + short.calls))
    again = weights[0] * served.probability + weights[1] * short.probability
    return {
        "probability": round(1 - again / REPEAT_PROBABILITY, 2),
        "repeat": {"probability": REPEAT_PROBABILITY, "delay": _delay(served, short, weights=weights)},
    }


def _busyness(factor: Factor, day: float) -> dict[str, Any]:
    return {
        "cv": round(BUSYNESS_SCALE * factor.cv, 3),
        "day_correlation": round(day, 2),
        "part_correlation": round(factor.part_correlation, 2),
    }
