"""The hidden case volumes behind stated contact volumes."""

from __future__ import annotations

from pydantic import Field

from ccsim.scenario.frozen_dict import Frozen
from ccsim.scenario.model import Model
from ccsim.scenario.name import Name
from ccsim.scenario.number import Count
from ccsim.scenario.varying import Varying

__all__ = ["Settled"]


class Settled(Model):
    """Written by `ccsim settle`, never by hand."""

    fingerprint: str = Field(description="Fingerprint of the scenario that was settled.")
    volumes: Frozen[Name, Varying[Count]] = Field(
        description="Cases by intent, per the same time as the stated counts."
    )
