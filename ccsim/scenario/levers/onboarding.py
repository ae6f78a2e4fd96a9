"""New customers who are shown how things work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from ccsim.scenario.faults import Problem
from ccsim.scenario.frozen_dict import Frozen
from ccsim.scenario.levers.base import LeverBase
from ccsim.scenario.levers.preventing import prevention_work
from ccsim.scenario.levers.work import Work
from ccsim.scenario.number import Share
from ccsim.scenario.prevention import Messages

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["OnboardingLever"]


class OnboardingLever(LeverBase):
    """Customers of some segments are shown how it works: a prevention of the lever's name."""

    kind: Literal["onboarding"] = Field(description="Which kind of lever it is.")
    segments: tuple[str, ...] = Field(description="The segments: `[new]`.")
    removes: Frozen[str, Share] = Field(
        description="In the end so many of their cases do not arise, by intent."
    )
    messages: Messages | None = Field(
        default=None, description="The messages it takes in the end; default: none."
    )

    def _problems(self) -> Iterator[Problem]:
        yield from super()._problems()
        if not self.segments:
            yield Problem(("segments",), "nobody is welcomed", found="[]", allowed="at least one segment")
        if not self.removes:
            yield Problem(("removes",), "nothing is removed", allowed="at least one intent")

    def _own_work(self, name: str, scenario: Scenario) -> Work:
        yield from prevention_work(name, self, self.removes, self.segments, self.messages)
