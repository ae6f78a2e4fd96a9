"""Which file and line, or which override, says what stands at a path."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ccsim.errors import Fault
from ccsim.scenario.faults import Problem
from ccsim.scenario.yaml_tree import Loc

__all__ = ["Origin", "Origins", "dotted", "fault_at"]


class Origin(NamedTuple):
    """A line of a file, or an override."""

    file: str | None
    line: int | None = None


Origins = Mapping[Loc, Origin]
"""Origin by place; what is not in it has the origin of the closest place above."""


def dotted(loc: Loc) -> str:
    """Return a place as the path that ``--set`` would use."""
    return ".".join(str(part) for part in loc)


def origin_of(loc: Loc, origins: Origins) -> Origin:
    """Return what says the value at a place."""
    for length in range(len(loc), -1, -1):
        if loc[:length] in origins:
            return origins[loc[:length]]
    return Origin(None)


def fault_at(problem: Problem, origins: Origins) -> Fault:
    """Return a problem as a fault with its file and line."""
    origin = origin_of(problem.loc, origins)
    return Fault(
        path=dotted(problem.loc),
        message=problem.message,
        line=origin.line,
        file=origin.file,
        found=problem.found,
        allowed=problem.allowed,
        hint=problem.hint,
    )
