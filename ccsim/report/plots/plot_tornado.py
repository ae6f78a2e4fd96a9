"""What each factor does, one at a time: the largest swing on top."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.axes import Axes

from ccsim.report.compare_text import words_for
from ccsim.report.figures import money_scale, scale
from ccsim.report.plots.canvas import INK
from ccsim.report.plots.look import BLUE, GREY, ORANGE, axes_or_new, look, name_rows

if TYPE_CHECKING:
    import pandas as pd

    from ccsim.experiment.compare.comparison import Comparison


def plot_tornado(
    comparison: Comparison, measure: str | None = None, ax: Axes | None = None, *, level: float = 0.95
) -> Axes:
    """
    Plot by how much a figure moves as each factor goes from its low to its high value.

    Parameters
    ----------
    comparison
        Of a tornado: ``ccsim.compare(scenario.tornado({...}))``.
    measure
        Its id, or as it was asked for; by default the first.
    ax
        Where to draw; by default a new figure, as high as there are factors.
    level
        At which the intervals hold together.

    Returns
    -------
    Axes
        A row for each factor, the largest swing on top: a bar for each end, with its interval and the value
        that the factor has there.
    """
    rows = comparison.tornado(measure, level=level)
    figure = comparison.figures[comparison.place_of(measure)]
    factor, unit = _scaled(rows, figure.measure.unit, comparison.currency)
    with look(rows["factor"]):
        ax = axes_or_new(ax, height=1.4 + 0.55 * len(rows))
        for end, colour, words in (("low", ORANGE, "at its low value"), ("high", BLUE, "at its high value")):
            at = rows[f"at_{end}"].to_numpy() * factor
            places = np.arange(len(rows)) + (-0.19 if end == "low" else 0.19)
            margins = np.abs([rows[f"at_{end}_{side}"].to_numpy() * factor - at for side in ("from", "to")])
            ax.barh(
                places, at, height=0.36, color=colour, label=words, zorder=2,
                xerr=None if np.isnan(margins).all() else np.nan_to_num(margins),
                error_kw={"capsize": 3, "elinewidth": 1.0, "ecolor": INK},
            )  # fmt: skip
            beyond = np.nan_to_num(np.where(at >= 0, margins[1], margins[0]))
            outer = at + np.where(at >= 0, beyond, -beyond)
            for place, value, setting in zip(places, outer, rows[end], strict=True):
                _said(ax, float(value), float(place), setting)
        ax.axvline(0, color=GREY, linewidth=0.9)
        name_rows(ax, range(len(rows)), rows["factor"])
        ax.set_ylim(len(rows) - 0.5, -0.5)
        ax.margins(x=0.16)
        ax.grid(visible=True, axis="x")
        base = rows["base"].iloc[0] * factor
        said = words_for(figure, short=False)
        told = "no intervals" if rows["n"].iloc[0] < 2 else f"intervals: {level:.0%} together"
        change = f"change, {unit}" if unit else "change"
        ax.set_xlabel(f"{change}, from {base:,.4g} as it is ({told})")
        ax.set_title(f"What moves it: {said}", loc="left")
        ax.legend(loc="lower right", fontsize=8)
    return ax


def _scaled(rows: pd.DataFrame, unit: str, currency: str) -> tuple[float, str]:
    """By what the figures are multiplied, and the unit they then have."""
    size = float(rows["base"].abs().max())
    if unit == "money":
        factor, words = money_scale(0.0 if math.isnan(size) else size)
        return factor, f"{words}{currency}"
    factor, label = scale(size, unit)
    return factor, "percentage points" if unit == "share" else label


def _said(ax: Axes, value: float, place: float, setting: Any) -> None:
    """The value of the factor beyond the end of the bar and its interval."""
    text = (
        "on"
        if setting is True
        else "off"
        if setting is False
        else f"{setting:g}"
        if isinstance(setting, float)
        else str(setting)
    )
    right = value >= 0
    ax.annotate(
        text, (value, place), (4 if right else -4, 0), textcoords="offset points", fontsize=7.5,
        ha="left" if right else "right", va="center", color=INK,
    )  # fmt: skip
