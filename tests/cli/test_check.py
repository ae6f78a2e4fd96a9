"""Every fault of a file, at once."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from ccsim.cli import main

SMALL = Path(__file__).with_name("small.yaml")

_SIX = {
    "headcount: 3": "headcout: 3",
    "mean: 120 s}, wrap_up": "mean: 120}, wrap_up",
    "shrinkage: 0.2": "shrinkage: 1.2",
    "probability: 0.9": "probability: 1.9",
    '"08:00-18:00"': '"08:00-28:00"',
    "start: 2026-03-02": "start: 2026-02-30",
}


def test_six_different_faults_are_six_lines_with_line_and_path(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A planner who mends one fault a run gives up after the third."""
    text = SMALL.read_text(encoding="utf-8")
    for right, wrong in _SIX.items():
        assert right in text
        text = text.replace(right, wrong)
    file = tmp_path / "six.yaml"
    file.write_text(text, encoding="utf-8")
    assert main(["check", str(file)]) == 2
    shown = capsys.readouterr()
    lines = shown.err.splitlines()
    assert len(lines) == 6
    numbers = [int(line.removeprefix(f"{file}:").split(":")[0]) for line in lines]
    wrong_lines = [
        number for number, line in enumerate(text.splitlines(), 1) for wrong in _SIX.values() if wrong in line
    ]
    assert numbers == sorted(wrong_lines)
    assert any('unknown field; did you mean "headcount"?' in line for line in lines)
    assert shown.out == ""


def test_no_faults_is_said_and_is_success(capsys: pytest.CaptureFixture[str]) -> None:
    """Silence could also mean that nothing was read."""
    assert main(["check", str(SMALL)]) == 0
    assert capsys.readouterr().err == f"{SMALL}: no faults in small\n"


def test_overrides_are_checked_too(capsys: pytest.CaptureFixture[str]) -> None:
    """A batch of what-ifs is checked before the night, not in it."""
    assert main(["check", str(SMALL), "--set", "groups.agents.headcount-=4"]) == 2
    assert "groups.agents.headcount" in capsys.readouterr().err


def test_stdin_is_named_so(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault must say where it is, even in a pipe."""
    text = SMALL.read_text(encoding="utf-8").replace("headcount:", "headcout:")
    stdin = io.StringIO(text)
    stdin.name = "<stdin>"  # as the real one is called
    monkeypatch.setattr(sys, "stdin", stdin)
    assert main(["check", "-"]) == 2
    assert capsys.readouterr().err.startswith("<stdin>:")


_GOALS = """\
goals:
  quick: {measure: asa/answered, of: everyone, at_most: 60, by: 2026-03-31}
  contained:
    measure: containment/claimed
    of: everyone
    at_least: 20
    by: 2026-03-31
    guardrails: {calm: {measure: occupancy, at_most: 0.85}}
"""


def test_goals_on_what_cannot_be_are_faults_and_are_not_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A promise that no run could test is found before the night, with its line; by a run, too."""
    file = tmp_path / "promised.yaml"
    text = SMALL.read_text(encoding="utf-8")
    file.write_text(text + _GOALS, encoding="utf-8")
    first = len(text.splitlines()) + 2
    told = [
        f"{file}:{first}: goals.quick.at_most: 60 is a bare number where a duration is due; write 20 s, "
        "4 min, 1 h or 7 d",
        f"{file}:{first + 2}: goals.contained.measure: containment/claimed cannot occur here; nothing in the "
        "scenario makes it happen",
        f"{file}:{first + 6}: goals.contained.guardrails.calm.measure: occupancy does not say which variant; "
        "allowed: occupancy/agent, occupancy/slots",
    ]
    assert main(["check", str(file)]) == 2
    assert capsys.readouterr().err.splitlines() == told
    assert main(["run", str(file), "--days", "1", "--replications", "1"]) == 2
    shown = capsys.readouterr()
    assert shown.err.splitlines() == told
    assert shown.out == ""


def test_goals_that_can_be_are_no_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither is one that is not SMART yet: `ccsim goals` says which letter it lacks."""
    file = tmp_path / "promised.yaml"
    goals = "goals: {quick: {measure: asa/answered, at_most: 60 s, by: 2026-03-31}, some: {measure: frt}}\n"
    file.write_text(SMALL.read_text(encoding="utf-8") + goals, encoding="utf-8")
    assert main(["check", str(file)]) == 0
    assert capsys.readouterr().err == f"{file}: no faults in small\n"
