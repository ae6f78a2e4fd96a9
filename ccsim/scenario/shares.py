"""Shares must add up to 1, whenever they are looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from ccsim.scenario.faults import Problem
from ccsim.scenario.together import values_together

__all__ = ["at_most_one", "shares_problems"]

TOLERANCE: Final = 1e-6
"""How far from 1 a sum may be: thirds written with seven digits pass."""


def shares_problems(shares: Sequence[Any], loc: tuple[int | str, ...]) -> Iterator[Problem]:
    """Yield a problem if the shares ever fail to add up to 1.

    Parameters
    ----------
    shares
        Shares, each a value, a profile or a dated series.
    loc
        Where they stand.
    """
    for values in values_together(shares):
        total = sum(values)
        if abs(total - 1) > TOLERANCE:
            found = f"{total:.10g}"
            yield Problem(
                loc, f"the shares add up to {found}", found=found, allowed="shares that add up to 1"
            )
            return


def at_most_one(shares: Sequence[Any], loc: tuple[int | str, ...], rest: str) -> Iterator[Problem]:
    """Yield a problem if the shares ever add up to more than 1.

    Parameters
    ----------
    shares
        Shares, each a value, a profile or a dated series.
    loc
        Where they stand.
    rest
        What those do whom they leave.
    """
    total = max(sum(values) for values in values_together(shares))
    if total > 1 + TOLERANCE:
        found = f"{total:.10g}"
        allowed = f"shares that add up to at most 1; the rest {rest}"
        yield Problem(loc, f"the shares add up to {found}", found=found, allowed=allowed)
