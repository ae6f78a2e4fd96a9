"""Costs that no contact causes by itself."""

from __future__ import annotations

from pydantic import Field

from ccsim.scenario.frozen_dict import Frozen, FrozenDict
from ccsim.scenario.model import Model
from ccsim.scenario.name import Name
from ccsim.scenario.number import Money
from ccsim.scenario.varying import ByDate

__all__ = ["Costs", "Overhead"]


class Overhead(Model):
    """One kind of overhead."""

    per_day: ByDate[Money] = Field(description="Money per calendar day.")


class Costs(Model):
    """Costs beside pay and channels."""

    overhead: Frozen[Name, Overhead] = Field(default=FrozenDict(), description="Overhead by name.")
