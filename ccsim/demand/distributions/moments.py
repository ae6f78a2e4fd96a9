"""Mean and standard deviation of every law, by formula."""

from __future__ import annotations

import math

from ccsim.demand.distributions import laws
from ccsim.typing import Floats


def moments(book: Floats, law: int) -> tuple[float, float]:
    """
    Mean and standard deviation of the law at ``law`` in ``book``, in microseconds.

    Infinite (and NaN for the deviation) for ``never``.
    """
    mean, second = _raw_moments(book, law)
    if math.isinf(mean):
        return math.inf, math.nan
    return mean, math.sqrt(max(0.0, second - mean * mean))


def _raw_moments(book: Floats, law: int) -> tuple[float, float]:
    """The first and second moment about 0."""
    code = int(book[law])
    a = float(book[law + 1]) if code != laws.NEVER else math.inf
    if code == laws.NEVER:
        return math.inf, math.inf
    if code == laws.CONSTANT:
        return a, a * a
    if code == laws.EXPONENTIAL:
        return a, 2.0 * a * a
    if code == laws.EMPIRICAL:
        return _empirical_moments(book, law)
    if code == laws.MIXTURE:
        return _mixture_moments(book, law)
    b = float(book[law + 2])
    if code == laws.LOGNORMAL:
        return math.exp(a + b * b / 2), math.exp(2 * a + 2 * b * b)
    if code == laws.GAMMA:
        return a * b, a * (a + 1) * b * b
    if code == laws.WEIBULL:
        return b * math.gamma(1 + 1 / a), b * b * math.gamma(1 + 2 / a)
    return (a + b) / 2, (a * a + a * b + b * b) / 3


def _empirical_moments(book: Floats, law: int) -> tuple[float, float]:
    n = int(book[law + 1])
    u = book[law + 2 : law + 2 + n]
    x = book[law + 2 + n : law + 2 + 2 * n]
    step, left, right = u[1:] - u[:-1], x[:-1], x[1:]
    first = float((step * (left + right) / 2).sum())
    second = float((step * (left * left + left * right + right * right) / 3).sum())
    return first, second


def _mixture_moments(book: Floats, law: int) -> tuple[float, float]:
    n = int(book[law + 1])
    parts = [_raw_moments(book, int(book[law + 2 + n + part])) for part in range(n)]
    shares = [float(book[law + 2 + part]) for part in range(n)]
    live = [(share, *part) for share, part in zip(shares, parts, strict=True) if share > 0]
    return sum(s * m for s, m, _ in live), sum(s * q for s, _, q in live)
