"""The way of the contacts: intents, channels, flows, queues and groups in one picture."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from ccsim.report.node_figures import node_figures
from ccsim.report.plots.canvas import (
    INK,
    POINTS,
    Box,
    draw_arrow,
    draw_box,
    draw_return,
    draw_stream,
    size_in_inches,
)
from ccsim.report.plots.layers import order_layers
from ccsim.report.plots.look import BLUE, GREY, ORANGE, PURPLE, SKY, VERMILION, look
from ccsim.report.scenario_day import ScenarioDay, typical_date
from ccsim.report.traffic import COLUMNS, Kind, Node, Traffic, expect_traffic
from ccsim.report.words import count_words
from ccsim.scenario import Scenario, in_force

#: Beside the usual way: colour, line style, words of the legend.
_STYLES: Final[dict[Kind, tuple[str, Any, str]]] = {
    "overflow": (GREY, (0, (2, 2)), "a further level, if the first is busy"),
    "transfer": (VERMILION, "-", "transfer"),
    "misroute": (ORANGE, (0, (5, 1.5)), "misrouted, and passed back"),
    "back": (ORANGE, (0, (5, 1.5)), ""),
    "callback": (PURPLE, (0, (1, 1)), "callback"),
    "deflection": (SKY, (0, (3, 1, 1, 1)), "offered another channel"),
}
_HEADS: Final = {
    "intent": "Intents",
    "site": "Self-service",
    "channel": "Channels",
    "flow": "Flows",
    "queue": "Queues",
    "group": "Groups",
}
_FILLS: Final = {
    "intent": "#E8F1F8", "site": "#E3F3EE", "channel": "#F3F3F3", "flow": "#FBF3DF", "queue": "#E3F3EE",
    "group": "#E8F1F8",
}  # fmt: skip
_EDGES: Final = {
    "intent": BLUE,
    "site": "#009E73",
    "channel": GREY,
    "flow": ORANGE,
    "queue": "#009E73",
    "group": BLUE,
}
#: Darker than the lines, so that small figures can be read.
_NOTE_INK: Final = {
    "transfer": "#A84300",
    "misroute": "#8A5F00",
    "back": "#8A5F00",
    "callback": "#8F4A73",
    "deflection": "#2C6E96",
}
#: Room between neighbouring columns, in parts; between queues and groups the arrows go to and fro.
_GAPS: Final = {"intent": 1.0, "site": 0.9, "channel": 0.8, "flow": 1.0, "queue": 1.35}
_HEAD, _FOOT = 0.32, 0.34  # inches above and below the boxes


def plot_routes(
    scenario: Scenario, ax: Axes | None = None, *, date: dt.date | None = None, days: int = 7
) -> Axes:
    """
    Plot how contacts go from intents over channels, flows and queues to groups.

    The width of a line is the contacts expected on the day, before anybody abandons or returns; to groups
    they are shared by hours on duty at the queue's first level.

    Parameters
    ----------
    scenario
        From `ccsim.load`; volumes of contacts need not be settled.
    ax
        Where to draw; by default a new figure.
    date
        Of the figures; by default the day with the most work among the first ``days``.
    days
        How many dates to look at for that.

    Returns
    -------
    Axes
        A patch for each node (``gid`` "node NAME") and line ("KIND SOURCE TARGET").
    """
    scenario = in_force(scenario)
    day = ScenarioDay(scenario, date or typical_date(scenario, days))
    traffic = expect_traffic(day)
    with look(name for _, name in traffic.nodes):
        if ax is None:
            ax = plt.figure(figsize=(13.3, 5.2)).add_axes((0.01, 0.01, 0.98, 0.98))
        picture = _lay_out(ax, traffic)
        _draw_ways(ax, picture, traffic)
        _draw_arrows(ax, picture, traffic)
        figures = node_figures(day, traffic)
        for node, box in picture.boxes.items():
            if node[0] != "dummy":
                draw_box(
                    ax,
                    box,
                    node[1],
                    figures[node],
                    fill=_FILLS[node[0]],
                    edge=_EDGES[node[0]],
                    size=picture.letters,
                )
        _draw_words(ax, picture, traffic)
    return ax


@dataclass(frozen=True)
class _Picture:
    """Where everything stands, in inches; ``scale``: points per contact; ``gap``: room before the groups."""

    width: float
    height: float
    boxes: dict[Any, Box]
    letters: float
    scale: float
    gap: float


def _lay_out(ax: Axes, traffic: Traffic) -> _Picture:
    width, height = size_in_inches(ax)
    layers: list[list[Any]] = [[(place, name) for name in traffic.column(place)] for place in COLUMNS]
    lines: dict[tuple[Any, Any], float] = {
        (a, b): max(n, 1e-3) for (a, b, kind), n in traffic.edges.items() if a[0] != b[0]
    }
    # a line past self-service, or past the flows, takes its own place among them
    for column, (source, target) in ((1, ("intent", "channel")), (3, ("channel", "queue"))):
        if not layers[column]:
            continue
        for (a, b), contacts in list(lines.items()):
            if (a[0], b[0]) == (source, target):
                if (dummy := ("dummy", a)) not in layers[column]:
                    layers[column].append(dummy)
                lines[a, dummy] = lines.get((a, dummy), 0) + contacts
                lines[dummy, b] = contacts
                del lines[a, b]
    ordered = order_layers([layer for layer in layers if layer], lines)
    most = max(len(layer) for layer in ordered)
    room = height - _HEAD - _FOOT
    row = min(room / most, 1.1)
    letters = max(4.5, min(9.0, row * 0.80 * POINTS / (3 * 1.3)))
    tall = letters * 3 * 1.42 / POINTS
    wide = min(width / len(ordered) * 0.6, letters * 16.5 / POINTS)
    parts = [_GAPS[_column(layer)] for layer in ordered[:-1]]
    # arrows to and fro between the queues need room to be told apart
    parts[-1] += 0.08 * sum(a[0] == b[0] for a, b, _ in traffic.edges)
    gaps = [part * (width - wide * len(ordered)) / max(sum(parts), 1e-9) for part in parts]
    lefts = [sum(gaps[:place]) + wide * place for place in range(len(ordered))]
    boxes = {}
    for place, layer in enumerate(ordered):
        step = min(room / len(layer), max(1.6 * tall, room / max(most, 1) * 1.35))
        top = _FOOT + room / 2 + step * (len(layer) - 1) / 2
        for number, node in enumerate(layer):
            thin = node[0] == "dummy"
            x = lefts[place] + wide / 2
            boxes[node] = Box(x, top - number * step, 0.0 if thin else wide, 0.02 if thin else tall)
    largest = max([*traffic.nodes.values(), 1e-9])
    return _Picture(width, height, boxes, letters, 0.8 * tall * POINTS / largest, gaps[-1])


def _column(layer: list[Any]) -> str:
    return next(str(node[0]) for node in layer if node[0] != "dummy")


def _draw_ways(ax: Axes, picture: _Picture, traffic: Traffic) -> None:
    """The usual ways, stacked at both ends, and dashed lines to the levels that open later."""
    ways = [(a, b, n) for (a, b, kind), n in traffic.edges.items() if kind == "way"]
    leaving, coming = _ports(picture, ways, 0), _ports(picture, ways, 1)
    for a, b, contacts in ways:
        points = max(picture.scale * contacts, 0.8)
        style = {"edgecolor": BLUE, "alpha": 0.38, "zorder": 1, "gid": f"way {a[1]} {b[1]}"}
        start = (picture.boxes[a].right, leaving[a, b])
        end = (picture.boxes[b].left, coming[a, b])
        middle = picture.boxes.get(("dummy", a))
        if (a[0], b[0]) in (("intent", "channel"), ("channel", "queue")) and middle is not None:
            draw_stream(ax, start, (middle.x, middle.y), points=points, **style)
            start = (middle.x, middle.y)
        draw_stream(ax, start, end, points=points, **style)
    colour, dashes, _ = _STYLES["overflow"]
    for (a, b, kind), _contacts in traffic.edges.items():
        if kind == "overflow":
            source, target = picture.boxes[a], picture.boxes[b]
            down = -0.3 * source.height if target.y < source.y else 0.3 * source.height
            draw_stream(
                ax, (source.right, source.y + down), (target.left, target.y - down), points=1.1,
                edgecolor=colour, linestyle=dashes, zorder=2, gid=f"overflow {a[1]} {b[1]}",
            )  # fmt: skip


def _ports(
    picture: _Picture, ways: Iterable[tuple[Node, Node, float]], side: int
) -> dict[tuple[Node, Node], float]:
    """The height at which each line meets its box: side by side, in the order of where they come from."""
    found: dict[tuple[Node, Node], float] = {}
    ways = list(ways)
    for node in {way[side] for way in ways}:
        own = sorted(
            (way for way in ways if way[side] == node), key=lambda way: -picture.boxes[way[1 - side]].y
        )
        inches = [max(picture.scale * way[2], 0.8) / POINTS for way in own]
        at = picture.boxes[node].y + sum(inches) / 2
        for way, thick in zip(own, inches, strict=True):
            found[way[0], way[1]] = at - thick / 2
            at -= thick
    return found


def _draw_arrows(ax: Axes, picture: _Picture, traffic: Traffic) -> None:
    """Misroutes and bookings out of a flow; transfers, passing back and callbacks between queues."""
    arrows = [(a, b, kind, n) for (a, b, kind), n in traffic.edges.items() if kind not in ("way", "overflow")]
    between = [each for each in arrows if each[0][0] == each[1][0]]
    # the shortest arrows keep closest to their boxes
    between.sort(key=lambda each: abs(picture.boxes[each[0]].y - picture.boxes[each[1]].y))
    docks = _docks(picture, between)
    notes: list[tuple[float, float]] = []
    for lane, (a, b, kind, contacts) in enumerate(between):
        out = picture.gap * (0.25 + 0.75 * lane / max(1, len(between) - 1))
        start, end = docks[lane, 0], docks[lane, 1]
        points = min(3.0, max(1.3, picture.scale * contacts))
        draw_return(ax, start, end, out=out, points=points, **_style(kind, a, b))
        if contacts > 0:
            place = _free((start[0] + 0.75 * out, (start[1] + end[1]) / 2), notes, picture.letters)
            _note(ax, place, contacts, kind, picture)
    for a, b, kind, contacts in arrows:
        if a[0] == b[0]:
            continue
        source, target = picture.boxes[a], picture.boxes[b]
        up = 1 if target.y > source.y + 1e-6 else -1
        start = (source.right, source.y + up * 0.4 * source.height)
        end = (target.left, target.y - up * 0.32 * target.height)
        points = min(3.0, max(1.3, picture.scale * contacts))
        draw_arrow(ax, start, end, bend=-0.1 * up, points=points, **_style(kind, a, b))
        place = _free((start[0] * 0.3 + end[0] * 0.7, start[1] * 0.3 + end[1] * 0.7), notes, picture.letters)
        _note(ax, place, contacts, kind, picture)


def _style(kind: Kind, a: Node, b: Node) -> dict[str, Any]:
    colour, dashes, _ = _STYLES[kind]
    return {"color": colour, "linestyle": dashes, "zorder": 3, "gid": f"{kind} {a[1]} {b[1]}"}


def _docks(
    picture: _Picture, between: list[tuple[Node, Node, Kind, float]]
) -> dict[tuple[int, int], tuple[float, float]]:
    """Where the arrows between the boxes of a column leave (0) and arrive (1): apart, in order of height."""
    ends: dict[Node, list[tuple[float, int, int]]] = {}
    for lane, (a, b, _, _) in enumerate(between):
        ends.setdefault(a, []).append((picture.boxes[b].y + (0.01 if a == b else 0.0), lane, 0))
        ends.setdefault(b, []).append((picture.boxes[a].y, lane, 1))
    found = {}
    for node, own in ends.items():
        box = picture.boxes[node]
        for place, (_, lane, side) in enumerate(sorted(own, reverse=True), start=1):
            found[lane, side] = (box.right, box.y + box.height * (0.5 - place / (len(own) + 1)))
    return found


def _free(
    place: tuple[float, float], taken: list[tuple[float, float]], letters: float
) -> tuple[float, float]:
    """Move a note down until it stands on no other."""
    x, y = place
    while any(
        abs(x - other) < letters * 3.2 / POINTS and abs(y - high) < letters * 1.2 / POINTS
        for other, high in taken
    ):
        y -= letters * 0.4 / POINTS
    taken.append((x, y))
    return x, y


def _note(ax: Axes, place: tuple[float, float], contacts: float, kind: Kind, picture: _Picture) -> None:
    """How many contacts an arrow stands for."""
    ax.text(
        *place, count_words(contacts), size=picture.letters * 0.85, color=_NOTE_INK[kind], weight="bold",
        ha="center", va="center", zorder=6,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8, "alpha": 0.85},
    )  # fmt: skip


def _draw_words(ax: Axes, picture: _Picture, traffic: Traffic) -> None:
    """The columns' headings, and the legend of the styles that occur."""
    for column in COLUMNS:
        boxes = [box for node, box in picture.boxes.items() if node[0] == column]
        if boxes:
            ax.text(
                boxes[0].x, picture.height - _HEAD / 2, _HEADS[column], size=10.5, weight="bold", color=INK,
                ha="center", va="center",
            )  # fmt: skip
    used = {kind for _, _, kind in traffic.edges}
    handles = [Line2D([], [], color=BLUE, alpha=0.38, linewidth=6, label="contacts a day (width)")]
    handles += [
        Line2D([], [], color=colour, linestyle=dashes, linewidth=1.6, label=words)
        for kind, (colour, dashes, words) in _STYLES.items()
        if words and kind in used
    ]
    ax.legend(handles=handles, loc="lower center", ncols=len(handles), fontsize=8.5, borderaxespad=0.1)
