"""How customers get in touch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field

from ccsim.scenario.days import overlap_problems
from ccsim.scenario.distribution import Constant, FiniteDistribution
from ccsim.scenario.faults import Problem, refuse
from ccsim.scenario.hours import Hours
from ccsim.scenario.model import Model
from ccsim.scenario.number import Money, Places, Share
from ccsim.scenario.varying import Varying

__all__ = ["Channel", "ChannelCost", "Closed"]


LATER_MODES: Final = ("concurrent", "deferred", "conversation")
"""Modes that later versions will know."""


def _not_yet(value: Any) -> Any:
    if value in LATER_MODES:
        raise refuse(f'mode "{value}" is not there yet', found=str(value), allowed="live")
    return value


class Closed(Model):
    """What customers do who find the channel closed."""

    come_back: Varying[Share] = Field(
        default=0.0, description="Share that comes back after the next opening; the rest are lost."
    )
    delay: FiniteDistribution = Field(
        default=Constant(value=0), description="Time from the next opening to the new attempt."
    )


class ChannelCost(Model):
    """What a channel costs by use."""

    per_contact: Varying[Money] = Field(default=0.0, description="Money per offered contact.")
    per_minute: Varying[Money] = Field(
        default=0.0, description="Money per minute that a contact holds the line."
    )


class Channel(Model):
    """A way to get in touch."""

    mode: Annotated[Literal["live"], BeforeValidator(_not_yet)] = Field(
        default="live",
        description="How contacts are worked: `live` (one at a time per agent, the customer waits). "
        "`concurrent`, `deferred` and `conversation` are not there yet.",
    )
    hours: Hours | None = Field(
        default=None,
        description="Opening hours by day selector; days not named are closed. Default: always open.",
    )
    closed: Closed = Field(default=Closed(), description="What happens to attempts while closed.")
    front_delay: FiniteDistribution = Field(
        default=Constant(value=0), description="Time before the queue: an IVR as one step."
    )
    flow: str | None = Field(
        default=None, description="The flow contacts go through first; instead of `front_delay`."
    )
    trunks: Varying[Places] | None = Field(
        default=None,
        description="Lines: a contact holds one from its first event until talk and hold are over or it "
        "hangs up; who finds them all taken is blocked. Default: no limit.",
    )
    at_close: Literal["serve_out", "disconnect", "carry_over"] = Field(
        default="serve_out",
        description="Who still waits at closing time is served (`serve_out`; staff stay until then, also "
        "for those who are going to be passed on), is cut off (`disconnect`), or waits for the next opening "
        "(`carry_over`). Callbacks stay in line in any case.",
    )
    cost: ChannelCost = Field(default=ChannelCost(), description="What contacts cost by use.")

    def _problems(self) -> Iterator[Problem]:
        yield from overlap_problems(self.hours or (), ("hours",))
        if self.flow is not None and self.front_delay != Constant(value=0):
            message = "both flow and front_delay are given"
            hint = "write the delay as a step of the flow"
            yield Problem(("front_delay",), message, allowed="one of the two", hint=hint)
