"""How difficult a case is: easy ones end without an agent, hard ones take longer and come back."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from ccsim.scenario.model import Model
from ccsim.scenario.number import Correlation

__all__ = ["Among", "Difficulty"]

Among: TypeAlias = Literal["all", "handled"]
"""For whom a figure is stated: for every case, or for what was left to those who measured it."""


class Difficulty(Model):
    """
    How closely what happens to a case hangs together with its difficulty.

    Every case has a difficulty of its own, the same in all its contacts: a standard normal number. Each
    figure here is the correlation of a Gaussian copula; the stated shares and distributions stay as they
    are among all cases.
    """

    containment: Correlation = Field(
        default=0.0, description="The harder, the less likely that a flow contains it."
    )
    self_service: Correlation = Field(
        default=0.0, description="The harder, the less likely that self-service helps."
    )
    resolution: Correlation = Field(
        default=0.0,
        description="The harder, the less likely that a contact, a flow or self-service resolves it.",
    )
    handle_time: Correlation = Field(
        default=0.0, description="The harder, the longer talk, hold and wrap-up."
    )
