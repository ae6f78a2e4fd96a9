"""What removes the need to get in touch: notifications, and causes that are mended."""

from __future__ import annotations

from typing import Any

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer, model_validator

from ccsim.scenario.duration import PositiveDuration
from ccsim.scenario.frozen_dict import Frozen, FrozenDict
from ccsim.scenario.model import Model
from ccsim.scenario.number import Count, Money, Share
from ccsim.scenario.varying import Varying
from ccsim.scenario.volume import intervals_of
from ccsim.units import DAY, format_duration

__all__ = ["Messages", "Prevention"]


class Messages(Model):
    """Notifications that are sent without being asked for."""

    count: Varying[Count] = Field(description="How many are sent in each `per`.")
    per: PositiveDuration = Field(
        default=float(DAY),
        description="The time the count is for. Default for a profile: its interval; else a day.",
    )
    cost: Varying[Money] = Field(default=0.0, description="Money per message.")
    causes: Frozen[str, Share] = Field(
        default=FrozenDict(),
        description="Cases that messages cause themselves: how many per message, by intent; those of an "
        "intent of which cases are removed are removed alike.",
    )

    @model_validator(mode="before")
    @classmethod
    def _per_interval(cls, data: Any) -> Any:
        """Let the counts of a profile be per its interval unless told otherwise, as those of volumes are."""
        if not isinstance(data, dict) or data.get("per") is not None:
            return data
        lengths = intervals_of(data.get("count"))
        return {**data, "per": lengths[0]} if len({str(each) for each in lengths}) == 1 else data

    @model_serializer(mode="wrap")
    def _with_per(self, handler: SerializerFunctionWrapHandler) -> Any:
        """Write `per` even if it is the default."""
        return {"per": format_duration(self.per), **handler(self)}


class Prevention(Model):
    """A proactive notification, or a root cause that is mended."""

    removes: Frozen[str, Varying[Share]] = Field(
        description="Share of the cases that do not arise, by intent; as a dated series it begins and ends."
    )
    segments: tuple[str, ...] | None = Field(
        default=None, description="The segments whose cases it removes; default: all."
    )
    messages: Messages | None = Field(default=None, description="The messages it takes; default: none.")
    per_day: Varying[Money] = Field(default=0.0, description="Money per calendar day.")
