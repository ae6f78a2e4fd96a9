"""What goals ask of a simulation: figures, in which periods, held against what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from ccsim.errors import ScenarioError
from ccsim.goals.figure_of import figure_of
from ccsim.goals.windows import Window, guarded_windows, judged_windows, whole_period
from ccsim.measures.catalogue.all_measures import all_measures
from ccsim.measures.figure import Figure
from ccsim.measures.measure import Measure
from ccsim.measures.tally.totals import ENDS
from ccsim.scenario import Scenario
from ccsim.scenario.faults import Problem
from ccsim.scenario.goals.aim import Aim
from ccsim.scenario.goals.bound import Bound
from ccsim.scenario.goals.goal import Goal
from ccsim.scenario.hours import Hours
from ccsim.scenario.origins import fault_at


@dataclass(frozen=True)
class Target:
    """
    A bound on a figure in some periods.

    Attributes
    ----------
    name
        Of the goal or the guardrail.
    aim
        As it is written.
    figure
        What it is on.
    windows
        In which it is to hold.
    """

    name: str
    aim: Aim
    figure: Figure
    windows: tuple[Window, ...]

    @property
    def hours(self) -> Hours | None:
        """The only hours that count; None for all."""
        return None if self.aim.of is None else self.aim.of.hours

    @property
    def whole_run(self) -> bool:
        """Whether only a run as a whole tells it: periods keep quantiles in total and by channel."""
        splits = {split for split, _ in self.figure.of}
        return self.figure.measure.quantile is not None and bool(splits - {"channel"})


@dataclass(frozen=True)
class Asked:
    """
    A goal that can be judged.

    Attributes
    ----------
    name, goal
        As they are written.
    target
        What it is about.
    guardrails
        What has to hold as well.
    way_to
        Of a checkpoint the goal on whose way it lies.
    """

    name: str
    goal: Goal
    target: Target
    guardrails: tuple[Target, ...] = ()
    way_to: str | None = None

    @property
    def intervals(self) -> float | None:
        """Seconds of the intervals that are judged; None where whole days or longer periods are."""
        return (self.goal.interval or 1800.0) if self.goal.period == "interval" else None

    @property
    def need(self) -> float:
        """The share of the periods that have to meet it."""
        return 1.0 if self.goal.met_in is None else self.goal.met_in

    @property
    def windows(self) -> tuple[Window, ...]:
        """Every period that has to be simulated whole."""
        rails = (window for rail in self.guardrails for window in rail.windows)
        return tuple(sorted({*self.target.windows, *rails}))

    @property
    def alone(self) -> bool:
        """Whether it needs a run of its own."""
        targets = (self.target, *self.guardrails)
        return any(each.whole_run for each in targets)


def askable(goal: Goal) -> bool:
    """Whether a goal says enough to be judged: a bound, a variant of a measure and a deadline."""
    family = not any(each.id == goal.measure for each in all_measures()) and any(
        each.family == goal.measure for each in all_measures()
    )
    return goal.bound is not None and goal.deadline is not None and not family


def asked_of(scenario: Scenario) -> tuple[Asked, ...]:
    """
    What a scenario's goals ask, in the order of their priorities; those that say too little are left out.

    Parameters
    ----------
    scenario
        With goals.

    Raises
    ------
    ScenarioError
        Naming everything in the goals that cannot be: measures that are not there or cannot occur, bounds in
        a wrong unit, a stretch without a whole period.
    """
    found: list[Asked] = []
    problems: list[Problem] = []
    for name, goal in sorted(scenario.goals.items(), key=lambda item: item[1].priority):
        own = [*_targets(scenario, name, goal)]
        problems += [each for each in own if isinstance(each, Problem)]
        if any(isinstance(each, Problem) for each in own) or not askable(goal):
            continue
        target, *guardrails = cast(list[Target], own)
        asked = Asked(name, goal, target, tuple(guardrails))
        problems += _part_problems(scenario, asked)
        found.append(asked)
    if problems:
        setting = scenario._setting
        raise ScenarioError(setting.sorted_faults([fault_at(each, setting.origins) for each in problems]))
    return tuple(found)


def _part_problems(scenario: Scenario, asked: Asked) -> Iterator[Problem]:
    """Why a figure that only a whole run tells cannot be told: the run is longer than its period."""
    moving = any(group.turnover is not None for group in scenario.groups.values())
    start = scenario.calendar.start
    if len(asked.windows) > 1:
        why, hint = "several periods", "judge one period, or a channel"
    elif moving and asked.windows and asked.windows[0].first > start:
        # who is left of the people depends on every day since then
        why, hint = f"a part of the days since {start}, in which people leave,", "name a channel"
    else:
        return
    for each in (asked.target, *asked.guardrails):
        if each.whole_run:
            here = () if each is asked.target else ("guardrails", each.name)
            message = f"{each.figure.measure.statistic} of {why} is told in total and by channel"
            yield Problem(("goals", asked.name, *here, "of"), message, hint=hint)


def _targets(scenario: Scenario, name: str, goal: Goal) -> Iterator[Target | Problem]:
    here: tuple[str, ...] = ("goals", name)
    windows = judged_windows(goal)
    if goal.sustained is not None and not windows:
        stretch = f"from {goal.sustained.begin} until {goal.sustained.until}"
        hint = "begin and end it with a period, or write another period"
        yield Problem((*here, "sustained"), f"no whole {goal.period} lies {stretch}", hint=hint)
    length = "day" if goal.period == "interval" else goal.period
    told: set[Window] = set()
    for day in goal.checkpoints:
        period = whole_period(length, day)
        if period in told:
            message = f"there is another checkpoint in the {length} of {day}"
            yield Problem((*here, "checkpoints", str(day)), message, found=str(day), hint="keep one of them")
        told.add(period)
    if askable(goal) or goal.bound is not None:
        yield from _target(scenario, name, here, goal, windows)
    for rail, aim in goal.guardrails.items():
        yield from _target(scenario, rail, (*here, "guardrails", rail), aim, guarded_windows(goal))


def _target(
    scenario: Scenario, name: str, here: tuple[str, ...], aim: Aim, windows: tuple[Window, ...]
) -> Iterator[Target | Problem]:
    if isinstance(aim, Goal) and not askable(aim) and "/" not in aim.measure:
        return
    found = figure_of(scenario, aim)
    if isinstance(found, Problem):
        yield found._replace(loc=(*here, *found.loc))
        return
    problems = [*_unit_problems(aim, found), *_hours_problems(aim, found)]
    yield from (problem._replace(loc=(*here, *problem.loc)) for problem in problems)
    if not problems:
        yield Target(name, aim, found, windows)


def _unit_problems(aim: Aim, figure: Figure) -> Iterator[Problem]:
    """Why a bound, or what is said of today and of the way, is no number of the measure's unit."""
    stated: dict[tuple[str, ...], Bound | None] = {("at_least",): aim.at_least, ("at_most",): aim.at_most}
    if isinstance(aim, Goal):
        stated[("baseline",)] = aim.baseline
        stated |= {("checkpoints", str(day)): bound for day, bound in aim.checkpoints.items()}
    for loc, bound in stated.items():
        problem = None if bound is None else _wrong_unit(loc, bound, figure.measure)
        if problem is not None:
            yield problem


