"""People who are hired."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal

from pydantic import Field

from ccsim.scenario.document import plain
from ccsim.scenario.duration import Duration
from ccsim.scenario.faults import Problem, nearest
from ccsim.scenario.levers.base import LeverBase
from ccsim.scenario.levers.work import Entry, Work
from ccsim.scenario.number import Headcount

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["HireLever"]

#: Decimals to which a number of people is looked at before it is rounded.
_NOISE: Final = 9


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

    def first_days(self) -> dict[date, int]:
        """Return how many have their first day on duty on which Monday."""
        ready = self.begins + timedelta(seconds=self.lead_time + self.training)
        monday = ready + timedelta(days=-ready.weekday() % 7)
        found: dict[date, int] = {}
        there = 0
        while there < self.agents:
            share = self.ramp.at((monday - ready).days)
            come = math.floor(round(self.agents * share, _NOISE) + 0.5)
            if come > there:
                found[monday] = come - there
                there = come
            monday += timedelta(days=7)
        return found

    def _own_work(self, name: str, scenario: Scenario) -> Work:
        group = scenario.groups[self.group]
        place = ("groups", self.group)
        if self.shift is None:
            if group.people is None:
                message = f'group "{self.group}" does not say how many people it has, whom they could join'
                hint = f"write groups.{self.group}.people, or shift: NAME in the lever"
                yield Problem(("group",), message, found=self.group, hint=hint)
            for day, count in self.first_days().items():
                yield Entry((*place, "joins", day.isoformat()), count, ("agents",), adds=True)
        elif self.shift not in group.shifts:
            hint = nearest(self.shift, group.shifts) or f"its shifts are: {', '.join(group.shifts) or 'none'}"
            message = f'group "{self.group}" has no shift "{self.shift}"'
            yield Problem(("shift",), message, found=self.shift, hint=hint)
        else:
            days = [day for day, count in self.first_days().items() for _ in range(count)]
            agents = {f"{name}-{number}": {"hired": day.isoformat()} for number, day in enumerate(days, 1)}
            shift = {**plain(group.shifts[self.shift]), "agents": agents}
            yield Entry((*place, "shifts", name), shift, ("shift",))
