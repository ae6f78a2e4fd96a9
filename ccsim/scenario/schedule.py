"""Hours in a time zone of their own."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from ccsim.scenario.calendar import time_zone_problems
from ccsim.scenario.days import overlap_problems
from ccsim.scenario.faults import Problem
from ccsim.scenario.hours import Hours
from ccsim.scenario.model import Model

__all__ = ["Schedule"]


class Schedule(Model):
    """Hours by day selector, on the clock of a place."""

    hours: Hours = Field(description="Spells by day selector; days not named are closed.")
    time_zone: str | None = Field(
        default=None, description="IANA time zone of these hours; default: the calendar's."
    )

    def _problems(self) -> Iterator[Problem]:
        yield from overlap_problems(self.hours, ("hours",))
        if self.time_zone is not None:
            yield from time_zone_problems(self.time_zone)
