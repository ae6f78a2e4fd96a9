"""The dated steps of a run that no chance decides: openings, closings and headcounts."""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections.abc import Sequence

import numpy as np

from ccsim.demand.parameters import step_value
from ccsim.demand.timeline import Timeline, in_force
from ccsim.engine import ranks
from ccsim.engine.laying.people import counts_people
from ccsim.engine.outcomes import NEVER
from ccsim.engine.ranks import rank_of
from ccsim.engine.state import STEP
from ccsim.scenario import Scenario, open_on, steps_on
from ccsim.scenario.hours_by_date import HoursByDate
from ccsim.typing import Rows

#: Days after the horizon in which the next opening of a channel is looked for.
_DAYS_AHEAD = 31


def lay_programme(
    scenario: Scenario, timeline: Timeline, groups: Sequence[str], channels: Sequence[str]
) -> tuple[Rows, list[int], int]:
    """
    All openings, closings and changes of headcount, and the days where they matter, in order.

    Returns
    -------
    programme
        Rows of dtype `STEP`.
    most
        The largest headcount of each group.
    joins
        At most how many spells of duty begin.
    """
    steps: list[tuple[int, int, int]] = []
    for number, name in enumerate(channels):
        if scenario.channels[name].mode in ("deferred", "conversation"):
            continue  # they accept at any hour
        for opens, closes in opening_spells(scenario.channels[name].hours, scenario, timeline):
            steps.append((opens, rank_of(ranks.HOURS, number), 1))
            steps.append((closes, rank_of(ranks.HOURS, number), 0))
    if any(queue.choose == "least_worked" for queue in scenario.queues.values()):
        steps += [(day.begin, rank_of(ranks.NEW_DAY, 0), number) for number, day in enumerate(timeline.days)]
    steps += skill_steps(scenario, timeline, groups)
    most, joins = [], 0
    for number, name in enumerate(groups):
        counts = headcounts(scenario, name, timeline)
        steps += [(instant, rank_of(ranks.ROSTER, number), count) for instant, count in counts]
        levels = [0, *(count for _, count in counts)]
        group = scenario.groups[name]
        if not counts_people(group):
            most.append(max(levels))
            joins += sum(max(0, after - before) for before, after in itertools.pairwise(levels))
            continue
        steps += _days_of_people(timeline, number)
        share = 1.0 + sum(group.joins.values()) / group.people if group.people else 1.0
        most.append(math.ceil(max(levels) * share))
        joins += most[-1] * (len(counts) + len(timeline.days))
    steps = [step for step in steps if step[0] < timeline.horizon]
    return np.array(sorted(steps), dtype=STEP), most, joins


def _days_of_people(timeline: Timeline, group: int) -> list[tuple[int, int, int]]:
    """The days of a group's people: twice the ordinal of each, and one more on Mondays."""
    rank = rank_of(ranks.PEOPLE, group)
    return [(day.begin, rank, day.date.toordinal() * 2 + (day.weekday == 0)) for day in timeline.days]


def headcounts(scenario: Scenario, group: str, timeline: Timeline) -> list[tuple[int, int]]:
    """A group's headcount on duty over the run as (from instant, count), where it changes."""
    own, calendar = scenario.groups[group], scenario.calendar
    steps: list[tuple[int, int]] = []
    for day in timeline.days:
        stated = steps_on(own.headcount, day.date, calendar)
        away = steps_on(own.away, day.date, calendar)
        for second in sorted({second for second, _ in (*stated, *away)}):
            count = max(0, int(step_value(stated, second)) - int(step_value(away, second)))
            steps.append((timeline.instant(day.date, second), count))
    changes: list[tuple[int, int]] = []
    for instant, count in in_force(steps):
        if count != (changes[-1][1] if changes else 0):
            changes.append((instant, count))
    return changes


def skill_steps(scenario: Scenario, timeline: Timeline, groups: Sequence[str]) -> list[tuple[int, int, int]]:
    """
    When the skills with hours of their own begin (value 1) and end (0).

    Skills are numbered as the routes are laid: group by group, the queues of each by name.
    """
    steps: list[tuple[int, int, int]] = []
    number = 0
    for name in groups:
        skills = scenario.groups[name].serves
        for queue in sorted(skills):
            hours = skills[queue].hours
            for opens, closes in [] if hours is None else opening_spells(hours, scenario, timeline):
                steps.append((opens, rank_of(ranks.SKILL_HOURS, number), 1))
                steps.append((closes, rank_of(ranks.SKILL_HOURS, number), 0))
            number += 1
    return steps


def opening_spells(
    hours: HoursByDate | None, scenario: Scenario, timeline: Timeline
) -> list[tuple[int, int]]:
    """The spells of hours as (opens, closes) in microseconds; those that touch at midnight are one."""
    spells: list[tuple[int, int]] = []
    last = timeline.days[-1].date
    dates = [day.date for day in timeline.days]
    dates += [last + dt.timedelta(days=ahead) for ahead in range(1, _DAYS_AHEAD + 1)]
    for date in dates:
        for begin, end in open_on(hours, date, scenario.calendar):
            opens, closes = timeline.instant(date, begin), timeline.instant(date, end)
            if closes <= opens:  # in the hour that a clock change skips
                continue
            if spells and spells[-1][1] >= opens:
                spells[-1] = (spells[-1][0], closes)
            else:
                spells.append((opens, closes))
    return spells


def next_openings(scenario: Scenario, channel: str, timeline: Timeline) -> list[tuple[int, float]]:
    """The next opening of a channel as a step function of the instant at which one finds it closed."""
    spells = opening_spells(scenario.channels[channel].hours, scenario, timeline)
    firsts = [opens for opens, _ in spells] + [NEVER]
    return [(0, float(firsts[0])), *((closes, float(firsts[n + 1])) for n, (_, closes) in enumerate(spells))]
