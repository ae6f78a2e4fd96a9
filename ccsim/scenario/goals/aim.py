"""A measure, and what it is to be at least or at most."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from ccsim.scenario.duration import Duration
from ccsim.scenario.faults import Problem
from ccsim.scenario.goals.bound import Bound, amount_of
from ccsim.scenario.goals.population import OfWhom
from ccsim.scenario.model import Model

__all__ = ["Aim"]


class Aim(Model):
    """A bound on one measure: what a goal, and each of its guardrails, holds something against."""

    measure: str = Field(
        description="The id of a measure, such as `frt/human_calendar_contact`; `ccsim measures` lists all."
    )
    statistic: str | None = Field(
        default=None,
        description="Which of several: `share`, `mean`, `median`, `p90`, `ratio`, `total`. Default: the "
        "share where `within` is given, else the first of the measure's.",
    )
    within: Duration | None = Field(
        default=None, description="The time within which something counts, of a share within a time."
    )
    of: OfWhom | None = Field(
        default=None,
        description="Who is counted, such as `{channel: email}`; `everyone` leaves nothing out. Not said: "
        "everyone, and the SMART check asks.",
    )
    at_least: Bound | None = Field(default=None, description="It is to be so much, or more.")
    at_most: Bound | None = Field(default=None, description="It is to be so much, or less.")

    def _problems(self) -> Iterator[Problem]:
        if self.at_least is not None and self.at_most is not None:
            hint = "make two goals of it, or one of the two a guardrail"
            yield Problem(("at_most",), "at_least is given, too", found=str(self.at_most), hint=hint)

    @property
    def bound(self) -> float | None:
        """Return the number it is held against, of a duration in seconds; None if there is none."""
        stated = self.at_least if self.at_least is not None else self.at_most
        return None if stated is None else amount_of(stated)

    def met_by(self, value: float) -> bool:
        """Return True if a value of the measure is as it should be; NaN never is."""
        bound = self.bound
        if bound is None:
            return False
        return value >= bound if self.at_least is not None else value <= bound
