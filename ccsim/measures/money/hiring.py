"""What somebody new costs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ccsim.demand.timeline import Timeline
from ccsim.measures.money.daily import MICRO, whole
from ccsim.measures.money.series import daily_means, series_of
from ccsim.scenario import Scenario
from ccsim.typing import Ints
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
