"""Self-service that is brought up to date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from ccsim.scenario.duration import Duration
from ccsim.scenario.faults import Problem
from ccsim.scenario.levers.base import LeverBase
from ccsim.scenario.levers.work import Entry, Move, Span, Work
from ccsim.scenario.number import Factor, Money
from ccsim.units import DAY, format_duration

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

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

    def _own_work(self, name: str, scenario: Scenario) -> Work:
        site = scenario.self_service[self.site]
        if site.freshness.half_life is None and not site.freshness.changes:
            message = f'self-service "{self.site}" never goes stale'
            hint = f"write self_service.{self.site}.freshness: {{half_life: 180 d}}"
            yield Problem(("site",), message, found=self.site, hint=hint)
            return
        place = ("self_service", self.site, "freshness", "then")
        yield Entry((*place, self.begins.isoformat()), format_duration(self.every), ("every",))
        if self.ends is not None:
            # The last upkeep of the lever, from which on it is done as it was before.
            days = (self.ends - self.begins).days - 1
            last = days - days % round(self.every / DAY) if self.every else 0
            then = (self.begins + timedelta(days=last)).isoformat()
            yield Entry((*place, then), format_duration(site.freshness.every), ("ends",), replaces=True)
        if not self.hours_per_week:
            return
        upkeep = f"self_service.{self.site}.upkeep"
        if site.upkeep is None:
            made = {"hours_per_week": 0.0, "pay": self.pay or 0.0}
            yield Entry(("self_service", self.site, "upkeep"), made, ("pay",))
        elif self.pay is not None:
            hint = "remove pay: the hours are paid as those of the upkeep"
            yield Problem(("pay",), "the self-service has an upkeep of its own", hint=hint)
        hours = self.hours_per_week
        yield Move(f"{upkeep}.hours_per_week", "by", hours, Span.at_once(self), ("hours_per_week",), 0.0)
