"""What is known already of a customer who comes again."""

from __future__ import annotations

from pydantic import Field

from ccsim.scenario.model import Model
from ccsim.scenario.number import Share
from ccsim.scenario.varying import Varying

__all__ = ["Context", "Remembered"]


class Remembered(Model):
    """What the next agent gets of what the customer has told already."""

    kept: Varying[Share] = Field(
        default=1.0,
        description="Probability that it reaches the agent; if not, the customer has to repeat it.",
    )
    saves: Varying[Share] = Field(
        default=0.0, description="Share of the agent's talk that is saved if it does."
    )


class Context(Model):
    """Whether the notes of a case follow the customer from contact to contact."""

    same_channel: Remembered | None = Field(
        default=None,
        description="On the channel on which it was told last. Default: nothing is kept.",
    )
    other_channel: Remembered | None = Field(
        default=None, description="On another channel. Default: nothing is kept."
    )
