"""How levers come into force over time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch, Patch
from matplotlib.path import Path
from matplotlib.transforms import ScaledTranslation

from ccsim.report.lever_times import LeverTime, lever_times
from ccsim.report.plots.canvas import INK
from ccsim.report.plots.date_axis import date_axis, day_number
from ccsim.report.plots.look import BLUE, GREY, ORANGE, SKY, axes_or_new, look, name_rows
from ccsim.scenario import Scenario
from ccsim.scenario.levers.base import LeverBase

#: In a row's height, from its top: where the words stand, where all is in force, and where nothing is.
_WORDS, _ALL, _NOTHING = 0.16, 0.36, 0.9
_PREPARED: Final = 0.17
_AIR: Final = 14  # days
_LEGEND: Final = 2.0  # inches of a column
_HATCHES: Final = {"search": "////", "training": "....", "sessions": "xxxx"}


def plot_ramps(
    levers: Scenario | Mapping[str, LeverBase],
    ax: Axes | None = None,
    *,
    names: Iterable[str] | None = None,
    begin: dt.date | None = None,
    end: dt.date | None = None,
    words: bool = True,
) -> Axes:
    """
    Plot how each lever comes into force, from 0 to 1, with what comes first and what it needs.

    Parameters
    ----------
    levers
        A scenario, or levers by name.
    ax
        Where to draw; by default a new figure, as high as there are levers.
    names
        Which levers; by default those that are on, of a mapping all.
    begin, end
        The dates shown, the second one excluded; by default from two weeks before the first one begins until
        all are in force, have ended, and some time more.
    words
        Whether titles, what levers need and a legend are written; without them a row says when, no more.

    Returns
    -------
    Axes
        A row for each lever, in the order in which they begin. Its area (``gid`` "lever NAME") is as high as
        the lever is in force: all of the row is 1. Hatched (``gid`` "before NAME"): searches, training and
        sessions. An arrow (``gid`` "needs NAME NEEDED") comes from each lever that it needs.
    """
    told = lever_times(levers, names)
    begin, end = _shown(told, begin, end)
    with look([*(each.name for each in told), *(each.title or "" for each in told)]):
        ax = axes_or_new(ax, height=1.3 + (0.62 if words else 0.34) * max(1, len(told)))
        rows = {each.name: place for place, each in enumerate(told)}
        for place, each in enumerate(told):
            _draw_lever(ax, each, place, begin, end)
            if words:
                _write_words(ax, each, place, begin, end)
                _draw_needs(ax, each, rows, told)
        name_rows(ax, [place + 0.5 * (_ALL + _NOTHING) for place in range(len(told))], list(rows))
        ax.set_ylim(max(1, len(told)), 0)
        ax.tick_params(axis="y", length=0)
        ax.spines["left"].set_visible(False)
        width = ax.get_figure(root=True).get_figwidth() * ax.get_position().width  # type: ignore[union-attr]
        date_axis(ax, begin, end, width=width)
        if words:
            _draw_legend(ax, told, max(1, min(3, int(width / _LEGEND))))
            ax.set_title(_title(levers), loc="left")
    return ax


def _title(levers: Scenario | Mapping[str, LeverBase]) -> str:
    of = f": {levers.name}" if isinstance(levers, Scenario) else ""
    return f"How levers come into force{of}"


def _shown(
    told: tuple[LeverTime, ...], begin: dt.date | None, end: dt.date | None
) -> tuple[dt.date, dt.date]:
    """The dates that are shown."""
    air = dt.timedelta(days=_AIR)
    if not told:
        first = begin or dt.date(2000, 1, 1)
        return first, end or first + 2 * air
    last = max(max(each.complete, each.ends or each.begins) for each in told)
    first = min(each.begins for each in told) - air
    return begin or first, end or last + max(2 * air, (last - first) / 6)


def _draw_lever(ax: Axes, lever: LeverTime, row: int, begin: dt.date, end: dt.date) -> None:
    """The area of a lever, and what comes first."""
    base, high = row + _NOTHING, _NOTHING - _ALL
    ax.axhline(base, color=GREY, linewidth=0.5, alpha=0.5, zorder=1)
    days = _instants(lever, begin, end)
    levels = np.array([lever.at(day, begin) for day in days])
    ax.fill_between(
        days + day_number(begin), base, base - high * levels, facecolor=SKY, edgecolor=BLUE, linewidth=1.0,
        alpha=0.75, zorder=2, gid=f"lever {lever.name}",
    )  # fmt: skip
    for each in lever.before:
        left = day_number(each.begins)
        ax.barh(
            base - _PREPARED / 2, day_number(each.ends) - left, _PREPARED, left, color="none",
            edgecolor=ORANGE, hatch=_HATCHES[each.what], linewidth=0.8, zorder=3,
            gid=f"before {lever.name} {each.what}",
        )  # fmt: skip
    again = [day_number(date) for date in lever.again(end)]
    ax.plot(again, [base - 0.08] * len(again), "|", color=BLUE, markersize=4, gid=f"again {lever.name}")
    if begin <= lever.begins < end:
        ax.plot(
            [day_number(lever.begins)], [base], "^", color=INK, markersize=4, zorder=4, clip_on=False,
            gid=f"begins {lever.name}",
        )  # fmt: skip


def _instants(lever: LeverTime, begin: dt.date, end: dt.date) -> np.ndarray:
    """Days since the begin at which a curve is drawn: all, and both sides of every jump."""
    length = (end - begin).days
    jumps = [(each.begins - begin).days for each in lever.courses]
    jumps += [(each.ends - begin).days for each in lever.courses if each.ends is not None]
    sides = [side for jump in jumps for side in (jump - 1e-6, float(jump))]
    every = np.concatenate([np.arange(length + 1, dtype=float), sides])
    return np.unique(every[(every >= 0) & (every <= length)])


def _write_words(ax: Axes, lever: LeverTime, row: int, begin: dt.date, end: dt.date) -> None:
    """What it is, over the row, on the side of its begin on which there is more room."""
    text = f"{lever.title} ({lever.kind})" if lever.title else lever.kind
    if lever.needs:
        text += f", needs {' and '.join(lever.needs)}"
    at = min(max(day_number(lever.begins), day_number(begin)), day_number(end))
    left = (at - day_number(begin)) < (day_number(end) - at)
    ax.annotate(
        text, (at, row + _WORDS), (3 if left else -3, 0), textcoords="offset points", size=7.5,
        color="#444444", ha="left" if left else "right", va="center", zorder=5,
    )  # fmt: skip


def _draw_needs(ax: Axes, lever: LeverTime, rows: Mapping[str, int], told: tuple[LeverTime, ...]) -> None:
    """An arrow from the begin of each lever that it needs."""
    for name in lever.needs:
        if name not in rows:
            continue
        x, start = day_number(told[rows[name]].begins), rows[name] + _NOTHING
        to, stop = day_number(lever.begins), rows[lever.name] + _NOTHING - 0.1
        # down first, then along the row: no words stand on either way
        turn = [(x, stop)] if to > x else []
        ax.add_patch(
            FancyArrowPatch(
                path=Path([(x, start), *turn, (to, stop)]), arrowstyle="-|>", mutation_scale=8, fill=False,
                linewidth=0.9, linestyle="--", color=GREY, zorder=4, gid=f"needs {lever.name} {name}",
            )
        )  # fmt: skip


def _draw_legend(ax: Axes, told: tuple[LeverTime, ...], columns: int) -> None:
    """Below the axes: only what is there."""
    handles: list[Patch | Line2D] = [
        Line2D([], [], marker="^", linestyle="", color=INK, markersize=4, label="begins"),
        Patch(facecolor=SKY, edgecolor=BLUE, alpha=0.75, label="in force, 0 to 1 (top of the row)"),
    ]
    there = {stretch.what for each in told for stretch in each.before}
    for what, hatch in _HATCHES.items():
        if what in there:
            handles.append(Patch(facecolor="none", edgecolor=ORANGE, hatch=hatch, label=what))
    if any(each.every for each in told):
        handles.append(Line2D([], [], marker="|", linestyle="", color=BLUE, label="done again"))
    if any(name in {each.name for each in told} for lever in told for name in lever.needs):
        handles.append(Line2D([], [], color=GREY, linestyle="--", linewidth=0.9, label="is needed by"))
    figure = ax.get_figure(root=True)
    assert figure is not None
    below = ax.transAxes + ScaledTranslation(0, -0.42, figure.dpi_scale_trans)  # inches: under the dates
    ax.legend(
        handles=handles,
        loc="upper left",
        bbox_to_anchor=(0, 0),
        bbox_transform=below,
        ncols=columns,
        fontsize=8,
    )
