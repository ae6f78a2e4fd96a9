"""When to look: the numbers of replications after which a verdict is tried, set before the run."""

from __future__ import annotations

from ccsim.errors import RunError

__all__ = ["FIRST", "GROWTH", "stages"]

FIRST = 20
"""Replications at the first look; below, even all of them met says little of 0.9 (0.9 ** 20 is 0.12)."""
GROWTH = 1.4
"""
Each look's replications over the ones before.

Doubling needs 4 to 7% more of them (mean over all probabilities, confidences of 0.8 and 0.9, caps of 320
and 1,000); 1.2 saves another 2 to 4% and looks twice as often.
"""


def stages(first: int = FIRST, cap: int = 1000, growth: float = GROWTH) -> tuple[int, ...]:
    """
    Return the numbers of replications after which to look, the last one being ``cap``.

    Parameters
    ----------
    first
        Replications at the first look; if there are to be no more than these, it is the only one.
    cap
        Replications at most.
    growth
        Each number over the one before.
    """
    if first < 1 or cap < 1:
        raise RunError(f"looks at {first} to {cap} replications are none; both must be at least 1")
    if growth <= 1:
        raise RunError(f"stages cannot grow by a factor of {growth:g}; it must be above 1")
    looks: list[int] = []
    following = first
    # One just before the cap would be a look for nothing.
    while following <= 0.85 * cap:
        looks.append(following)
        following = max(following + 1, round(following * growth))
    return (*looks, cap)
