"""Waits through the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from ccsim.report.plots.day_profile import profile_by_hour
from ccsim.report.plots.look import BLUE, VERMILION, axes_or_new, clock_axis, look

if TYPE_CHECKING:
    from ccsim.experiment import Result

# Measure, words, colour, line style: those who gave up waited too, so the two lines differ.
_LINES = (
    ("wait/all", "all who reached the queue", VERMILION, "-"),
    ("asa/answered", "those answered", BLUE, "--"),
)


def plot_waits(result: Result, ax: Axes | None = None, *, weekday: str | None = None) -> Axes:
    """Plot the mean wait by the time of day at which contacts were offered, with 95% intervals.

    Parameters
    ----------
    result
        What a run returned.
    ax
        Where to draw; by default a new figure.
    weekday
        Such as ``"mon"``; by default all days together.

    Returns
    -------
    Axes
        Mean wait in seconds over local time.
    """
    with look([result.scenario.name]):
        ax = axes_or_new(ax)
        begin, end = 24.0, 0.0
        for measure, words, colour, style in _LINES:
            rows = profile_by_hour(result, measure, weekday)
            ax.plot(rows["hour"], rows["value"], color=colour, linestyle=style, linewidth=2, label=words)
            ax.fill_between(rows["hour"], rows["low"], rows["high"], color=colour, alpha=0.2, linewidth=0)
            begin, end = min(begin, rows["begin"].min()), max(end, rows["end"].max())
        clock_axis(ax, begin, end)
        ax.set_ylim(bottom=0)
        ax.set_ylabel("mean wait in the queue (s)")
        ax.set_title(f"Waits through the day: {result.scenario.name}, {weekday or 'all days'}")
        ax.legend(title="band: 95% interval")
    return ax
