"""Patience from censored waits: Kaplan-Meier, and the law that fits it best."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import optimize, stats

from .calls import in_fault

__all__ = ["PatienceFit", "fit_patience", "hazard", "kaplan_meier_quantiles"]

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

#: Groups of calls with a patience of their own: (intents, priorities). Nobody else differs or has the
#: numbers.
GROUPS: dict[str, tuple[tuple[str, ...], tuple[int, ...]]] = {
    "accounts/regular": (("PS", "PE"), (0, 1)),
    "accounts/priority": (("PS", "PE"), (2,)),
    "stock-exchange/regular": (("NE",), (1,)),
    "stock-exchange/priority": (("NE",), (2,)),
    "prospective": (("NW",), (0, 1, 2)),
    "internet-support": (("IN",), (0,)),
    "call-back": (("TT",), (0, 1, 2)),
}


@dataclass(frozen=True)
class PatienceFit:
    """The patience of one group of calls."""

    waits: int
    abandoned: int
    quantiles: tuple[float, ...]
    """Kaplan-Meier 10, 25 and 50% points, seconds (NaN where the waits end before)."""
    law: str
    """The simplest law within 2 of the best AIC."""
    parameters: tuple[float, ...]
    """Of the law: mean; or shares then means; or mean and shape; or median and 90% point (seconds)."""
    aic: dict[str, float]
    """AIC of each law tried, less that of the best."""


def fit_patience(calls: pd.DataFrame) -> dict[str, PatienceFit]:
    """Fit every group's patience, and that of the fault's callers (``line-fault``), to the queued calls."""
    queued = calls[calls["queued"]]
    fault = in_fault(queued)
    ordinary = queued[~fault]
    fits = {
        name: _fit(ordinary[ordinary["type"].isin(types) & ordinary["priority"].isin(priorities)])
        for name, (types, priorities) in GROUPS.items()
    }
    fits["line-fault"] = _fit(queued[fault])
    return fits


def _fit(calls: pd.DataFrame) -> PatienceFit:
    whole = calls["wait"].to_numpy(dtype=float)
    gone = calls["abandoned"].to_numpy(dtype=bool)
    # a wait is recorded in whole seconds: take the middle; equal waits count together
    pairs, number = np.unique(np.column_stack([whole + 0.5, gone]), axis=0, return_counts=True)
    data = Waits(pairs[:, 0], pairs[:, 1] == 1, number.astype(float))
    found = {name: law(data) for name, law in LAWS.items()}
    aic = {name: 2 * fit.minus + 2 * len(fit.free) for name, fit in found.items()}
    best = min(aic.values())
    law = next(name for name in LAWS if aic[name] <= best + 2)
    return PatienceFit(
        waits=len(whole),
        abandoned=int(gone.sum()),
        quantiles=kaplan_meier_quantiles(whole, gone),
        law=law,
        parameters=found[law].parameters,
        aic={name: round(value - best, 1) for name, value in aic.items()},
    )


def kaplan_meier_quantiles(
    waits: Floats, gone: Bools, at: tuple[float, ...] = (0.1, 0.25, 0.5)
) -> tuple[float, ...]:
    """Return the Kaplan-Meier points by which the given shares would have left, seconds."""
    curve = stats.ecdf(stats.CensoredData.right_censored(waits, ~gone)).cdf
    found = []
    for share in at:
        reached = np.flatnonzero(curve.probabilities >= share)
        found.append(float(curve.quantiles[reached[0]]) if len(reached) else float("nan"))
    return tuple(found)


def hazard(waits: Floats, gone: Bools, edges: Floats) -> Floats:
    """Return abandonments per 1,000 s of waiting between the edges (seconds)."""
    spent = np.array([np.clip(waits - low, 0, high - low).sum() for low, high in pairwise(edges)])
    left = np.histogram(waits[gone], edges)[0]
    rate: Floats = 1000 * left / np.maximum(spent, 1.0)
    return rate


@dataclass(frozen=True)
class Waits:
    """Distinct waits (seconds), whether they ended in abandonment, and how many there are of each."""

    seconds: Floats
    gone: Bools
    number: Floats

    @property
    def mean(self) -> float:
        """Total wait over abandonments, seconds: the mean of an exponential patience."""
        return float((self.number * self.seconds).sum() / max((self.number * self.gone).sum(), 1.0))


@dataclass(frozen=True)
class _Found:
    minus: float
    free: Floats
    parameters: tuple[float, ...]


Density = Callable[[Floats, Floats], Floats]


def _search(
    data: Waits, start: Floats, law: Callable[[Floats], tuple[Density, Density]]
) -> tuple[float, Floats]:
    """Minimise the negative log-likelihood of right-censored waits."""

    def minus(free: Floats) -> float:
        logpdf, logsf = law(free)
        each = np.where(data.gone, logpdf(data.seconds, free), logsf(data.seconds, free))
        return -float((data.number * each).sum())

    found = optimize.minimize(
        minus,
        start,
        method="Nelder-Mead",
        options={"xatol": 1e-6, "fatol": 1e-6, "maxiter": 20_000, "maxfev": 20_000},
    )
    return float(found.fun), np.asarray(found.x, dtype=float)


def _exponential(data: Waits) -> _Found:
    gone = float((data.number * data.gone).sum())
    minus = gone * (np.log(data.mean) + 1)
    return _Found(float(minus), np.array([np.log(data.mean)]), (data.mean,))


def _weibull(data: Waits) -> _Found:
    def law(x: Floats) -> tuple[Density, Density]:
        of = stats.weibull_min(np.exp(x[0]), scale=np.exp(x[1]))
        return (lambda t, _: of.logpdf(t)), (lambda t, _: of.logsf(t))

    minus, x = _search(data, np.array([0.0, np.log(data.mean)]), law)
    shape, scale = np.exp(x)
    return _Found(minus, x, (float(stats.weibull_min(shape, scale=scale).mean()), float(shape)))


def _lognormal(data: Waits) -> _Found:
    def law(x: Floats) -> tuple[Density, Density]:
        of = stats.norm(x[0], np.exp(x[1]))
        return (lambda t, _: of.logpdf(np.log(t)) - np.log(t)), (lambda t, _: of.logsf(np.log(t)))

    minus, x = _search(data, np.array([np.log(data.mean), 0.5]), law)
    p90 = x[0] + np.exp(x[1]) * stats.norm.ppf(0.9)
    return _Found(minus, x, (float(np.exp(x[0])), float(np.exp(p90))))


def _hyperexponential(data: Waits) -> _Found:
    def unpack(x: Floats) -> tuple[Floats, Floats]:
        first = 1 / (1 + np.exp(-x[0]))
        return np.array([first, 1 - first]), np.exp(x[1:])

    def law(x: Floats) -> tuple[Density, Density]:
        shares, means = unpack(x)
        return (
            lambda t, _: np.log((shares / means * np.exp(-t[:, None] / means)).sum(axis=1)),
            lambda t, _: np.log((shares * np.exp(-t[:, None] / means)).sum(axis=1)),
        )

    minus, x = _search(data, np.array([-1.0, np.log(data.mean / 8), np.log(data.mean * 1.5)]), law)
    shares, means = unpack(x)
    return _Found(minus, x, (*map(float, shares), *map(float, means)))


#: The laws tried, the simplest first.
LAWS: dict[str, Callable[[Waits], _Found]] = {
    "exponential": _exponential,
    "weibull": _weibull,
    "lognormal": _lognormal,
    "hyperexponential": _hyperexponential,
}
