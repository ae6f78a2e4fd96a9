"""Service times by intent: hang-ups under 10 s, and a lognormal law, in one or two parts, above."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import stats

from .calls import INTENTS, in_fault

__all__ = ["Part", "ServiceFit", "fit_services"]

Floats = npt.NDArray[np.float64]
HANG_UP = 10.0


@dataclass(frozen=True)
class Part:
    """A lognormal part: share of the services from 10 s on, log-mean and log-SD (of seconds)."""

    share: float
    mu: float
    sigma: float

    @property
    def mean(self) -> float:
        """Mean, seconds."""
        return float(np.exp(self.mu + self.sigma**2 / 2))

    @property
    def sd(self) -> float:
        """Standard deviation, seconds."""
        return float(self.mean * np.sqrt(np.exp(self.sigma**2) - 1))


@dataclass(frozen=True)
class ServiceFit:
    """The service times of one intent, and how well they are met."""

    n: int
    mean: float
    hang_up_share: float
    hang_up_mean: float
    parts: tuple[Part, ...]
    aic_gain: float
    ks_one: float
    ks: float

    @property
    def fitted_mean(self) -> float:
        """Mean of the fitted law, hang-ups included, seconds."""
        rest = sum(part.share * part.mean for part in self.parts)
        return self.hang_up_share * self.hang_up_mean + (1 - self.hang_up_share) * rest


def fit_services(calls: pd.DataFrame) -> dict[str, ServiceFit]:
    """Fit the service times of every intent, and of the fault of 14 February (``line-fault``)."""
    served = calls[~calls["abandoned"]]
    fault = in_fault(served)
    fits = {
        intent: _fit(served.loc[~fault & (served["intent"] == intent), "service"])
        for intent in INTENTS.values()
    }
    fits["line-fault"] = _fit(served.loc[fault, "service"])
    return fits


def _fit(seconds: pd.Series) -> ServiceFit:
    """
    Fit one lognormal and two, and keep two only where one does not fit.

    One is refused where AIC falls by more than 10 with two and the Kolmogorov-Smirnov test (5%) refuses it.
    """
    whole = seconds.to_numpy(dtype=float)
    logs = np.log(whole[whole >= HANG_UP])
    one = (Part(1.0, float(logs.mean()), float(logs.std())),)
    two = _two_parts(logs)
    gain = 2 * (_log_likelihood(logs, two) - _log_likelihood(logs, one)) - 2 * 3
    ks_one = _distance(logs, one)
    refused = gain > 10 and ks_one > stats.kstwo.isf(0.05, len(logs))
    parts = two if refused else one
    short = whole[whole < HANG_UP]
    return ServiceFit(
        n=len(whole),
        mean=float(whole.mean()),
        hang_up_share=len(short) / len(whole),
        hang_up_mean=float(short.mean()),
        parts=parts,
        aic_gain=float(gain),
        ks_one=ks_one,
        ks=_distance(logs, parts),
    )


def _two_parts(logs: Floats) -> tuple[Part, ...]:
    """Fit two normal parts to the logarithms by expectation-maximisation, the shorter first."""
    mu, share = np.quantile(logs, [0.25, 0.75]), np.array([0.5, 0.5])
    sigma = np.full(2, float(logs.std()))
    # services are whole seconds: equal ones count together
    values, number = np.unique(logs, return_counts=True)
    for _ in range(5000):
        density = share / sigma * np.exp(-(((values[:, None] - mu) / sigma) ** 2) / 2)
        weight = number[:, None] * density / density.sum(axis=1, keepdims=True)
        total = weight.sum(axis=0)
        before = np.concatenate([mu, sigma, share])
        mu = (weight * values[:, None]).sum(axis=0) / total
        sigma = np.sqrt((weight * (values[:, None] - mu) ** 2).sum(axis=0) / total).clip(0.05)
        share = total / len(logs)
        if np.abs(np.concatenate([mu, sigma, share]) - before).max() < 1e-7:
            break
    order = np.argsort(mu)
    return tuple(Part(float(share[i]), float(mu[i]), float(sigma[i])) for i in order)


def _log_likelihood(logs: Floats, parts: tuple[Part, ...]) -> float:
    density = sum((p.share * stats.norm.pdf(logs, p.mu, p.sigma) for p in parts), np.zeros_like(logs))
    return float(np.log(density).sum())


def _distance(logs: Floats, parts: tuple[Part, ...]) -> float:
    """Return the Kolmogorov-Smirnov distance; whole seconds are taken in their middle."""
    values = np.sort(logs)
    fitted = sum((p.share * stats.norm.cdf(values, p.mu, p.sigma) for p in parts), np.zeros_like(values))
    grid = np.arange(1, len(values) + 1) / len(values)
    return float(np.maximum(np.abs(grid - fitted), np.abs(grid - 1 / len(values) - fitted)).max())
