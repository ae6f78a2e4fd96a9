"""Callbacks: who is offered one, and how it is kept."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ccsim.scenario.distribution import Constant, FiniteDistribution
from ccsim.scenario.number import Share, Tries
from ccsim.scenario.offer import Offer
from ccsim.scenario.varying import Varying

__all__ = ["Callback"]


class Callback(Offer):
    """The offer to be called back instead of waiting. All conditions that are stated must hold."""

    accept: Varying[Share] = Field(
        description="Share of those offered one who accept; an intent's `accepts_callback` goes before."
    )
    way: Literal["keep_place", "own_queue", "scheduled"] = Field(
        default="keep_place",
        description="The callback keeps the customer's place in line (`keep_place`), joins another queue at "
        "once (`own_queue`), or joins a queue after `delay` (`scheduled`).",
    )
    queue: str | None = Field(
        default=None,
        description="Where callbacks wait, unless they keep their place; default: the same queue.",
    )
    delay: FiniteDistribution = Field(
        default=Constant(value=0), description="Time from the booking to the scheduled callback."
    )
    dial: FiniteDistribution = Field(
        default=Constant(value=0), description="Time an agent spends dialling, answered or not."
    )
    no_answer: Varying[Share] = Field(
        default=0.0, description="Probability that the customer does not answer a try."
    )
    tries: Tries = Field(default=1, description="How often the customer is dialled before giving up on them.")
    again: FiniteDistribution = Field(
        default=Constant(value=3600), description="Time from a try without an answer to the next."
    )
