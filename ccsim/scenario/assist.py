"""Tools that help agents while they work."""

from __future__ import annotations

from pydantic import Field

from ccsim.scenario.model import Model
from ccsim.scenario.number import Factor, Money
from ccsim.scenario.varying import Varying

__all__ = ["Assist"]


class Assist(Model):
    """A tool such as suggested replies, co-browsing or automatic notes; several multiply."""

    talk: Varying[Factor] = Field(default=1.0, description="Factor on talk.")
    hold: Varying[Factor] = Field(default=1.0, description="Factor on hold.")
    wrap_up: Varying[Factor] = Field(default=1.0, description="Factor on wrap-up.")
    resolution: Varying[Factor] = Field(
        default=1.0, description="Factor on the probability that a contact resolves the case."
    )
    channels: tuple[str, ...] | None = Field(
        default=None, description="The channels on which it helps; default: all."
    )
    intents: tuple[str, ...] | None = Field(
        default=None, description="The intents with which it helps; default: all."
    )
    per_contact: Varying[Money] = Field(
        default=0.0, description="Money per part of a contact handled with it."
    )
    per_seat: Varying[Money] = Field(
        default=0.0, description="Money per seat and day, as the group's `seat`."
    )
