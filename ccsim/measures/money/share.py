"""Sharing an amount so that the parts add up to it exactly."""

from __future__ import annotations

import numpy as np

from ccsim.typing import Ints


def share(amount: int, weights: Ints) -> Ints:
    """
    Share an amount in proportion to weights, rounding by largest remainder.

    Parameters
    ----------
    amount
        Micro-money; may be negative.
    weights
        Not negative, at least one above zero.

    Returns
    -------
    Ints
        Whole parts that add up to ``amount``; each is within one of its exact share. Of equal remainders
        the first is served first.
    """
    # who weighs nothing gets nothing, nor what is left over: fewer than there are remainders above 0
    weighing = np.flatnonzero(weights)
    exact = [int(weight) for weight in weights[weighing]]
    total = sum(exact)
    if total <= 0:
        raise ValueError("nothing to share by: all weights are zero")
    # Python's integers do not overflow: micro-money times microseconds can
    parts = [amount * weight // total for weight in exact]
    remainders = [amount * weight % total for weight in exact]
    missing = amount - sum(parts)
    for place in sorted(range(len(exact)), key=lambda at: (-remainders[at], at))[:missing]:
        parts[place] += 1
    shared = np.zeros(len(weights), dtype=np.int64)
    shared[weighing] = parts
    return shared
