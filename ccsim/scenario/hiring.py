"""What it costs to have somebody new."""

from __future__ import annotations

from pydantic import Field

from ccsim.scenario.duration import Duration
from ccsim.scenario.model import Model
from ccsim.scenario.number import Money

__all__ = ["Hiring"]


class Hiring(Model):
    """Costs of every new hire whose first day on duty lies in the run, booked on that day."""

    cost: Money = Field(
        default=0.0, description="Money per new hire: advertising, recruiting, equipment, trainers."
    )
    training: Duration = Field(
        default=0.0, description="Time of paid training before the first day on duty, such as 80 h."
    )
