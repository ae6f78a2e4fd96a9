"""A combination of changes, tried."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ccsim.goals.takes.candidate import Candidate
from ccsim.typing import Floats


@dataclass(frozen=True)
class Choice:
    """
    Changes that are made together, each with the place of its amount.

    Attributes
    ----------
    changes
        Candidates and places; empty for nothing at all.
    """

    changes: tuple[tuple[Candidate, int], ...] = ()

    @property
    def key(self) -> tuple[tuple[str, int], ...]:
        """What tells it from others."""
        return tuple((candidate.name, place) for candidate, place in self.changes)

    @property
    def amounts(self) -> tuple[tuple[Candidate, Any], ...]:
        """The candidates with their amounts."""
        return tuple((candidate, candidate.amounts[place]) for candidate, place in self.changes)

    @property
    def told(self) -> str:
        """In words."""
        return ", ".join(f"{candidate.name} {candidate.told(amount)}" for candidate, amount in self.amounts)

    def at(self, number: int, place: int) -> Choice:
        """The same with another amount of one change."""
        changes = list(self.changes)
        changes[number] = (changes[number][0], place)
        return Choice(tuple(changes))


@dataclass(frozen=True, eq=False)
class Trial:
    """
    What was seen of a choice.

    Attributes
    ----------
    choice
        What was changed.
    margins
        By replication, how far the goal is from being missed, its guardrails too, as a share of the bound: 0
        or more means met; NaN where nothing was there to count.
    one_off, per_month
        What it costs more than changing nothing: once, and month by month.
    """

    choice: Choice
    margins: Floats
    one_off: float
    per_month: float

    @property
    def n(self) -> int:
        """Replications that could be judged."""
        return int((~np.isnan(self.margins)).sum())

    @property
    def met(self) -> int:
        """In how many of them the goal is met."""
        return int((self.margins >= 0).sum())

    @property
    def first_year(self) -> float:
        """What it costs in the first year: what it costs once, and twelve months."""
        return self.one_off + 12 * self.per_month

    def reaches(self, confidence: float) -> bool:
        """Whether it looks as if the goal were met with a probability, as far as these replications tell."""
        return self.n > 0 and self.met >= confidence * self.n - 1e-9
