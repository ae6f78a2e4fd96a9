"""A figure and its interval."""

from __future__ import annotations

import math
from dataclasses import dataclass

#: From so many replications on an interval is printed without a warning.
ENOUGH_REPLICATIONS = 20


@dataclass(frozen=True)
class Estimate:
    """
    A figure and its interval.

    Attributes
    ----------
    value, low, high
        NaN where there is none: no contact to measure, or one replication only.
    n
        Replications the interval rests on.
    """

    value: float
    low: float = math.nan
    high: float = math.nan
    n: int = 0

    @property
    def half_width(self) -> float:
        """Half the length of the interval."""
        return (self.high - self.low) / 2
