"""Bots and IVRs that come in, or get better."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from ccsim.scenario.faults import Problem
from ccsim.scenario.levers.base import LeverBase
from ccsim.scenario.number import Factor, Share

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
