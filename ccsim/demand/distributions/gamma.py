"""The gamma law in compiled code."""

from __future__ import annotations

import math

from ccsim.demand.distributions.normal import normal_quantile
from ccsim.kernel import kernel


@kernel
def gamma_cdf(shape: float, x: float) -> float:
    """
    Regularised lower incomplete gamma function P(shape, x): the CDF of a gamma law of scale 1.

    By its series below ``shape + 1``, by Lentz's continued fraction above.

    References
    ----------
    Press et al. (2007), Numerical Recipes, 3rd ed., section 6.2.
    """
    return _cdf(shape, math.lgamma(shape), x)


@kernel
def _cdf(shape: float, log_gamma: float, x: float) -> float:
    """The same, with the logarithm of the gamma function at ``shape``: it takes as long as all the rest."""
    if x <= 0.0:
        return 0.0
    front = math.exp(shape * math.log(x) - x - log_gamma)
    if x < shape + 1.0:
        term = 1.0 / shape
        total = term
        for n in range(1, 10_000):
            term *= x / (shape + n)
            total += term
            if term < total * 1e-16:
                break
        return min(1.0, front * total)
    tiny = 1e-300
    b = x + 1.0 - shape
    c = 1.0 / tiny
    d = 1.0 / b
    fraction = d
    for n in range(1, 10_000):
        a = -n * (n - shape)
        b += 2.0
        d = a * d + b
        d = 1.0 / (d if abs(d) > tiny else tiny)
        c = b + a / c
        c = c if abs(c) > tiny else tiny
        fraction *= d * c
        if abs(d * c - 1.0) < 1e-15:
            break
    return max(0.0, 1.0 - front * fraction)


@kernel
def gamma_quantile(shape: float, u: float) -> float:
    """
    Inverse of `gamma_cdf` in ``x``: Wilson and Hilferty's start, then bracketed Newton steps on log x.

    On the logarithm, because for shapes well below 1 the low quantiles differ by hundreds of decades.
    """
    z = normal_quantile(u)
    log_gamma = math.lgamma(shape)
    start = shape * (1.0 - 1.0 / (9.0 * shape) + z / (3.0 * math.sqrt(shape))) ** 3
    if shape < 1.0 or start <= 0.0:
        start = math.exp((math.log(u) + math.lgamma(shape + 1.0)) / shape)
    # below 1e-290 a duration is 0 microseconds for any scale in use
    y = min(max(math.log(max(start, 1e-290)), -660.0), 30.0)
    low = -700.0
    high = math.log(shape + 60.0 + 12.0 * math.sqrt(shape) + 10.0)
    y = min(y, high)
    for _ in range(200):
        x = math.exp(y)
        error = _cdf(shape, log_gamma, x) - u
        if error > 0.0:
            high = y
        else:
            low = y
        slope = math.exp(shape * y - x - log_gamma)
        step = error / slope if slope > 0.0 else math.inf
        following = y - step
        if not (low < following < high):
            following = 0.5 * (low + high)
        if abs(following - y) < 1e-14 * max(1.0, abs(y)):
            return math.exp(following)
        y = following
    return math.exp(y)
