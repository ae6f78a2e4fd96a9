"""Agents with the same skills, roster and pay."""

from __future__ import annotations

from pydantic import Field

from ccsim.scenario.model import Model
from ccsim.scenario.number import Headcount, Money, ShareBelowOne
from ccsim.scenario.varying import Varying

__all__ = ["Group"]


class Group(Model):
    """A group of agents."""

    serves: tuple[str, ...] = Field(default=(), description="The queues it serves; default: the only queue.")
    headcount: Varying[Headcount] = Field(description="Agents on duty, net of absence and breaks.")
    pay: Varying[Money] = Field(default=0.0, description="Money per paid hour and agent.")
    shrinkage: Varying[ShareBelowOne] = Field(
        default=0.0,
        description="Share of paid hours in which an agent is not on duty; paid hours are hours on duty "
        "/ (1 - shrinkage).",
    )
