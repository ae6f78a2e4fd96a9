"""A value and its interval from the totals of independent replications."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from scipy import stats

from ccsim.typing import Floats

#: Mean totals -> the value, and its gradient in them.
Function = Callable[[Floats], tuple[float, Floats]]

#: Chance that the joint interval of a record misses an exact value though the engine is right.
FALSE_ALARM = 0.001


def ratio(means: Floats) -> tuple[float, Floats]:
    """First total over the second: a ratio of totals, never a mean of ratios."""
    top, bottom = means
    return top / bottom, np.array([1.0 / bottom, -top / bottom**2])


def deviation(means: Floats) -> tuple[float, Floats]:
    """The standard deviation from the totals (sum of squares, sum, number)."""
    squares, total, number = means
    mean = total / number
    sd = math.sqrt(squares / number - mean**2)
    by_squares, by_total = 1.0 / (2 * sd * number), -mean / (sd * number)
    return sd, np.array([by_squares, by_total, (mean**2 - squares / number / 2) / (sd * number)])


def t_quantile(replications: int, outputs: int) -> float:
    """Half-width of a joint interval in standard errors: Student-t, Bonferroni over the outputs."""
    return float(stats.t.ppf(1 - FALSE_ALARM / (2 * outputs), replications - 1))


def interval(totals: Floats, function: Function, outputs: int) -> tuple[float, float]:
    """
    Value and half-width by the delta method.

    Parameters
    ----------
    totals
        One row per replication, one column per total that ``function`` takes.
    function
        `ratio` or `deviation`.
    outputs
        How many intervals are to hold jointly.
    """
    value, gradient = function(totals.mean(axis=0))
    linear = (totals - totals.mean(axis=0)) @ gradient
    error = float(linear.std(ddof=1)) / math.sqrt(len(totals))
    return value, t_quantile(len(totals), outputs) * error
