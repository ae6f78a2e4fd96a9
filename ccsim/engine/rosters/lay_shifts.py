"""From the shifts of a scenario to who is to be there when."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from ccsim.demand.timeline import Day, Timeline, in_force
from ccsim.engine.logs import WORK
from ccsim.engine.rosters.day_stretches import ShiftDay, day_stretches
from ccsim.engine.rosters.named_agents import NamedAgent, named_agents
from ccsim.engine.rosters.shift_plan import STRETCH, TURN, ShiftPlan
from ccsim.scenario import Scenario, open_on, steps_on
from ccsim.typing import Floats, Ints, Rows
from ccsim.units import DAY, US

_Laid = tuple[tuple[int, int, int], ...]


def lay_shifts(scenario: Scenario, timeline: Timeline, first_agents: Sequence[int]) -> ShiftPlan:
    """
    Lay the shifts of all groups over a timeline.

    Parameters
    ----------
    scenario, timeline
        Of the run.
    first_agents
        Number of each group's first named agent over the whole centre, where the groups (sorted by name)
        stand one after the other, the people of a group's headcount before its named agents.
    """
    groups = tuple(sorted(scenario.groups))
    people = [named_agents(scenario, group) for group in groups]
    calendar = _Calendar(scenario, timeline)
    stretches, turns = [np.zeros(0, dtype=STRETCH)], [np.zeros(0, dtype=TURN)]
    begun = persons = before = 0
    for number, group in enumerate(groups):
        pool = first_agents[number] - before
        before = first_agents[number] + len(people[number])
        absence = _absence_series(scenario, group, timeline) if people[number] else None
        for place, agent in enumerate(people[number]):
            rows, dates = calendar.rows_of(group, agent)
            rows["group"], rows["agent"], rows["entity"] = number, pool + place, first_agents[number] + place
            mine = _turns(rows, dates, absence, begun)
            mine["person"] = persons + place
            begun += len(mine)
            stretches.append(rows)
            turns.append(mine)
        persons += len(people[number])
    return ShiftPlan(
        groups=groups,
        agents=tuple(tuple(agent.name for agent in each) for each in people),
        paid_absence=tuple(scenario.groups[group].absence.paid for group in groups),
        stretches=np.concatenate(stretches),
        turns=np.concatenate(turns),
        horizon=timeline.horizon,
    )


@dataclass
class _Calendar:
    """
    Stretches by group, shifts and date, each worked out once.

    A date as long as any other is laid by the seconds of its shifts alone, so that a year of two hundred
    agents takes a fraction of a second.
    """

    scenario: Scenario
    timeline: Timeline
    _known: dict[tuple[str, tuple[str, ...]], tuple[Rows, Ints]] = field(default_factory=dict)
    _ordinary: dict[tuple[ShiftDay, ...], _Laid] = field(default_factory=dict)

    def rows_of(self, group: str, agent: NamedAgent) -> tuple[Rows, Ints]:
        """A person's stretches (activity, begin, end filled in), and the date ordinal of each."""
        key = group, agent.shifts
        if key not in self._known:
            self._known[key] = self._rows(group, agent.shifts)
        rows, dates = self._known[key]
        there = np.ones(len(rows), dtype=bool)
        if agent.hired is not None:
            there &= dates >= agent.hired.toordinal()
        if agent.days_off:
            there &= ~np.isin(dates, [date.toordinal() for date in agent.days_off])
        return rows[there], dates[there]

    def _rows(self, group: str, shifts: tuple[str, ...]) -> tuple[Rows, Ints]:
        laid = [self._lay(group, shifts, day) for day in self.timeline.days]
        counts = [len(each) for each in laid]
        flat = np.array(list(itertools.chain.from_iterable(laid)), dtype=np.int64).reshape(-1, 3)
        begins = np.repeat([day.begin for day in self.timeline.days], counts)
        rows = np.zeros(len(flat), dtype=STRETCH)
        rows["activity"] = flat[:, 0]
        rows["begin"], rows["end"] = flat[:, 1] + begins, flat[:, 2] + begins
        dates = np.array([day.date.toordinal() for day in self.timeline.days], dtype=np.int64)
        return rows, np.repeat(dates, counts)

    def _lay(self, group: str, shifts: tuple[str, ...], day: Day) -> _Laid:
        """The stretches of a date, from its begin."""
        said = tuple(self._said(group, shift, day) for shift in shifts)
        if day.end - day.begin != DAY * US:
            return day_stretches(said, lambda second: self.timeline.instant(day.date, second) - day.begin)
        if said not in self._ordinary:
            self._ordinary[said] = day_stretches(said, lambda second: second * US)
        return self._ordinary[said]

    def _said(self, group: str, name: str, day: Day) -> ShiftDay:
        shift, calendar = self.scenario.groups[group].shifts[name], self.scenario.calendar
        return ShiftDay(
            tuple(open_on(shift.hours, day.date, calendar)),
            shift.breaks,
            shift.unpaid_breaks,
            tuple(open_on(shift.overtime, day.date, calendar)),
        )


def _absence_series(scenario: Scenario, group: str, timeline: Timeline) -> tuple[Ints, Floats]:
    """The probability of absence as a step function: from instants on, in order, and values."""
    probability = scenario.groups[group].absence.probability
    steps = [
        (timeline.instant(day.date, second), float(value))
        for day in timeline.days
        for second, value in steps_on(probability, day.date, scenario.calendar)
    ]
    instants, values = zip(*in_force(steps), strict=True)
    return np.array(instants, dtype=np.int64), np.array(values)


def _turns(rows: Rows, dates: Ints, absence: tuple[Ints, Floats] | None, begun: int) -> Rows:
    """The dates with work of one person; each stretch is told its own, counted from ``begun``."""
    rows["turn"] = -1
    if not len(rows) or absence is None:
        return np.zeros(0, dtype=TURN)
    firsts = np.flatnonzero(np.diff(dates, prepend=-1))
    works = np.logical_or.reduceat(rows["activity"] == WORK, firsts)
    numbers = np.where(works, begun + np.cumsum(works) - 1, -1)
    rows["turn"] = np.repeat(numbers, np.diff(firsts, append=len(rows)))
    turns = np.zeros(int(works.sum()), dtype=TURN)
    instants, values = absence
    turns["date"] = dates[firsts[works]]
    at_begin = np.searchsorted(instants, rows["begin"][firsts[works]], side="right") - 1
    turns["absent"] = values[at_begin]
    return turns
