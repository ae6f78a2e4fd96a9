"""Costs that no contact causes by itself."""

from __future__ import annotations

from pydantic import Field

from ccsim.scenario.frozen_dict import Frozen, FrozenDict, OrEmpty
from ccsim.scenario.model import Model
from ccsim.scenario.moment import Date
from ccsim.scenario.name import Name
from ccsim.scenario.number import Money
from ccsim.scenario.varying import ByDate

__all__ = ["Costs", "Overhead", "Project"]


class Overhead(Model):
    """One kind of overhead."""

    per_day: ByDate[Money] = Field(description="Money per calendar day.")


class Project(Model):
    """What something costs that is done once, or for a while; levers that are on are such projects."""

    one_off: Frozen[Date, Money] = Field(default=FrozenDict(), description="Money by date.")
    per_day: ByDate[Money] = Field(
        default=0.0, description="Money per calendar day; as a dated series it begins and ends."
    )


class Costs(Model):
    """Costs beside pay and channels."""

    overhead: Frozen[Name, Overhead] = Field(default=FrozenDict(), description="Overhead by name.")
    projects: Frozen[Name, OrEmpty[Project]] = Field(
        default=FrozenDict(), description="What projects cost, by name."
    )
