"""New people, and what each of them costs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ccsim.demand.timeline import Timeline
from ccsim.measures.money.daily import MICRO, whole
from ccsim.measures.money.series import daily_means, series_of
from ccsim.scenario import Scenario
from ccsim.typing import Ints, Rows
from ccsim.units import HOUR, US


def hiring_costs(scenario: Scenario, timeline: Timeline, groups: Sequence[str]) -> dict[str, Ints]:
    """
    What somebody new costs on each measured day.

    Returns
    -------
    dict
        Rows of `ccsim.measures.money.rates.Rates`, by name: ``per_hire`` [group, day], whole micro-money, the
        paid training at the pay of the first day on duty (its mean over the clock); ``training`` [group],
        microseconds of it.
    """
    members = [scenario.groups[name] for name in groups]
    pay = daily_means(timeline, [series_of(scenario, each.pay) for each in members])
    cost = np.array([each.hiring.cost for each in members])
    hours = np.array([each.hiring.training / HOUR for each in members])
    return {
        "per_hire": whole((cost[:, np.newaxis] + hours[:, np.newaxis] * pay) * MICRO),
        "training": whole(hours * HOUR * US),
    }


def count_hires(people: Rows, day_edges: Ints, groups: int) -> Ints:
    """
    Count those whose first day on duty is measured.

    Parameters
    ----------
    people
        The engine's log of who was employed; nobody who was there before the run is new.
    day_edges
        Begins of the measured days, and the end of the last.
    groups
        How many there are.

    Returns
    -------
    Ints
        [group, day].
    """
    made = np.zeros((groups, len(day_edges) - 1), dtype=np.int64)
    new = people[(people["hired"] >= day_edges[0]) & (people["hired"] < day_edges[-1])]
    days = np.searchsorted(day_edges, new["hired"], side="right") - 1
    np.add.at(made, (new["group"], days), 1)
    return made