def _wrong_unit(loc: tuple[str, ...], stated: Bound, measure: Measure) -> Problem | None:
    if isinstance(stated, str):
        if measure.unit == "s":
            return None
        kind = "a share from 0 to 1" if measure.unit == "share" else "a number"
        return Problem(loc, f"{stated} is a duration, and {measure.id} is not", found=stated, allowed=kind)
    if measure.unit == "s":
        message = f"{stated:g} is a bare number where a duration is due"
        return Problem(loc, message, found=f"{stated:g}", hint="write 20 s, 4 min, 1 h or 7 d")
    if measure.unit == "share" and not 0 <= stated <= 1:
        hint = f"write {stated / 100:g}" if 1 < stated <= 100 else None
        message = f"{stated:g} cannot be a share"
        return Problem(loc, message, found=f"{stated:g}", allowed="a number from 0 to 1", hint=hint)
    return None


def _hours_problems(aim: Aim, figure: Figure) -> Iterator[Problem]:
    """Why a figure cannot be told by hours."""
    by_interval = isinstance(aim, Goal) and aim.period == "interval"
    hours = aim.of is not None and aim.of.hours is not None
    measure, loc = figure.measure, ("of", "hours") if hours else ("period",)
    if (hours or by_interval) and not measure.by_interval:
        yield Problem(loc, f"{measure.id} {measure.statistic} is not told by interval")
    elif hours and not by_interval and {*measure.numerator} & {*ENDS}:
        hint = "remove the hours, or make a goal of it with period: interval"
        yield Problem(loc, f"{measure.id} is of an instant, not of hours", hint=hint)
