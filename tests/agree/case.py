"""One replication that both engines are to run."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from ccsim.scenario import Scenario, load
from ccsim.scenario.document import compact_document
from ccsim.scenario.yaml_text import yaml_text
from tests.scenario.scenarios import random_scenario

_LINE = re.compile(r"# seed (\d+), days (\d+), run seed (\d+), replication (\d+)")


@dataclass(frozen=True)
class Case:
    """
    A scenario, and which replication of it.

    Attributes
    ----------
    scenario
        Its warm-up is simulated before the days; none if it states none.
    days
        How many are measured.
    seed, replication
        Name the replication.
    drawn
        The seed of the random scenario; that of the run for a file of somebody's own.
    """

    scenario: Scenario
    days: int
    seed: int
    replication: int
    drawn: int


def random_case(seed: int, folder: Path) -> Case:
    """Return the same case for the same seed; ``folder`` is where files of volumes are written."""
    scenario = random_scenario(seed, folder)
    return Case(scenario, days_for(scenario, seed), seed, seed % 7, seed)


def days_for(scenario: Scenario, seed: int) -> int:
    """
    Return how many days to run: one to three, or more than a week for half of those in which people leave.

    They leave on Mondays, and others come instead on later ones; the days are what a case costs.
    """
    leaves = any(group.turnover is not None for group in scenario.groups.values())
    return 9 + seed % 7 if leaves and seed % 2 == 0 else 1 + seed % 3


def write_case(case: Case, file: Path, difference: str) -> None:
    """
    Write a case as a scenario file whose comments say how to run it, and what was found.

    Files of volumes are put beside it.
    """
    document = compact_document(case.scenario)
    beside = file.with_suffix("")
    files: dict[str, bytes] = {}
    for intent in document["intents"].values():
        source = intent["volume"].get("intervals") or intent["volume"].get("replay")
        if source is not None:
            name = Path(source["file"]).name
            files[name] = (case.scenario.folder / source["file"]).read_bytes()
            source["file"] = f"{beside.name}/{name}"
    shutil.rmtree(beside, ignore_errors=True)
    for name, text in files.items():
        beside.mkdir(parents=True, exist_ok=True)
        (beside / name).write_bytes(text)
    lines = [
        f"# seed {case.drawn}, days {case.days}, run seed {case.seed}, replication {case.replication}",
        f"# {difference}",
        f"# python -m tests.agree --file {file.name}",
    ]
    file.write_text("\n".join(lines) + "\n" + yaml_text(document), encoding="utf-8")


def read_case(file: Path) -> Case:
    """Return what `write_case` wrote; of any other scenario file a day of replication 0 of seed 1."""
    found = _LINE.match(file.read_text(encoding="utf-8"))
    drawn, days, seed, replication = map(int, found.groups()) if found else (1, 1, 1, 0)
    return Case(load(file), days, seed, replication, drawn)
