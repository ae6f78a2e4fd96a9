"""What projects cost: once on a date, and by the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Protocol

import numpy as np

from ccsim.demand.timeline import Timeline
from ccsim.measures.money.daily import MICRO, whole
from ccsim.measures.money.series import daily_means, series_of
from ccsim.scenario import Scenario
from ccsim.typing import Ints


class Project(Protocol):
    """A project, or a lever that is in force."""

    @property
    def one_off(self) -> Mapping[dt.date, float]:
        """Money spent at once, by date."""

    @property
    def per_day(self) -> Any:
        """Money by the day: a number, or a dated series of numbers."""


def projects_of(scenario: Scenario) -> Mapping[str, Project]:
    """The projects of a scenario by name."""
    projects: Mapping[str, Project] = getattr(scenario.costs, "projects", {})
    return projects


def project_costs(scenario: Scenario, timeline: Timeline) -> dict[str, Ints]:
    """
    Lay projects over the measured days.

    Returns
    -------
    dict
        Rows of `ccsim.measures.money.rates.Rates`, [project, day] by name. What is spent on a date outside
        the measured time is not in it.
    """
    projects = [project for _, project in sorted(projects_of(scenario).items())]
    dates = [day.date for day in timeline.days if day.measured]
    once = [[float(project.one_off.get(date, 0.0)) for date in dates] for project in projects]
    running = daily_means(timeline, [series_of(scenario, project.per_day) for project in projects])
    return {
        "projects_once": whole(np.array(once, dtype=np.float64).reshape(len(projects), len(dates)) * MICRO),
        "projects_running": whole(running * MICRO),
    }
