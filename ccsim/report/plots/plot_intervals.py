"""Measures with their intervals, one below the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.axes import Axes

from ccsim.report.figures import scale
from ccsim.report.headline import HEADLINE, SPLITS
from ccsim.report.plots.look import BLUE, GREEN, ORANGE, PURPLE, VERMILION, axes_or_new, look

if TYPE_CHECKING:
    from ccsim.experiment import Result

_STYLES = ((BLUE, "o"), (VERMILION, "s"), (GREEN, "^"), (ORANGE, "D"), (PURPLE, "v"))


def plot_intervals(
    results: Result | Mapping[str, Result],
    ax: Axes | None = None,
    *,
    measure: str | None = None,
    by: str | None = None,
) -> Axes:
    """Plot figures and their 95% intervals, one below the other: the headline's shares, or one measure.

    Parameters
    ----------
    results
        What a run returned, or several by the names they get in the legend.
    ax
        Where to draw; by default a new figure.
    measure
        Id, such as ``asa/answered``; by default the shares of the headline.
    by
        With a measure: one line for each ``channel``, ``queue``, ``intent``, ``segment`` or ``group``.

    Returns
    -------
    Axes
        A line for each figure; values in the measure's unit.
    """
    named = results if isinstance(results, Mapping) else {results.scenario.name: results}
    if by is not None and (by not in SPLITS or measure is None):
        raise ValueError(f"by={by!r} needs a measure, and is one of {', '.join(SPLITS)}")
    tables = {
        name: _shares(result) if measure is None else _by(result, measure, by)
        for name, result in named.items()
    }
    labels = list(dict.fromkeys(label for rows in tables.values() for label in rows["label"]))
    largest = max(rows["value"].abs().max() for rows in tables.values())
    first = next(iter(tables.values()))
    factor, unit = scale(float(largest), str(first["unit"].iloc[0]))
    with look([*named, *labels]):
        ax = axes_or_new(ax, height=1.2 + 0.25 * len(labels) * (1 + len(tables)))
        for place, (name, rows) in enumerate(tables.items()):
            colour, marker = _STYLES[place % len(_STYLES)]
            shift = 0.2 * (place - (len(tables) - 1) / 2)
            heights = [labels.index(label) + shift for label in rows["label"]]
            value, low, high = (rows[name].to_numpy() * factor for name in ("value", "low", "high"))
            margins = (value - low, high - value)
            ax.errorbar(value, heights, xerr=margins, fmt=marker, color=colour, capsize=3, label=name)
        ax.set_yticks(range(len(labels)), labels)
        ax.set_ylim(len(labels) - 0.5, -0.5)
        ax.grid(visible=True, axis="x")
        ax.set_xlabel(f"{measure or 'share'} ({unit}), with 95% intervals")
        if len(tables) > 1:
            ax.legend()
        else:
            ax.set_title(next(iter(tables)))
    return ax


def _shares(result: Result) -> pd.DataFrame:
    """Return the headline's shares of the whole centre, each with its words as label."""
    summary = result.summary([f"{line.measure}/{line.variant}" for line in HEADLINE], by=())
    shares = summary[summary["unit"] == "share"].to_dict("records")
    return pd.DataFrame([{**row, "label": line.words(row)} for line in HEADLINE for row in line.find(shares)])


def _by(result: Result, measure: str, by: str | None) -> pd.DataFrame:
    """Return a measure's first statistic at its first threshold: of the centre, or by something."""
    summary = result.summary(measure, by=by or ())
    first = summary.iloc[0]
    own = (summary["statistic"] == first["statistic"]) & summary["value"].notna()
    own &= summary["threshold"].isna() | (summary["threshold"] == first["threshold"])
    rows: pd.DataFrame = summary[own if by is None else own & summary[by].notna()]
    return rows.assign(label=measure if by is None else rows[by].astype(str))
