"""Where the bars and bands of a flow diagram stand: columns of bars, nothing upon anything else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ccsim.report.case_ways import Place
from ccsim.report.plots.layers import order_layers

#: A node, or (node, column): where the bands out of a node pass a column.
Slot = Place | tuple[Place, int]
Flow = Mapping[tuple[Place, Place], float] | Mapping[tuple[Place, Place], int]
_SWEEPS: Final = 30


@dataclass(frozen=True)
class Bar:
    """A node, or the place of bands that pass: its column, its middle, and its height, in inches."""

    column: int
    y: float
    height: float


@dataclass(frozen=True)
class Band:
    """A band: the stops on its way, with the height of its middle at each when leaving and when arriving."""

    source: Place
    target: Place
    thick: float
    stops: tuple[Slot, ...]
    leaves: tuple[float, ...]
    arrives: tuple[float, ...]


def lay_out_bands(
    columns: Sequence[Sequence[Place]],
    flow: Flow,
    *,
    height: float,
    least: float,
    gap: float,
) -> tuple[dict[Slot, Bar], list[Band]]:
    """
    Find a place for every node, and for every band at every column it passes.

    Parameters
    ----------
    columns
        Nodes from left to right.
    flow
        What goes from node to node, always to the right.
    height
        Of the drawing, in inches.
    least, gap
        Room for the words of a node, and between neighbours, in inches.

    Returns
    -------
    bars, bands
        As large as fits; 0 at the bottom.
    """
    place: dict[Slot, int] = {node: number for number, column in enumerate(columns) for node in column}
    layers: list[list[Slot]] = [list(column) for column in columns]
    stops: dict[tuple[Place, Place], tuple[Slot, ...]] = {}
    for source, target in flow:
        passed: list[tuple[Place, int]] = [
            (source, column) for column in range(place[source] + 1, place[target])
        ]
        for point in passed:
            if point not in layers[point[1]]:
                layers[point[1]].append(point)
        stops[source, target] = (source, *passed, target)
    lines: dict[tuple[Slot, Slot], float] = {}
    for band, way in stops.items():
        for line in pairwise(way):
            lines[line] = lines.get(line, 0.0) + flow[band]
    ordered = order_layers(layers, lines)
    through = _through(lines)
    scale = _fitting(ordered, place, through, height, least, gap)
    high = {slot: max(scale * through[slot], least if slot in place else 0.0) for slot in through}
    middles = _relaxed(ordered, lines, high, height, gap)
    bars = {
        slot: Bar(column, middles[slot], scale * through[slot])
        for column, layer in enumerate(ordered)
        for slot in layer
    }
    return bars, _stacked(flow, stops, bars, scale)


def needed_height(
    columns: Sequence[Sequence[Place]],
    flow: Flow,
    *,
    least: float,
    gap: float,
    scale: float,
) -> float:
    """Return the height that the fullest column takes, in inches; parameters as of `lay_out_bands`."""
    place = {node: number for number, column in enumerate(columns) for node in column}
    passing: list[dict[Slot, float]] = [{} for _ in columns]
    lines: dict[tuple[Slot, Slot], float] = dict(flow.items())
    for (source, target), amount in flow.items():
        for column in range(place[source] + 1, place[target]):
            passing[column][source] = passing[column].get(source, 0.0) + amount
    through = _through(lines)
    return max(
        sum(max(scale * through[node], least) + gap for node in column)
        + sum(scale * amount + gap for amount in passed.values())
        - gap
        for column, passed in zip(columns, passing, strict=True)
    )


def _through(lines: Mapping[tuple[Slot, Slot], float]) -> dict[Slot, float]:
    comes: dict[Slot, float] = {}
    leaves: dict[Slot, float] = {}
    for (source, target), amount in lines.items():
        leaves[source] = leaves.get(source, 0.0) + amount
        comes[target] = comes.get(target, 0.0) + amount
    return {slot: max(comes.get(slot, 0.0), leaves.get(slot, 0.0)) for slot in [*leaves, *comes]}


def _fitting(
    layers: Sequence[Sequence[Slot]],
    place: Mapping[Slot, int],
    through: Mapping[Slot, float],
    height: float,
    least: float,
    gap: float,
) -> float:
    """The largest scale at which every column fits, by halving."""
    low, high = 0.0, height / max(max(through.values(), default=1.0), 1e-9)
    for _ in range(40):
        middle = (low + high) / 2
        fits = all(
            sum(max(middle * through[slot], least if slot in place else 0.0) + gap for slot in layer) - gap
            <= height
            for layer in layers
        )
        low, high = (middle, high) if fits else (low, middle)
    return low


def _relaxed(
    layers: Sequence[Sequence[Slot]],
    lines: Mapping[tuple[Slot, Slot], float],
    high: Mapping[Slot, float],
    height: float,
    gap: float,
) -> dict[Slot, float]:
    """Middles as near to those of the neighbours as the order of each column allows."""
    middles: dict[Slot, float] = {}
    for layer in layers:
        total = sum(high[slot] for slot in layer) + gap * (len(layer) - 1)
        top = (height + total) / 2
        for slot in layer:
            middles[slot] = top - high[slot] / 2
            top -= high[slot] + gap
    beside: dict[Slot, list[tuple[Slot, float]]] = {}
    for (source, target), amount in lines.items():
        beside.setdefault(source, []).append((target, amount))
        beside.setdefault(target, []).append((source, amount))
    for sweep in range(_SWEEPS):
        for layer in layers if sweep % 2 == 0 else layers[::-1]:
            wanted = [
                sum(middles[other] * amount for other, amount in beside[slot])
                / sum(amount for _, amount in beside[slot])
                for slot in layer
            ]
            middles.update(
                zip(layer, _apart(wanted, [high[slot] for slot in layer], height, gap), strict=True)
            )
    return middles


def _apart(wanted: Sequence[float], high: Sequence[float], height: float, gap: float) -> list[float]:
    """Middles in the order given, from top to bottom, as wanted where that is possible."""
    limit, found = height, []
    for middle, own in zip(wanted, high, strict=True):
        found.append(min(middle, limit - own / 2))
        limit = found[-1] - own / 2 - gap
    floor = 0.0
    for number in range(len(found) - 1, -1, -1):
        found[number] = max(found[number], floor + high[number] / 2)
        floor = found[number] + high[number] / 2 + gap
    return found


def _stacked(
    flow: Flow,
    stops: Mapping[tuple[Place, Place], tuple[Slot, ...]],
    bars: Mapping[Slot, Bar],
    scale: float,
) -> list[Band]:
    """Bands side by side at every bar, in the order of where they go to and come from."""
    ends: set[Slot] = {node for band in flow for node in band}
    leaves: dict[tuple[tuple[Place, Place], Slot], float] = {}
    arrives: dict[tuple[tuple[Place, Place], Slot], float] = {}
    for slot, bar in bars.items():
        for side, found in ((1, leaves), (-1, arrives)):
            own = [band for band, way in stops.items() if slot in (way[:-1] if side == 1 else way[1:])]
            # bands that only pass leave in the order in which they come
            seen = side if slot in ends else 1
            heights = {band: _look(stops[band], slot, seen, bars) for band in own}
            own.sort(key=heights.__getitem__)
            at = bar.y + scale * sum(flow[band] for band in own) / 2
            for band in own:
                found[band, slot] = at - scale * flow[band] / 2
                at -= scale * flow[band]
    return [
        Band(
            *band,
            scale * amount,
            stops[band],
            tuple(leaves[band, slot] for slot in stops[band][:-1]),
            tuple(arrives[band, slot] for slot in stops[band][1:]),
        )
        for band, amount in flow.items()
    ]


def _look(way: tuple[Slot, ...], slot: Slot, side: int, bars: Mapping[Slot, Bar]) -> list[float]:
    """The heights that a band comes to after a stop (or came from before it), the highest first."""
    here = way.index(slot)
    seen = way[here + 1 :] if side == 1 else way[:here][::-1]
    return [-bars[each].y for each in seen]
