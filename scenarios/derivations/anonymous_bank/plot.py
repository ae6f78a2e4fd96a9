"""The month and the model by half-hour, as a plot."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import pandas as pd
from matplotlib.figure import Figure

from ccsim.report.plots.look import BLUE, VERMILION, clock_axis, look

__all__ = ["plot_half_hours"]

PANELS = (
    ("offered", "calls offered per half-hour", 1.0),
    ("abandonment", "abandoned, % of offered", 100.0),
    ("asa", "ASA of the answered, s", 1.0),
    ("within_20", "answered within 20 s, % of offered", 100.0),
)
OPEN, CLOSE = 14, 48


def plot_half_hours(month: pd.DataFrame, model: pd.DataFrame, file: Path) -> None:
    """
    Draw four measures from Sunday to Thursday by half-hour of the call.

    Parameters
    ----------
    month
        By half-hour; see ``month.by_half_hour``.
    model
        By replication and half-hour; see ``compare.model_by_half_hour``.
    file
        The file to write; its suffix says which format.
    """
    hours = [half_hour / 2 for half_hour in range(OPEN, CLOSE + 1)]
    with look():
        # nothing that changes from run to run in the file
        mpl.rcParams["svg.hashsalt"] = "anonymous-bank"
        figure = Figure(figsize=(10, 7), layout="constrained")
        for ax, (name, title, factor) in zip(figure.subplots(2, 2).flat, PANELS, strict=True):
            own = factor * model[name].reset_index().pivot_table(
                index="replication", columns="half_hour", values=name
            ).reindex(columns=range(OPEN, CLOSE))
            low, high = own.quantile(0.05), own.quantile(0.95)
            ax.stairs(
                high,
                hours,
                baseline=low.to_numpy(),
                fill=True,
                color=BLUE,
                alpha=0.2,
                label="model, 90% of months",
            )
            ax.stairs(own.mean(), hours, baseline=None, color=BLUE, linewidth=2, label="model, mean")
            ax.plot(
                [h + 0.25 for h in hours[:-1]],
                month[name].iloc[OPEN:CLOSE] * factor,
                "o",
                color=VERMILION,
                markersize=4,
                label="February 1999",
            )
            clock_axis(ax, OPEN / 2, CLOSE / 2)
            ax.set_ylim(bottom=0)
            ax.set_title(title, fontsize=11)
        figure.axes[0].legend(fontsize=9)
        number = model.index.get_level_values("replication").nunique()
        figure.suptitle(f"The anonymous bank, Sunday to Thursday: the month and {number} simulated months")
        figure.savefig(file, metadata={"Date": None} if file.suffix == ".svg" else None, dpi=110)
