"""A channel that opens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from ccsim.scenario.days import overlap_problems
from ccsim.scenario.faults import Problem
from ccsim.scenario.frozen_dict import Frozen
from ccsim.scenario.hours import Hours, written_hours
from ccsim.scenario.levers.base import LeverBase
from ccsim.scenario.levers.work import Move, Span, Work
from ccsim.scenario.number import Share

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["OpenChannelLever"]


class OpenChannelLever(LeverBase):
    """A channel that the scenario describes, and by which nobody comes yet, is offered to customers."""

    kind: Literal["open_channel"] = Field(description="Which kind of lever it is.")
    channel: str = Field(description="The channel.")
    hours: Hours | None = Field(
        default=None, description="Its opening hours from `begins` on; default: those it has."
    )
    moves: Frozen[str, Frozen[str, Share]] = Field(
        description="By intent and the channel by which customers would come: how many come by this one in "
        "the end, `{order: {phone: 0.15, email: 0.1}}`."
    )

    def _problems(self) -> Iterator[Problem]:
        yield from super()._problems()
        yield from overlap_problems(self.hours or (), ("hours",))
        if not any(self.moves.values()):
            hint = "write moves: {INTENT: {CHANNEL: 0.1}}"
            yield Problem(("moves",), "nobody comes by the channel", hint=hint)

    def _own_work(self, name: str, scenario: Scenario) -> Work:
        if self.hours is not None:
            hours = written_hours(self.hours)
            yield Move(f"channels.{self.channel}.hours", "to", hours, Span.at_once(self), ("hours",))
        for intent, each in self.moves.items():
            for channel, share in each.items():
                path = f"intents.{intent}.moves.{channel}.{self.channel}"
                yield Move(path, "to", share, Span.of(self), ("moves", intent, channel))
