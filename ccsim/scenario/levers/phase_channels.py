"""Channels that open one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from ccsim.scenario.days import overlap_problems
from ccsim.scenario.duration import PositiveDuration
from ccsim.scenario.faults import Problem
from ccsim.scenario.frozen_dict import Frozen, FrozenDict
from ccsim.scenario.hours import Hours
from ccsim.scenario.levers.base import LeverBase
from ccsim.scenario.number import Share
from ccsim.units import DAY, format_duration

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
