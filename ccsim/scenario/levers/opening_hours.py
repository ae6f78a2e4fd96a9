"""Other opening hours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from ccsim.scenario.days import overlap_problems
from ccsim.scenario.faults import Problem
from ccsim.scenario.hours import Hours, written_hours
from ccsim.scenario.levers.base import LeverBase
from ccsim.scenario.levers.work import Move, Span, Work

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

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

    def _own_work(self, name: str, scenario: Scenario) -> Work:
        for channel in self.channels:
            yield Move(
                f"channels.{channel}.hours", "to", written_hours(self.hours), Span.at_once(self), ("hours",)
            )
