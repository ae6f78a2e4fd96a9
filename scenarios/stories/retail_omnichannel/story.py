"""A story: options side by side, what is told of each, and on which page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import ccsim

from .table import Figure, Option, Row, run_all, table

__all__ = [
    "AUTOMATION",
    "A_YEAR",
    "EVERY_CHANNEL",
    "LEVERS",
    "SCENARIO",
    "STORIES",
    "YEAR",
    "Story",
    "loaded",
]

_SCENARIOS = Path(__file__).resolve().parents[2]
_DOCS = _SCENARIOS.parent / "docs"
SCENARIO = _SCENARIOS / "retail-omnichannel.yaml"
STORIES = _SCENARIOS / "stories"
EVERY_CHANNEL = _DOCS / "retail-omnichannel.md"
AUTOMATION = _DOCS / "retail-automation.md"
LEVERS = _DOCS / "retail-levers.md"
A_YEAR = _DOCS / "a-year.md"
YEAR = STORIES / "retail-year.yaml"


@cache
def loaded(file: Path) -> ccsim.Scenario:
    """Return the scenario of a file, read once: scenarios never change."""
    return ccsim.load(file)


@dataclass(frozen=True)
class Story:
    """One table of a page.

    Parameters
    ----------
    options
        What is run, the first being what the others are compared with.
    figures
        The columns.
    page
        Where it is told.
    days, replications
        Measured days and runs unless told otherwise.
    reckon
        Makes a row that is not simulated, from the first option's result; it stands second.
    """

    options: Sequence[Option]
    figures: Sequence[Figure]
    page: Path
    days: int = 7
    replications: int = 20
    reckon: Callable[[ccsim.Result], Row] | None = None

    def text(self, *, days: int | None = None, replications: int | None = None, seed: int = 1) -> str:
        """Run every option on the same customers and return the Markdown table."""
        runs = replications or self.replications
        results = run_all(self.options, days=days or self.days, replications=runs, seed=seed)
        rows: list[Row] = [
            Row(option.said, {figure.head: figure.values(result) for figure in self.figures})
            for option, result in zip(self.options, results, strict=True)
        ]
        if self.reckon is not None:
            rows.insert(1, self.reckon(results[0]))
        return table(rows, self.figures)
