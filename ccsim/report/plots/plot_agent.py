"""An agent's hour as a picture: a bar for every contact in hand, as high as it was worked fast."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final

from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle
from matplotlib.patheffects import withStroke
from matplotlib.ticker import FuncFormatter, MultipleLocator

from ccsim.report.agent_hour import AgentHour, Held, Stretch, agent_hour
from ccsim.report.plots.look import BLUE, GREEN, GREY, ORANGE, PURPLE, SKY, VERMILION, look
from ccsim.report.scenario_day import day_title
from ccsim.report.trace.lived import Lived
from ccsim.units import HOUR, US

#: A lane is 1 high; below the lanes, the number in hand.
_GAP: Final = 0.22
_COUNTS: Final = 1.25
_YELLOW: Final = "#F0E442"
_COLOURS: Final = (BLUE, ORANGE, GREEN, PURPLE, VERMILION, SKY, _YELLOW, GREY)
#: Minutes between the ticks of the clock.
_TICKS: Final = (1, 2, 5, 10, 15, 30, 60, 120)
#: Narrower bars carry no number: share of the whole width.
_ROOM: Final = 0.007


def plot_agent(
    lived: Lived, group: str, agent: int, ax: Axes | None = None, *, begin: int, end: int | None = None
) -> Axes:
    """
    Plot what an agent had in hand, and how fast it was worked.

    Parameters
    ----------
    lived
        From `ccsim.report.live_through`.
    group, agent
        The group's name, and the agent's number in it.
    ax
        Where to draw; by default a new figure.
    begin, end
        Instants of the run, in microseconds; by default an hour.

    Returns
    -------
    Axes
        Local time from left to right. A row for each place: bars coloured by channel, as high as the speed,
        hatched in wrap-up, numbered by contact; a dotted line where an agent had a contact before and has it
        again. Below, a step line of the number in hand.
    """
    hour = agent_hour(lived, group, agent, begin, begin + HOUR * US if end is None else end)
    channels = list(lived.scenario.channels)
    with look([*channels, hour.agent]):
        if ax is None:
            tall = 1.9 + 0.62 * max(hour.lanes, 1)
            ax = plt.subplots(figsize=(13.3, min(tall, 9.0)), layout="constrained")[1]
        draw_hour(ax, hour, channels, _seconds_of_day(lived, hour.begin))
        ax.set_title(
            f"{hour.agent}, {day_title(lived.plan.timeline.local(hour.begin).date())}",
            size=11, loc="left", weight="bold",
        )  # fmt: skip
    return ax


def draw_hour(ax: Axes, hour: AgentHour, channels: Sequence[str], second: float) -> None:
    """
    Draw an hour on axes.

    Parameters
    ----------
    ax
        Where.
    hour
        What.
    channels
        In the order of their colours.
    second
        Of the local day, at which the hour begins.
    """
    speeds = [each.speed for held in hour.held for each in held.stretches]
    scale = 1 / max([1.0, *speeds])
    lanes = max(hour.lanes, 1)
    colours = {name: _COLOURS[place % len(_COLOURS)] for place, name in enumerate(channels)}
    minutes = (hour.end - hour.begin) / US / 60

    def at(instant: int) -> float:
        return (instant - hour.begin) / US / 60

    for since, until in hour.away:
        ax.axvspan(at(since), at(until), color=GREY, alpha=0.15, linewidth=0, gid="off duty")
    for lane in range(lanes):
        ax.plot([0, minutes], [_foot(lane, lanes)] * 2, color="#BBBBBB", linewidth=0.8, zorder=1)
    for held in hour.held:
        colour = colours[held.channel]
        for before, after in zip(held.stretches, held.stretches[1:], strict=False):
            if before.end < after.begin and before.lane == after.lane and _is_free(hour, held, before, after):
                high = _foot(before.lane, lanes) + 0.08
                ax.plot(
                    [at(before.end), at(after.begin)], [high, high], color=colour, linewidth=1.6,
                    linestyle=(0, (1, 1.6)), zorder=2, gid=f"pause {held.number}",
                )  # fmt: skip
        for each in held.stretches:
            _draw_stretch(ax, each, (at(each.begin), at(each.end)), _foot(each.lane, lanes), scale, colour)
        _number(ax, held, at, lanes, minutes)
    _draw_counts(ax, hour, at)
    _label_axes(ax, lanes, hour, minutes, second, scale)
    used = {held.channel for held in hour.held}
    _legend(ax, [(name, colours[name]) for name in channels if name in used], hour)


def _foot(lane: int, lanes: int) -> float:
    """The first lane is the topmost."""
    return (lanes - 1 - lane) * (1 + _GAP)


def _is_free(hour: AgentHour, held: Held, before: Stretch, after: Stretch) -> bool:
    """Whether the lane was empty in between."""
    return not any(
        each.lane == before.lane and each.begin < after.begin and each.end > before.end
        for other in hour.held
        if other is not held
        for each in other.stretches
    )


def _draw_stretch(
    ax: Axes, each: Stretch, span: tuple[float, float], foot: float, scale: float, colour: str
) -> None:
    left, right = span
    # what the place could do, pale, behind what it does
    ax.add_patch(Rectangle((left, foot), right - left, 1.0, facecolor=colour, alpha=0.14, linewidth=0))
    style: dict[str, Any] = {"facecolor": colour, "edgecolor": "white", "linewidth": 0.6, "zorder": 3}
    if each.wraps:
        style |= {"hatch": "////", "alpha": 0.55}
    ax.add_patch(
        Rectangle(
            (left, foot), right - left, max(each.speed * scale, 0.03),
            gid="wrap-up" if each.wraps else "work", **style,
        )
    )  # fmt: skip


def _number(ax: Axes, held: Held, at: Any, lanes: int, minutes: float) -> None:
    """The contact's number, once in every spell in which it was in hand."""
    last: Stretch | None = None
    for each in held.stretches:
        begins = last is None or last.end != each.begin or last.lane != each.lane
        last = each
        if not begins:
            continue
        until = _spell_end(held, each)
        if at(until) - at(each.begin) < _ROOM * minutes:
            continue
        ax.text(
            at(each.begin) + 0.003 * minutes, _foot(each.lane, lanes) + 0.95, str(held.number), size=8,
            weight="bold", color="#111111", ha="left", va="top", zorder=5, clip_on=True,
            path_effects=[withStroke(linewidth=2, foreground="white", alpha=0.7)],
        )  # fmt: skip


