"""Asking customers more often, or less."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from ccsim.scenario.levers.base import LeverBase
from ccsim.scenario.levers.work import Move, Span, Work
from ccsim.scenario.number import Share

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["SurveyLever"]


class SurveyLever(LeverBase):
    """Another share of the customers is asked."""

    kind: Literal["survey"] = Field(description="Which kind of lever it is.")
    survey: str = Field(description="The survey.")
    share: Share = Field(description="Share that is asked in the end.")

    def _own_work(self, name: str, scenario: Scenario) -> Work:
        yield Move(f"surveys.{self.survey}.share", "to", self.share, Span.of(self), ("share",))
