"""Dated events: a factor on volumes, automation that is down."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from ccsim.scenario.faults import Problem
from ccsim.scenario.model import Model
from ccsim.scenario.moment import Instant
from ccsim.scenario.number import Factor

__all__ = ["Event"]


_TIME = "%Y-%m-%d %H:%M"


class Event(Model):
    """A campaign, an outage ...: a factor on the volumes for a while."""

    name: str = Field(description="What happens.")
    begin: Instant = Field(alias="from", description="Local date and time at which it begins.")
    end: Instant = Field(alias="to", description="Local date and time at which it ends.")
    factor: Factor = Field(default=1.0, description="Factor on the volumes meanwhile.")
    intents: tuple[str, ...] | None = Field(
        default=None, description="The intents whose volumes it concerns; default: all."
    )
    flows_down: tuple[str, ...] = Field(
        default=(),
        description="Flows that do not work meanwhile: who would come to one goes straight to the intent's "
        "queue, who is in one does so at the end of the step.",
    )
    self_service_down: tuple[str, ...] = Field(
        default=(),
        description="Self-service that does not work meanwhile: who would use it gets in touch at once.",
    )

    def _problems(self) -> Iterator[Problem]:
        if self.end <= self.begin:
            yield Problem(
                ("to",),
                f"{self.end:{_TIME}} is not after {self.begin:{_TIME}}",
                found=str(self.end),
                allowed="a time after `from`",
            )
