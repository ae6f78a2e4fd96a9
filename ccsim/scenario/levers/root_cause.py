"""Causes that are mended."""

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

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["RootCauseLever"]


class RootCauseLever(LeverBase):
    """What customers needed help with is mended: a prevention of the lever's name, without messages."""

    kind: Literal["root_cause"] = Field(description="Which kind of lever it is.")
    removes: Frozen[str, Share] = Field(
        description="In the end so many of the cases do not arise, by intent."
    )
    segments: tuple[str, ...] | None = Field(
        default=None, description="The segments whose cases it removes; default: all."
    )

    def _problems(self) -> Iterator[Problem]:
        yield from super()._problems()
        if not self.removes:
            yield Problem(("removes",), "nothing is removed", allowed="at least one intent")

    def _own_work(self, name: str, scenario: Scenario) -> Work:
        yield from prevention_work(name, self, self.removes, self.segments, None)
