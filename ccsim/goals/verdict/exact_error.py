"""What a stopping rule does, exactly, for a true probability."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ccsim.goals.verdict.boundary import binomial
from ccsim.goals.verdict.stopping_rule import StoppingRule
from ccsim.goals.verdict.verdict import Verdict
from ccsim.typing import Floats

__all__ = ["Chances", "exact_error"]


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
    """
    Return the chances of each verdict if the goal is met with probability p in each replication.

    The law of the number met is carried from stage to stage (binomial steps), apart for runs of which
    nothing is known, of which the goal is known to be below the confidence, and not to be out of reach;
    what is settled is taken out.
    """
    chances: dict[Verdict, float] = dict.fromkeys(("achievable", "at risk", "out of reach", "undecided"), 0.0)
    nothing: Floats = np.ones(1)
    below, within = np.zeros(1), np.zeros(1)
    mean = square = left = 0.0
    before = 0
    for n, *limits in zip(rule.stages, *rule.limits(), strict=True):
        enough, too_few, hopeless, some = limits
        step = binomial(n - before, p)
        nothing, below, within = (np.convolve(law, step) for law in (nothing, below, within))
        number = np.arange(n + 1)
        achieved, low = number >= enough, number <= too_few
        inside, out = number >= some, number <= hopeless
        chances["achievable"] += float((nothing + within)[achieved].sum())
        chances["out of reach"] += float((nothing + below)[out & ~inside].sum())
        chances["at risk"] += float(within[low].sum() + nothing[low & inside].sum() + below[inside].sum())
        below = np.where(out | inside, 0.0, below + np.where(low, nothing, 0.0))
        within = np.where(achieved | low, 0.0, within + np.where(inside, nothing, 0.0))
        nothing = np.where(achieved | low | inside, 0.0, nothing)
        left_now = float(nothing.sum() + below.sum() + within.sum())
        ended = (left if before else 1.0) - left_now
        if n == rule.stages[-1]:
            ended, left_now = ended + left_now, 0.0
        mean, square = mean + n * ended, square + n * n * ended
        before, left = n, left_now
    chances["at risk"] += float(below.sum())
    chances["undecided"] += float(nothing.sum() + within.sum())
    return Chances(chances, mean, max(0.0, square - mean * mean) ** 0.5)
