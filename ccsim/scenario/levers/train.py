"""Training and coaching."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from ccsim.scenario.days import overlap_problems
from ccsim.scenario.faults import Problem
from ccsim.scenario.hours import Hours
from ccsim.scenario.levers.base import LeverBase
from ccsim.scenario.levers.in_hours import in_hours
from ccsim.scenario.levers.ramp import Ramp
from ccsim.scenario.levers.work import Move, Span, Work
from ccsim.scenario.model import Model
from ccsim.scenario.number import Factor, Headcount, Length, Positive

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

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

    def _own_work(self, name: str, scenario: Scenario) -> Work:
        for i, group in enumerate(self.groups):
            serves = scenario.groups[group].serves or dict.fromkeys(scenario.queues)
            queues = [queue for queue in serves if self.queues is None or queue in self.queues]
            if not queues:
                message = f'group "{group}" serves none of these queues'
                yield Problem(("groups", i), message, found=group, allowed=", ".join(serves))
            for queue in queues:
                for part in ("proficiency", "resolution"):
                    if getattr(self, part) is not None:
                        path = f"groups.{group}.serves.{queue}.{part}"
                        yield Move(path, "times", getattr(self, part), Span.of(self), (part,), 1.0)
            if self.sessions is not None:
                yield from self._away(i, group, self.sessions, scenario)

    def _away(self, number: int, group: str, sessions: Sessions, scenario: Scenario) -> Work:
        """Yield who is away in the hours of training."""
        if scenario.groups[group].headcount == 0:
            message = f'group "{group}" has no headcount from which sessions could take people'
            yield Problem(("groups", number), message, found=group, hint="write them as breaks of the shifts")
            return
        ends = self.begins + timedelta(weeks=sessions.weeks)
        if self.ends is not None:
            ends = min(ends, self.ends)
        away = in_hours(sessions.hours, sessions.agents)
        yield Move(f"groups.{group}.away", "by", away, Span(Ramp(), self.begins, ends), ("sessions",), 0)
