"""Cost against service: which options are efficient."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.transforms import Bbox

from ccsim.report.compare_text import words_for
from ccsim.report.figures import money_scale, scale
from ccsim.report.plots.look import BLUE, GREY, axes_or_new, look
from ccsim.report.plots.place_labels import place_labels

if TYPE_CHECKING:
    from ccsim.experiment.compare.comparison import Comparison

#: With more options than these, only the efficient ones and the baseline are named.
_ALL_NAMED: Final = 14
#: Pixels between two places of a line at which labels are kept off it.
_STRETCH: Final = 5.0


def plot_cost_and_service(
    comparison: Comparison,
    measure: str | None = None,
    ax: Axes | None = None,
    *,
    cost: str = "cost/total",
    level: float = 0.95,
    better: Any = None,
) -> Axes:
    """
    Plot what each option costs against what it brings.

    Parameters
    ----------
    comparison
        From `ccsim.compare`; both measures are among those compared.
    measure
        Of service, across; by default the first of the comparison.
    ax
        Where to draw; by default a new figure.
    cost
        What it costs, to the right.
    level
        Of each interval by itself.
    better
        ``"lower"`` or ``"higher"``, of a service that declares no better way.

    Returns
    -------
    Axes
        A mark with both intervals for each option; filled, and joined by a line, are the efficient ones: no
        other is cheaper and no worse, or better and no dearer. Better is always up.
    """
    table = comparison.efficient(measure, cost=cost, level=level, better=better)
    figures = [comparison.figures[comparison.place_of(name)] for name in (cost, measure)]
    currency = comparison.currency
    with look(comparison.names):
        ax = axes_or_new(ax, height=5.0)
        names = {"cost": figures[0], "value": figures[1]}
        scales = [_scaled(table, name, each.measure.unit, currency) for name, each in names.items()]
        factors = (scales[0][0], scales[1][0])
        shown = _drawn(ax, table, factors)
        for axis, each, (_, unit) in zip((ax.xaxis, ax.yaxis), figures, scales, strict=True):
            axis.set_label_text(f"{words_for(each, short=False)}, {unit}".removesuffix(", "))
            axis.set_major_formatter("{x:,g}")
        ax.grid(visible=True)
        ax.margins(0.12)
        lower = better == "lower" or (better is None and figures[1].measure.direction == "lower")
        if lower:
            ax.invert_yaxis()
        ax.set_title(
            f"Cost against service (better is up; intervals: {level:.0%} each)", loc="left", fontsize=11
        )
        ax.legend(loc="lower right", fontsize=8)
        _labelled(ax, comparison, table, shown, factors)
    return ax


def _scaled(table: pd.DataFrame, name: str, unit: str, currency: str) -> tuple[float, str]:
    """By what a column is multiplied, and the unit it then has."""
    size = float(table[name].abs().max())
    if unit == "money":
        factor, words = money_scale(size)
        return factor, f"{words}{currency}"
    return scale(size, unit)


def _drawn(ax: Axes, table: pd.DataFrame, factors: tuple[float, float]) -> list[tuple[float, float]]:
    """Draw the marks and the line that joins the efficient ones; the points."""
    points = [(row["cost"] * factors[0], row["value"] * factors[1]) for _, row in table.iterrows()]
    chosen = [point for point, efficient in zip(points, table["efficient"], strict=True) if efficient]
    ax.plot(*zip(*sorted(chosen), strict=True), color=BLUE, linewidth=1.0, zorder=2, gid="efficient")
    told: set[bool] = set()
    for (_, row), (x, y) in zip(table.iterrows(), points, strict=True):
        efficient = bool(row["efficient"])
        margins = [
            [[abs(at - factor * row[f"{name}_low"])], [abs(factor * row[f"{name}_high"] - at)]]
            for at, factor, name in ((x, factors[0], "cost"), (y, factors[1], "value"))
        ]
        across, up = (None if math.isnan(each[0][0]) else each for each in margins)
        colour = BLUE if efficient else GREY
        ax.errorbar(
            x, y, xerr=across, yerr=up, fmt="o", color=colour, mfc=colour if efficient else "white",
            markersize=6, capsize=2, elinewidth=0.9, zorder=3,
            label="_" if efficient in told else "efficient" if efficient else "another beats it in both",
        )  # fmt: skip
        told.add(efficient)
    return points


def _labelled(
    ax: Axes,
    comparison: Comparison,
    table: pd.DataFrame,
    points: list[tuple[float, float]],
    factors: tuple[float, float],
) -> None:
    """Name the options beside their marks, as far as there is room."""
    few = len(points) <= _ALL_NAMED
    names = [
        name if few or efficient or name == comparison.baseline else ""
        for name, efficient in zip(table["option"], table["efficient"], strict=True)
    ]
    told = [f"{name} (baseline)" if name == comparison.baseline else name for name in names]
    figure: Any = ax.get_figure(root=True)
    figure.draw_without_rendering()
    legend = ax.get_legend()
    taken = [] if legend is None else [legend.get_window_extent(figure.canvas.get_renderer())]
    taken += [*_bars(ax, table, factors), *_along(ax, table, points)]
    # where there is too little room, the baseline and the efficient ones come first
    filled = table["efficient"].to_numpy()
    order = sorted(range(len(names)), key=lambda at: (told[at] == names[at], not filled[at]))
    place_labels(ax, [points[at] for at in order], [told[at] for at in order], taken, fontsize=8)


def _bars(ax: Axes, table: pd.DataFrame, factors: tuple[float, float]) -> Iterator[Bbox]:
    """Where the intervals stand, in pixels."""
    for _, row in table.iterrows():
        for name, other in (("cost", "value"), ("value", "cost")):
            ends = [row[f"{name}_low"], row[f"{name}_high"]]
            if any(math.isnan(end) for end in ends):
                continue
            at = [
                (end * factors[0], row[other] * factors[1])
                if name == "cost"
                else (row[other] * factors[0], end * factors[1])
                for end in ends
            ]
            yield Bbox(ax.transData.transform(at)).padded(2)


def _along(ax: Axes, table: pd.DataFrame, points: list[tuple[float, float]]) -> Iterator[Bbox]:
    """Where the line stands that joins the efficient options, in pixels, a few at a time."""
    chosen = sorted(point for point, efficient in zip(points, table["efficient"], strict=True) if efficient)
    for start, end in itertools.pairwise(ax.transData.transform(chosen)):
        steps = max(2, int(np.hypot(*(end - start)) / _STRETCH))
        for x, y in np.linspace(start, end, steps):
            yield Bbox.from_bounds(x - 1, y - 1, 2, 2)
