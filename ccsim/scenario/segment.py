"""Who the customers are."""

from __future__ import annotations

from pydantic import Field

from ccsim.scenario.duration import Duration
from ccsim.scenario.model import Model
from ccsim.scenario.number import Money, Priority
from ccsim.scenario.varying import ByDate

__all__ = ["Segment"]


class Segment(Model):
    """A kind of customer."""

    priority: Priority | None = Field(
        default=None, description="Order of service; the smaller is served first. Default: the queue's."
    )
    head_start: Duration | None = Field(
        default=None, description="Time its contacts count as having waited already. Default: the queue's."
    )
    value: ByDate[Money] = Field(
        default=0.0,
        description="Money that is lost with a customer: profit still to come, without what service costs.",
    )
