"""One small scenario file, and what loading a changed one says."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccsim.errors import ScenarioError
from ccsim.scenario import Scenario, load

SMALL = """\
name: small
calendar: {time_zone: Asia/Jerusalem, start: 1999-02-01, holidays: {1999-03-02: Purim}}
segments:
  regular: {}
  gold: {head_start: 90 s}
intents:
  call:
    volume:
      count: 600
      per: 30 min
    segments: {regular: 0.7, gold: 0.3}
    handle_time: {talk: {distribution: exponential, mean: 300 s}}
    patience: {distribution: exponential, mean: 120 s}
channels:
  phone:
    hours: {sun-thu: "07:00-24:00", fri: "07:00-14:00"}
queues:
  calls:
groups:
  agents:
    headcount: 50
"""


def load_text(folder: Path, text: str, name: str = "small.yaml") -> Scenario:
    """Load a text as a file of a folder."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return load(file)


def faults(folder: Path, text: str) -> list[str]:
    """Return the faults of a text, one line each, without the folder's name."""
    with pytest.raises(ScenarioError) as caught:
        load_text(folder, text)
    return [str(fault).replace(f"{folder}/", "") for fault in caught.value.faults]


def changed(*changes: tuple[str, str]) -> str:
    """Return the small scenario with some pieces of text replaced."""
    text = SMALL
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text
