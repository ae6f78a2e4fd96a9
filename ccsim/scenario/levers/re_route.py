"""Queues that a group begins or ceases to serve."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from ccsim.scenario.faults import Problem
from ccsim.scenario.frozen_dict import Frozen, FrozenDict, OrEmpty
from ccsim.scenario.levers.base import LeverBase
from ccsim.scenario.skill import ListOfNames, Skill

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
