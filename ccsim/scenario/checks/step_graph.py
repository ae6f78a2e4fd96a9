"""Steps and what they lead to, as a graph: unreachable ones, dead ends, cycles."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

__all__ = ["dead_ends", "free_cycles", "unreachable"]

Graph = Mapping[str, Collection[str]]
"""What each step leads to."""


def unreachable(graph: Graph, first: str) -> Iterator[str]:
    """Yield the steps that cannot be reached from the first one.

    Parameters
    ----------
    graph
        What each step leads to.
    first
        Where contacts begin.
    """
    reached = {first, *_reached(graph, first)}
    yield from (name for name in graph if name not in reached)


def dead_ends(graph: Graph, ends: Collection[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield steps from which no end can be reached, with what they lead to; each trap once.

    Parameters
    ----------
    graph
        What each step leads to.
    ends
        The steps that are ends.
    """
    told: set[str] = set()
    for name in graph:
        after = _reached(graph, name)
        if name not in told and name not in ends and not any(each in ends for each in after):
            told |= {name, *after}
            yield name, tuple(after)


def free_cycles(graph: Graph) -> Iterator[tuple[str, ...]]:
    """Yield cycles, the first step at both ends; each step is in one of them at most.

    Parameters
    ----------
    graph
        What each step leads to, of the steps that take no time.
    """
    told: set[str] = set()
    for name in graph:
        way = _way_back(graph, name)
        if way and not told & set(way):
            told |= set(way)
            yield (name, *way)


def _reached(graph: Graph, start: str) -> dict[str, None]:
    """Return what can be reached from a step in one move or more, nearest first."""
    found: dict[str, None] = {}
    waiting = [start]
    while waiting:
        for name in graph.get(waiting.pop(0), ()):
            if name not in found:
                found[name] = None
                waiting.append(name)
    return found


def _way_back(graph: Graph, start: str) -> tuple[str, ...]:
    """Return the shortest way from a step back to itself, without its first end; empty if there is none."""
    ways: dict[str, tuple[str, ...]] = {start: ()}
    waiting = [start]
    while waiting:
        here = waiting.pop(0)
        for name in graph.get(here, ()):
            if name == start:
                return (*ways[here], name)
            if name not in ways:
                ways[name] = (*ways[here], name)
                waiting.append(name)
    return ()
