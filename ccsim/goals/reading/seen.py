"""What goals see of one replication."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ccsim.goals.asked import Asked, Target
from ccsim.typing import Floats

#: Of what is judged, the part that has to meet it is looked at after so many decimals: 0.95 of 20 is 19.
_NOISE = 9


@dataclass(frozen=True)
class Seen:
    """
    A goal in one replication: numerators and denominators, of quantiles and totals the value and 1.

    Attributes
    ----------
    target
        [period, 2]: of every period that is judged; of the intervals where these are.
    rails
        For each guardrail the same, by the periods in which it has to hold.
    by_hour
        [weekday, half hour, 2]: the same through the week, of long runs by the day ([weekday, 1, 2]); None
        where it is not told by interval.
    """

    target: Floats
    rails: tuple[Floats, ...]
    by_hour: Floats | None = None

    def score(self, asked: Asked) -> float:
        """
        The bound that this replication would just have met, guardrails apart.

        Of several periods the worst, or the one that leaves as many behind as may miss it. NaN where nothing
        was there to count.
        """
        values = values_of(self.target)
        values = np.sort(values[~np.isnan(values)])
        if not len(values):
            return math.nan
        if asked.goal.at_least is not None:
            values = values[::-1]
        needed = max(1, math.ceil(round(asked.need * len(values), _NOISE)))
        return float(values[needed - 1])

    def holds(self, asked: Asked) -> tuple[bool, ...]:
        """Whether each guardrail holds in all of its periods; one without anything to count does."""
        return tuple(_holds(rail, pairs) for rail, pairs in zip(asked.guardrails, self.rails, strict=True))

    def met(self, asked: Asked) -> bool | None:
        """Whether the goal is met, and all guardrails hold; None where nothing was there to count."""
        score = self.score(asked)
        if math.isnan(score):
            return None
        return asked.goal.met_by(score) and all(self.holds(asked))


def values_of(pairs: Floats) -> Floats:
    """The values of [period, 2]; NaN where the denominator is 0."""
    empty = np.full(len(pairs), np.nan)
    values: Floats = np.divide(pairs[:, 0], pairs[:, 1], out=empty, where=pairs[:, 1] > 0)
    return values


def _holds(rail: Target, pairs: Floats) -> bool:
    values = values_of(pairs)
    return all(rail.aim.met_by(float(value)) for value in values[~np.isnan(values)])
