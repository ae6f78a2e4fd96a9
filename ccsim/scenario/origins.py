"""Which file and line, or which override, says what stands at a place of the scenario."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ccsim.errors import Fault
from ccsim.scenario.faults import Problem
from ccsim.scenario.yaml_tree import Loc

if TYPE_CHECKING:
    from ccsim.scenario.parts import Parts

__all__ = ["Origin", "Origins", "Setting", "dotted", "fault_at", "origin_of"]


class Origin(NamedTuple):
    """A line of a file, or an override."""

    file: str | None
    line: int | None = None


Origins = Mapping[Loc, Origin]
"""Origin by place; what is not in it has the origin of the closest place above."""


@dataclass(frozen=True)
class Setting:
    """Where a scenario comes from.

    Parameters
    ----------
    source
        The file; None for a scenario that was made in Python or read from a stream.
    origins
        What says what.
    salvage
        Validation leaves here what could be read of a scenario that has faults.
    whole
        False if the file it extends could not be read, so that what is missing may stand there.
    """

    source: Path | None = None
    origins: Origins = field(default_factory=dict)
    salvage: list[Parts] = field(default_factory=list, repr=False, compare=False)
    whole: bool = True

    @property
    def folder(self) -> Path:
        """Return the folder of the file; the current one if there is none."""
        return Path() if self.source is None else self.source.parent

    def sorted_faults(self, faults: Iterable[Fault]) -> list[Fault]:
        """Return the faults in the order of the file, each once."""
        first = None if self.source is None else str(self.source)
        return sorted(
            dict.fromkeys(faults), key=lambda fault: (fault.file != first, fault.file or "", fault.line or 0)
        )


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
        line=origin.line if problem.line is None else problem.line,
        file=origin.file if problem.file is None else problem.file,
        found=problem.found,
        allowed=problem.allowed,
        hint=problem.hint,
    )
