"""The offer to go on by another channel instead of waiting."""

from __future__ import annotations

from pydantic import Field

from ccsim.scenario.distribution import Constant, FiniteDistribution
from ccsim.scenario.number import Share
from ccsim.scenario.offer import Offer
from ccsim.scenario.varying import Varying

__all__ = ["Deflection"]


class Deflection(Offer):
    """
    The offer to go on by another channel. All conditions that are stated must hold.

    It is made to those who came by themselves, not after a transfer, and while that channel is open.
    """

    accept: Varying[Share] = Field(
        description="Share of those offered it who accept; an intent's `accepts_deflection` goes before."
    )
    channel: str = Field(description="The channel on which they go on.")
    delay: FiniteDistribution = Field(
        default=Constant(value=0), description="Time until they get in touch there."
    )
    leave: Varying[Share] = Field(
        default=0.0,
        description="Share of those who refuse who give up on hearing it; the others wait on.",
    )
