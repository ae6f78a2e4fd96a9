"""The bounds to decide with: how low, or how high, a probability can be at most."""

from __future__ import annotations

from scipy.special import betaincinv

from ccsim.errors import RunError
from ccsim.goals.verdict.wilson import counted

__all__ = ["lower_bound", "upper_bound"]


def lower_bound(met: int, n: int, error: float = 0.05) -> float:
    """
    Return the one-sided lower bound of a probability by Clopper and Pearson.

    C. J. Clopper and E. S. Pearson (1934), The use of confidence or fiducial limits illustrated in the case
    of the binomial, Biometrika 26, 404-413. It is the probability under which as many or more successes
    happen with probability ``error``; whatever the true one is, the bound lies above it at most so often.

    Parameters
    ----------
    met
        Replications in which the goal was met.
    n
        Replications judged. Of none, nothing is known: 0.
    error
        How often it may be wrong; 0 gives 0.
    """
    _usable(met, n, error)
    return 0.0 if met == 0 or error == 0 else float(betaincinv(met, n - met + 1, error))


def upper_bound(met: int, n: int, error: float = 0.05) -> float:
    """
    Return the one-sided upper bound of a probability by Clopper and Pearson (see ``lower_bound``).

    Parameters
    ----------
    met
        Replications in which the goal was met.
    n
        Replications judged. Of none, nothing is known: 1.
    error
        How often it may be wrong; 0 gives 1.
    """
    _usable(met, n, error)
    return 1.0 if met == n or error == 0 else float(betaincinv(met + 1, n - met, 1 - error))


def _usable(met: int, n: int, error: float) -> None:
    counted(met, n)
    if not 0 <= error < 1:
        raise RunError(f"a bound cannot be wrong with probability {error:g}; it must be 0 to below 1")
