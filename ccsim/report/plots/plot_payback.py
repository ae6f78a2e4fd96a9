"""When levers have brought what they cost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import TYPE_CHECKING, Literal

import numpy as np
from matplotlib.axes import Axes

from ccsim.report.figures import money_scale
from ccsim.report.plots.canvas import INK
from ccsim.report.plots.date_axis import date_axis, day_number
from ccsim.report.plots.look import LINES, axes_or_new, look

if TYPE_CHECKING:
    from ccsim.experiment.levers.lever_report import LeverReport


def plot_payback(
    report: LeverReport,
    ax: Axes | None = None,
    *,
    levers: Collection[str] | None = None,
    relation: Literal["alone", "on top", "all"] = "alone",
    level: float = 0.95,
) -> Axes:
    """
    Plot what each lever has brought so far, less what it has cost so far.

    Parameters
    ----------
    report
        From `ccsim.levers`.
    ax
        Where to draw; by default a new figure.
    levers
        Which; by default all.
    relation
        Added to nothing (``alone``), to all others (``on top``), or all of them together (``all``).
    level
        Of the band of every month by itself.

    Returns
    -------
    Axes
        A line for each lever through the ends of the months, from 0 on the first day; a star where it is paid
        back for good.
    """
    rows = report.cumulated(level=level)
    rows = rows[rows["relation"] == relation]
    names = [name for name in dict.fromkeys(rows["lever"]) if levers is None or name in levers]
    rows = rows[rows["lever"].isin(names)]
    back = report.returns(level=level)
    back = back[back["relation"] == relation].set_index("lever")
    begin = dt.date.fromisoformat(report.start)
    end = begin + dt.timedelta(days=report.days)
    factor, words = money_scale(float(rows["net"].abs().max()) if names else 0.0)
    with look(names):
        ax = axes_or_new(ax)
        for place, name in enumerate(names):
            own = rows[rows["lever"] == name]
            ends = [_end(month, end) for month in own["month"]]
            at = np.array([day_number(date) for date in (begin, *ends)])
            value, low, high = (
                np.concatenate([[0.0], own[each].to_numpy(float) * factor]) for each in ("net", "low", "high")
            )
            colour, style, marker = LINES[place % len(LINES)]
            month = back["payback"][name]
            paid = isinstance(month, str)
            said = (
                f"paid back {month}"
                if paid
                else "not paid back"
                if back["spent"][name] > 0
                else "nothing spent"
            )
            ax.fill_between(at, low, high, color=colour, alpha=0.15, linewidth=0, gid=f"band {name}")
            ax.plot(
                at, value, color=colour, linestyle=style, marker=marker, markersize=3, linewidth=1.5,
                label=f"{name}: {said}", gid=f"line {name}",
            )  # fmt: skip
            if paid:
                place_of = 1 + list(own["month"]).index(month)
                ax.plot(
                    [at[place_of]], [value[place_of]], "*", color=colour, markeredgecolor=INK, markersize=11,
                    zorder=5, gid=f"paid back {name}",
                )  # fmt: skip
        ax.axhline(0, color=INK, linewidth=0.8)
        figure = ax.get_figure(root=True)
        width = ax.get_position().width * (8.0 if figure is None else figure.get_figwidth())
        date_axis(ax, begin, end, width=width)
        ax.set_ylabel(f"gain less spent so far ({words}{report.scenario.currency})")
        ax.grid(visible=True, axis="y")
        ax.set_title(_title(report, relation, level), loc="left")
        ax.legend(loc="upper left", bbox_to_anchor=(1.01, 1.0), fontsize=8, borderaxespad=0)
    return ax


def _title(report: LeverReport, relation: str, level: float) -> str:
    how = {"alone": "each alone", "on top": "each on top of the others", "all": "all together"}[relation]
    if report.replications < 2:
        return f"When levers pay back, {how} (1 replication, no bands)"
    return f"When levers pay back, {how} (bands: {level:.0%} intervals)"


def _end(month: str, end: dt.date) -> dt.date:
    """The first day after a month, or after the run."""
    first = dt.date.fromisoformat(f"{month}-01")
    return min(end, (first + dt.timedelta(days=31)).replace(day=1))
