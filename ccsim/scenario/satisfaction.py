"""How satisfied customers are with what happened to their case."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from pydantic import Field

from ccsim.scenario.by_class import Churn
from ccsim.scenario.expectation import EXPECTED, Expectation
from ccsim.scenario.faults import Problem
from ccsim.scenario.frozen_dict import Frozen, FrozenDict
from ccsim.scenario.losses import Losses
from ccsim.scenario.model import Model
from ccsim.scenario.name import Name
from ccsim.scenario.number import Finite
from ccsim.scenario.varying import ByDate

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["Satisfaction", "expectation_of"]

_CSAT: Final = (-1.0, -0.5, 0.0, 0.95)
_NPS: Final = (-1.7, -1.35, -1.1, -0.9, -0.7, -0.3, 0.05, 0.55, 1.1, 1.7)
_CES: Final = (-1.1, -0.7, -0.25, 0.2, 0.8, 1.65)


class Satisfaction(Model):
    """
    Satisfaction as an ordered probit model; `satisfaction: {}` turns it on with the defaults.

    A case that is over has S = base + what is added for channel, intent and segment - losses - the worst
    wait's loss + a standard normal number of its own. Everything here is in standard deviations of that
    number. CSAT, NPS and CES are S cut at thresholds: what is read on the day the case begins.
    """

    base: ByDate[Finite] = Field(
        default=1.6, description="Satisfaction if all goes well, before the customer's own part."
    )
    losses: Losses = Field(default=Losses(), description="What is lost by what happened to the case.")
    waits: Frozen[Name, Expectation] = Field(
        default=FrozenDict(),
        description="By channel: what a wait for an answer costs, of the contact whose wait costs most. The "
        "wait runs from its first event to the answer, in writing to the reply, by the calendar; or until it "
        "ended without one. Default: by the channel's mode.",
    )
    callbacks: Expectation = Field(
        default=Expectation(),
        description="The same of a booked callback, from the booking to the pick-up; the channel's own wait "
        "ends with the booking.",
    )
    by_channel: Frozen[Name, ByDate[Finite]] = Field(
        default=FrozenDict(), description="Added for the channel of the contact by which the case ended."
    )
    by_intent: Frozen[Name, ByDate[Finite]] = Field(default=FrozenDict(), description="Added for an intent.")
    by_segment: Frozen[Name, ByDate[Finite]] = Field(default=FrozenDict(), description="Added for a segment.")
    csat: tuple[Finite, ...] = Field(
        default=_CSAT,
        description="The 4 values of S from which on CSAT is 2 ... 5 (very satisfied); below, it is 1.",
    )
    nps: tuple[Finite, ...] = Field(
        default=_NPS, description="The 10 values of S from which on the answer is 1 ... 10; below, it is 0."
    )
    ces: tuple[Finite, ...] = Field(
        default=_CES,
        description="The 6 values of S from which on ease is 2 ... 7 (very easy); below, it is 1.",
    )
    churn: Churn = Field(default=Churn(), description="Who is lost as a customer after a case.")

    def _problems(self) -> Iterator[Problem]:
        for field, number in (("csat", 4), ("nps", 10), ("ces", 6)):
            cuts = getattr(self, field)
            if len(cuts) != number:
                message = f"there are {len(cuts)} thresholds"
                yield Problem((field,), message, found=str(len(cuts)), allowed=f"{number} ascending numbers")
            elif any(later <= earlier for earlier, later in itertools.pairwise(cuts)):
                yield Problem((field,), "the thresholds do not ascend", allowed=f"{number} ascending numbers")


def expectation_of(scenario: Scenario, channel: str) -> Expectation:
    """Return what a wait costs on a channel, with the defaults of its mode.

    Parameters
    ----------
    scenario
        One with satisfaction.
    channel
        A name in it.
    """
    assert scenario.satisfaction is not None
    stated = scenario.satisfaction.waits.get(channel, Expectation())
    known: dict[str, Any] = {
        name: getattr(stated, name) for name in Expectation.model_fields if getattr(stated, name) is not None
    }
    return EXPECTED[scenario.channels[channel].mode].model_copy(update=known)
