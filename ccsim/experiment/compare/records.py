"""What is known of the options: a numerator and a denominator of each figure and replication."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from ccsim.experiment.paired import linear, ratio, ratio_difference, together
from ccsim.measures.estimate.estimate import Estimate
from ccsim.measures.measure import Direction
from ccsim.typing import Floats

Verdict = Literal["better", "worse", "different", "not told apart"]
#: Of figures, differences that are only the last digits of sums.
_ROUNDING: Final = 1e-12
_SIGNS: Final[Mapping[Direction, int]] = {"lower": -1, "higher": 1, "neither": 0}


@dataclass(frozen=True)
class Records:
    """
    The replications of all options.

    Attributes
    ----------
    sums
        By option: [replication, figure, numerator or denominator]. Replications are numbered alike, those of
        one number have the same customers; an option may have fewer than another.
    looks
        How often it is looked whether more are needed, set beforehand: the error is spent evenly over them,
        so that intervals hold whenever it ended.
    """

    sums: Mapping[str, Floats]
    looks: int = 1

    def common(self, one: str, other: str) -> int:
        """How many replications both options have."""
        return min(len(self.sums[one]), len(self.sums[other]))

    def each(self, level: float, comparisons: int) -> float:
        """The level of each interval if all of several comparisons are to hold together, at every look."""
        return together(level, comparisons * self.looks)

    def difference(self, option: str, against: str, figure: int, level: float) -> Estimate:
        """The option's figure less that of the other, at a level of its own."""
        n = self.common(option, against)
        before, after = (self.sums[name][:n, figure] for name in (against, option))
        told = ratio_difference(before, after, level)
        rounding = _ROUNDING * (abs(ratio(before)) + abs(ratio(after)))
        if max(abs(told.low), abs(told.high)) <= rounding:
            # the same money, added up in another order
            return Estimate(0.0, 0.0, 0.0, told.n)
        return told

    def one_sided(self, option: str, against: str, figure: int, level: float, comparisons: int) -> Estimate:
        """The difference, each of its two limits by itself at the level that comparisons leave it."""
        return self.difference(option, against, figure, 1 - 2 * (1 - self.each(level, comparisons)))

    def spread(self, option: str, against: str, figure: int) -> tuple[float, float, float]:
        """Variances over replications: of the paired difference, of the option, of the other one."""
        n = self.common(option, against)
        both = [self.sums[name][:n, figure] for name in (option, against)]
        if n < 2 or any(each[:, 1].sum() <= 0 for each in both):
            return np.nan, np.nan, np.nan
        mine, theirs = (linear(each)[1] for each in both)
        return (
            float(np.var(mine - theirs, ddof=1)),
            float(np.var(mine, ddof=1)),
            float(np.var(theirs, ddof=1)),
        )


def verdict_of(difference: Estimate, direction: Direction) -> Verdict:
    """What an interval of a difference says: only one that leaves out 0 tells options apart."""
    if not (difference.low > 0 or difference.high < 0):
        return "not told apart"
    sign = _SIGNS[direction] * (1 if difference.low > 0 else -1)
    return "different" if sign == 0 else "better" if sign > 0 else "worse"
