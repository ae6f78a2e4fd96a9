"""Agents who do one thing only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from ccsim.scenario.document import plain
from ccsim.scenario.faults import Problem
from ccsim.scenario.levers.base import LeverBase
from ccsim.scenario.levers.work import Entry, How, Move, Span, Work
from ccsim.scenario.number import Headcount
from ccsim.scenario.skill import Skill

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["DedicateLever"]


class DedicateLever(LeverBase):
    """So many of a group serve only some of its queues: a group of the lever's name, as them in all else."""

    kind: Literal["dedicate"] = Field(description="Which kind of lever it is.")
    group: str = Field(description="The group whose headcount they are taken from.")
    agents: Headcount = Field(
        description="How many at any time, in the end; where the headcount is smaller, all of it."
    )
    queues: tuple[str, ...] = Field(description="The queues they serve then.")

    def _problems(self) -> Iterator[Problem]:
        yield from super()._problems()
        if not self.agents:
            yield Problem(("agents",), "nobody is dedicated", found="0", allowed="1 or more")
        if not self.queues:
            yield Problem(("queues",), "they serve nothing", found="[]", allowed="at least one queue")

    def _own_work(self, name: str, scenario: Scenario) -> Work:
        group = scenario.groups[self.group]
        serves = group.serves or {queue: Skill() for queue in scenario.queues}
        for i, queue in enumerate(self.queues):
            if queue not in serves:
                message = f'group "{self.group}" does not serve queue "{queue}"'
                yield Problem(("queues", i), message, found=queue, allowed=", ".join(serves))
        if group.headcount == 0:
            message = f'group "{self.group}" has no headcount'
            hint = "name the agents in a shift of a group of their own"
            yield Problem(("group",), message, found=self.group, hint=hint)
            return
        whole = plain(group.model_copy(update={"shifts": {}, "joins": {}, "people": None, "turnover": None}))
        own = {queue: whole["serves"].get(queue, {}) for queue in self.queues}
        yield Entry(("groups", name), {**whole, "serves": own, "away": 0}, ("group",))
        moves: dict[str, How] = {self.group: "less", name: "at_most"}
        for each, how in moves.items():
            yield Move(f"groups.{each}.headcount", how, self.agents, Span.of(self), ("agents",), 0)
