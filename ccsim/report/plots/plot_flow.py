"""The diagram of a flow."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from ccsim.report.flow_picture import Arrow, FlowPicture, flow_picture
from ccsim.report.flow_text import COLOURS
from ccsim.report.plots.canvas import (
    INK,
    POINTS,
    Box,
    draw_arrow,
    draw_box,
    draw_path,
    draw_return,
    draw_stream,
    size_in_inches,
)
from ccsim.report.plots.layers import order_layers
from ccsim.report.plots.look import BLUE, GREY, VERMILION, look
from ccsim.report.scenario_day import ScenarioDay, day_title, typical_date
from ccsim.report.words import count_words, percent, time_words
from ccsim.scenario import Scenario, in_force

_WORDS = {
    "contained": "contained",
    "queue": "to an agent's queue",
    "misroute": "to a wrong queue",
    "callback": "callback booked",
}
#: A step, or the point (step that is aimed at, layer) at which arrows to it pass a layer.
Node = str | tuple[str, int]

_HEAD, _FOOT = 0.75, 0.45  # inches above and below
_LETTERS = 9.0


def plot_flow(
    scenario: Scenario,
    flow: str | None = None,
    ax: Axes | None = None,
    *,
    date: dt.date | None = None,
    days: int = 7,
) -> Axes:
    """
    Plot a flow: steps as boxes by their distance from the first, loops bent back above them.

    Parameters
    ----------
    scenario
        From `ccsim.load`.
    flow
        Its name; by default the only one.
    ax
        Where to draw; by default a new figure that is large enough.
    date
        Of the figures; by default the day with the most work among the first ``days``.
    days
        How many dates to look at for that.

    Returns
    -------
    Axes
        A patch for each step (``gid`` "node NAME") and arrow ("arrow SOURCE TARGET").
    """
    scenario = in_force(scenario)
    day = ScenarioDay(scenario, date or typical_date(scenario, days))
    picture = flow_picture(day, flow)
    layers, lines = _ordered(picture)
    with look([picture.name, *picture.steps]):
        if ax is None:
            width = max(7.0, 2.35 * len(layers))
            height = max(3.0, 1.15 * max(len(layer) for layer in layers) + _HEAD + _FOOT)
            ax = plt.figure(figsize=(width, height)).add_axes((0.01, 0.01, 0.98, 0.98))
        boxes, letters = _lay_out(ax, layers)
        for arrow in picture.arrows:
            _draw(ax, arrow, boxes, lines, letters)
        for name, step in picture.steps.items():
            fill, edge = COLOURS.get(step.end, ("#F3F3F3", GREY))
            draw_box(ax, boxes[name], name, list(step.lines), fill=fill, edge=edge, size=letters)
            if step.hang_up:
                _draw_hang_up(ax, boxes[name], percent(step.hang_up), letters)
        _draw_words(ax, picture, day)
    return ax


def _ordered(picture: FlowPicture) -> tuple[list[list[Node]], dict[tuple[Node, Node], float]]:
    """
    The layers from left to right, and the lines between neighbouring ones with their shares.

    Where an arrow jumps over layers it passes points there; arrows to the same step share them.
    """
    layer = {name: step.layer for name, step in picture.steps.items()}
    layers: list[list[Node]] = [[] for _ in range(max(layer.values()) + 1)]
    for name, place in layer.items():
        layers[place].append(name)
    lines: dict[tuple[Node, Node], float] = {}
    for arrow in picture.arrows:
        way: list[Node] = [arrow.source]
        for place in range(layer[arrow.source] + 1, layer[arrow.target]):
            point = (arrow.target, place)
            way.append(point)
            if point not in layers[place]:
                layers[place].append(point)
        for line in pairwise([*way, arrow.target]):
            lines[line] = lines.get(line, 0.0) + arrow.share
    return order_layers(layers, {line: max(share, 1e-4) for line, share in lines.items()}), lines


def _lay_out(ax: Axes, layers: list[list[Node]]) -> tuple[dict[Node, Box], float]:
    width, height = size_in_inches(ax)
    most = max(len(layer) for layer in layers)
    room = height - _HEAD - _FOOT
    row = room / most
    letters = max(
        4.5, min(_LETTERS, row * 0.62 * POINTS / (4 * 1.3), width / len(layers) * 0.6 * POINTS / 13)
    )
    tall = letters * 4 * 1.36 / POINTS
    wide = letters * 13.0 / POINTS
    pitch = (width - wide - 0.1) / max(1, len(layers) - 1)
    boxes: dict[Node, Box] = {}
    for place, layer in enumerate(layers):
        step = min(room / len(layer), row * 1.5) if len(layer) > 1 else 0.0
        top = _FOOT + room / 2 + step * (len(layer) - 1) / 2
        for number, node in enumerate(layer):
            size = (wide, tall if isinstance(node, str) else 0.0)
            boxes[node] = Box(0.05 + wide / 2 + place * pitch, top - number * step, *size)
    return boxes, letters


def _draw(
    ax: Axes,
    arrow: Arrow,
    boxes: dict[Node, Box],
    lines: dict[tuple[Node, Node], float],
    letters: float,
) -> None:
    """An arrow onwards (over the points on its way), within its layer, or back."""
    source, target = boxes[arrow.source], boxes[arrow.target]
    style = {"color": BLUE, "zorder": 2, "gid": f"arrow {arrow.source} {arrow.target}", "alpha": 0.75}
    if target.x > source.x + 0.01:
        points = sorted(
            (node for node in boxes if node[0] == arrow.target and not isinstance(node, str)), key=str
        )
        way = [node for node in points if boxes[node].x > source.x + 0.01]
        place = _draw_on(ax, [arrow.source, *way, arrow.target], boxes, lines, style)
    else:
        if target.x < source.x - 0.01 or source is target:
            style |= {"color": VERMILION, "zorder": 3}
        far = any(target.x + 0.01 < box.x < source.x - 0.01 for box in boxes.values())
        place = _draw_back(ax, arrow, source, target, _points(arrow.share), style, far=far)
    if arrow.label:
        label = arrow.label.replace(" of the others", "\nof the others").replace(" and ", "\nand ")
        ax.text(
            *place, label.replace(", ", ",\n"), size=letters * 0.82, color=INK, ha="center", va="center",
            zorder=6,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8, "alpha": 0.9},
        )  # fmt: skip


def _draw_on(
    ax: Axes,
    way: list[Node],
    boxes: dict[Node, Box],
    lines: dict[tuple[Node, Node], float],
    style: dict[str, Any],
) -> tuple[float, float]:
    """The stretches of an arrow; those it shares with others are drawn once. Returns the label's place."""
    place = (0.0, 0.0)
    for number, (here, there) in enumerate(pairwise(way)):
        source, target = boxes[here], boxes[there]
        tilt = max(-1.0, min(1.0, (target.y - source.y) / max(4 * source.height, 1e-9))) * 0.3
        start, end = (source.right, source.y + tilt * source.height), (target.left, target.y)
        half = (end[0] - start[0]) * 0.5
        points = _points(lines[here, there])
        if number == 0:
            # a little past the middle, where the curves of one box have parted
            place = start[0] + 0.566 * (end[0] - start[0]), start[1] + 0.648 * (end[1] - start[1])
        elif any(patch.get_gid() == f"stretch {here} {there}" for patch in ax.patches):
            continue
        gid = style["gid"] if number == 0 else f"stretch {here} {there}"
        if number:
            across = (source.left, source.y), (source.right, source.y)
            draw_stream(ax, *across, points=points, **_as_edge({**style, "gid": f"{gid} across"}))
        if isinstance(there, str):
            draw_path(ax, start, end, (half, 0.0), (-half, 0.0), points=points, **{**style, "gid": gid})
        else:
            draw_stream(ax, start, end, points=points, **_as_edge({**style, "gid": gid}))
    return place


