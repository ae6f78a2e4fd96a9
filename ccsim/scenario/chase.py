"""Customers who get in touch again while an earlier contact is still unanswered."""

from __future__ import annotations

from pydantic import Field

from ccsim.scenario.distribution import Distribution
from ccsim.scenario.model import Model
from ccsim.scenario.number import Share
from ccsim.scenario.varying import Varying

__all__ = ["Chase"]


class Chase(Model):
    """A second contact about a work item or message that nobody has taken up yet.

    The case goes on with the second contact; the first is still worked, but resolves nothing any more.
    """

    probability: Varying[Share] = Field(description="Probability that the customer chases it up, 0 to 1.")
    after: Distribution = Field(description="Time unanswered after which the customer does.")
    channel: str | None = Field(
        default=None,
        description="The channel of the second contact; default: the same. If it is closed then, the "
        "customer comes after its next opening, when those do who come back (`closed.delay`).",
    )
    saves: Varying[Share] = Field(
        default=0.0,
        description="Share of the talk that is saved when the first contact is worked after all.",
    )
