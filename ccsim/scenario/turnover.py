"""How people leave a group, and who comes instead."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from ccsim.scenario.duration import Duration
from ccsim.scenario.faults import Problem
from ccsim.scenario.frozen_dict import Frozen
from ccsim.scenario.model import Model
from ccsim.scenario.moment import Date
from ccsim.scenario.number import DaysKey, Factor, ShareBelowOne
from ccsim.units import DAY, format_duration

__all__ = ["BurnOut", "Turnover"]


class BurnOut(Model):
    """Who has too much to do leaves sooner."""

    above: ShareBelowOne = Field(
        default=0.85, description="Occupancy since the last review from which on it tells."
    )
    times: Factor = Field(
        default=2.0,
        description="Factor on the rate of leaving at an occupancy of 1; in between it rises linearly from "
        "1.",
    )


class Turnover(Model):
    """Who leaves, drawn person by person every Monday, and who comes instead.

    A person leaves at the first review by which the cumulated rate exceeds an exponential variable of
    mean 1 of its own: without burn-out, who has been there for t days is still there with probability
    exp(-rate t / 365.25) at a constant rate.
    """

    leaves: Frozen[DaysKey, Factor] = Field(
        description="Rate of leaving per year by days on the job, each from its day on: `{0: 0.6, 90: 0.3, "
        "365: 0.15}`. A rate of 0.3 means that 1 - exp(-0.3) = 26% leave within a year."
    )
    burn_out: BurnOut | None = Field(
        default=None, description="How occupancy adds to it; default: not at all."
    )
    replaced_after: Duration | None = Field(
        default=None,
        description="Whole weeks from the Monday on which somebody is gone to the first day on duty of who "
        "comes instead. Default: nobody comes.",
    )
    begins: Date | None = Field(
        default=None, description="Nobody leaves before this date; default: from the first day of the run."
    )

    def _problems(self) -> Iterator[Problem]:
        if 0 not in self.leaves:
            hint = "write the rate from the first day on: {0: 0.3}"
            yield Problem(
                ("leaves",), "nothing is said about the first days", allowed="a rate from day 0", hint=hint
            )
        if self.replaced_after is not None and (self.replaced_after % (7 * DAY) or not self.replaced_after):
            found = format_duration(self.replaced_after)
            message = "who comes instead begins on a Monday"
            yield Problem(("replaced_after",), message, found=found, allowed="7 d, 14 d, 21 d ...")
