"""Rounding the figures of a flow diagram so that they still add up at every node."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import TypeVar

N = TypeVar("N", bound=Hashable)

#: Figures by edge, from one side of a node to another's.
_Figures = dict[tuple[Hashable, Hashable], float]
_WHOLE = 1e-9
#: Closes the flow: what ends somewhere begins again here.
_OUTSIDE = ("", "outside")


def round_flow(flow: Mapping[tuple[N, N], float]) -> dict[tuple[N, N], int]:
    """
    Round what goes along each edge, and through each node, up or down to a whole number.

    Parameters
    ----------
    flow
        By edge, from node to node. At nodes with edges to and from them, as much leaves as comes. What
        leaves the nodes to which nothing comes must be whole in all.

    Returns
    -------
    dict
        Each figure is the next whole number below or above the exact one, and so are the sums at the nodes;
        as much leaves every inner node as comes to it.

    Notes
    -----
    Along a circle of figures that are not whole, as much can be added in one direction as is taken away in
    the other without any sum changing; the smallest such amount makes one more figure whole.
    """
    exact: _Figures = {((a, "out"), (b, "in")): amount for (a, b), amount in flow.items()}
    nodes = {node for edge in flow for node in edge}
    for node in sorted(nodes, key=repr):
        comes = math.fsum(amount for (_, b), amount in flow.items() if b == node)
        leaves = math.fsum(amount for (a, _), amount in flow.items() if a == node)
        exact[(node, "in"), (node, "out")] = max(comes, leaves)
        if not comes:
            exact[_OUTSIDE, (node, "in")] = leaves
        if not leaves:
            exact[(node, "out"), _OUTSIDE] = comes
    while circle := _circle([edge for edge, amount in exact.items() if not _is_whole(amount)]):
        _push(exact, circle)
    return {(a, b): round(exact[(a, "out"), (b, "in")]) for a, b in flow}


def _is_whole(amount: float) -> bool:
    return abs(amount - round(amount)) < _WHOLE


def _circle(edges: list[tuple[Hashable, Hashable]]) -> list[tuple[tuple[Hashable, Hashable], int]]:
    """Find a circle among edges, whichever way they point: each with 1 if it is passed forwards, else -1."""
    beside: dict[Hashable, list[tuple[Hashable, tuple[Hashable, Hashable], int]]] = {}
    for edge in edges:
        beside.setdefault(edge[0], []).append((edge[1], edge, 1))
        beside.setdefault(edge[1], []).append((edge[0], edge, -1))
    for start in beside:
        walked: list[tuple[tuple[Hashable, Hashable], int]] = []
        reached, here = {start: 0}, start
        while True:
            back = walked[-1][0] if walked else None
            step = next((each for each in beside[here] if each[1] != back), None)
            if step is None:
                break
            here, edge, way = step
            walked.append((edge, way))
            if here in reached:
                return walked[reached[here] :]
            reached[here] = len(walked)
    return []


def _push(exact: _Figures, circle: list[tuple[tuple[Hashable, Hashable], int]]) -> None:
    """Round one figure of a circle, and change the others by as much; the nearest gives way."""
    room = {}
    for way in (1, -1):
        rooms = [
            (math.ceil(exact[edge]) - exact[edge] if own == way else exact[edge] - math.floor(exact[edge]))
            for edge, own in circle
        ]
        room[way] = min(rooms)
    way = 1 if room[1] <= room[-1] else -1
    for edge, own in circle:
        amount = exact[edge] + own * way * room[way]
        exact[edge] = float(round(amount)) if _is_whole(amount) else amount
