"""What levers return on what is spent on them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.transforms import ScaledTranslation

from ccsim.report.figures import money_scale
from ccsim.report.plots.canvas import INK
from ccsim.report.plots.look import BLUE, GREEN, GREY, VERMILION, axes_or_new, look, name_rows

if TYPE_CHECKING:
    from ccsim.experiment.levers.lever_report import LeverReport

#: How a lever is looked at: words, colour, marker, place in its row.
RELATIONS: Final = {
    "alone": ("alone", BLUE, "o", -0.17),
    "on top": ("on top of the others", VERMILION, "s", 0.17),
    "all": ("all together", GREEN, "D", 0.0),
}


def plot_return(report: LeverReport, ax: Axes | None = None, *, level: float = 0.95) -> Axes:
    """
    Plot each lever's return: its net for every unit of money spent on it.

    Parameters
    ----------
    report
        From `ccsim.levers`.
    ax
        Where to draw; by default a new figure, as high as there are levers.
    level
        At which the intervals hold together.

    Returns
    -------
    Axes
        A line for each lever, two where it was looked at alone and added to all others; at 0 the gain covers
        the cost. To the right, the change of the profit and the month by whose end the lever is paid back.
    """
    rows = report.returns(level=level)
    names = list(dict.fromkeys(rows["lever"]))
    unit = report.scenario.currency
    with look(names):
        ax = axes_or_new(ax, height=1.5 + 0.55 * len(names))
        told: set[str] = set()
        for row in rows.to_dict("records"):
            words, colour, marker, shift = RELATIONS[row["relation"]]
            shift = shift if len(names) > 1 else 0.0
            place = names.index(row["lever"]) + shift
            if math.isfinite(row["return"]):
                margins = [[row["return"] - row["return_low"]], [row["return_high"] - row["return"]]]
                ax.errorbar(
                    row["return"], place, xerr=None if math.isnan(margins[0][0]) else margins, fmt=marker,
                    color=colour, capsize=3, label="_" if words in told else words,
                )  # fmt: skip
                told.add(words)
            ax.annotate(
                _said(row, unit), (1.02, place), xycoords=("axes fraction", "data"), size=8, va="center",
                color=colour if shift else INK, annotation_clip=False,
            )  # fmt: skip
        ax.annotate(
            "change of profit, paid back by the end of",
            (1.02, 1.01),
            xycoords="axes fraction",
            size=8,
            color=GREY,
        )
        ax.axvline(0, color=GREY, linewidth=0.9)
        name_rows(ax, range(len(names)), names)
        ax.set_ylim(len(names) - 0.5, -0.5)
        ax.grid(visible=True, axis="x")
        ax.set_xlabel(f"return: net per {unit} spent on the lever ({_intervals(rows)})")
        ax.set_title("What levers return", loc="left")
        if len(told) > 1:
            _legend(ax)
    return ax


def _intervals(rows: pd.DataFrame) -> str:
    if rows["n"].max() < 2:
        return "1 replication, no intervals"
    return f"intervals: {rows['level'].iloc[0]:.0%} together"


def _said(row: dict[Any, Any], unit: str) -> str:
    """The change of the profit, and when it is paid back."""
    factor, words = money_scale(row["net"])
    net = f"{row['net'] * factor:+,.{1 if words else 0}f} {words}{unit}"
    if not row["spent"] > 0:
        return f"{net}, nothing spent"
    if row["payback"] is None or row["payback"] != row["payback"]:
        return f"{net}, not paid back"
    return f"{net}, paid back {row['payback']}"


def _legend(ax: Axes) -> None:
    """Below the axes, under their label."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    below = ax.transAxes + ScaledTranslation(0, -0.5, figure.dpi_scale_trans)
    ax.legend(loc="upper left", bbox_to_anchor=(0, 0), bbox_transform=below, ncols=3, fontsize=8)
