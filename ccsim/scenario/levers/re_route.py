"""Queues that a group begins or ceases to serve."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from ccsim.scenario.document import plain
from ccsim.scenario.faults import Problem
from ccsim.scenario.frozen_dict import Frozen, FrozenDict, OrEmpty
from ccsim.scenario.hours import written_hours
from ccsim.scenario.hours_by_date import DatedHours
from ccsim.scenario.levers.base import LeverBase
from ccsim.scenario.levers.work import Entry, Move, Span, Work
from ccsim.scenario.skill import ListOfNames, Skill

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["ReRouteLever"]


class ReRouteLever(LeverBase):
    """From `begins` on a group serves other queues; what is in hand then is finished."""

    kind: Literal["re_route"] = Field(description="Which kind of lever it is.")
    group: str = Field(description="The group.")
    serves: Annotated[Frozen[str, OrEmpty[Skill]], ListOfNames()] = Field(
        default=FrozenDict(),
        description="The queues it begins to serve, as a list, or each with what is particular about it.",
    )
    leaves: tuple[str, ...] = Field(default=(), description="The queues it serves no more.")

    def _problems(self) -> Iterator[Problem]:
        yield from super()._problems()
        if not self.serves and not self.leaves:
            yield Problem((), "the group serves what it did", hint="write serves: [QUEUE] or leaves: [QUEUE]")
        for i, name in enumerate(self.leaves):
            if name in self.serves:
                message = f'queue "{name}" is begun with and left at once'
                yield Problem(("leaves", i), message, found=name, hint="name it once")

    def _own_work(self, name: str, scenario: Scenario) -> Work:
        group = scenario.groups[self.group]
        serves = group.serves or dict.fromkeys(scenario.queues)
        path = f"groups.{self.group}.serves"
        for queue, skill in self.serves.items():
            if queue in serves:
                message = f'group "{self.group}" serves queue "{queue}" already'
                yield Problem(("serves", queue), message, found=queue, hint="remove it from the lever")
            elif isinstance(skill.hours, DatedHours):
                message, hint = "the lever says when it begins", "write hours without dates"
                yield Problem(("serves", queue, "hours"), message, found="dated", hint=hint)
            else:
                hours = {"every day": "00:00-24:00"} if skill.hours is None else written_hours(skill.hours)
                made = {**plain(skill), "hours": {}}
                yield Entry(("groups", self.group, "serves", queue), made, ("serves", queue))
                yield Move(f"{path}.{queue}.hours", "to", hours, Span.at_once(self), ("serves", queue), {})
        for i, queue in enumerate(self.leaves):
            if queue not in serves:
                message = f'group "{self.group}" does not serve queue "{queue}"'
                yield Problem(("leaves", i), message, found=queue, allowed=", ".join(serves))
            else:
                yield Move(f"{path}.{queue}.hours", "to", {}, Span.at_once(self), ("leaves", i))
