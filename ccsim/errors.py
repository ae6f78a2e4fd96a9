"""What ccsim raises, and how a fault reads.

::

    CcsimError              whatever ccsim refuses; catch this one to catch all
    +-- ScenarioError       a scenario that cannot be used; carries every fault found
    +-- DataError           a data file (results, logs) that is not what it claims to be
    +-- RunError            a fault inside a run: time, case, seed and replication are named

A fault is one line: where it is, what was found, what is allowed and what to do next.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["CcsimError", "DataError", "Fault", "RunError", "ScenarioError"]


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with a scenario.

    Parameters
    ----------
    path
        Where in the scenario, as ``--set`` would write it: ``groups.agents.headcount``.
    message
        What is wrong, with the offending value in it.
    line
        Line of the file, from 1; None where the fault has no line.
    file
        The file, or the override, that says it; None for a scenario made in Python.
    found
        The offending value as text, where there is one.
    allowed
        What would be accepted.
    hint
        The next step: "did you mean ...", "write ...".
    """

    path: str
    message: str
    line: int | None = None
    file: str | None = None
    found: str | None = None
    allowed: str | None = None
    hint: str | None = None

    def __str__(self) -> str:
        """Return the one line that the command line prints."""
        where = "" if self.file is None else self.file
        if self.line is not None:
            where = f"{where}:{self.line}" if where else f"line {self.line}"
        head = ": ".join(part for part in (where, self.path) if part)
        allowed = None if self.allowed is None else f"allowed: {self.allowed}"
        body = "; ".join(part for part in (self.message, allowed, self.hint) if part)
        return f"{head}: {body}" if head else body


class CcsimError(Exception):
    """Whatever ccsim refuses."""


class ScenarioError(CcsimError):
    """A scenario that cannot be used.

    Parameters
    ----------
    faults
        Every fault that was found, in the order of the file.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))

    def __reduce__(self) -> tuple[type[ScenarioError], tuple[tuple[Fault, ...]]]:
        """Pickle by the faults, so that the error survives a worker process."""
        return type(self), (self.faults,)


class DataError(CcsimError):
    """A data file that is not what it claims to be."""


class RunError(CcsimError):
    """A fault inside a run; the message names simulated time, case, seed and replication."""
