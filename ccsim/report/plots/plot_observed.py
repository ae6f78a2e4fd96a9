"""A measure through the day, beside what was observed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from ccsim.report.figures import scale
from ccsim.report.plots.day_profile import profile_by_hour
from ccsim.report.plots.look import BLUE, VERMILION, axes_or_new, clock_axis, look

if TYPE_CHECKING:
    import pandas as pd

    from ccsim.experiment import Result


def plot_observed(
    result: Result,
    observed: pd.Series[float],
    ax: Axes | None = None,
    *,
    measure: str = "abandonment/offered",
    weekday: str | None = None,
) -> Axes:
    """Plot a measure by time of day, forecast and observed.

    Parameters
    ----------
    result
        What a run returned.
    observed
        The observed values, in the measure's unit (shares from 0 to 1), indexed by the second of the day
        at which their interval begins.
    ax
        Where to draw; by default a new figure.
    measure
        Id of a measure that can be told by interval.
    weekday
        Such as ``"mon"``; by default all days together.

    Returns
    -------
    Axes
        The measure over local time: the forecast with its 95% interval as a line, the observed as dots.
    """
    rows = profile_by_hour(result, measure, weekday)
    half = float((rows["end"] - rows["begin"]).iloc[0]) / 2
    factor, unit = scale(float(rows["value"].max()), result.pick(measure).unit)
    with look([result.scenario.name]):
        ax = axes_or_new(ax)
        ax.plot(rows["hour"], rows["value"] * factor, color=BLUE, linewidth=2, label="forecast")
        ax.fill_between(
            rows["hour"], rows["low"] * factor, rows["high"] * factor, color=BLUE, alpha=0.2, linewidth=0
        )
        ax.plot(
            observed.index / 3600 + half,
            observed * factor,
            "o",
            color=VERMILION,
            markersize=5,
            label="observed",
        )
        clock_axis(ax, float(rows["begin"].min()), float(rows["end"].max()))
        ax.set_ylim(bottom=0)
        ax.set_ylabel(f"{measure} ({unit})" if unit else measure)
        ax.set_title(f"Forecast and observed: {result.scenario.name}, {weekday or 'all days'}")
        ax.legend(title="band: 95% interval")
    return ax
