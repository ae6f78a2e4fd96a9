"""Asking customers how it was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from pydantic import Field

from ccsim.scenario.by_class import Responds
from ccsim.scenario.distribution import Constant, FiniteDistribution
from ccsim.scenario.faults import Problem
from ccsim.scenario.model import Model
from ccsim.scenario.number import Share
from ccsim.scenario.varying import ByDate

__all__ = ["SCORES", "Score", "Survey"]

Score: TypeAlias = Literal["csat", "nps", "ces"]
"""What can be asked: satisfaction (1 to 5), recommendation (0 to 10), ease (1 to 7)."""
SCORES: tuple[Score, ...] = ("csat", "nps", "ces")


class Survey(Model):
    """Questions to a sample of the customers whose case is over; who answers tells the truth."""

    channels: tuple[str, ...] | None = Field(
        default=None,
        description="Asks those whose case ended with a contact on one of these; default: on any, or in "
        "self-service.",
    )
    share: ByDate[Share] = Field(default=1.0, description="Share of these that is asked.")
    asks: tuple[Score, ...] = Field(
        default=SCORES, description="What it asks: `csat` (1 to 5), `nps` (0 to 10), `ces` (1 to 7)."
    )
    responds: Responds = Field(default=Responds(), description="Who of those asked answers.")
    delay: FiniteDistribution = Field(
        default=Constant(value=0),
        description="Time from the end of the case until the answer is there; what comes after the end of "
        "the run does not count.",
    )

    def _problems(self) -> Iterator[Problem]:
        if not self.asks:
            yield Problem(("asks",), "it asks nothing", found="[]", allowed="csat, nps, ces")
        for i, score in enumerate(self.asks):
            if score in self.asks[:i]:
                yield Problem(("asks", i), f'"{score}" is asked twice', found=score, hint="remove one")
        if self.channels == ():
            hint = "remove the survey, or `channels` to ask on any"
            yield Problem(("channels",), "it asks nobody", found="[]", hint=hint)
