"""Agents of a headcount who are paid and not on duty: in training, at meetings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from ccsim.demand.timeline import Timeline
from ccsim.measures.money.series import Series, series_of, values_between
from ccsim.scenario import Scenario
from ccsim.typing import Ints


def away_series(scenario: Scenario, groups: Iterable[str]) -> list[Series]:
    """How many are away and of how many, where anybody ever is: what else pay may change with."""
    return [
        series_of(scenario, varying)
        for name in groups
        if scenario.groups[name].away != 0
        for varying in (scenario.groups[name].away, scenario.groups[name].headcount)
    ]


def away_time(scenario: Scenario, timeline: Timeline, groups: Sequence[str], edges: Ints) -> Ints:
    """
    Time of agents away from the floor, in microseconds.

    Parameters
    ----------
    scenario, timeline
        Of the run.
    groups
        Names, in the order of the rows.
    edges
        Between two of which nothing changes.

    Returns
    -------
    Ints
        [group, stretch]: as many as are called away, but no more than the headcount.
    """
    made = np.zeros((len(groups), len(edges) - 1), dtype=np.int64)
    for number, name in enumerate(groups):
        group = scenario.groups[name]
        if group.away != 0:
            both = [series_of(scenario, group.away), series_of(scenario, group.headcount)]
            made[number] = values_between(timeline, both, edges).min(axis=0) * np.diff(edges)
    return made
