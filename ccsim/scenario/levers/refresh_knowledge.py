"""Self-service that is brought up to date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from ccsim.scenario.duration import Duration
from ccsim.scenario.faults import Problem
from ccsim.scenario.levers.base import LeverBase
from ccsim.scenario.number import Factor, Money
from ccsim.units import DAY, format_duration

__all__ = ["RefreshKnowledgeLever"]


class RefreshKnowledgeLever(LeverBase):
    """An upkeep on `begins`, and more often from then on."""

    kind: Literal["refresh_knowledge"] = Field(description="Which kind of lever it is.")
    site: str = Field(description="The self-service.")
    every: Duration = Field(
        default=0.0, description="The upkeep is done again so often, in whole days; 0: only once."
    )
    hours_per_week: Factor = Field(default=0.0, description="Paid hours a week beyond those of the upkeep.")
    pay: Money | None = Field(
        default=None, description="Money per hour, for a site without upkeep of its own; default: the site's."
    )

    def _problems(self) -> Iterator[Problem]:
        yield from super()._problems()
        if self.every % DAY:
            message, found = "the upkeep comes on whole days", format_duration(self.every)
            yield Problem(("every",), message, found=found, allowed="7 d, 14 d ...")