def _spell_end(held: Held, first: Stretch) -> int:
    end = first.end
    for each in held.stretches:
        if each.begin == end and each.lane == first.lane:
            end = each.end
    return end


def _draw_counts(ax: Axes, hour: AgentHour, at: Any) -> None:
    most = max(hour.lanes, 1)
    foot = -_GAP * 1.5 - _COUNTS
    edges = [at(begin) for begin, _, _ in hour.counts] + [at(hour.end)]
    highs = [foot + number / most * (_COUNTS - 0.15) for _, _, number in hour.counts]
    ax.stairs(highs, edges, baseline=foot, fill=True, color="#222222", alpha=0.10)
    ax.stairs(highs, edges, baseline=foot, color="#222222", linewidth=1.4, gid="in hand")


def _label_axes(ax: Axes, lanes: int, hour: AgentHour, minutes: float, second: float, scale: float) -> None:
    foot, most = -_GAP * 1.5 - _COUNTS, max(hour.lanes, 1)
    step = max(1, math.ceil(most / 4))
    counts = list(range(0, most + 1, step))
    ticks = [foot + number / most * (_COUNTS - 0.15) for number in counts]
    labels = [str(number) for number in counts]
    ticks += [_foot(lane, lanes) + 0.5 for lane in range(lanes)]
    labels += [f"place {lane + 1}" for lane in range(lanes)]
    ax.set_yticks(ticks, labels, size=8.5)
    ax.tick_params(axis="y", length=0)
    ax.text(
        -0.045, foot + _COUNTS / 2, "in hand", transform=ax.get_yaxis_transform(), rotation=90, size=8.5,
        ha="right", va="center", color="#222222",
    )  # fmt: skip
    ax.set_ylim(foot - 0.05, lanes * (1 + _GAP) + 0.02)
    ax.set_xlim(0, minutes)
    each = next((tick for tick in _TICKS if minutes / tick <= 14), 240)
    ax.xaxis.set_major_locator(MultipleLocator(each))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda minute, _: _clock(second, minute)))
    ax.set_xlabel("local time; a bar is as high as the work is fast" + _full(scale))
    ax.grid(visible=True, axis="x")


def _full(scale: float) -> str:
    return ", the full height being the speed alone" if scale == 1 else f", the full height {1 / scale:.3g}"


def _clock(second: float, minute: float) -> str:
    whole = round(second / 60 + minute) % (24 * 60)
    return f"{whole // 60:02d}:{whole % 60:02d}"


def _seconds_of_day(lived: Lived, instant: int) -> float:
    when = lived.plan.timeline.local(instant)
    return when.hour * HOUR + when.minute * 60 + when.second + when.microsecond / 1e6


def _legend(ax: Axes, used: Sequence[tuple[str, str]], hour: AgentHour) -> None:
    handles = [Patch(facecolor=colour, label=name) for name, colour in used]
    if any(each.wraps for held in hour.held for each in held.stretches):
        handles.append(
            Patch(facecolor="#999999", alpha=0.55, hatch="////", edgecolor="white", label="wrap-up")
        )
    if hour.away:
        handles.append(Patch(facecolor=GREY, alpha=0.15, label="off duty"))
    if handles:
        ax.legend(
            handles=handles, loc="lower right", bbox_to_anchor=(1.0, 1.0), ncols=len(handles), fontsize=8.5,
            borderaxespad=0.2,
        )  # fmt: skip
