"""Figures among all cases, behind those stated among the handled."""

from __future__ import annotations

from typing import Any

from scipy.special import ndtr, ndtri

from ccsim.engine.laying.numbering import Numbering
from ccsim.errors import RunError
from ccsim.scenario import Distribution


def hidden_law(numbers: Numbering, path: str, stated: Distribution) -> int:
    """The series of a time among all cases: the stated one, or that times its settled factor."""
    factor = _settled(numbers, path) if path in numbers.measured else 1.0
    return numbers.writer.law(stated, factor)


def hidden_share(numbers: Numbering, path: str, stated: Any, times: Any = 1.0) -> int:
    """
    The series of a share among all cases: the stated one, or that with its normal quantile shifted.

    Parameters
    ----------
    numbers
        Of the plan.
    path, stated
        Where it is stated, and what.
    times
        A further parameter by which the stated share is multiplied first.
    """
    shift = _settled(numbers, path) if path in numbers.measured else 0.0
    return numbers.writer.combined(
        [stated, times], lambda read: shifted(min(1.0, read(stated) * read(times)), shift)
    )


def shifted(share: float, shift: float) -> float:
    """A share whose normal quantile is shifted; 0 and 1 stay."""
    if shift == 0.0 or share <= 0.0 or share >= 1.0:
        return share
    return float(ndtr(ndtri(share) + shift))


def _settled(numbers: Numbering, path: str) -> float:
    settled = numbers.scenario.settled
    if settled is None or path not in settled.figures:
        raise RunError(
            f"{path} is stated among handled contacts and has not been settled; run it through ccsim.run or "
            "`ccsim settle`, which find the figure among all cases behind it"
        )
    return settled.figures[path]
