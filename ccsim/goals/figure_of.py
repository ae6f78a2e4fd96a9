"""The figure that a goal or a guardrail is on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from ccsim.errors import ScenarioError
from ccsim.measures.catalogue.all_measures import all_measures
from ccsim.measures.figure import Figure, find_figure
from ccsim.measures.measure import Split
from ccsim.scenario import Scenario
from ccsim.scenario.faults import Problem
from ccsim.scenario.goals.aim import Aim


def figure_of(scenario: Scenario, aim: Aim) -> Figure | Problem:
    """
    Find the figure that is meant, or say why there is none.

    What a lever would bring can occur, on or off: whoever promises it asks what it would take.

    Parameters
    ----------
    scenario
        In which it is to occur.
    aim
        Of a goal, or a guardrail.
    """
    found = _found(scenario, aim)
    known = any(each.id == aim.measure for each in all_measures())
    if known and isinstance(found, Problem) and found.loc == ("measure",):
        for other in _with_more_levers(scenario):
            with_them = _found(other, aim)
            if isinstance(with_them, Figure):
                return with_them
    return found


def _found(scenario: Scenario, aim: Aim) -> Figure | Problem:
    of = {} if aim.of is None else cast(dict[Split, tuple[str, ...]], aim.of.names)
    return find_figure(scenario, aim.measure, statistic=aim.statistic, within=aim.within, of=of)


def _with_more_levers(scenario: Scenario) -> Iterator[Scenario]:
    """The scenario with all of its levers, and where these are not for use together, with each of them."""
    off = tuple(name for name in scenario.levers if name not in scenario.levers_on)
    for names in (off, *((name,) for name in off)) if off else ():
        try:
            yield scenario.with_levers(*names)
        except ScenarioError:
            continue  # it needs another one, or they contradict each other
