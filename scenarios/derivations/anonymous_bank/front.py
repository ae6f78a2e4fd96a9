"""The voice response unit before the queue: how long an agent-seeking call spends in it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import stats

__all__ = ["FrontFit", "fit_front"]

#: Longer stays (0.1%) and negative ones are errors of the log's clock or other business in the VRU.
LONGEST = 120


@dataclass(frozen=True)
class FrontFit:
    """Time in the VRU, seconds."""

    n: int
    left_out: int
    mean: float
    sd: float
    ks: dict[str, float]
    """Kolmogorov-Smirnov distance of gamma and lognormal with this mean and SD."""


def fit_front(calls: pd.DataFrame) -> FrontFit:
    """Fit the time from entering to leaving the VRU, by its mean and standard deviation."""
    seconds = calls["front"].to_numpy(dtype=float)
    kept = seconds[(seconds > 0) & (seconds <= LONGEST)]
    mean, sd = float(kept.mean()), float(kept.std())
    sigma = np.sqrt(np.log(1 + (sd / mean) ** 2))
    laws = {
        "gamma": stats.gamma((mean / sd) ** 2, scale=sd**2 / mean),
        "lognormal": stats.lognorm(sigma, scale=mean * np.exp(-(sigma**2) / 2)),
    }
    ks = {name: round(float(stats.ks_1samp(kept - 0.5, law.cdf).statistic), 3) for name, law in laws.items()}
    return FrontFit(len(kept), len(seconds) - len(kept), mean, sd, ks)
