"""What projects cost: once on a date, and by the day."""

from __future__ import annotations

import numpy as np

from ccsim.demand.timeline import Timeline
from ccsim.measures.money.daily import MICRO, whole
from ccsim.measures.money.series import daily_means, series_of
from ccsim.scenario import Scenario
from ccsim.typing import Ints


def project_costs(scenario: Scenario, timeline: Timeline) -> dict[str, Ints]:
    """
    Lay projects over the measured days.

    Returns
    -------
    dict
        Rows of `ccsim.measures.money.rates.Rates`, [project, day] by name. What is spent on a date outside
        the measured time is not in it.
    """
    projects = [project for _, project in sorted(scenario.costs.projects.items())]
    dates = [day.date for day in timeline.days if day.measured]
    once = [[float(project.one_off.get(date, 0.0)) for date in dates] for project in projects]
    running = daily_means(timeline, [series_of(scenario, project.per_day) for project in projects])
    return {
        "projects_once": whole(np.array(once, dtype=np.float64).reshape(len(projects), len(dates)) * MICRO),
        "projects_running": whole(running * MICRO),
    }
