"""What a lever costs by itself."""

from __future__ import annotations

from pydantic import Field

from ccsim.scenario.model import Model
from ccsim.scenario.number import Money

__all__ = ["LeverCost"]


class LeverCost(Model):
    """Money for the lever itself; what it changes costs what it costs."""

    one_off: Money = Field(default=0.0, description="Money on the day on which it begins.")
    per_month: Money = Field(
        default=0.0, description="Money per calendar month while it is on, spread over the month's days."
    )
    per_day: Money = Field(default=0.0, description="Money per calendar day while it is on.")
