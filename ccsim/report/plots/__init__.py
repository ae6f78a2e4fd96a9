"""Plots: functions that draw on Axes and return them."""

from __future__ import annotations

from ccsim.report.plots.plot_intervals import plot_intervals
from ccsim.report.plots.plot_observed import plot_observed
from ccsim.report.plots.plot_staffing import plot_staffing
from ccsim.report.plots.plot_waits import plot_waits

__all__ = ["plot_intervals", "plot_observed", "plot_staffing", "plot_waits"]
