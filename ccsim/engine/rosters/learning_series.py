"""How fast a new hire is, date by date."""

from __future__ import annotations

import numpy as np

from ccsim.demand.timeline import Timeline
from ccsim.engine.rosters.named_agents import named_agents
from ccsim.scenario import Scenario


def learning_series(
    scenario: Scenario, group: str, agent: str, timeline: Timeline
) -> list[tuple[int, float]]:
    """
    What an agent's proficiency is multiplied by, as (from instant, factor) steps, the first at 0.

    Parameters
    ----------
    scenario, group, agent
        One of the group's `named_agents`, by name.
    timeline
        Of the run.

    Returns
    -------
    list
        A step at each midnight at which it changes: linear between the points of the group's `learning` in
        calendar days since the agent was hired, constant outside; 1 where either is not stated.
    """
    learning = scenario.groups[group].learning
    person = next(each for each in named_agents(scenario, group) if each.name == agent)
    if not learning or person.hired is None:
        return [(0, 1.0)]
    days, factors = zip(*sorted(learning.items()), strict=True)
    steps: list[tuple[int, float]] = []
    for day in timeline.days:
        factor = float(np.interp((day.date - person.hired).days, days, factors))
        if not steps or factor != steps[-1][1]:
            steps.append((day.begin, factor))
    return steps
