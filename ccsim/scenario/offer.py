"""When something is offered to a waiting customer."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ccsim.scenario.duration import Duration, PositiveDuration
from ccsim.scenario.model import Model
from ccsim.scenario.number import Length

__all__ = ["Offer"]


class Offer(Model):
    """The conditions of an offer; all that are stated must hold."""

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
