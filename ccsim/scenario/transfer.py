"""Transfers: a contact passed on from one agent to another."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ccsim.scenario.distribution import Constant, FiniteDistribution
from ccsim.scenario.handle_time import HandleTimeDifference
from ccsim.scenario.model import Model
from ccsim.scenario.number import Share
from ccsim.scenario.varying import Varying

__all__ = ["HandOver", "Transfer"]


class HandOver(Model):
    """How one agent passes a contact on to another."""

    way: Literal["cold", "warm", "conference"] = Field(
        default="cold",
        description="The first agent is free at once (`cold`), waits with the customer until the next one "
        "has been briefed (`warm`), or stays to the end (`conference`).",
    )
    after: FiniteDistribution | None = Field(
        default=None, description="Talk before it is passed on; default: the intent's talk."
    )
    hold: FiniteDistribution | None = Field(
        default=None, description="Hold before it is passed on; default: the intent's hold."
    )
    wrap_up: FiniteDistribution | None = Field(
        default=None, description="Wrap-up of the first agent; default: the intent's wrap-up."
    )
    briefing: FiniteDistribution = Field(
        default=Constant(value=0), description="Time both agents spend on the handing over, unless cold."
    )
    kept: Varying[Share] = Field(
        default=1.0, description="Probability that what the first agent learned reaches the next one."
    )
    saves: Varying[Share] = Field(
        default=0.0, description="Share of the next agent's talk that is saved if it does."
    )
    handle_time: HandleTimeDifference | None = Field(
        default=None, description="Handle time with the next agent; what is not named is the intent's."
    )
    resolution: Varying[Share] | None = Field(
        default=None, description="Probability that the next agent resolves the case; default: the intent's."
    )


class Transfer(HandOver):
    """A transfer of some of the contacts to another queue."""

    probability: Varying[Share] = Field(description="Share of the contacts that are passed on.")
    out_of: str | None = Field(
        default=None,
        description="The queue whose agents pass them on; default: the channel's, else the segment's, else "
        "the intent's.",
    )
