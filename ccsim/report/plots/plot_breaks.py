"""Which days and hours break a goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MultipleLocator, PercentFormatter

from ccsim.goals.breaking import missing_by_hour
from ccsim.report.plots.look import GREY, axes_or_new, look
from ccsim.scenario import WEEKDAYS

if TYPE_CHECKING:
    from ccsim.goals.assessment import Assessment


def plot_breaks(assessment: Assessment, goal: str, ax: Axes | None = None) -> Axes:
    """
    Plot how much of what a goal is missing is missing at which half hour of the week.

    Parameters
    ----------
    assessment
        From `ccsim.assess`.
    goal
        Its name.
    ax
        Where to draw; by default a new figure.

    Returns
    -------
    Axes
        A row for each weekday, a field for each half hour (of long periods for the day), the darker the
        more is missing there; white where nothing is, grey where nothing comes.
    """
    judged = assessment.goal(goal)
    missing, sums = missing_by_hour(judged), judged.by_hour
    with look([goal]):
        ax = axes_or_new(ax, height=3.0)
        ax.set_title(goal, loc="left", fontsize=10, fontfamily=mpl.rcParams["font.family"])
        if missing is None or sums is None:
            ax.text(0.5, 0.5, "not told by interval", ha="center", transform=ax.transAxes, color=GREY)
            return ax
        total = float(missing.sum())
        shares = missing / total if total > 0 else missing
        shown = np.ma.masked_where(sums[:, :, 1] <= 0, shares)
        ax.set_facecolor("#dddddd")
        most = float(shares.max()) or 1.0
        drawn = ax.imshow(
            shown,
            aspect="auto",
            cmap="Blues",
            vmin=0,
            vmax=most,
            extent=(0, 24, 6.5, -0.5),
            interpolation="nearest",
        )
        ax.set_yticks(range(7), WEEKDAYS)
        ax.xaxis.set_major_locator(MultipleLocator(2))
        ax.xaxis.set_major_formatter(FuncFormatter(lambda hour, _: f"{int(hour):02d}:00"))
        ax.set_xlabel("local time")
        figure = ax.get_figure(root=True)
        if figure is not None:
            bar = figure.colorbar(drawn, ax=ax, pad=0.01, format=PercentFormatter(1.0, decimals=1))
            bar.set_label("share of what is missing", fontsize=8)
    return ax
