"""Where contacts wait."""

from __future__ import annotations

from pydantic import Field

from ccsim.scenario.duration import Duration
from ccsim.scenario.model import Model
from ccsim.scenario.number import Places, Priority

__all__ = ["Queue"]


class Queue(Model):
    """A queue in front of groups of agents."""

    capacity: Places | None = Field(
        default=None,
        description="Waiting places, 0 or more; who finds them full is blocked. Default: no limit.",
    )
    priority: Priority = Field(
        default=0, description="Order of service among queues; the smaller is served first."
    )
    head_start: Duration = Field(default=0.0, description="Time its contacts count as having waited already.")
