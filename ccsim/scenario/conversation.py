"""How a conversation goes back and forth."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ccsim.scenario.distribution import Constant, FiniteDistribution
from ccsim.scenario.duration import PositiveDuration
from ccsim.scenario.model import Model
from ccsim.scenario.number import Share
from ccsim.scenario.varying import Varying
from ccsim.units import DAY

__all__ = ["Conversation"]


class Conversation(Model):
    """Turns: the agent works on an answer, the customer takes time to reply, and so on."""

    more: Varying[Share] = Field(
        default=0.0,
        description="Probability that the customer has another message after an agent's answer.",
    )
    reply: FiniteDistribution = Field(
        default=Constant(value=60), description="Time the customer takes to reply; the agent is free then."
    )
    silence: PositiveDuration = Field(
        default=1.0 * DAY,
        description="Time-out: a customer who takes longer is not waited for; the conversation is closed.",
    )
    agent: Literal["sticky", "any"] = Field(
        default="sticky",
        description="A reply goes to the agent who had the conversation (`sticky`), or to whoever is free "
        "(`any`).",
    )
    agent_gone: Literal["wait", "release"] = Field(
        default="release",
        description="If that agent is off duty, a reply waits for the return (`wait`) or goes to the others "
        "(`release`). People of a headcount do not return as the same person: theirs go to the others.",
    )
