"""Staffing against load through the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from ccsim.report.plots.day_profile import load_by_clock
from ccsim.report.plots.look import BLUE, GREY, VERMILION, axes_or_new, clock_axis, look

if TYPE_CHECKING:
    from ccsim.experiment import Result


def plot_staffing(result: Result, ax: Axes | None = None, *, weekday: str | None = None) -> Axes:
    """Plot the agents present, those at work, and the load, by time of day.

    The load is the contacts offered times the mean handle time: the agents it would keep busy without a
    pause, with one contact at a time. Where it nears the agents present, customers wait; agents who may have
    several in hand carry more than that. For one weekday, a band holds the middle 80% of its days.

    Parameters
    ----------
    result
        What a run returned.
    ax
        Where to draw; by default a new figure.
    weekday
        Such as ``"mon"``; by default the average of all days with contacts.

    Returns
    -------
    Axes
        Agents over local time.
    """
    days = load_by_clock(result, weekday)
    hours = days.groupby("hour")
    mean = hours[["load", "busy", "staffed"]].mean()
    low, high = hours["load"].quantile(0.1), hours["load"].quantile(0.9)
    lively = mean.index[mean["load"] > 0]
    step = float(mean.index[1] - mean.index[0]) if len(mean) > 1 else 24.0
    with look([result.scenario.name]):
        ax = axes_or_new(ax)
        edges = [*mean.index, mean.index[-1] + step]
        ax.stairs(mean["staffed"], edges, color=BLUE, linewidth=2, label="agents present")
        words = "load, one in hand" if _share(result) else "load"
        if weekday is not None:  # the band of unlike days would say how unlike they are
            words += " (band: 80% of days)"
            ax.stairs(high, edges, baseline=low.to_numpy(), fill=True, color=VERMILION, alpha=0.2)
        ax.stairs(mean["load"], edges, color=VERMILION, linewidth=2, linestyle="--", label=words)
        ax.stairs(mean["busy"], edges, color=GREY, linestyle=":", linewidth=2, label="agents at work")
        clock_axis(ax, float(lively.min()), float(lively.max()) + step)
        ax.set_ylim(bottom=0)
        ax.set_ylabel("agents")
        which = "average day" if weekday is None else weekday
        ax.set_title(f"Staffing against load: {result.scenario.name}, {which}")
        ax.legend()
    return ax


def _share(result: Result) -> bool:
    """Whether anybody may have several contacts in hand."""
    return any(group.loads for group in result.scenario.groups.values())
