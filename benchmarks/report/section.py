"""What one section of the benchmarks found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

Row = tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """
    A table as printed.

    Attributes
    ----------
    header, rows
        Cells as text; the first column is to the left, the others are to the right.
    notes
        Sentences below it.
    """

    header: Row
    rows: Sequence[Row]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Goal:
    """
    Something that must be reached.

    Attributes
    ----------
    what
        In words.
    goal, got
        In the same unit.
    unit
        As printed behind both.
    at_least
        Whether more is better.
    only_said
        Said on any machine, but only a quiet one can tell: wall-clock time.
    """

    what: str
    goal: float
    got: float
    unit: str
    at_least: bool
    only_said: bool = False

    @property
    def held(self) -> bool:
        """Whether it was reached."""
        return self.got >= self.goal if self.at_least else self.got <= self.goal


@dataclass(frozen=True)
class Section:
    """
    Tables, the numbers behind them, and the goals that they decide.

    Attributes
    ----------
    name
        As after ``--only``.
    title
        Of its part of the page.
    numbers
        Everything measured, for ``--json``.
    """

    name: str
    title: str
    tables: list[Table]
    numbers: dict[str, Any]
    goals: list[Goal] = field(default_factory=list)

    def document(self) -> dict[str, Any]:
        """The numbers and goals as plain data."""
        goals = [{**asdict(goal), "held": goal.held} for goal in self.goals]
        return {"title": self.title, "numbers": self.numbers, "goals": goals}
