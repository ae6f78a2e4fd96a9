"""A tool for agents that comes in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from ccsim.scenario.faults import Problem
from ccsim.scenario.levers.base import LeverBase
from ccsim.scenario.levers.work import Entry, Move, Span, Work
from ccsim.scenario.number import Factor, Money

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["AssistLever"]


class AssistLever(LeverBase):
    """A tool such as suggested replies or co-browsing: an `assist` of the lever's name in each group."""

    kind: Literal["assist"] = Field(description="Which kind of lever it is.")
    groups: tuple[str, ...] = Field(description="Whose agents get it.")
    talk: Factor = Field(default=1.0, description="Factor on talk in the end.")
    hold: Factor = Field(default=1.0, description="Factor on hold in the end.")
    wrap_up: Factor = Field(default=1.0, description="Factor on wrap-up in the end.")
    resolution: Factor = Field(
        default=1.0, description="Factor on the probability that a contact resolves the case, in the end."
    )
    channels: tuple[str, ...] | None = Field(
        default=None, description="The channels on which it helps; default: all."
    )
    intents: tuple[str, ...] | None = Field(
        default=None, description="The intents with which it helps; default: all."
    )
    per_contact: Money = Field(
        default=0.0, description="Money per part of a contact handled with it, from `begins` on."
    )
    per_seat: Money = Field(default=0.0, description="Money per seat and day, from `begins` on.")

    def _problems(self) -> Iterator[Problem]:
        yield from super()._problems()
        if not self.groups:
            yield Problem(("groups",), "nobody gets it", found="[]", allowed="at least one group")

    def _own_work(self, name: str, scenario: Scenario) -> Work:
        limits = {"channels": self.channels, "intents": self.intents}
        for group in self.groups:
            place = ("groups", group, "assist", name)
            only = {key: list(value) for key, value in limits.items() if value is not None}
            yield Entry(place, only, ("groups",))
            path = ".".join(place)
            for part in ("talk", "hold", "wrap_up", "resolution"):
                yield Move(f"{path}.{part}", "to", getattr(self, part), Span.of(self), (part,), 1.0)
            for price in ("per_contact", "per_seat"):
                yield Move(f"{path}.{price}", "to", getattr(self, price), Span.at_once(self), (price,), 0.0)
