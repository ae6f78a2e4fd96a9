"""Asking customers more often, or less."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ccsim.scenario.levers.base import LeverBase
from ccsim.scenario.number import Share

__all__ = ["SurveyLever"]


class SurveyLever(LeverBase):
    """Another share of the customers is asked."""

    kind: Literal["survey"] = Field(description="Which kind of lever it is.")
    survey: str = Field(description="The survey.")
    share: Share = Field(description="Share that is asked in the end.")
