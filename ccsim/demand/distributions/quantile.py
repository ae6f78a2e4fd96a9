"""Sampling by inversion: the quantile of a law in the book, and the duration it gives."""

from __future__ import annotations

import math

from ccsim.demand.distributions.gamma import gamma_cdf, gamma_quantile
from ccsim.demand.distributions.laws import (
    CONSTANT,
    EMPIRICAL,
    EXPONENTIAL,
    FOREVER,
    GAMMA,
    LOGNORMAL,
    MIXTURE,
    NEVER,
    UNIFORM,
    WEIBULL,
)
from ccsim.demand.distributions.normal import normal_cdf, normal_quantile
from ccsim.kernel import kernel
from ccsim.typing import Floats

_INFINITE = math.inf


@kernel
def empirical_quantile(book: Floats, law: int, u: float) -> float:
    """The piecewise linear quantile function through the stated points."""
    n = int(book[law + 1])
    at = law + 2
    place = 1
    while place < n - 1 and book[at + place] < u:
        place += 1
    left = book[at + place - 1]
    right = book[at + place]
    x_left = book[at + n + place - 1]
    x_right = book[at + n + place]
    if right <= left:
        return x_right
    share = min(max((u - left) / (right - left), 0.0), 1.0)
    return x_left + share * (x_right - x_left)


@kernel
def empirical_cdf(book: Floats, law: int, x: float) -> float:
    """Inverse of `empirical_quantile`: the largest share of durations of at most ``x``."""
    n = int(book[law + 1])
    at = law + 2
    if x < book[at + n]:
        return 0.0
    place = n - 1
    while place > 0 and book[at + n + place] > x:
        place -= 1
    if place == n - 1:
        return 1.0
    x_left = book[at + n + place]
    x_right = book[at + n + place + 1]
    return book[at + place] + (book[at + place + 1] - book[at + place]) * (x - x_left) / (x_right - x_left)


@kernel
def simple_quantile(book: Floats, law: int, u: float) -> float:
    """Quantile, in microseconds, of a law that is not a mixture."""
    code = int(book[law])
    if code == EXPONENTIAL:
        return -book[law + 1] * math.log1p(-u)
    if code == CONSTANT:
        return book[law + 1]
    if code == LOGNORMAL:
        return lognormal_at(book, law, normal_quantile(u))
    if code == GAMMA:
        return book[law + 2] * gamma_quantile(book[law + 1], u)
    if code == WEIBULL:
        return book[law + 2] * (-math.log1p(-u)) ** (1.0 / book[law + 1])
    if code == UNIFORM:
        return book[law + 1] + u * (book[law + 2] - book[law + 1])
    if code == EMPIRICAL:
        return empirical_quantile(book, law, u)
    return _INFINITE


@kernel
def lognormal_at(book: Floats, law: int, score: float) -> float:
    """The duration, in microseconds, of a lognormal law at a standard normal number."""
    return math.exp(book[law + 1] + book[law + 2] * score)


@kernel
def simple_cdf(book: Floats, law: int, x: float) -> float:
    """Share of the durations of at most ``x`` microseconds, for a law that is not a mixture."""
    code = int(book[law])
    if code == NEVER or x < 0.0:
        return 0.0
    if code == CONSTANT:
        return 1.0 if x >= book[law + 1] else 0.0
    if code == EXPONENTIAL:
        return -math.expm1(-x / book[law + 1])
    if code == LOGNORMAL:
        return normal_cdf((math.log(x) - book[law + 1]) / book[law + 2]) if x > 0.0 else 0.0
    if code == GAMMA:
        return gamma_cdf(book[law + 1], x / book[law + 2])
    if code == WEIBULL:
        return -math.expm1(-((x / book[law + 2]) ** book[law + 1]))
    if code == UNIFORM:
        if x >= book[law + 2]:
            return 1.0
        return max(0.0, (x - book[law + 1]) / (book[law + 2] - book[law + 1]))
    return empirical_cdf(book, law, x)


@kernel
def mixture_cdf(book: Floats, law: int, x: float) -> float:
    """Share of the durations of at most ``x`` microseconds in a mixture."""
    n = int(book[law + 1])
    total = 0.0
    for part in range(n):
        total += book[law + 2 + part] * simple_cdf(book, int(book[law + 2 + n + part]), x)
    return total


@kernel
def mixture_quantile(book: Floats, law: int, u: float) -> float:
    """
    Quantile of a mixture, to a quarter of a microsecond.

    It lies between the smallest and the largest quantile of its parts. The bracket is closed by the
    Illinois variant of regula falsi, with a bisection whenever that stalls (as at atoms).
    """
    if u <= _at_zero(book, law):
        return 0.0
    n = int(book[law + 1])
    low = _INFINITE
    high = 0.0
    for part in range(n):
        if book[law + 2 + part] <= 0.0:
            continue
        x = simple_quantile(book, int(book[law + 2 + n + part]), u)
        low = min(low, x)
        high = max(high, x)
    if not high < _INFINITE:
        if not low < _INFINITE:
            return _INFINITE
        high = 2.0 * low + 1e6
        while mixture_cdf(book, law, high) < u:
            low = high
            high *= 2.0
            if high > FOREVER:
                return _INFINITE
    if high - low <= 0.25:
        return low
    below = mixture_cdf(book, law, low) - u
    return low if below >= 0.0 else _close_bracket(book, law, u, low, high, below)


@kernel
def _at_zero(book: Floats, law: int) -> float:
    """Share of a mixture that takes no time at all, as work has it that is seldom done."""
    n = int(book[law + 1])
    total = 0.0
    for part in range(n):
        place = int(book[law + 2 + n + part])
        if book[place] == CONSTANT and book[place + 1] == 0.0:
            total += book[law + 2 + part]
    return total


@kernel
def _close_bracket(book: Floats, law: int, u: float, low: float, high: float, below: float) -> float:
    """The point where the mixture's CDF reaches ``u``, in ``(low, high]``; at ``low`` it is ``below``."""
    above = mixture_cdf(book, law, high) - u
    side = 0
    for _ in range(200):
        width = high - low
        if width <= 0.25:
            break
        x = high - above * width / (above - below) if above > 0.0 else high - 0.125
        if not (low + 0.1 < x < high - 0.1):
            x = min(max(x, low + 0.125), high - 0.125)
        error = mixture_cdf(book, law, x) - u
        if error >= 0.0:
            high = x
            above = error
            if side == 1:
                below *= 0.5
            side = 1
        else:
            low = x
            below = error
            if side == -1:
                above *= 0.5
            side = -1
        if high - low > 0.5 * width:
            middle = 0.5 * (low + high)
            error = mixture_cdf(book, law, middle) - u
            if error >= 0.0:
                high = middle
                above = error
            else:
                low = middle
                below = error
    return high


@kernel
def quantile(book: Floats, law: int, u: float) -> float:
    """
    Quantile of a law in the book.

    Parameters
    ----------
    book
        All parameters of a plan.
    law
        Where the law begins in it.
    u
        In (0, 1).

    Returns
    -------
    float
        Microseconds; infinite for ``never``.
    """
    if book[law] == MIXTURE:
        return mixture_quantile(book, law, u)
    return simple_quantile(book, law, u)


@kernel
def duration(book: Floats, law: int, u: float) -> int:
    """The drawn duration in whole microseconds, rounded once; at most `FOREVER`."""
    return whole(quantile(book, law, u))


@kernel
def whole(x: float) -> int:
    """A duration in whole microseconds; at most `FOREVER`."""
    if not x < 1e18:
        return FOREVER
    return math.floor(x + 0.5)
