"""What levers amount to: entries that are there from the start, and figures that change by date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from ccsim.scenario.faults import Problem
from ccsim.scenario.levers.ramp import Ramp
from ccsim.scenario.yaml_tree import Loc

if TYPE_CHECKING:
    from ccsim.scenario.levers.base import LeverBase

__all__ = ["Entry", "How", "Move", "Span", "Work"]

How: TypeAlias = Literal["times", "by", "to", "less", "at_most"]
"""`times`, `by` and `to` as files say; `less` takes so many away, `at_most` leaves so many, if there are."""


@dataclass(frozen=True)
class Entry:
    """Something new in the scenario's document.

    Parameters
    ----------
    place
        Where.
    value
        As a file would write it.
    field
        The field of the lever that asks for it.
    replaces
        True if something may stand there already.
    adds
        True for a number that is added to what stands there.
    """

    place: Loc
    value: Any
    field: Loc = ()
    replaces: bool = False
    adds: bool = False


@dataclass(frozen=True)
class Span:
    """When something changes: not before it begins, by a ramp from then on, and no more once it has ended."""

    ramp: Ramp
    begins: dt.date
    ends: dt.date | None = None

    @classmethod
    def of(cls, lever: LeverBase) -> Span:
        """Return when what a lever does changes."""
        return cls(lever.ramp, lever.begins, lever.ends)

    @classmethod
    def at_once(cls, lever: LeverBase) -> Span:
        """Return the same without the ramp."""
        return cls(Ramp(), lever.begins, lever.ends)

    def dates(self) -> Iterator[dt.date]:
        """Yield the dates from which on it may be another one than on the day before."""
        for day in range(self.ramp.days + 1):
            date = self.begins + dt.timedelta(days=day)
            if self.ends is None or date < self.ends:
                yield date
        if self.ends is not None:
            yield self.ends

    def level(self, date: dt.date) -> float:
        """Return the ramp's mean over a date."""
        if date < self.begins or (self.ends is not None and date >= self.ends):
            return 0.0
        return self.ramp.on((date - self.begins).days)


@dataclass(frozen=True)
class Move:
    """A figure that changes.

    Parameters
    ----------
    path
        Where it stands.
    how, value
        What it does in the end.
    span
        When.
    field
        The field of the lever that asks for it.
    unsaid
        What holds where nothing is stated; given for figures of the lever's own entries and others that are
        sure to vary.
    """

    path: str
    how: How
    value: Any
    span: Span
    field: Loc = ()
    unsaid: Any = None


Work: TypeAlias = Iterator[Entry | Move | Problem]
"""What a lever amounts to, and why it cannot; places of problems are below the lever."""
