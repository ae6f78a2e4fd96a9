"""People who are hired."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from ccsim.scenario.duration import Duration
from ccsim.scenario.faults import Problem
from ccsim.scenario.levers.base import LeverBase
from ccsim.scenario.number import Headcount

__all__ = ["HireLever"]


class HireLever(LeverBase):
    """People join a group: what they cost is its `hiring`, how fast they are its `learning`."""

    kind: Literal["hire"] = Field(description="Which kind of lever it is.")
    group: str = Field(description="The group they join.")
    agents: Headcount = Field(
        description="How many; the ramp says when, in whole people, on Mondays. They stay, or leave as the "
        "group's `turnover` says."
    )
    lead_time: Duration = Field(
        default=0.0, description="Time from `begins`, when the search starts, to their first day of training."
    )
    training: Duration = Field(
        default=0.0, description="Time from then to the first day on duty, such as 28 d."
    )
    shift: str | None = Field(
        default=None,
        description="The shift of the group whose hours and breaks they work, as one of their own. Default: "
        "they join those of the headcount, which goes with the group's `people`.",
    )

    def _problems(self) -> Iterator[Problem]:
        yield from super()._problems()
        if not self.agents:
            yield Problem(("agents",), "nobody is hired", found="0", allowed="1 or more")
        if self.ends is not None:
            hint = "remove ends; how people leave is the group's turnover"
            yield Problem(("ends",), "who is hired stays", found=str(self.ends), hint=hint)
