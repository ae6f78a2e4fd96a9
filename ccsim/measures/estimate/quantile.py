"""Intervals of quantiles: contacts pooled for the point, whole replications resampled for the interval."""

from __future__ import annotations

import functools
import math

import numpy as np

from ccsim.measures.estimate.estimate import Estimate
from ccsim.measures.estimate.ratio import student_t
from ccsim.measures.histogram import quantile_of, weighted_quantiles
from ccsim.typing import Floats, Ints

#: Resamples of the replications.
_RESAMPLES = 400


@functools.lru_cache(maxsize=8)
def resampling_weights(n: int, seed: int) -> Floats:
    """How often each of ``n`` replications is drawn in each resample; the same for the same seed."""
    generator = np.random.Generator(np.random.Philox(key=[seed & 0xFFFF_FFFF_FFFF_FFFF, n]))
    weights: Floats = generator.multinomial(n, np.full(n, 1 / n), size=_RESAMPLES).astype(np.float64)
    weights.setflags(write=False)
    return weights


def estimate_quantile(counts: Floats, places: Ints, share: float, level: float, seed: int) -> Estimate:
    """
    Estimate a quantile from histograms.

    Parameters
    ----------
    counts
        [replication, bin]: how many contacts lie in each of the bins ``places``.
    places
        Bins, ascending.
    share
        Which quantile, in (0, 1).
    level
        Confidence level.
    seed
        Names the resamples.

    Notes
    -----
    The spread of the resampled quantiles, on the log scale, times Student's t. Where some of them are 0 (more
    or fewer waited than not), their percentiles.
    """
    n = int((counts.sum(axis=1) > 0).sum())
    value = quantile_of(counts.sum(axis=0), places, share)
    if n < 2 or math.isnan(value):
        return Estimate(value, n=n)
    resampled = weighted_quantiles(counts, resampling_weights(len(counts), seed), places, share)
    resampled = resampled[~np.isnan(resampled)]
    if value <= 0 or resampled.min() <= 0:
        tail = 100 * (1 - level) / 2
        low, high = np.percentile(resampled, [tail, 100 - tail])
        return Estimate(value, min(value, float(low)), max(value, float(high)), n)
    # resampling n out of n understates the variance by the factor (n - 1) / n
    error = float(np.log(resampled).std()) * math.sqrt(n / (n - 1))
    reach = student_t(level, n) * error
    return Estimate(value, value * math.exp(-reach), value * math.exp(reach), n)
