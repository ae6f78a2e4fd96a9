"""Differences between two runs of the same customers, with intervals that hold together."""

from __future__ import annotations

import math

import numpy as np

from ccsim.measures.estimate.estimate import Estimate
from ccsim.measures.estimate.ratio import student_t
from ccsim.typing import Floats


def together(level: float, comparisons: int) -> float:
    """
    The level of each of several intervals that all hold with a level (Bonferroni).

    Parameters
    ----------
    level
        Of all together, such as 0.95.
    comparisons
        How many there are.
    """
    return 1 - (1 - level) / max(1, comparisons)


def mean_difference(differences: Floats, level: float) -> Estimate:
    """
    Estimate a mean of differences replication by replication: Student-t.

    Parameters
    ----------
    differences
        After less before, one per replication: what common random numbers share has dropped out.
    level
        Confidence level.
    """
    n = len(differences)
    value = float(differences.mean()) if n else math.nan
    if n < 2:
        return Estimate(value, n=n)
    reach = student_t(level, n) * float(differences.std(ddof=1)) / math.sqrt(n)
    return Estimate(value, value - reach, value + reach, n)


def ratio_difference(before: Floats, after: Floats, level: float) -> Estimate:
    """
    Estimate the difference of two ratios of totals, paired.

    By the delta method: each ratio's residuals stand for the replications, and their difference is what
    varies between two runs of the same customers.

    Parameters
    ----------
    before, after
        [replication, 2]: numerator and denominator of the same replications.
    level
        Confidence level.
    """
    n = len(before)
    if n == 0 or before[:, 1].sum() <= 0 or after[:, 1].sum() <= 0:
        return Estimate(math.nan, n=n)
    values, residuals = zip(*(linear(each) for each in (before, after)), strict=True)
    value = values[1] - values[0]
    if n < 2:
        return Estimate(value, n=n)
    error = float(np.std(residuals[1] - residuals[0], ddof=1)) / math.sqrt(n)
    reach = student_t(level, n) * error
    return Estimate(value, value - reach, value + reach, n)


def ratio(sums: Floats) -> float:
    """The ratio of totals of [replication, 2]; NaN where there is nothing."""
    below = float(sums[:, 1].sum())
    return float(sums[:, 0].sum()) / below if below > 0 else math.nan


def linear(sums: Floats) -> tuple[float, Floats]:
    """A ratio, and by how much each replication moves it: its residual over the mean denominator."""
    value = ratio(sums)
    residuals: Floats = (sums[:, 0] - value * sums[:, 1]) / float(sums[:, 1].mean())
    return value, residuals
