"""Agents who do one thing only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from ccsim.scenario.faults import Problem
from ccsim.scenario.levers.base import LeverBase
from ccsim.scenario.number import Headcount

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
