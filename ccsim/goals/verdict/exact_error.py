"""What a stopping rule does, exactly, for a true probability."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from ccsim.goals.verdict.boundary import binomial
from ccsim.goals.verdict.stopping_rule import StoppingRule
from ccsim.goals.verdict.verdict import Verdict
from ccsim.typing import Floats

__all__ = ["Chances", "endings", "exact_error"]


@dataclass(frozen=True)
class Chances:
    """
    How a run of replications ends under a stopping rule.

    Attributes
    ----------
    verdicts
        The probability of each.
    replications
        Run on average.
    deviation
        Standard deviation of the replications run.
    """

    verdicts: Mapping[Verdict, float]
    replications: float
    deviation: float


def exact_error(rule: StoppingRule, p: float) -> Chances:
    """Return the chances of each verdict if the goal is met with probability p in each replication."""
    chances: dict[Verdict, float] = dict.fromkeys(("achievable", "at risk", "out of reach", "undecided"), 0.0)
    mean = square = 0.0
    for n, verdict, law in endings(rule, p):
        chance = float(law.sum())
        chances[verdict] += chance
        mean, square = mean + n * chance, square + n * n * chance
    return Chances(chances, mean, max(0.0, square - mean * mean) ** 0.5)


def endings(rule: StoppingRule, p: float) -> Iterator[tuple[int, Verdict, Floats]]:
    """
    Yield how a run can end: after how many replications, with which verdict, and the law of the number met.

    The law of the number met is carried from stage to stage (binomial steps), apart for the runs of which
    nothing is known, of which it is known that the goal is below the confidence, and that it is not out of
    reach; what is settled is taken out.
    """
    nothing: Floats = np.ones(1)
    below, within = np.zeros(1), np.zeros(1)
    before = 0
    for n, *limits in zip(rule.stages, *rule.limits(), strict=True):
        enough, too_few, hopeless, some = limits
        step = binomial(n - before, p)
        nothing, below, within = (np.convolve(law, step) for law in (nothing, below, within))
        met = np.arange(n + 1)
        achieved, low, inside = met >= enough, met <= too_few, met >= some
        out = (met <= hopeless) & ~inside
        yield n, "achievable", np.where(achieved, nothing + within, 0.0)
        yield n, "out of reach", np.where(out, nothing + below, 0.0)
        here = (
            np.where(low, within, 0.0) + np.where(inside, below, 0.0) + np.where(low & inside, nothing, 0.0)
        )
        yield n, "at risk", here
        below = np.where(out | inside, 0.0, below + np.where(low, nothing, 0.0))
        within = np.where(achieved | low, 0.0, within + np.where(inside, nothing, 0.0))
        nothing = np.where(achieved | low | inside, 0.0, nothing)
        before = n
    yield before, "at risk", below
    yield before, "undecided", nothing + within
