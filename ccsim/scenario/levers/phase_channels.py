"""Channels that open one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from ccsim.scenario.days import overlap_problems
from ccsim.scenario.duration import PositiveDuration
from ccsim.scenario.faults import Problem
from ccsim.scenario.frozen_dict import Frozen, FrozenDict
from ccsim.scenario.hours import Hours, written_hours
from ccsim.scenario.levers.base import LeverBase
from ccsim.scenario.levers.ramp import Ramp
from ccsim.scenario.levers.work import Move, Span, Work
from ccsim.scenario.number import Share
from ccsim.units import DAY, format_duration

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["PhaseChannelsLever"]


class PhaseChannelsLever(LeverBase):
    """One channel on `begins`, the next one so long after, and so on; each with the ramp."""

    kind: Literal["phase_channels"] = Field(description="Which kind of lever it is.")
    channels: tuple[str, ...] = Field(description="The channels, in the order in which they open.")
    every: PositiveDuration = Field(description="Time from one to the next, in whole days.")
    hours: Frozen[str, Hours] = Field(
        default=FrozenDict(),
        description="Opening hours by channel, from when it opens; default: those it has.",
    )
    moves: Frozen[str, Frozen[str, Frozen[str, Share]]] = Field(
        description="By intent, the channel by which customers would come, and the one by which they come "
        "instead: how many in the end."
    )

    def _problems(self) -> Iterator[Problem]:
        yield from super()._problems()
        for name, hours in self.hours.items():
            yield from overlap_problems(hours, ("hours", name))
        if self.every % DAY:
            message, found = "channels open on whole days", format_duration(self.every)
            yield Problem(("every",), message, found=found, allowed="7 d, 14 d ...")
        if len(set(self.channels)) < len(self.channels):
            yield Problem(("channels",), "a channel is there twice", hint="name each once")
        told = {to for each in self.moves.values() for moves in each.values() for to in moves}
        for i, name in enumerate(self.channels):
            if name not in told:
                hint = f"write moves: {{INTENT: {{CHANNEL: {{{name}: 0.1}}}}}}"
                yield Problem(("channels", i), f'nobody comes by channel "{name}"', found=name, hint=hint)
        for name in sorted({*told, *self.hours} - set(self.channels)):
            hint = "add it to channels, or remove it"
            place = "moves" if name in told else "hours"
            yield Problem((place,), f'channel "{name}" is not among those that open', found=name, hint=hint)

    def _own_work(self, name: str, scenario: Scenario) -> Work:
        for number, channel in enumerate(self.channels):
            begins = self.begins + timedelta(seconds=number * self.every)
            if self.ends is not None and begins >= self.ends:
                message = f'the lever ends before channel "{channel}" opens on {begins}'
                yield Problem(("ends",), message, found=str(self.ends), allowed=f"a date after {begins}")
                continue
            if channel in self.hours:
                hours, at_once = written_hours(self.hours[channel]), Span(Ramp(), begins, self.ends)
                yield Move(f"channels.{channel}.hours", "to", hours, at_once, ("hours", channel))
            span = Span(self.ramp, begins, self.ends)
            for intent, each in self.moves.items():
                for source, shares in each.items():
                    if channel in shares:
                        path = f"intents.{intent}.moves.{source}.{channel}"
                        yield Move(path, "to", shares[channel], span, ("moves", intent, source, channel))
