"""A lever that is nothing but its changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from ccsim.scenario.faults import Problem
from ccsim.scenario.levers.base import LeverBase

__all__ = ["ChangeLever"]


class ChangeLever(LeverBase):
    """Changes figures by path."""

    kind: Literal["change"] = Field(description="Which kind of lever it is.")

    def _problems(self) -> Iterator[Problem]:
        yield from super()._problems()
        if not self.changes:
            hint = "write changes: {groups.agents.pay: {times: 1.03}}"
            yield Problem(("changes",), "the lever changes nothing", hint=hint)
