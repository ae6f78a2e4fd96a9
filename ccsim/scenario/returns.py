"""Why a customer comes back: not answered, or not resolved."""

from __future__ import annotations

from pydantic import Field

from ccsim.scenario.difficulty import Among
from ccsim.scenario.distribution import FiniteDistribution
from ccsim.scenario.duration import PositiveDuration
from ccsim.scenario.frozen_dict import Frozen, FrozenDict
from ccsim.scenario.model import Model
from ccsim.scenario.name import Name
from ccsim.scenario.number import Share
from ccsim.scenario.varying import Varying
from ccsim.units import DAY

__all__ = ["Redial", "Repeat", "Resolution"]


class Redial(Model):
    """A new attempt after abandoning, balking or being disconnected."""

    probability: Varying[Share] = Field(description="Probability of a new attempt, 0 to 1.")
    delay: FiniteDistribution = Field(description="Time until the new attempt.")
    channels: Frozen[Name, Varying[Share]] = Field(
        default=FrozenDict(),
        description="Share that comes by each channel; the rest by the same as before.",
    )


class Repeat(Model):
    """A new attempt after a contact that did not resolve the case."""

    probability: Varying[Share] = Field(description="Probability of a new attempt, 0 to 1.")
    delay: FiniteDistribution = Field(description="Time from the end of the contact until the new attempt.")
    window: PositiveDuration = Field(
        default=7 * DAY, description="Returns within this time count against first-contact resolution."
    )
    channels: Frozen[Name, Varying[Share]] = Field(
        default=FrozenDict(),
        description="Share that comes by each channel; the rest by the same as before.",
    )


class Resolution(Model):
    """Whether a handled contact resolves the case."""

    probability: Varying[Share] = Field(
        default=1.0, description="Probability that a handled contact resolves the case."
    )
    among: Among = Field(
        default="all",
        description="For whom it is stated: for `all` cases, as if each came to an agent once; or as "
        "measured "
        "among handled contacts (`handled`), from which `ccsim settle` finds the former.",
    )
    repeat: Repeat | None = Field(
        default=None, description="What unresolved customers do; default: they give up."
    )
