"""The overview of a scenario: the way of its contacts, and its load against its staffing."""

from __future__ import annotations

import datetime as dt

from matplotlib import pyplot as plt
from matplotlib.figure import Figure

from ccsim.report.plots.look import look
from ccsim.report.plots.plot_load import plot_load
from ccsim.report.plots.plot_routes import plot_routes
from ccsim.report.scenario_day import day_title, typical_date
from ccsim.scenario import Scenario, in_force


def plot_scenario(scenario: Scenario, *, date: dt.date | None = None, days: int = 7) -> Figure:
    """
    Plot what a scenario says in one picture, for a slide.

    Parameters
    ----------
    scenario
        From `ccsim.load`.
    date
        Of the figures; by default the day with the most work among the first ``days``.
    days
        How many dates to look at for that.

    Returns
    -------
    Figure
        13.3 inches wide: `plot_routes` above `plot_load`.
    """
    scenario = in_force(scenario)
    date = date or typical_date(scenario, days)
    rows = max(len(scenario.intents), len(scenario.queues), len(scenario.groups))
    routes = min(max(1.7, 0.66 * rows + 0.7), 12.0)
    height = 0.6 + routes + 2.62
    title = scenario.title or scenario.name
    with look([title]):
        figure = plt.figure(figsize=(13.3, height))
        figure.text(0.02, 1 - 0.32 / height, title, size=15, weight="bold", va="center")
        figure.text(
            0.98, 1 - 0.32 / height, f"{scenario.name}, figures of {day_title(date)}", size=9.5, ha="right",
            va="center", color="#555555",
        )  # fmt: skip
        above = figure.add_axes((0.02, 2.62 / height, 0.96, routes / height))
        below = figure.add_axes((0.045, 0.5 / height, 0.935, 1.75 / height))
    plot_routes(scenario, above, date=date)
    plot_load(scenario, below, date=date)
    return figure
