"""What all kinds of levers have in common."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from ccsim.scenario.faults import Problem
from ccsim.scenario.frozen_dict import Frozen, FrozenDict
from ccsim.scenario.levers.cost import LeverCost
from ccsim.scenario.levers.effect import Effect
from ccsim.scenario.levers.ramp import Ramp
from ccsim.scenario.model import Model
from ccsim.scenario.moment import Date

__all__ = ["LeverBase"]


class LeverBase(Model):
    """A named, dated change of a scenario, with a ramp and a cost."""

    kind: str = Field(description="Which kind of lever it is.")
    title: str | None = Field(default=None, description="One line for people.")
    begins: Date = Field(description="The first day on which it does something.")
    ends: Date | None = Field(
        default=None,
        description="The first day on which it does nothing any more: what it changed is as it was. Default: "
        "it stays.",
    )
    ramp: Ramp = Field(
        default=Ramp(), description="How what it does comes about; a default of all its changes."
    )
    needs: tuple[str, ...] = Field(
        default=(),
        description="Levers without which it makes no sense: they must be on, too, and begin no later.",
    )
    cost: LeverCost = Field(default=LeverCost(), description="What it costs by itself.")
    changes: Frozen[str, Effect] = Field(
        default=FrozenDict(), description="What else it does, to the figures at paths."
    )

    def _problems(self) -> Iterator[Problem]:
        if self.ends is not None and self.ends <= self.begins:
            message = f"{self.ends} is not after {self.begins}, when it begins"
            yield Problem(("ends",), message, found=str(self.ends), allowed="a date after `begins`")
        for path, effect in self.changes.items():
            if effect.begins is not None and self.ends is not None and effect.begins >= self.ends:
                message = f"{effect.begins} is not before {self.ends}, when the lever ends"
                yield Problem(
                    ("changes", path, "begins"), message, found=str(effect.begins), allowed="a date before it"
                )
