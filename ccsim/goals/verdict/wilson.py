"""The interval to show for a probability."""

from __future__ import annotations

import math

from scipy.special import ndtri

from ccsim.errors import RunError

__all__ = ["counted", "wilson"]


def wilson(met: int, n: int, level: float = 0.95) -> tuple[float, float]:
    """
    Return the Wilson score interval of a probability.

    E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22,
    209-212; the interval that Brown, Cai and DasGupta (2001, Statistical Science 16, 101-133) recommend. It
    covers the probability about as often as ``level`` says, a little more or less from one to another, and it
    is never empty or beyond 0 and 1; it is for showing, not for deciding.

    Parameters
    ----------
    met
        Replications in which the goal was met.
    n
        Replications judged. Of none, nothing is known: 0 to 1.
    level
        How often it is to cover the probability.
    """
    counted(met, n)
    if n == 0:
        return 0.0, 1.0
    z = float(ndtri((1 + level) / 2))
    share, weight = met / n, z * z / n
    middle = (share + weight / 2) / (1 + weight)
    half = z / (1 + weight) * math.sqrt(share * (1 - share) / n + weight / (4 * n))
    # At 0 and at n the limit is 0 or 1, which rounding would miss by the last digit.
    return 0.0 if met == 0 else middle - half, 1.0 if met == n else middle + half


def counted(met: int, n: int) -> None:
    """Refuse counts that no replications can have given."""
    if not 0 <= met <= n:
        raise RunError(f"{met} of {n} replications cannot have met a goal; 0 to {n} can")
