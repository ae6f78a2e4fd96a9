"""A goal, and what was found of it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from ccsim.goals.asked import Asked
from ccsim.goals.reading.seen import Seen
from ccsim.goals.today import Today, pooled
from ccsim.goals.verdict.stopping_rule import StoppingRule
from ccsim.goals.verdict.verdict import Verdict
from ccsim.goals.verdict.wilson import wilson
from ccsim.measures.estimate.estimate import Estimate
from ccsim.typing import Floats


@dataclass(frozen=True, eq=False)
class JudgedGoal:
    """
    A goal, and what was found of it.

    Attributes
    ----------
    asked
        The goal.
    verdict
        Achievable, at risk, out of reach or undecided.
    today
        Where it starts from; None where that was not simulated.
    seen
        What it saw, by replication.
    """

    asked: Asked
    verdict: Verdict
    today: Today | None
    seen: Mapping[int, Seen] = field(repr=False)

    @cached_property
    def outcomes(self) -> dict[int, bool]:
        """Whether it is met, by replication; those in which nothing was there to count are left out."""
        found = {number: each.met(self.asked) for number, each in self.seen.items()}
        return {number: met for number, met in found.items() if met is not None}

    @property
    def n(self) -> int:
        """In how many replications it could be judged."""
        return len(self.outcomes)

    @property
    def met(self) -> int:
        """In how many of them it is met, its guardrails too."""
        return sum(self.outcomes.values())

    @property
    def probability(self) -> float:
        """The share of replications in which it is met; NaN of none."""
        return self.met / self.n if self.n else math.nan

    def interval(self, level: float = 0.95) -> tuple[float, float]:
        """Wilson's interval of the probability; NaN of no replication."""
        return wilson(self.met, self.n, level) if self.n else (math.nan, math.nan)

    @property
    def scores(self) -> Floats:
        """The bound that each replication would just have met; NaN of nothing."""
        return np.array([each.score(self.asked) for each in self.seen.values()], dtype=np.float64)

    @property
    def margin(self) -> float:
        """
        What is left between the bound and what is reached with the required confidence.

        In the measure's unit; below 0 it is what is missing. Guardrails apart.
        """
        scores = np.sort(self.scores[~np.isnan(self.scores)])
        bound = self.asked.goal.bound
        if not len(scores) or bound is None:
            return math.nan
        higher = self.asked.goal.at_least is not None
        if higher:
            scores = scores[::-1]
        reached = float(
            scores[min(len(scores), math.ceil(round(self.asked.goal.confidence * len(scores), 9))) - 1]
        )
        return reached - bound if higher else bound - reached

    def value(self, level: float = 0.95) -> Estimate:
        """The measure over all periods and replications together."""
        return pooled(self.asked, list(self.seen.values()), level)

    @property
    def without_guardrails(self) -> float:
        """The share of replications in which it would be met if its guardrails did not count."""
        met = [self.asked.goal.met_by(score) for score in self.scores if not math.isnan(score)]
        return sum(met) / len(met) if met else math.nan

    def guardrails(self) -> dict[str, float]:
        """By guardrail, the share of replications in which it holds."""
        held = np.array([each.holds(self.asked) for each in self.seen.values()], dtype=np.float64)
        names = [rail.name for rail in self.asked.guardrails]
        return {name: float(held[:, place].mean()) for place, name in enumerate(names)} if len(held) else {}

    @cached_property
    def by_hour(self) -> Floats | None:
        """[weekday, half hour, 2]: numerator and denominator of all replications; None if not told so."""
        own = [each.by_hour for each in self.seen.values() if each.by_hour is not None]
        return np.sum(own, axis=0) if own else None


def settled_verdict(
    asked: Asked, seen: Mapping[int, Seen], rule: StoppingRule, reached: int, first: int
) -> tuple[Verdict, bool]:
    """
    What can be said of a goal after some stages, and whether more replications could change it.

    Parameters
    ----------
    asked, seen
        The goal, and what it saw, by replication.
    rule
        By which it is judged.
    reached
        Replications until the last stage that is over.
    first
        The number of the first replication.
    """
    outcomes = {number: each.met(asked) for number, each in seen.items()}
    looks = [stage for stage in rule.stages if stage <= reached]
    counted = [[met for number, met in outcomes.items() if number < first + stage] for stage in looks]
    judged = [sum(met is not None for met in each) for each in counted]
    if not judged or not judged[-1]:
        return "undecided", len(looks) == len(rule.stages)
    ruling = rule.judge(_met(counted), judged)
    return ruling.verdict, ruling.settled


def _met(counted: Sequence[Sequence[bool | None]]) -> list[int]:
    return [sum(met is True for met in each) for each in counted]
