"""What differs for a part of an intent's contacts."""

from __future__ import annotations

from pydantic import Field

from ccsim.scenario.chase import Chase
from ccsim.scenario.distribution import Distribution
from ccsim.scenario.duration import Duration
from ccsim.scenario.frozen_dict import Frozen
from ccsim.scenario.handle_time import HandleTimeDifference
from ccsim.scenario.model import Model
from ccsim.scenario.name import Name
from ccsim.scenario.number import Money, Priority, Share
from ccsim.scenario.returns import Redial, Resolution
from ccsim.scenario.varying import ByDate, Varying

__all__ = ["Difference"]


class Difference(Model):
    """What differs for the customers of one segment, or on one channel; the rest stays the intent's."""

    queue: str | None = Field(
        default=None, description="The queue these contacts wait in; default: the intent's."
    )
    priority: Priority | None = Field(
        default=None, description="Order of service; the smaller is served first."
    )
    head_start: Duration | None = Field(
        default=None, description="Time the contact counts as having waited already."
    )
    handle_time: HandleTimeDifference | None = Field(default=None, description="Handle time.")
    patience: Distribution | None = Field(default=None, description="Patience.")
    balking: Varying[Share] | None = Field(
        default=None, description="Share that leaves at once rather than wait."
    )
    redial: Redial | None = Field(default=None, description="New attempt after abandoning.")
    retry: Redial | None = Field(default=None, description="New attempt after finding everything taken.")
    accepts_callback: Varying[Share] | None = Field(
        default=None, description="Share that accepts a callback when offered."
    )
    accepts_deflection: Varying[Share] | None = Field(
        default=None, description="Share that accepts to go on by another channel when offered."
    )
    self_service: Frozen[Name, Varying[Share]] | None = Field(
        default=None,
        description="Share of the cases that first use each self-service; by segment only.",
    )
    resolution: Resolution | None = Field(default=None, description="Whether a contact resolves the case.")
    revenue: ByDate[Money] | None = Field(default=None, description="Money that a resolved case brings.")
    chase: Chase | None = Field(default=None, description="Chasing up what is unanswered.")