def _as_edge(style: dict[str, Any]) -> dict[str, Any]:
    return {"edgecolor" if name == "color" else name: value for name, value in style.items()}


def _points(share: float) -> float:
    return 0.9 + 3.6 * share


def _draw_back(
    ax: Axes,
    arrow: Arrow,
    source: Box,
    target: Box,
    points: float,
    style: dict[str, Any],
    *,
    far: bool,
) -> tuple[float, float]:
    """A loop: over the box itself, or over all boxes between; returns where its label stands."""
    top = 0.5 * source.height
    if arrow.source == arrow.target:
        lift = 0.42
        start, end = (
            (source.x + 0.25 * source.width, source.y + top),
            (source.x - 0.25 * source.width, source.y + top),
        )
        draw_path(ax, start, end, (0.12, lift), (-0.12, lift), points=points, **style)
        return source.x, source.y + top + lift * 0.78
    if abs(source.x - target.x) < 0.01:
        start, end = (source.right, source.y), (target.right, target.y)
        draw_return(ax, start, end, out=0.5, points=points, **style)
        return source.right + 0.4, (start[1] + end[1]) / 2
    reach = 0.45 * (source.x - target.x)
    if far:  # over all that stands between
        lift = 0.35 + 0.12 * (source.x - target.x)
        start, end = (source.x, source.y + top), (target.x + 0.3 * target.width, target.y + top)
        draw_path(ax, start, end, (0.0, lift), (0.0, lift), points=points, **style)
        return (start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + 0.75 * lift
    if target.y > source.y + 0.01:  # out to the left, up, and in from the right
        start, end = (source.left, source.y + 0.2 * top), (target.right, target.y + 0.5 * top)
        draw_path(ax, start, end, (-reach, 0.0), (reach, 0.0), points=points, **style)
        return (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    # out to the left, and down onto it
    start = (source.left, source.y + 0.25 * source.height)
    end = (target.x + 0.2 * target.width, target.y + 0.5 * target.height)
    lift = 0.4 + abs(end[1] - start[1]) * 0.6
    draw_path(ax, start, end, (-reach * 0.5, 0.0), (0.0, lift), points=points, **style)
    return start[0] * 0.4 + end[0] * 0.6, max(start[1] * 0.8 + end[1] * 0.2, end[1] + 0.3)


def _draw_hang_up(ax: Axes, box: Box, share: str, letters: float) -> None:
    """A short arrow out of the bottom: these are gone."""
    bottom = box.y - box.height / 2
    start, end = (box.x, bottom), (box.x, bottom - 0.2)
    draw_arrow(ax, start, end, bend=0.0, points=1.1, color=VERMILION, zorder=2, gid="hang up")
    ax.text(
        box.x + 0.06, bottom - 0.13, f"{share} hang up", size=letters * 0.8, color="#A84300", ha="left",
        va="center", zorder=6,
    )  # fmt: skip


def _draw_words(ax: Axes, picture: FlowPicture, day: ScenarioDay) -> None:
    width, height = ax.get_xlim()[1], ax.get_ylim()[1]
    entered = f"{count_words(picture.entered)} contacts enter on {day_title(day.date)}"
    title = f"{picture.name}: {entered if picture.entered else 'no channel begins with it'}"
    ax.text(0.05, height - 0.2, title, size=12, weight="bold", color=INK, va="center")
    told = [f"{percent(share)} {words}" for words, share in picture.ends if share > 5e-5]
    told.append(f"{time_words(picture.seconds)} on average")
    ax.text(0.05, height - 0.45, ", ".join(told), size=9, color="#555555", va="center")
    used = {step.end for step in picture.steps.values()}
    handles = [
        Patch(facecolor=COLOURS[end][0], edgecolor=COLOURS[end][1], label=words)
        for end, words in _WORDS.items()
        if end in used
    ]
    if handles:
        ax.legend(handles=handles, loc="lower center", ncols=len(handles), fontsize=8.5, borderaxespad=0.1)
    ax.set_xlim(0, width)
