"""What was seen in all the cases so far."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

#: What is counted, each by name. Outcomes, ways back and ways in are counted by contact, options by scenario.
KINDS = ("options", "outcomes", "returns", "vias")


@dataclass
class Counts:
    """
    Counts of some seeds.

    Attributes
    ----------
    seeds
        Those that were compared.
    contacts
        Rows of their logs.
    shared
        Scenarios in which agents may have several contacts in hand.
    by
        The counts of each kind, see `KINDS`.
    spent
        Seconds of the processor by stage.
    differences
        By seed, what differed.
    elapsed
        Seconds on the clock on the wall.
    """

    seeds: set[int] = field(default_factory=set)
    contacts: int = 0
    shared: int = 0
    by: dict[str, Counter[str]] = field(default_factory=lambda: {kind: Counter() for kind in KINDS})
    spent: dict[str, float] = field(default_factory=dict)
    differences: dict[int, str] = field(default_factory=dict)
    elapsed: float = 0.0

    def add(self, other: Counts) -> None:
        """Add those of other seeds."""
        self.seeds |= other.seeds
        self.contacts += other.contacts
        self.shared += other.shared
        for kind, counts in other.by.items():
            self.by[kind].update(counts)
        for stage, seconds in other.spent.items():
            self.spent[stage] = self.spent.get(stage, 0.0) + seconds
        self.differences |= other.differences

    def save(self, file: Path, sources: str) -> None:
        """Write them as JSON, with a digest of the sources they hold for; a file is never half there."""
        document = {
            "sources": sources,
            "seeds": stretches(self.seeds),
            "contacts": self.contacts,
            "shared": self.shared,
            "elapsed": round(self.elapsed, 3),
            "differences": {str(seed): text for seed, text in sorted(self.differences.items())},
            **{kind: {name: counts[name] for name in sorted(counts)} for kind, counts in self.by.items()},
            "spent": {stage: round(self.spent[stage], 3) for stage in sorted(self.spent)},
        }
        unfinished = file.with_suffix(".tmp")
        unfinished.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
        unfinished.replace(file)

    @classmethod
    def load(cls, file: Path, sources: str) -> Counts:
        """
        Return those that were saved; none if there is no file.

        Raises
        ------
        SystemExit
            If they are of other sources: sums of two engines would say nothing of either.
        """
        if not file.exists():
            return cls()
        document: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        if document["sources"] != sources:
            raise SystemExit(f"{file} counts what other sources did; remove it, or give another --out")
        return cls(
            seeds={seed for first, last in document["seeds"] for seed in range(first, last + 1)},
            contacts=document["contacts"],
            shared=document["shared"],
            by={kind: Counter(document[kind]) for kind in KINDS},
            spent=document["spent"],
            differences={int(seed): text for seed, text in document["differences"].items()},
            elapsed=document["elapsed"],
        )


def stretches(seeds: Iterable[int]) -> list[list[int]]:
    """Return seeds as pairs of the first and the last of those that follow each other."""
    found: list[list[int]] = []
    for seed in sorted(seeds):
        if found and seed == found[-1][1] + 1:
            found[-1][1] = seed
        else:
            found.append([seed, seed])
    return found
