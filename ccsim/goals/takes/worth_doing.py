"""What it would take to reach a goal: a value that carries the change, its cost and how sure that is."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from ccsim.goals.judged_goal import JudgedGoal
from ccsim.goals.takes.trial import Choice
from ccsim.scenario import Scenario

#: Of `WorthDoing.tried` and of `WorthDoing.curve`.
TRIED = ("change", "n", "met", "margin", "one_off", "per_month", "first_year")
CURVE = ("change", "amount", "probability", "low", "high", "n")


@dataclass(frozen=True, eq=False)
class WorthDoing:
    """
    What it would take to reach a goal.

    Attributes
    ----------
    scenario
        As it was, settled.
    goal
        The name of the goal.
    choice
        The cheapest change that was confirmed; empty if nothing has to change; None if nothing was confirmed.
    changed
        The scenario with it.
    confirmed
        How likely the goal is reached with it, on replications that the search has not seen.
    one_off, per_month
        What it costs more: once, and month by month.
    candidates
        How many combinations of changes were tried in the search.
    judged
        How many of them were judged on fresh replications until one was confirmed, or none was left.
    hopeless
        Changes of which no amount reaches the goal by itself.
    idle
        Those of them that do not help at all.
    tried
        One row for each combination that was tried: change, n, met, margin (on average, as a share of the
        bound), one_off, per_month, first_year. Searching chooses what looks best: no probability is told
        from these.
    curve
        How likely the goal is reached by the amount of each change that was chosen, the others as they are:
        change, amount, probability, low, high, n; on replications that nothing else has used.
    seed
        As given.
    partial
        Whether it was interrupted.
    notes
        Sentences a reader should see.
    """

    scenario: Scenario
    goal: str
    choice: Choice | None
    changed: Scenario | None
    confirmed: JudgedGoal | None
    one_off: float
    per_month: float
    candidates: int
    judged: int
    hopeless: tuple[str, ...]
    idle: tuple[str, ...]
    tried: pd.DataFrame = field(repr=False)
    curve: pd.DataFrame = field(repr=False)
    seed: int = 1
    partial: bool = False
    notes: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """What it takes, in words."""
        if self.choice is None:
            # what was interrupted, or looked good and was left undecided, is not shown to be impossible
            if self.partial:
                return "nothing yet"
            return "nothing that was confirmed" if self.judged else "nothing that is allowed"
        return self.choice.told or "no change"

    @property
    def options(self) -> str:
        """The options of the command line that make the change; empty where it cannot be typed."""
        if self.choice is None:
            return ""
        typed = [candidate.typed(amount) for candidate, amount in self.choice.amounts]
        return " ".join(typed) if all(typed) else ""

    def to_dict(self, *, level: float = 0.95) -> dict[str, Any]:
        """What `to_json` writes, as a dictionary."""
        confirmed = None
        if self.confirmed is not None:
            low, high = self.confirmed.interval(level)
            confirmed = {
                "probability": _finite(self.confirmed.probability),
                "low": _finite(low),
                "high": _finite(high),
                "verdict": self.confirmed.verdict,
                "n": self.confirmed.n,
            }
        return {
            "goal": self.goal,
            "changes": None if self.choice is None else _changes(self.choice),
            "options": self.options,
            "one_off": _finite(self.one_off),
            "per_month": _finite(self.per_month),
            "currency": self.scenario.currency,
            "confirmed": confirmed,
            "candidates": self.candidates,
            "judged": self.judged,
            "no_amount_does_it": list(self.hopeless),
            "does_not_help": list(self.idle),
            "curve": [{str(key): _finite(value) for key, value in row.items()} for row in _rows(self.curve)],
            "partial": self.partial,
            "notes": list(self.notes),
        }

    def to_json(self, *, level: float = 0.95) -> str:
        """What it takes as JSON; null where something does not apply."""
        return json.dumps(self.to_dict(level=level), allow_nan=False)


def _changes(choice: Choice) -> list[dict[str, Any]]:
    return [
        {"change": candidate.name, "amount": candidate.told(amount)} for candidate, amount in choice.amounts
    ]


def _rows(table: pd.DataFrame) -> list[dict[Any, Any]]:
    return table.to_dict("records")


def _finite(value: Any) -> Any:
    return None if isinstance(value, float) and not math.isfinite(value) else value
