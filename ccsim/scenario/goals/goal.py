"""A goal: specific, measurable, achievable, relevant, time-bound; as far as it is written down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field

from ccsim.scenario.duration import Interval
from ccsim.scenario.faults import Problem
from ccsim.scenario.frozen_dict import Frozen, FrozenDict
from ccsim.scenario.goals.aim import Aim
from ccsim.scenario.goals.bound import Bound
from ccsim.scenario.model import Model
from ccsim.scenario.moment import Date
from ccsim.scenario.name import Name
from ccsim.scenario.number import NumberRule, Priority, Share

__all__ = ["LENGTHS", "Goal", "PeriodOfGoal", "Sustained"]

PeriodOfGoal = Literal["interval", "day", "week", "month", "quarter", "year"]
LENGTHS: Final[tuple[PeriodOfGoal, ...]] = ("interval", "day", "week", "month", "quarter", "year")
"""Periods of the calendar that a goal may be judged by, the shortest first."""
_SHORT: Final = ("interval", "day", "week")

Confidence = Annotated[float, NumberRule("a confidence", low=0.5, below=1)]
"""A required probability: at least a half, and less than certainty."""
Better = Annotated[float, NumberRule("an improvement", above=0, high=1)]
"""A relative improvement: 0.05 is 5% better."""


class Sustained(Model):
    """A stretch of time in all of which something holds."""

    begin: Date = Field(alias="from", description="The first day.")
    until: Date = Field(description="The last day.")

    def _problems(self) -> Iterator[Problem]:
        if self.until < self.begin:
            message = f"{self.until} is before {self.begin}"
            yield Problem(("until",), message, found=str(self.until), allowed="a date from `from` on")


class Goal(Aim):
    """What a team promises: a bound on one measure, until when, how sure one has to be, and whose it is."""

    title: str | None = Field(default=None, description="One line for people.")
    period: PeriodOfGoal = Field(
        default="month",
        description="What is judged: a whole one of the calendar; `week` begins on Monday, `quarter` with "
        "January, April, July, October.",
    )
    interval: Interval | None = Field(
        default=None, description="The length of an `interval`. Default: half an hour."
    )
    met_in: Share | None = Field(
        default=None,
        description="The share of the periods of `over` that have to meet it, where not all have to; those "
        "without anything to count are left out.",
    )
    over: PeriodOfGoal | None = Field(
        default=None,
        description="Of all periods of this longer one `met_in` have to meet it. Default for an `interval` "
        "a day; else none, the one period of the deadline is judged.",
    )
    by: Date | None = Field(
        default=None, description="The deadline: the whole period in which it lies is judged."
    )
    sustained: Sustained | None = Field(
        default=None, description="Instead of a deadline: every whole period from a day until another one."
    )
    confidence: Confidence = Field(default=0.9, description="How probable it has to be to be promised.")
    guardrails: Frozen[Name, Aim] = Field(
        default=FrozenDict(),
        description="What must not suffer, by name: it has to hold in the same periods, or the goal is not "
        "met.",
    )
    baseline: Bound | None = Field(
        default=None, description="What the measure is today, where it is known. Default: simulated."
    )
    checkpoints: Frozen[Date, Bound] = Field(
        default=FrozenDict(), description="What it is to be on the way, by day: the period of each is told."
    )
    better_each_month: Better | None = Field(
        default=None,
        description="Instead of checkpoints: so much better than today with every month until the deadline, "
        "0.05 is 5%, and never better than the bound.",
    )
    owner: str | None = Field(default=None, description="Whose goal it is.")
    priority: Priority = Field(default=1, description="The order in which goals are told; 1 is the first.")

    def _problems(self) -> Iterator[Problem]:
        yield from super()._problems()
        if self.by is not None and self.sustained is not None:
            message, hint = "it is by a day and sustained at once", "keep one of the two"
            yield Problem(("sustained",), message, hint=hint)
        if self.interval is not None and self.period != "interval":
            hint = f"write period: interval, or remove it; the period is {self.period}"
            yield Problem(("interval",), "no intervals are judged", hint=hint)
        if self.over is not None and LENGTHS.index(self.over) <= LENGTHS.index(self.period):
            longer = ", ".join(LENGTHS[LENGTHS.index(self.period) + 1 :])
            message = f"a {self.over} is not longer than the {self.period}"
            yield Problem(("over",), message, found=self.over, allowed=longer or "no `over`")
        if self.met_in is not None and self.of_one_period:
            short = self.period in ("day", "week")
            hint = "write over: month" if short else "write period: day, and over: month"
            yield Problem(("met_in",), "it does not say of which periods", hint=hint)
        if self.over is not None and self.sustained is not None:
            hint = "remove over: every period from the first day to the last is judged"
            yield Problem(("over",), "it is sustained, so it is known over what", found=self.over, hint=hint)
        if self.better_each_month is not None and self.checkpoints:
            message = "checkpoints are given, too"
            yield Problem(("better_each_month",), message, hint="keep one of the two")
        yield from self._checkpoint_problems()

    def _checkpoint_problems(self) -> Iterator[Problem]:
        end = self.deadline
        for day in self.checkpoints:
            if end is not None and day >= end:
                message = f"{day} is not before the deadline, {end}"
                yield Problem(("checkpoints", str(day)), message, allowed="a date before it")
        if self.period in _SHORT and self.better_each_month is not None:
            message = f"a {self.period} is judged, and it gets better by the month"
            yield Problem(("better_each_month",), message, hint="write period: month, or checkpoints")

    @property
    def deadline(self) -> date | None:
        """Return the last day that is asked for; None if there is none."""
        return self.sustained.until if self.sustained is not None else self.by

    @property
    def of_one_period(self) -> bool:
        """Return True if one period is judged, and not all of a longer one."""
        return self.over is None and self.sustained is None and self.period != "interval"

    @property
    def whole(self) -> PeriodOfGoal:
        """Return the period that has to be simulated whole around a deadline."""
        if self.over is not None:
            return self.over
        return "day" if self.period == "interval" else self.period
