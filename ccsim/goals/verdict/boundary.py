"""How many successes are too many to be chance, look after look, with a fixed error over all of them."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from scipy.special import gammaln, xlogy

from ccsim.typing import Floats

__all__ = ["binomial", "boundary"]


@lru_cache(maxsize=512)
def binomial(n: int, p: float) -> Floats:
    """Return the probabilities of 0 to n successes in n trials."""
    k = np.arange(n + 1)
    ways = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
    law = np.exp(ways + xlogy(k, p) + xlogy(n - k, 1 - p))
    law /= law.sum()
    law.flags.writeable = False
    return np.asarray(law)


@lru_cache(maxsize=4096)
def boundary(looks: tuple[int, ...], spent: tuple[float, ...], p: float) -> tuple[int, ...]:
    """
    Return the least numbers of successes by which a probability of at most ``p`` is ruled out.

    The least ones such that with probability ``p`` any of the first k looks sees as many with probability
    at most ``spent[k]``: error spending (K. K. G. Lan and D. L. DeMets, 1983, Discrete sequential
    boundaries for clinical trials, Biometrika 70, 659-663), with the law of the successes carried exactly
    from look to look, and what is left of the error because successes are whole handed on to the next. More
    successes are likelier the higher the probability is, so the error is no larger for any lower one.

    Parameters
    ----------
    looks
        Replications judged at each look, never falling.
    spent
        The error of all looks until each, never falling.
    p
        The probability that is to be ruled out.

    Returns
    -------
    tuple of int
        One per look; one more than there are replications if not even all of them would do.
    """
    alive: Floats = np.ones(1)
    before, crossed = 0, 0.0
    least: list[int] = []
    for n, until in zip(looks, spent, strict=True):
        alive = np.convolve(alive, binomial(n - before, p))
        # tail[k]: k successes or more, not having crossed before.
        tail = np.append(np.cumsum(alive[::-1])[::-1], 0.0)
        k = int(np.argmax(crossed + tail <= until))
        least.append(k)
        crossed += float(tail[k])
        alive[k:] = 0.0
        before = n
    return tuple(least)
