"""Bots and IVRs that come in, or get better."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from ccsim.scenario.faults import Problem
from ccsim.scenario.levers.base import LeverBase
from ccsim.scenario.levers.work import Entry, Move, Span, Work
from ccsim.scenario.number import Factor, Share

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["AutomateLever"]


class AutomateLever(LeverBase):
    """A flow comes in, step by step, or contains more."""

    kind: Literal["automate"] = Field(description="Which kind of lever it is.")
    flow: str = Field(description="The flow.")
    share: Share | None = Field(
        default=None,
        description="In the end so many of the contacts go through it. Before, it is what the flow says: "
        "`share: 0` for one that is not there yet.",
    )
    channels: tuple[str, ...] = Field(
        default=(),
        description="Channels without a flow at whose door it is put: before `begins` nobody comes to it. "
        "Default: it stands where the channels say.",
    )
    containment: Factor | None = Field(
        default=None, description="In the end it contains so many times as many, at all of its steps."
    )

    def _problems(self) -> Iterator[Problem]:
        yield from super()._problems()
        if self.share is None and self.containment is None:
            yield Problem((), "the flow stays as it is", hint="write share: 1, or containment: 1.2")
        if self.channels and self.share is None:
            yield Problem(("share",), "is missing", hint="write how many go through it: share: 1")

    def _own_work(self, name: str, scenario: Scenario) -> Work:
        flow = scenario.flows[self.flow]
        path = f"flows.{self.flow}"
        for i, channel in enumerate(self.channels):
            own = scenario.channels[channel].flow
            if own is not None:
                message = f'channel "{channel}" has a flow already'
                yield Problem(("channels", i), message, found=own, hint="remove it from the lever's channels")
            yield Entry(("channels", channel, "flow"), self.flow, ("channels", i), replaces=True)
        if self.channels:
            doors = [each for each, channel in scenario.channels.items() if channel.flow == self.flow]
            if doors:
                message = (
                    f'contacts by {", ".join(doors)} go through flow "{self.flow}" before the lever begins'
                )
                hint = "remove the lever's channels, and write share: 0 in the flow"
                yield Problem(("channels",), message, found=", ".join(doors), hint=hint)
            yield Entry(("flows", self.flow, "share"), 0.0, ("share",), replaces=True)
        elif self.share is not None and flow.share == self.share:
            message = f"so many go through the flow before the lever begins: {flow.share:g}"
            hint = "write share: 0 in the flow"
            yield Problem(("share",), message, found=f"{self.share:g}", hint=hint)
        if self.share is not None:
            yield Move(f"{path}.share", "to", self.share, Span.of(self), ("share",), 0.0)
        if self.containment is not None:
            yield from self._contained(scenario)

    def _contained(self, scenario: Scenario) -> Work:
        """Yield the shares that are contained, step by step."""
        found = False
        for step, each in scenario.flows[self.flow].steps.items():
            if each.contained is None or each.contained.is_end:
                continue
            found = True
            here = f"flows.{self.flow}.steps.{step}.contained"
            for path in (f"{here}.share", *(f"{here}.by_intent.{name}" for name in each.contained.by_intent)):
                yield Move(path, "times", self.containment, Span.of(self), ("containment",), 0.0)
        if not found:
            message = f'flow "{self.flow}" has no step that contains a share'
            yield Problem(("containment",), message, hint="write contained: {share: 0.3} at one of its steps")
