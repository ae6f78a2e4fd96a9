"""Thresholds of the measures."""

from __future__ import annotations

from pydantic import Field

from ccsim.scenario.duration import Duration
from ccsim.scenario.model import Model

__all__ = ["Measures"]


class Measures(Model):
    """What the measures count as in time and as short."""

    answer_within: tuple[Duration, ...] = Field(
        default=(20.0,), description="Thresholds of the service levels."
    )
    short_abandonment: Duration = Field(
        default=5.0, description="Who abandons sooner than this may be left out."
    )
