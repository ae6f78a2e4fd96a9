"""Paths such as ``groups.agents.headcount``: where they lead in a scenario's document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ccsim.scenario.faults import Problem, closest, show

__all__ = ["Place", "follow"]


@dataclass(frozen=True)
class Place:
    """How far a path leads.

    Parameters
    ----------
    holder
        The innermost dict or list that was reached.
    key
        Its key to go on with: the last one if the path leads somewhere.
    depth
        Number of parts of the path that were followed.
    found
        True if there is a value at the end.
    value
        That value.
    """

    holder: Any
    key: Any
    depth: int
    found: bool
    value: Any = None

    def problem(self, path: str) -> Problem | None:
        """Return why the path leads nowhere, and the nearest that leads somewhere."""
        if self.found:
            return None
        parts = path.split(".")
        before = ".".join(parts[: self.depth])
        where = before or "the scenario"
        if isinstance(self.holder, dict):
            hint = _nearest_path(parts, self.depth, self.holder)
            return Problem((), f'there is no "{path}"', found=path, hint=hint)
        if isinstance(self.holder, list):
            message = f'there is no "{path}": {where} has the items 0 to {len(self.holder) - 1}'
            return Problem((), message, found=path)
        message = f'there is no "{path}": {where} is {show(self.holder)}, with nothing below it'
        return Problem((), message, found=path, hint=f"set {where} as a whole")


def follow(document: Any, path: str) -> Place:
    """Return where a path leads.

    Parameters
    ----------
    document
        What :func:`ccsim.scenario.document.full_document` returns.
    path
        Field names, names of entries and indices of lists, with dots between them.
    """
    holder: Any = document
    parts = path.split(".")
    for depth, part in enumerate(parts):
        key: Any = int(part) if isinstance(holder, list) and part.isdigit() else part
        inside = (isinstance(holder, dict) and key in holder) or (
            isinstance(holder, list) and isinstance(key, int) and key < len(holder)
        )
        if not inside:
            return Place(holder, key, depth, found=False)
        if depth == len(parts) - 1:
            return Place(holder, key, depth + 1, found=True, value=holder[key])
        holder = holder[key]
    return Place(document, "", 0, found=False)


def _nearest_path(parts: list[str], depth: int, holder: dict[str, Any]) -> str | None:
    """Return 'did you mean' with the whole path, the wrong part replaced."""
    name = closest(parts[depth], holder)
    if name is None:
        return "allowed here: " + ", ".join(list(holder)[:24]) if holder else None
    return f'did you mean "{".".join([*parts[:depth], name, *parts[depth + 1 :]])}"?'
