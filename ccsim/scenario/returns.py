"""Why a customer comes back: not answered, or not resolved."""

from __future__ import annotations

from pydantic import Field

from ccsim.scenario.distribution import FiniteDistribution
from ccsim.scenario.duration import PositiveDuration
from ccsim.scenario.model import Model
from ccsim.scenario.number import Share
from ccsim.scenario.varying import Varying
from ccsim.units import DAY

__all__ = ["Redial", "Repeat", "Resolution"]


class Redial(Model):
    """A new attempt after abandoning, balking or being disconnected."""

    probability: Varying[Share] = Field(description="Probability of a new attempt, 0 to 1.")
    delay: FiniteDistribution = Field(description="Time until the new attempt.")


class Repeat(Model):
    """A new attempt after a contact that did not resolve the case."""

    probability: Varying[Share] = Field(description="Probability of a new attempt, 0 to 1.")
    delay: FiniteDistribution = Field(description="Time from the end of the contact until the new attempt.")
    window: PositiveDuration = Field(
        default=7 * DAY, description="Returns within this time count against first-contact resolution."
    )


class Resolution(Model):
    """Whether a handled contact resolves the case."""

    probability: Varying[Share] = Field(
        default=1.0, description="Probability that a handled contact resolves the case."
    )
    repeat: Repeat | None = Field(
        default=None, description="What unresolved customers do; default: they give up."
    )
