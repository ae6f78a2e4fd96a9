"""Random busyness: how much more or less than expected a day, and a part of it, brings."""

from __future__ import annotations

import math

import numpy as np

from ccsim.demand.distributions.gamma import gamma_quantile
from ccsim.demand.distributions.normal import normal_cdf, normal_quantile
from ccsim.demand.philox import uniform
from ccsim.demand.purposes import BUSYNESS
from ccsim.kernel import making_kernel
from ccsim.scenario import Busyness
from ccsim.typing import Floats, Ints

#: Memory of the day-to-day correlation that is dropped.
_FORGOTTEN = 1e-6
_LONGEST_MEMORY = 400


def busyness_factors(
    busyness: Busyness, key: int, days: Ints, stratum: tuple[int, int] | None = None
) -> Floats:
    """
    The factor of every day and part.

    A latent standard normal per day and part, autoregressive from day to day and correlated between
    parts (Gaussian copula), is turned into a gamma factor of mean 1 and the stated coefficient of
    variation. The autoregression is written as a moving average over the days before, so that the
    factor of a date does not depend on where the run begins.

    Parameters
    ----------
    busyness
        ``cv``, ``day_correlation``, ``parts``, ``part_correlation``.
    key
        Stream of the centre or of the intent.
    days
        Date ordinals, consecutive.
    stratum
        ``(i, n)``: the draw behind the last day's first part is taken from the i-th of n equal slices
        of (0, 1), so that n replications of one day spread evenly over its law.

    Returns
    -------
    Floats
        Shape (days, parts); all 1 where ``cv`` is 0.

    References
    ----------
    Oreshkin, Regnard, L'Ecuyer (2016), "Rate-based daily arrival process models with application to
    call centers", Operations Research 64(2), 510-527.
    """
    parts = max(1, len(busyness.parts))
    cv = float(busyness.cv)
    if cv <= 0.0:
        return np.ones((len(days), parts))
    phi = float(busyness.day_correlation)
    memory = 1 if phi <= 0 else min(_LONGEST_MEMORY, math.ceil(math.log(_FORGOTTEN) / math.log(phi)) + 1)
    weights = phi ** np.arange(memory, dtype=np.float64) if phi > 0 else np.ones(1)
    weights /= math.sqrt(float((weights**2).sum()))
    slice_at, slices = stratum or (0, 1)
    return _factors(key, days, weights, float(busyness.part_correlation), parts, cv, slice_at, slices)


@making_kernel
def _factors(
    key: int, days: Ints, weights: Floats, rho: float, parts: int, cv: float, slice_at: int, slices: int
) -> Floats:
    shape = 1.0 / (cv * cv)
    out = np.empty((len(days), parts))
    fresh = math.sqrt(max(0.0, 1.0 - rho * rho))
    for row in range(len(days)):
        latent = np.zeros(parts)
        for back in range(len(weights)):
            noise = 0.0
            for part in range(parts):
                u = uniform(key, days[row] - back, part, BUSYNESS, 0)
                if slices > 1 and row == len(days) - 1 and back == 0 and part == 0:
                    u = (slice_at + u) / slices
                z = normal_quantile(u)
                # neighbouring parts correlate by rho, parts further apart by its powers
                noise = z if part == 0 else rho * noise + fresh * z
                latent[part] += weights[back] * noise
        for part in range(parts):
            share = min(max(normal_cdf(latent[part]), 2.0**-54), 1.0 - 2.0**-53)
            out[row, part] = gamma_quantile(shape, share) / shape
    return out
