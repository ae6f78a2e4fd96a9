"""A year in one picture: what happened month by month, and the levers that made it happen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

from ccsim.report.figures import money_scale, scale
from ccsim.report.lever_times import LeverTime, lever_times
from ccsim.report.month_figures import (
    ALL,
    MONEY,
    PANELS,
    Length,
    MonthFigures,
    is_brief,
    is_whole,
    month_figures,
)
from ccsim.report.plots.canvas import INK
from ccsim.report.plots.date_axis import date_axis, day_number
from ccsim.report.plots.duration_axis import duration_axis
from ccsim.report.plots.look import GREEN, GREY, LINES, SKY, VERMILION, look
from ccsim.report.plots.plot_ramps import plot_ramps

if TYPE_CHECKING:
    from ccsim.experiment import Result

#: The strip of the levers, above all panels.
LEVERS: Final = "levers"
_WIDTH, _PANEL, _MONEY, _ROW = 11.0, 1.28, 1.9, 0.27  # inches
_AXES_WIDTH: Final = 8.0
#: Times the largest figure is the smallest, from which on an axis is logarithmic.
_LOGARITHMIC: Final = 20.0
_LONGEST: Final = 22
#: What an axis says where tables say nothing.
_UNITS: Final = {"count": "people"}


def plot_months(
    result: Result,
    axes: Mapping[str, Axes] | None = None,
    *,
    by: Length | None = None,
    panels: Collection[str] | None = None,
    by_channel: Collection[str] = ("frt",),
    level: float = 0.95,
) -> dict[str, Axes]:
    """
    Plot a long run month by month, or week by week: panels over one axis of dates, the levers above.

    Parameters
    ----------
    result
        Of a run that keeps its months or weeks: `ccsim.run(..., periods="month")`.
    axes
        Where to draw, by panel: only these are drawn. By default all that the run has figures for, below each
        other in a new figure.
    by
        ``"month"`` or ``"week"``; by default what the run keeps.
    panels
        Which, in a new figure: ``levers``, ``volume``, ``staffing``, ``people``, ``occupancy``, ``frt``,
        ``aht``, ``fcr``, ``cpc``, ``csat``, ``money``.
    by_channel
        Which of those of one figure are told by channel.
    level
        Confidence level of the bands, each by itself; there are none with one replication.

    Returns
    -------
    dict of Axes
        By panel, from top to bottom. Counts and hours are per day of the period, money is per period.
    """
    wanted = panels if axes is None else list(axes)
    if wanted is not None and (unknown := set(wanted) - {LEVERS, *PANELS, MONEY}):
        there = ", ".join((LEVERS, *PANELS, MONEY))
        raise ValueError(f"there is no panel {min(unknown)!r}; one of {there}")
    own = None if wanted is None else [name for name in wanted if name != LEVERS]
    figures = month_figures(result, by, panels=own, by_channel=by_channel, level=level)
    levers = _in_run(result, figures)
    names = [LEVERS] if levers and (wanted is None or LEVERS in wanted) else []
    names += figures.panels
    scenario = result.scenario
    texts = [scenario.title or scenario.name, *figures.table["line"], *(each.name for each in levers)]
    with look(texts):
        drawn = _new_axes(result, figures, names, len(levers)) if axes is None else dict(axes)
        for name, ax in drawn.items():
            if name == LEVERS:
                begin, end = _ends(figures)
                shown = [each.name for each in levers]
                plot_ramps(scenario, ax, names=shown, begin=begin, end=end, words=False)
                ax.set_title("Levers", loc="left", fontsize=9, weight="bold")
            else:
                _draw_panel(ax, name, figures)
                for each in levers:
                    ax.axvline(day_number(each.begins), color=GREY, linestyle=":", linewidth=0.9, zorder=0.5)
            labelled = axes is not None or name == list(drawn)[-1]
            date_axis(
                ax, *_ends(figures), width=_AXES_WIDTH if axes is None else _width(ax), labelled=labelled
            )
            ax.tick_params(axis="y", labelsize=8)
    return drawn


def _ends(figures: MonthFigures) -> tuple[dt.date, dt.date]:
    last = figures.periods[-1]
    return figures.periods[0].begin, last.begin + dt.timedelta(days=last.days)


def _in_run(result: Result, figures: MonthFigures) -> list[LeverTime]:
    """The levers of which something happens in the run."""
    begin, end = _ends(figures)
    told = lever_times(result.scenario)
    return [each for each in told if each.begins < end and (each.ends is None or each.ends > begin)]


def _width(ax: Axes) -> float:
    figure = ax.get_figure(root=True)
    return ax.get_position().width * (_WIDTH if figure is None else figure.get_figwidth())


def _new_axes(result: Result, figures: MonthFigures, names: list[str], levers: int) -> dict[str, Axes]:
    """Axes below each other in a new figure, with a title that says what the bands are."""
    special = {LEVERS: 0.1 + _ROW * levers, MONEY: _MONEY}
    heights = [special.get(name, _PANEL) for name in names]
    figure, made = plt.subplots(
        len(names), 1, squeeze=False, height_ratios=heights, layout="constrained",
        figsize=(_WIDTH, 1.0 + sum(heights) + 0.12 * len(names)),
    )  # fmt: skip
    scenario = result.scenario
    figure.suptitle(scenario.title or scenario.name, x=0.01, ha="left", fontsize=13, weight="bold")
    figure.supxlabel(_said(result, figures, levers), x=0.01, ha="left", fontsize=8, color="#555555")
    return dict(zip(names, made[:, 0], strict=True))


def _said(result: Result, figures: MonthFigures, levers: int) -> str:
    """What the picture is of, and what its bands are."""
    begin, end = _ends(figures)
    many = f"{figures.replications} replication" + ("s" if figures.replications > 1 else "")
    bands = f"{many}, no intervals"
    if figures.replications > 1:
        bands = f"bands: {figures.level:.0%} intervals, {many}"
    last = end - dt.timedelta(days=1)
    dotted = "; dotted: a lever begins" if levers else ""
    brief = f"; hollow: little of a {figures.by}" if _brief(figures).any() else ""
    return f"{result.scenario.name}, {begin} to {last} by {figures.by}; {bands}{dotted}{brief}"


def _draw_panel(ax: Axes, name: str, figures: MonthFigures) -> None:
    if name == MONEY:
        _draw_money(ax, figures)
        return
    panel, lines = PANELS[name], figures.lines(name)
    unit = next(str(rows["unit"].dropna().iloc[0]) for rows in lines.values())
    values = pd.concat([rows["value"] for rows in lines.values()]).dropna()
    by_duration = unit == "s" and values.min() > 0 and values.max() > _LOGARITHMIC * values.min()
    factor, label = (1.0, "") if by_duration else scale(float(values.max()), unit)
    middles = [day_number(period.begin) + period.days / 2 for period in figures.periods]
    marked, brief = len(middles) <= 60, _brief(figures)
    for place, (line, rows) in enumerate(lines.items()):
        colour, style, marker = LINES[place % len(LINES)]
        if line == ALL and len(lines) > 1:
            colour, style, marker = INK, "-", ""
        low, high = (rows[each].to_numpy(float) * factor for each in ("low", "high"))
        if by_duration:
            low = np.maximum(low, values.min() / 10)
        value = rows["value"].to_numpy(float) * factor
        low, high, told = (np.where(brief, np.nan, each) for each in (low, high, value))
        ax.fill_between(middles, low, high, color=colour, alpha=0.2, linewidth=0, gid=f"band {line}")
        ax.plot(
            middles, told, color=colour, linestyle=style, linewidth=1.4, marker=marker if marked else "",
            markersize=3, label=_short(line), gid=f"line {line}",
        )  # fmt: skip
        ax.plot(
            middles, np.where(brief, value, np.nan), marker or "o", color=colour, markersize=3,
            markerfacecolor="white", gid=f"brief {line}",
        )  # fmt: skip
    if by_duration:
        duration_axis(ax)
        label = "log scale"
    elif panel.a_day:
        tops = [rows["value"].where(brief, rows[["value", "high"]].max(axis=1)) for rows in lines.values()]
        highest = pd.concat(tops).max()
        ax.set_ylim(0, max(1.08 * float(highest) * factor, 1e-9))
        label = {"count": "per day", "h": "h per day"}[unit]
    ax.set_ylabel(label or _UNITS.get(unit, unit), fontsize=8)
    ax.grid(visible=True, axis="y")
    ax.set_title(panel.title, loc="left", fontsize=9, weight="bold")
    if len(lines) > 1:
        _legend(ax)


def _brief(figures: MonthFigures) -> np.ndarray:
    """The periods at the ends of a run whose figures are mostly chance: they get no band, and no line."""
    found = np.array([is_brief(period, figures.by) for period in figures.periods])
    return found & ~found.all()


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


def _legend(ax: Axes) -> None:
    """To the right, where no line is."""
    ax.legend(
        loc="upper left", bbox_to_anchor=(1.005, 1.08), fontsize=7.5, labelspacing=0.25, borderaxespad=0
    )


def _draw_money(ax: Axes, figures: MonthFigures) -> None:
    """Bars up for what comes in, down for what goes out; the profit as a line."""
    lines = figures.lines(MONEY)
    largest = max(float(rows["value"].abs().max()) for rows in lines.values())
    factor, words = money_scale(largest)
    earns = "profit" in lines
    begins = np.array([day_number(period.begin) for period in figures.periods])
    days = np.array([period.days for period in figures.periods], dtype=float)
    sign = -1.0 if earns else 1.0
    below = np.zeros(len(days))
    for line, colour, way in (("revenue", GREEN, 1.0), ("cost", SKY, sign), ("value lost", VERMILION, sign)):
        if line not in lines:
            continue
        rows = lines[line]
        heights = way * factor * rows["value"].fillna(0).to_numpy(float)
        at = np.zeros(len(days)) if way > 0 or line == "cost" else below
        ax.bar(begins + days / 2, heights, 0.86 * days, at, color=colour, label=line, gid=f"bar {line}")
        margins = factor * (rows[["high", "low"]].sub(rows["value"], axis=0).abs()).to_numpy(float).T
        if np.isfinite(margins).any():
            ax.errorbar(
                begins + days / 2, at + heights, yerr=margins[::-1] if way > 0 else margins, fmt="none",
                ecolor=INK, elinewidth=0.8, capsize=2,
            )  # fmt: skip
        if line == "cost":
            below = heights
            _draw_projects(ax, lines, begins, days, sign * factor)
    if earns:
        rows = lines["profit"]
        low, value, high = (rows[each].to_numpy(float) * factor for each in ("low", "value", "high"))
        # no line falls to what is only the beginning of a month
        whole = np.array([is_whole(period, figures.by) for period in figures.periods])
        ax.fill_between(
            begins + days / 2, np.where(whole, low, np.nan), np.where(whole, high, np.nan), color=INK,
            alpha=0.25, linewidth=0, gid="band profit",
        )  # fmt: skip
        ax.plot(begins + days / 2, np.where(whole, value, np.nan), color=INK, linewidth=1.6)
        ax.plot(begins + days / 2, value, "o", color=INK, markersize=3.5, label="profit", gid="line profit")
        ax.axhline(0, color=INK, linewidth=0.7)
    ax.set_ylabel(f"{words}{figures.currency} per {figures.by}", fontsize=8)
    ax.grid(visible=True, axis="y")
    ax.set_title("Profit and loss" if earns else "Cost", loc="left", fontsize=9, weight="bold")
    _legend(ax)


def _draw_projects(
    ax: Axes, lines: Mapping[str, pd.DataFrame], begins: np.ndarray, days: np.ndarray, factor: float
) -> None:
    """What the levers cost by themselves, at the near end of the bars of cost."""
    if "of it for levers" in lines:
        heights = factor * lines["of it for levers"]["value"].fillna(0).to_numpy(float)
        ax.bar(
            begins + days / 2, heights, 0.86 * days, color="none", edgecolor=INK, hatch="////", linewidth=0.5,
            label="of it for levers", gid="bar of it for levers",
        )  # fmt: skip
