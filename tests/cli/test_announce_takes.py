"""What a search for what it takes costs is said before it starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccsim.cli.announce_takes import announce_takes
from ccsim.scenario import load

SMALL = Path(__file__).with_name("small.yaml")
GOAL = """
goals:
  quick: {measure: asa/answered, of: everyone, at_most: 20 s, period: %s, by: 2024-03-31}
"""


def test_minutes_are_announced_and_seconds_are_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A search of a year of the SimPy model is a matter for the night."""
    for period in ("week", "year"):
        file = tmp_path / f"{period}.yaml"
        file.write_text(SMALL.read_text(encoding="utf-8") + GOAL % period, encoding="utf-8")
    announce_takes(load(tmp_path / "week.yaml"), "quick", engine="compiled", jobs=1)
    assert capsys.readouterr().err == ""
    announce_takes(load(tmp_path / "year.yaml"), "quick", engine="simpy", jobs=1)
    told = capsys.readouterr().err
    assert told.startswith("ccsim: 1 change is tried for quick, 366 days each time: roughly ")
    assert told.endswith(" on 1 core, and twice that where no single one does it\n")
