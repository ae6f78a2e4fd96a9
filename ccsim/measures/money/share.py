"""Sharing an amount so that the parts add up to it exactly."""

from __future__ import annotations

import numpy as np

from ccsim.typing import Ints

#: Up to here a quotient in floating point is less than one from the exact one.
_EXACT = 1 << 50


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
    total = int(weights.sum())
    if total <= 0:
        raise ValueError("nothing to share by: all weights are zero")
    parts, remainders = (_divided if abs(amount) < _EXACT else _divided_one_by_one)(amount, weights, total)
    # who weighs nothing gets nothing, nor what is left over: fewer than there are remainders above 0
    missing = amount - int(parts.sum())
    if missing:
        parts[np.argsort(-remainders, kind="stable")[:missing]] += 1
    return parts


def _divided(amount: int, weights: Ints, total: int) -> tuple[Ints, Ints]:
    """
    Quotients of amount x weight by the total, rounded down, and the remainders: both exact.

    The products may be too large for 64 bits. What a quotient in floating point is off by is less than one,
    and the remainder, which is small, is right although the products wrap around.
    """
    parts = np.floor(amount * (weights / total)).astype(np.int64)
    remainders = weights * amount - parts * total
    for off in (remainders < 0, remainders >= total):
        step = np.where(remainders < 0, -1, 1) * off
        parts += step
        remainders -= step * total
    return parts, remainders


def _divided_one_by_one(amount: int, weights: Ints, total: int) -> tuple[Ints, Ints]:
    """The same of any amount: Python's integers do not overflow."""
    divided = [divmod(amount * weight, total) for weight in weights.tolist()]
    parts, remainders = np.array(divided, dtype=np.int64).T.copy()
    return parts, remainders
