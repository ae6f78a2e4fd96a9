"""Other opening hours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from ccsim.scenario.days import overlap_problems
from ccsim.scenario.faults import Problem
from ccsim.scenario.hours import Hours
from ccsim.scenario.levers.base import LeverBase

__all__ = ["OpeningHoursLever"]


class OpeningHoursLever(LeverBase):
    """Channels are open at other hours from `begins` on; who is there then is up to the groups."""

    kind: Literal["opening_hours"] = Field(description="Which kind of lever it is.")
    channels: tuple[str, ...] = Field(description="The channels.")
    hours: Hours = Field(description="Their hours, by day selector; days not named are closed.")

    def _problems(self) -> Iterator[Problem]:
        yield from super()._problems()
        yield from overlap_problems(self.hours, ("hours",))
        if not self.channels:
            yield Problem(("channels",), "no channel changes", found="[]", allowed="at least one channel")
