"""Plots: functions that draw on Axes and return them."""

from __future__ import annotations

from ccsim.report.plots.plot_agent import plot_agent
from ccsim.report.plots.plot_breaks import plot_breaks
from ccsim.report.plots.plot_cases import plot_cases
from ccsim.report.plots.plot_cost_and_service import plot_cost_and_service
from ccsim.report.plots.plot_curve import plot_curve
from ccsim.report.plots.plot_flow import plot_flow
from ccsim.report.plots.plot_goals import plot_goals
from ccsim.report.plots.plot_intervals import plot_intervals
from ccsim.report.plots.plot_levers import plot_levers
from ccsim.report.plots.plot_load import plot_load
from ccsim.report.plots.plot_months import plot_months
from ccsim.report.plots.plot_observed import plot_observed
from ccsim.report.plots.plot_payback import plot_payback
from ccsim.report.plots.plot_probabilities import plot_probabilities
from ccsim.report.plots.plot_ramps import plot_ramps
from ccsim.report.plots.plot_return import plot_return
from ccsim.report.plots.plot_routes import plot_routes
from ccsim.report.plots.plot_scenario import plot_scenario
from ccsim.report.plots.plot_staffing import plot_staffing
from ccsim.report.plots.plot_tornado import plot_tornado
from ccsim.report.plots.plot_waits import plot_waits

__all__ = [
    "plot_agent",
    "plot_breaks",
    "plot_cases",
    "plot_cost_and_service",
    "plot_curve",
    "plot_flow",
    "plot_goals",
    "plot_intervals",
    "plot_levers",
    "plot_load",
    "plot_months",
    "plot_observed",
    "plot_payback",
    "plot_probabilities",
    "plot_ramps",
    "plot_return",
    "plot_routes",
    "plot_scenario",
    "plot_staffing",
    "plot_tornado",
    "plot_waits",
]
