"""The hidden figures behind what was measured."""

from __future__ import annotations

from pydantic import Field

from ccsim.scenario.frozen_dict import Frozen, FrozenDict
from ccsim.scenario.model import Model
from ccsim.scenario.name import Name
from ccsim.scenario.number import Count, Finite
from ccsim.scenario.varying import Varying

__all__ = ["Settled"]


class Settled(Model):
    """Written by `ccsim settle`, never by hand."""

    fingerprint: str = Field(description="Fingerprint of the scenario that was settled.")
    volumes: Frozen[Name, Varying[Count]] = Field(
        default=FrozenDict(), description="Cases by intent, per the same time as the stated counts."
    )
    figures: Frozen[str, Finite] = Field(
        default=FrozenDict(),
        description="By path of a figure stated `among: handled`, by what the hidden one differs: of times a "
        "factor; of shares what is added to their normal quantile.",
    )
