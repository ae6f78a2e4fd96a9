"""Load against staffing, as a scenario states them."""

from __future__ import annotations

import datetime as dt

import numpy as np
from matplotlib.axes import Axes

from ccsim.report.plots.look import BLUE, PURPLE, VERMILION, axes_or_new, clock_axis, look
from ccsim.report.scenario_day import (
    BEGINS,
    SLOT,
    SLOTS,
    ScenarioDay,
    clock,
    day_title,
    peak_of,
    typical_date,
)
from ccsim.report.traffic import expect_traffic
from ccsim.report.words import count_words
from ccsim.scenario import Scenario, in_force
from ccsim.typing import Floats
from ccsim.units import DAY, HOUR


def plot_load(
    scenario: Scenario, ax: Axes | None = None, *, date: dt.date | None = None, days: int = 7
) -> Axes:
    """
    Plot the load of a day, in erlangs, against the agents expected on duty.

    The load is the work that arrives in a time divided by that time: the agents it would keep busy without a
    pause, one contact at a time. Where agents may have several in hand, a second line is what it keeps busy
    at least: with as many of one mode in hand as is fastest. Where that exceeds those on duty, the area
    between is filled; work items may wait for quieter hours. Nobody is simulated.

    Parameters
    ----------
    scenario
        From `ccsim.load`; volumes of contacts need not be settled.
    ax
        Where to draw; by default a new figure.
    date
        The day; by default the one with the most work among the first ``days``.
    days
        How many dates to look at for that.

    Returns
    -------
    Axes
        Agents over local time: "on duty" and "offered load" as stairs, the peak of the load marked; "several
        in hand" where that makes a difference.
    """
    scenario = in_force(scenario)
    day = ScenarioDay(scenario, date or typical_date(scenario, days))
    traffic = expect_traffic(day)
    load = sum(traffic.work.values(), np.zeros(SLOTS)) / SLOT
    least = sum(traffic.least.values(), np.zeros(SLOTS)) / SLOT
    staff = sum((each.on_duty for each in traffic.staff.values()), np.zeros(SLOTS))
    hours = np.array([*BEGINS, DAY]) / HOUR
    with look([scenario.name]):
        ax = axes_or_new(ax, height=3.4)
        ax.stairs(staff, hours, fill=True, color=BLUE, alpha=0.13)
        short = np.where(least > staff, least, staff)
        ax.stairs(short, hours, baseline=staff, fill=True, color=VERMILION, alpha=0.3, gid="short of staff")
        ax.stairs(staff, hours, color=BLUE, linewidth=2, label="on duty (expected agents)")
        words = "offered load (erlangs" + (", one in hand)" if traffic.is_shared else ")")
        ax.stairs(load, hours, color=VERMILION, linewidth=2, linestyle="--", label=words)
        if traffic.is_shared:
            ax.stairs(
                least, hours, color=PURPLE, linewidth=2, linestyle=":", label="several in hand, at best"
            )
        lively = np.flatnonzero((load > 0) | (staff > 0))
        begin, end = (hours[lively[0]], hours[lively[-1] + 1]) if len(lively) else (0.0, 24.0)
        clock_axis(ax, float(np.floor(begin)), float(np.ceil(end)))
        ax.set_ylim(0, max(load.max(), staff.max(), 1e-9) * 1.28)
        ax.set_ylabel("agents")
        ax.set_title(f"Load against staffing, {day_title(day.date)}", size=10.5, loc="left", weight="bold")
        if load.max() > 0:
            _mark_peak(ax, load, staff, (float(begin), float(end)))
        ax.legend(loc="upper right", ncols=3, fontsize=8.5)
    return ax


def _mark_peak(ax: Axes, load: Floats, staff: Floats, span: tuple[float, float]) -> None:
    peak = peak_of(load)
    hour = (BEGINS[peak] + SLOT / 2) / HOUR
    ax.plot([hour], [load[peak]], "o", color=VERMILION, markersize=6, gid="peak")
    words = (
        f"peak {count_words(float(load[peak]), 'erlang')} at {clock(peak)}, "
        f"{count_words(float(staff[peak]))} on duty"
    )
    # the legend stands to the right
    right = hour < span[0] + 0.4 * (span[1] - span[0])
    ax.annotate(
        words,
        (hour, load[peak]),
        xytext=(
            hour + (0.012 if right else -0.012) * (span[1] - span[0]),
            1.12 * max(load.max(), staff.max()),
        ),
        ha="left" if right else "right",
        va="center",
        size=9,
        color="#222222",
        arrowprops={"arrowstyle": "-", "color": VERMILION, "linewidth": 0.8},
    )
