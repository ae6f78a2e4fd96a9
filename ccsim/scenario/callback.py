"""Callbacks: who is offered one, and how it is kept."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ccsim.scenario.distribution import Constant, FiniteDistribution
from ccsim.scenario.duration import Duration, PositiveDuration
from ccsim.scenario.model import Model
from ccsim.scenario.number import Length, Share, Tries
from ccsim.scenario.varying import Varying

__all__ = ["Callback"]


class Callback(Model):
    """The offer to be called back instead of waiting. All conditions that are stated must hold."""

    accept: Varying[Share] = Field(
        description="Share of those offered one who accept; an intent's `accepts_callback` goes before."
    )
    after: Duration = Field(
        default=0.0,
        description="Time in the queue after which it is offered, as an announcement; 0: at once.",
    )
    queue_length: Length | None = Field(
        default=None, description="Only if at least so many are waiting (the customer not counted)."
    )
    expected_wait: PositiveDuration | None = Field(
        default=None, description="Only if the wait that is expected is at least this."
    )
    estimate: Literal["queue_length", "last_wait", "head_of_line"] = Field(
        default="queue_length",
        description="How a wait is expected: number waiting and booked x handle time / agents on duty in the "
        "groups whose level is open to the customer by then (`queue_length`), the wait of the one answered "
        "last (`last_wait`), or the wait so far of the one who has waited longest (`head_of_line`).",
    )
    handle_time: PositiveDuration | None = Field(
        default=None,
        description="Handle time for the estimate by `queue_length`; default: the mean of the queue's first "
        "intent by name.",
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
