"""What was found of goals: a value that tells how likely each is reached, and what breaks it."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from ccsim.goals.breaking import breaking_hours
from ccsim.goals.judged_goal import JudgedGoal
from ccsim.goals.smart.finding import Finding
from ccsim.goals.verdict.wilson import wilson
from ccsim.scenario import Scenario


@dataclass(frozen=True, eq=False)
class Assessment:
    """
    How likely a scenario's goals are reached.

    Attributes
    ----------
    scenario
        As it was run: settled.
    goals
        Those that could be judged, in the order of their priorities, each before its checkpoints.
    findings
        By goal, what the SMART check says.
    seed, engine, version
        What reproduces it.
    replications, first_replication
        The most that any goal needed, and the number of the first.
    partial
        True if it was interrupted.
    notes
        Sentences a reader should see.
    """

    scenario: Scenario
    goals: tuple[JudgedGoal, ...] = field(repr=False)
    findings: dict[str, tuple[Finding, ...]]
    seed: int
    engine: str
    version: str
    replications: int
    first_replication: int = 0
    partial: bool = False
    notes: tuple[str, ...] = ()

    @property
    def judged(self) -> tuple[JudgedGoal, ...]:
        """The goals themselves, without checkpoints."""
        return tuple(each for each in self.goals if each.asked.way_to is None)

    def goal(self, name: str) -> JudgedGoal:
        """What was found of one goal, or checkpoint."""
        for each in self.goals:
            if each.asked.name == name:
                return each
        known = ", ".join(each.asked.name for each in self.goals) or "none"
        raise KeyError(f'no goal "{name}" was judged; those that were: {known}')

    def verdicts(self, *, level: float = 0.95) -> pd.DataFrame:
        """
        How likely each goal is reached.

        Parameters
        ----------
        level
            Of each interval by itself.

        Returns
        -------
        DataFrame
            One row for each goal, and each checkpoint on its way (``way_to``): name, measure (with what and
            whom), first and last day that are judged, at_least or at_most, baseline (today), value with low
            and high (value_low, value_high), probability with low and high (Wilson), confidence, verdict,
            margin (what is left at the required confidence), n, unit. Goals that are not SMART enough to be
            judged come last, without figures.
        """
        table = pd.DataFrame(self._rows(level), columns=list(_COLUMNS))
        texts = table.columns.difference([*_NUMBERS, *_COUNTS])
        kinds = dict.fromkeys(texts, "string[python]") | dict.fromkeys(_NUMBERS, "float64")
        return table.astype(kinds | dict.fromkeys(_COUNTS, "int64"))

    def outcomes(self) -> pd.DataFrame:
        """
        Every single replication: how one month differs from another.

        Returns
        -------
        DataFrame
            One row for each goal, checkpoint and replication: goal, replication, score (the bound that it
            would just have met), met (its guardrails, too); none where nothing was there to count.
        """
        rows = [
            {"goal": each.asked.name, "replication": number, "score": seen.score(each.asked), "met": met}
            for each in self.goals
            for number, seen in each.seen.items()
            if (met := each.outcomes.get(number)) is not None
        ]
        return pd.DataFrame(rows, columns=["goal", "replication", "score", "met"])

    def joint(self, *, level: float = 0.95) -> dict[str, float]:
        """
        How likely all goals are reached together: in the same replication.

        Parameters
        ----------
        level
            Of Wilson's interval.

        Returns
        -------
        dict
            probability, low, high, n (replications in which all could be judged).
        """
        goals = self.judged
        numbers = set.intersection(*(set(each.outcomes) for each in goals)) if goals else set()
        if not numbers:
            return {"probability": math.nan, "low": math.nan, "high": math.nan, "n": 0}
        met = sum(all(each.outcomes[number] for each in goals) for number in numbers)
        low, high = wilson(met, len(numbers), level)
        return {"probability": met / len(numbers), "low": low, "high": high, "n": len(numbers)}

    def breaks(self, name: str) -> pd.DataFrame:
        """
        Which days and hours break a goal.

        Parameters
        ----------
        name
            Of the goal.

        Returns
        -------
        DataFrame
            One row for each weekday and half hour with anything to count (of periods above 100 days for the
            weekday: ``all day``): weekday, time, value, counted (the denominator, per period), short (the
            share of all that is missing to the bound that is missing there), the worst first. Empty where
            the measure is not told by interval.
        """
        return breaking_hours(self.goal(name))

    def guardrails(self, name: str) -> pd.DataFrame:
        """In what share of the replications each guardrail of a goal holds."""
        held = self.goal(name).guardrails()
        return pd.DataFrame({"guardrail": list(held), "holds": list(held.values())})

    def smart(self) -> pd.DataFrame:
        """What the SMART check says: goal, letter, whether it only warns, or blocks, message, hint."""
        rows = [
            {"goal": name, **{field: getattr(each, field) for field in _FINDING}}
            for name, findings in self.findings.items()
            for each in findings
        ]
        return pd.DataFrame(rows, columns=["goal", *_FINDING])

    def to_dict(self, *, level: float = 0.95) -> dict[str, Any]:
        """What `to_json` writes, as a dictionary."""
        return {
            "scenario": self.scenario.name,
            "version": self.version,
            "seed": self.seed,
            "engine": self.engine,
            "replications": self.replications,
            "first_replication": self.first_replication,
            "partial": self.partial,
            "goals": [{key: _plain(value) for key, value in row.items()} for row in self._rows(level)],
            "joint": {key: _plain(value) for key, value in self.joint(level=level).items()},
            "smart": [{str(key): _plain(value) for key, value in row.items()} for row in self._smart_rows()],
            "notes": list(self.notes),
        }

    def to_json(self, *, level: float = 0.95) -> str:
        """The verdicts as JSON; null where something does not apply."""
        return json.dumps(self.to_dict(level=level), allow_nan=False)

    def _rows(self, level: float) -> list[dict[str, Any]]:
        rows = [self._row(each, level) for each in self.goals]
        known = {row["name"] for row in rows}
        for name, goal in self.scenario.goals.items():
            if name not in known:
                said = {"name": name, "title": goal.title, "verdict": "not SMART", "n": 0}
                rows.append(dict.fromkeys(_COLUMNS) | said | {"owner": goal.owner, "priority": goal.priority})
        return rows

    def _smart_rows(self) -> Sequence[dict[Any, Any]]:
        return self.smart().to_dict("records")

    def _row(self, judged: JudgedGoal, level: float) -> dict[str, Any]:
        asked, goal, measure = judged.asked, judged.asked.goal, judged.asked.target.figure.measure
        low, high = judged.interval(level)
        value = judged.value(level)
        windows = asked.target.windows
        return {
            "name": asked.name,
            "way_to": asked.way_to,
            "title": goal.title,
            "measure": asked.target.figure.label,
            "first": windows[0].first.isoformat(),
            "last": windows[-1].last.isoformat(),
            "direction": "at least" if goal.at_least is not None else "at most",
            "target": goal.bound,
            "baseline": math.nan if judged.today is None else judged.today.found.value,
            "value": value.value,
            "value_low": value.low,
            "value_high": value.high,
            "probability": judged.probability,
            "low": low,
            "high": high,
            "confidence": goal.confidence,
            "verdict": judged.verdict,
            "margin": judged.margin,
            "n": judged.n,
            "unit": self.scenario.currency if measure.unit == "money" else measure.unit,
            "owner": goal.owner,
            "priority": goal.priority,
        }


_FINDING = ("letter", "warns", "blocks", "message", "hint")
#: Of `Assessment.verdicts`, and the fields of the JSON.
_COLUMNS = (
    "name", "way_to", "title", "measure", "first", "last", "direction", "target", "baseline", "value",
    "value_low", "value_high", "probability", "low", "high", "confidence", "verdict", "margin", "n", "unit",
    "owner", "priority",
)  # fmt: skip

_NUMBERS = (
    "target", "baseline", "value", "value_low", "value_high", "probability", "low", "high", "confidence",
    "margin",
)  # fmt: skip
_COUNTS = ("n", "priority")


def _plain(value: Any) -> Any:
    """A JSON value; what is not there is null."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if value is pd.NA or value is pd.NaT:
        return None
    return value.item() if hasattr(value, "item") else value
