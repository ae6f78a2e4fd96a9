"""Intervals of ratios of totals, and of totals: Student-t over replications."""

from __future__ import annotations

import functools
import math
from typing import Literal

from scipy.special import stdtrit

from ccsim.measures.estimate.estimate import Estimate
from ccsim.typing import Floats

Scale = Literal["logit", "log", "plain"]
_SCALES: dict[str, Scale] = {"share": "logit", "SD": "plain"}


def scale_of(unit: str) -> Scale:
    """The scale of the interval of a ratio, by its unit: a mean is positive, but for a difficulty."""
    return _SCALES.get(unit, "log")


@functools.lru_cache(maxsize=256)
def student_t(level: float, n: int) -> float:
    """The two-sided Student-t factor for ``n`` replications."""
    return float(stdtrit(n - 1, (1 + level) / 2))


def estimate_ratio(numerators: Floats, denominators: Floats, level: float, scale: Scale) -> Estimate:
    """
    Estimate a ratio of totals.

    The point is the sum of the numerators over the sum of the denominators. The interval comes from the
    delta method on the logit scale (shares) or the log scale (means, costs), so it stays inside what is
    possible; or plainly, where the ratio may be negative.

    Parameters
    ----------
    numerators, denominators
        One of each per replication.
    level
        Confidence level, such as 0.95.
    scale
        ``logit`` for a ratio in [0, 1], ``log`` for a positive one, ``plain`` for any.

    Notes
    -----
    Where a share is 0 (or 1) in every replication, nothing varies and the delta method is mute. Then each
    replication counts as one observation, whatever its size, since its contacts stand or fall together:
    none out of n replications leaves the share below 1 - (1 - level)^(1/n), the rule of three (about 3/n).
    A mean that is 0 throughout has an interval without width: only a bound on the values could say more.
    """
    total = float(denominators.sum())
    n = int((denominators > 0).sum())
    if total <= 0:
        return Estimate(math.nan, n=n)
    ratio = float(numerators.sum()) / total
    if n < 2:
        return Estimate(ratio, n=n)
    if scale == "logit" and ratio in (0.0, 1.0):
        reach = 1 - (1 - level) ** (1 / n)
        return Estimate(ratio, max(0.0, ratio - reach), min(1.0, ratio + reach), n)
    if ratio <= 0 and scale != "plain":
        return Estimate(ratio, ratio, ratio, n)
    residuals = numerators - ratio * denominators
    error = math.sqrt(n / (n - 1) * float((residuals**2).sum())) / total
    if scale == "logit":
        centre = math.log(ratio / (1 - ratio))
        reach = student_t(level, n) * error / (ratio * (1 - ratio))
        return Estimate(ratio, _expit(centre - reach), _expit(centre + reach), n)
    if scale == "plain":
        reach = student_t(level, n) * error
        return Estimate(ratio, ratio - reach, ratio + reach, n)
    reach = student_t(level, n) * error / ratio
    return Estimate(ratio, ratio * math.exp(-reach), ratio * math.exp(min(reach, 700.0)), n)


def estimate_total(totals: Floats, level: float, signed: bool = False) -> Estimate:
    """Estimate the mean over runs of a total, which cannot be negative unless it is ``signed``."""
    n = len(totals)
    value = float(totals.mean()) if n else math.nan
    if n < 2:
        return Estimate(value, n=n)
    reach = student_t(level, n) * float(totals.std(ddof=1)) / math.sqrt(n)
    low = value - reach
    return Estimate(value, max(0.0, low) if value >= 0 and not signed else low, value + reach, n)


def _expit(x: float) -> float:
    if x >= 0:
        return 1 / (1 + math.exp(-min(x, 700.0)))
    return math.exp(max(x, -700.0)) / (1 + math.exp(max(x, -700.0)))
