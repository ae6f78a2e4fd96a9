"""Who is expected on duty through a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np

from ccsim.report.scenario_day import SLOT, SLOTS, ScenarioDay, covered
from ccsim.scenario import open_on
from ccsim.typing import Floats
from ccsim.units import HOUR


@dataclass(frozen=True, eq=False)
class Staff:
    """
    A group's agents on one day.

    Attributes
    ----------
    on_duty
        Expected agents on duty in each slot: headcount, and those of the shifts less breaks and absence.
    named
        How many agents its shifts have, whenever they work.
    """

    on_duty: Floats
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
    Expect who is on duty in a group.

    Parameters
    ----------
    day
        The scenario and the date.
    group
        Its name.
    """
    spec = day.scenario.groups[group]
    present: dict[str, Floats] = {}
    away: dict[str, Floats] = {}
    for name, shift in spec.shifts.items():
        works, breaks = _hours(day, shift)
        for agent, known in _agents(name, shift.agents).items():
            there = known is None or _there(known, day.date)
            present[agent] = np.maximum(present.get(agent, 0.0), works if there else 0.0 * works)
            away[agent] = np.maximum(away.get(agent, 0.0), breaks)
    rostered = sum((np.maximum(present[agent] - away[agent], 0) for agent in present), np.zeros(SLOTS))
    rostered = rostered * (1 - day.numbers(spec.absence.probability))
    return Staff(day.numbers(spec.headcount) + rostered, len(present))


def _hours(day: ScenarioDay, shift: Any) -> tuple[Floats, Floats]:
    """The share of each slot that a shift works, and that it has a break."""
    calendar = day.scenario.calendar
    works, breaks = np.zeros(SLOTS), np.zeros(SLOTS)
    for hours in (shift.hours, shift.overtime):
        for begin, end in open_on(hours, day.date, calendar):
            works = np.maximum(works, covered(begin, end))
    for begin, end in (*shift.breaks, *shift.unpaid_breaks):
        breaks += covered(begin, end)
    return works, breaks


def _agents(shift: str, agents: Any) -> dict[str, Any]:
    """The agents of a shift by name; of those given as a number nothing is known."""
    if isinstance(agents, int):
        return {f"{shift}-{number + 1}": None for number in range(agents)}
    return dict(agents)


def _there(agent: Any, date: dt.date) -> bool:
    return date not in agent.days_off and (agent.hired is None or agent.hired <= date)
