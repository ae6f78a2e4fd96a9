"""Training and coaching."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from ccsim.scenario.days import overlap_problems
from ccsim.scenario.faults import Problem
from ccsim.scenario.hours import Hours
from ccsim.scenario.levers.base import LeverBase
from ccsim.scenario.model import Model
from ccsim.scenario.number import Factor, Headcount, Length, Positive

__all__ = ["Sessions", "TrainLever"]


class Sessions(Model):
    """The hours that training takes from the floor: paid, but not on duty."""

    agents: Headcount = Field(description="How many of each group's headcount are away at a time.")
    hours: Hours = Field(description='In which hours, by day selector: `{wed: "14:00-16:00"}`.')
    weeks: Length = Field(description="For how many weeks from `begins` on.")

    def _problems(self) -> Iterator[Problem]:
        yield from overlap_problems(self.hours, ("hours",))
        if not any(self.hours.values()):
            hint = 'write hours: {wed: "14:00-16:00"}'
            yield Problem(("hours",), "there are no sessions", found="no hours", hint=hint)


class TrainLever(LeverBase):
    """Agents get faster, or resolve more; the sessions take them from the floor meanwhile."""

    kind: Literal["train"] = Field(description="Which kind of lever it is.")
    groups: tuple[str, ...] = Field(description="Who is trained.")
    queues: tuple[str, ...] | None = Field(
        default=None, description="For which of the queues they serve; default: all."
    )
    proficiency: Positive | None = Field(
        default=None, description="In the end they are so many times as fast."
    )
    resolution: Factor | None = Field(
        default=None, description="In the end they resolve so many times as many."
    )
    sessions: Sessions | None = Field(default=None, description="The hours it takes; default: none.")

    def _problems(self) -> Iterator[Problem]:
        yield from super()._problems()
        if not self.groups:
            yield Problem(("groups",), "nobody is trained", found="[]", allowed="at least one group")
        if self.proficiency is None and self.resolution is None and self.sessions is None:
            yield Problem(
                (), "the training changes nothing", hint="write proficiency, resolution or sessions"
            )
