"""Order the nodes of a layered graph so that few lines cross: barycentres, there and back again."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from itertools import combinations, pairwise
from typing import TypeVar

N = TypeVar("N", bound=Hashable)

_SWEEPS = 12


def order_layers(layers: Sequence[Sequence[N]], edges: Mapping[tuple[N, N], float]) -> list[list[N]]:
    """
    Reorder each layer.

    Parameters
    ----------
    layers
        Nodes from left to right, each layer from top to bottom.
    edges
        Weights of the lines between neighbouring layers; a crossing counts with the lighter of the two.

    Returns
    -------
    list[list]
        The same layers in the best order that was met; the given one if none is better.
    """
    order = [list(layer) for layer in layers]
    best, fewest = [list(layer) for layer in order], crossings(order, edges)
    for sweep in range(_SWEEPS):
        forward = sweep % 2 == 0
        places = range(1, len(order)) if forward else range(len(order) - 2, -1, -1)
        for place in places:
            fixed = order[place - 1 if forward else place + 1]
            order[place] = _by_barycentre(order[place], fixed, edges)
        crossed = crossings(order, edges)
        if crossed < fewest - 1e-12:
            best, fewest = [list(layer) for layer in order], crossed
    return best


def crossings(layers: Sequence[Sequence[N]], edges: Mapping[tuple[N, N], float]) -> float:
    """Return the weight of all crossings between neighbouring layers."""
    total = 0.0
    for left, right in pairwise(layers):
        row = {node: place for place, node in enumerate(left)}
        column = {node: place for place, node in enumerate(right)}
        lines = [
            (row[source], column[target], weight)
            for (source, target), weight in edges.items()
            if source in row and target in column
        ]
        for (a, b, one), (c, d, other) in combinations(lines, 2):
            if (a - c) * (b - d) < 0:
                total += min(one, other)
    return total


def _by_barycentre(layer: Sequence[N], fixed: Sequence[N], edges: Mapping[tuple[N, N], float]) -> list[N]:
    places = {node: place / max(1, len(fixed) - 1) for place, node in enumerate(fixed)}

    def centre(item: tuple[int, N]) -> float:
        number, node = item
        pulls = [
            (weight, places[source if target == node else target])
            for (source, target), weight in edges.items()
            if (target == node and source in places) or (source == node and target in places)
        ]
        total = sum(weight for weight, _ in pulls)
        if not total:
            return number / max(1, len(layer) - 1)
        return sum(weight * place for weight, place in pulls) / total

    return [node for _, node in sorted(enumerate(layer), key=centre)]
