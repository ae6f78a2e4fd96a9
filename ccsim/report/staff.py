"""Who is expected on duty through a day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ccsim.engine.logs import OVERTIME, WORK
from ccsim.engine.rosters.day_stretches import ShiftDay, day_stretches
from ccsim.engine.rosters.named_agents import named_agents
from ccsim.report.scenario_day import SLOT, SLOTS, ScenarioDay, covered
from ccsim.scenario import open_on
from ccsim.typing import Floats
from ccsim.units import HOUR, US


@dataclass(frozen=True, eq=False)
class Staff:
    """
    A group's agents on one day.

    Attributes
    ----------
    on_duty
        Expected agents on duty in each slot: the headcount less who is away, with those who have joined,
        and those of the shifts less breaks and absence.
    away
        Of the headcount, those who are away, in each slot.
    named
        How many agents its shifts have, whenever they work.
    """

    on_duty: Floats
    away: Floats
    named: int

    @property
    def peak(self) -> float:
        """The most agents on duty at once."""
        return float(self.on_duty.max())

    @property
    def hours(self) -> float:
        """Agent-hours on duty."""
        return float(self.on_duty.sum() * SLOT / HOUR)


def staff_of(day: ScenarioDay, group: str) -> Staff:
    """
    Expect who is on duty in a group, if nobody has left.

    Parameters
    ----------
    day
        The scenario and the date.
    group
        Its name.
    """
    spec = day.scenario.groups[group]
    rostered, people = np.zeros(SLOTS), named_agents(day.scenario, group)
    by_shifts: dict[tuple[str, ...], Floats] = {}
    for agent in people:
        if day.date in agent.days_off or (agent.hired is not None and agent.hired > day.date):
            continue
        if agent.shifts not in by_shifts:
            by_shifts[agent.shifts] = _present(day, group, agent.shifts)
        rostered = rostered + by_shifts[agent.shifts]
    rostered = rostered * (1 - day.numbers(spec.absence.probability))
    headcount = day.numbers(spec.headcount)
    away: Floats = np.minimum(day.numbers(spec.away), headcount)
    on_duty = headcount - away
    if spec.people:
        joined = sum(number for first, number in spec.joins.items() if first <= day.date)
        on_duty = on_duty * ((spec.people + joined) / spec.people)
    return Staff(on_duty + rostered, away, len(people))


def _present(day: ScenarioDay, group: str, names: tuple[str, ...]) -> Floats:
    """The share of each slot in which somebody with these shifts is on duty, breaks left out."""
    calendar = day.scenario.calendar
    said = [
        ShiftDay(
            tuple(open_on(shift.hours, day.date, calendar)),
            shift.breaks,
            shift.unpaid_breaks,
            tuple(open_on(shift.overtime, day.date, calendar)),
        )
        for shift in (day.scenario.groups[group].shifts[name] for name in names)
    ]
    present = np.zeros(SLOTS)
    for activity, begin, end in day_stretches(tuple(said), lambda second: second * US):
        if activity in (WORK, OVERTIME):
            present = present + covered(begin / US, end / US)
    return present
