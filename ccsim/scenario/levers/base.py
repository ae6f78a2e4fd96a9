"""What all kinds of levers have in common."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from pydantic import Field

from ccsim.scenario.document import plain
from ccsim.scenario.faults import Problem
from ccsim.scenario.frozen_dict import Frozen, FrozenDict
from ccsim.scenario.levers.cost import LeverCost
from ccsim.scenario.levers.effect import Effect
from ccsim.scenario.levers.ramp import Ramp
from ccsim.scenario.levers.work import Move, Span, Work
from ccsim.scenario.model import Model
from ccsim.scenario.moment import LAST_YEAR, Date

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["LeverBase"]


class LeverBase(Model):
    """A named, dated change of a scenario, with a ramp and a cost."""

    kind: str = Field(description="Which kind of lever it is.")
    title: str | None = Field(default=None, description="One line for people.")
    begins: Date = Field(description="The first day on which it does something.")
    ends: Date | None = Field(
        default=None,
        description="The first day on which it does nothing any more: what it changed is as it was. Default: "
        "it stays.",
    )
    ramp: Ramp = Field(
        default=Ramp(), description="How what it does comes about; a default of all its changes."
    )
    needs: tuple[str, ...] = Field(
        default=(),
        description="Levers without which it makes no sense: they must be on, too, and begin no later.",
    )
    cost: LeverCost = Field(default=LeverCost(), description="What it costs by itself.")
    changes: Frozen[str, Effect] = Field(
        default=FrozenDict(), description="What else it does, to the figures at paths."
    )

    def _problems(self) -> Iterator[Problem]:
        if self.ends is not None and self.ends <= self.begins:
            message = f"{self.ends} is not after {self.begins}, when it begins"
            yield Problem(("ends",), message, found=str(self.ends), allowed="a date after `begins`")
        if self.begins.toordinal() + self.ramp.days > date(LAST_YEAR, 12, 31).toordinal():
            message = f"the ramp does not come to its end before {LAST_YEAR + 1}"
            yield Problem(("ramp", "over"), message, allowed=f"until {LAST_YEAR}")
        for path, effect in self.changes.items():
            if effect.begins is not None and self.ends is not None and effect.begins >= self.ends:
                message = f"{effect.begins} is not before {self.ends}, when the lever ends"
                yield Problem(
                    ("changes", path, "begins"), message, found=str(effect.begins), allowed="a date before it"
                )

    def work(self, name: str, scenario: Scenario) -> Work:
        """Yield what the lever amounts to, or why it cannot.

        Parameters
        ----------
        name
            Its own.
        scenario
            Without levers.
        """
        yield from self._own_work(name, scenario)
        for path, effect in self.changes.items():
            begins, ramp = effect.begins or self.begins, effect.ramp
            if ramp is None:
                # Hours know no ramp, so that of the lever is not meant for them.
                ramp = Ramp() if path.rpartition(".")[2] == "hours" else self.ramp
            span, field = Span(ramp, begins, self.ends), ("changes", path)
            if effect.times is not None:
                yield Move(path, "times", effect.times, span, field)
            elif effect.by is not None:
                yield Move(path, "by", plain(effect.by), span, field)
            else:
                yield Move(path, "to", plain(effect.to), span, field)

    def _own_work(self, name: str, scenario: Scenario) -> Work:
        """Yield what the fields of the kind amount to."""
        yield from ()
