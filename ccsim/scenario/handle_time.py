"""How long the handling of a contact takes."""

from __future__ import annotations

from pydantic import Field

from ccsim.scenario.difficulty import Among
from ccsim.scenario.distribution import Constant, FiniteDistribution
from ccsim.scenario.model import Model

__all__ = ["HandleTime", "HandleTimeDifference"]


class HandleTime(Model):
    """Talk, hold and wrap-up, drawn one by one and added."""

    talk: FiniteDistribution = Field(description="Time the agent and the customer talk.")
    hold: FiniteDistribution = Field(default=Constant(value=0), description="Time the customer is on hold.")
    wrap_up: FiniteDistribution = Field(
        default=Constant(value=0), description="Work after the contact (ACW), when the line is free again."
    )
    among: Among = Field(
        default="all",
        description="For whom the times are stated: for `all` cases, as if each came to an agent once; or as "
        "measured among handled contacts (`handled`), from which `ccsim settle` finds the former.",
    )


class HandleTimeDifference(Model):
    """The parts of the handle time that differ; the others stay the intent's."""

    talk: FiniteDistribution | None = Field(default=None, description="Time the agent and the customer talk.")
    hold: FiniteDistribution | None = Field(default=None, description="Time the customer is on hold.")
    wrap_up: FiniteDistribution | None = Field(default=None, description="Work after the contact (ACW).")
    among: Among | None = Field(
        default=None, description="For whom these are stated; default: as the intent's."
    )
