"""The people of a group's shifts."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from ccsim.scenario import Scenario

_NUMBERED = re.compile(r"(.+)-(\d+)")


@dataclass(frozen=True)
class NamedAgent:
    """
    One person of the shifts.

    Attributes
    ----------
    name
        As stated, or ``SHIFT-NUMBER`` where a shift only says how many work it.
    shifts
        The shifts the name stands in, by name.
    hired
        First day on the job, None for long ago; the earliest if shifts state several.
    days_off
        Dates without work, of all shifts.
    """

    name: str
    shifts: tuple[str, ...]
    hired: dt.date | None = None
    days_off: frozenset[dt.date] = frozenset()


def named_agents(scenario: Scenario, group: str) -> tuple[NamedAgent, ...]:
    """
    The agents of a group's shifts in the order of their numbers: by name, ``early-2`` before ``early-10``.

    A stated name is one person in all shifts of the group. A numbered one is somebody else in every shift;
    that nobody is called like one of these is for the scenario's checks.
    """
    people: list[NamedAgent] = []
    shifts: dict[str, list[str]] = {}
    for name, shift in sorted(scenario.groups[group].shifts.items()):
        if isinstance(shift.agents, int):
            people += [NamedAgent(f"{name}-{number}", (name,)) for number in range(1, shift.agents + 1)]
        else:
            for agent in shift.agents:
                shifts.setdefault(agent, []).append(name)
    people += [_stated(scenario, group, agent, tuple(names)) for agent, names in shifts.items()]
    return tuple(sorted(people, key=lambda agent: _place(agent.name)))


def _stated(scenario: Scenario, group: str, name: str, shifts: tuple[str, ...]) -> NamedAgent:
    known = []
    for shift in shifts:
        agents = scenario.groups[group].shifts[shift].agents
        assert not isinstance(agents, int)
        known.append(agents[name])
    hired = min((each.hired for each in known if each.hired is not None), default=None)
    return NamedAgent(name, shifts, hired, frozenset(date for each in known for date in each.days_off))


def _place(name: str) -> tuple[str, int, str]:
    numbered = _NUMBERED.fullmatch(name)
    return (numbered[1], int(numbered[2]), name) if numbered else (name, 0, name)
