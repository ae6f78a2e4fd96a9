"""What is said of a goal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

__all__ = ["OUT_OF_REACH", "Ruling", "Verdict"]

Verdict = Literal["achievable", "at risk", "out of reach", "undecided"]

OUT_OF_REACH: Final = 0.1
"""A goal that is met with less than this probability is out of reach, whatever confidence is asked for."""


@dataclass(frozen=True)
class Ruling:
    """
    A verdict, and whether more replications could change it.

    Attributes
    ----------
    verdict
        ``achievable``: the probability is at least the confidence. ``at risk``: it is below. ``out of
        reach``: it is below 0.1. ``undecided``: neither has been shown.
    settled
        True if nothing more is to be found out: it is achievable, or below the confidence and known to be
        out of reach or not, or the replications are used up.
    """

    verdict: Verdict
    settled: bool
