"""Which changes may be made."""

from __future__ import annotations

import math
from collections.abc import Iterator

from ccsim.goals.takes.candidate import Candidate
from ccsim.scenario import Scenario
from ccsim.scenario.goals.allowed import Allowed
from ccsim.scenario.group import Group
from ccsim.scenario.together import values_of

#: Where a scenario does not say how many more people there may be: half as many again, in so many steps.
_MORE, _STEPS = 0.5, 60


def candidates_of(scenario: Scenario) -> tuple[Candidate, ...]:
    """
    The changes a scenario allows; where it says nothing, its levers that are off, and people in each group.

    A lever that is on already is no change.

    Parameters
    ----------
    scenario
        With goals.
    """
    if scenario.allowed:
        return tuple(
            Candidate(name, allowed)
            for name, allowed in scenario.allowed.items()
            if allowed.lever not in scenario.levers_on or allowed.field is not None
        )
    return (*_levers(scenario), *_people(scenario))


def _levers(scenario: Scenario) -> Iterator[Candidate]:
    for name, lever in scenario.levers.items():
        if name not in scenario.levers_on:
            yield Candidate(name, Allowed(title=lever.title, lever=name))


def _people(scenario: Scenario) -> Iterator[Candidate]:
    for name, group in scenario.groups.items():
        paths = tuple(_rosters(name, group))
        if not paths:
            continue
        most = max(3, math.ceil(_MORE * _largest(group)))
        amounts = range(1, most + 1, max(1, most // _STEPS))
        title = f"More people in group {name}" + (", in every shift" if len(paths) > 1 else "")
        allowed = Allowed(title=title, path=paths[0], by=tuple(amounts))
        yield Candidate(f"people-{name}", allowed, paths)


def _rosters(name: str, group: Group) -> Iterator[str]:
    """Where numbers of people stand."""
    if _peak(group) > 0:
        yield f"groups.{name}.headcount"
    for shift, each in group.shifts.items():
        if isinstance(each.agents, int):
            yield f"groups.{name}.shifts.{shift}.agents"


def _peak(group: Group) -> float:
    return max((float(value) for value in values_of(group.headcount)), default=0.0)


def _largest(group: Group) -> float:
    """The most people that a headcount or a shift says."""
    shifts = [float(each.agents) for each in group.shifts.values() if isinstance(each.agents, int)]
    return max([_peak(group), *shifts])
