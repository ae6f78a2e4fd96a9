"""Days differ by more than chance: a common random factor on the volumes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pydantic import Field

from ccsim.scenario.faults import Problem
from ccsim.scenario.model import Model
from ccsim.scenario.moment import ClockTime
from ccsim.scenario.number import Correlation, Factor, ShareBelowOne
from ccsim.units import DAY, format_clock

__all__ = ["Busyness"]


class Busyness(Model):
    """A gamma factor with mean 1 on the volumes of a day, or of a part of the day."""

    cv: Factor = Field(
        default=0.0, description="Coefficient of variation (SD / mean) of the factor. No unit."
    )
    day_correlation: ShareBelowOne = Field(
        default=0.0,
        description="Correlation from one day to the next, of the normal variable behind the factor.",
    )
    parts: tuple[ClockTime, ...] = Field(
        default=(0,),
        description="Clock times at which a part of the day starts; each part has its own factor.",
    )
    part_correlation: Correlation = Field(
        default=1.0,
        description="Correlation of neighbouring parts of a day; of parts k apart its k-th power.",
    )

    def _problems(self) -> Iterator[Problem]:
        if not self.parts or self.parts[0] != 0:
            found = format_clock(self.parts[0]) if self.parts else "nothing"
            yield Problem(
                ("parts",), f"the first part starts at {found}", found=found, allowed='"00:00" first'
            )
        for i, (before, start) in enumerate(pairwise(self.parts)):
            if start <= before or start == DAY:
                found = format_clock(start)
                message = f"{found} does not come after {format_clock(before)}"
                yield Problem(("parts", i + 1), message, found=found, allowed='rising times before "24:00"')
