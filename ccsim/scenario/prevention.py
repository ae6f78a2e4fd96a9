"""What removes the need to get in touch: notifications, and causes that are mended."""

from __future__ import annotations

from pydantic import Field

from ccsim.scenario.duration import PositiveDuration
from ccsim.scenario.frozen_dict import Frozen, FrozenDict
from ccsim.scenario.model import Model
from ccsim.scenario.number import Count, Money, Share
from ccsim.scenario.varying import Varying
from ccsim.units import DAY

__all__ = ["Messages", "Prevention"]


class Messages(Model):
    """Notifications that are sent without being asked for."""

    count: Varying[Count] = Field(description="How many are sent in each `per`.")
    per: PositiveDuration = Field(default=float(DAY), description="The time the count is for.")
    cost: Varying[Money] = Field(default=0.0, description="Money per message.")
    causes: Frozen[str, Share] = Field(
        default=FrozenDict(),
        description="Cases that messages cause themselves: how many per message, by intent.",
    )


class Prevention(Model):
    """A proactive notification, or a root cause that is mended."""

    removes: Frozen[str, Varying[Share]] = Field(
        description="Share of the cases that do not arise, by intent; as a dated series it begins and ends."
    )
    messages: Messages | None = Field(default=None, description="The messages it takes; default: none.")
    per_day: Varying[Money] = Field(default=0.0, description="Money per calendar day.")
