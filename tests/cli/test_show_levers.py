"""What a scenario's levers do, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccsim.cli import main
from tests.scenario.levers.centre import CENTRE

SMALL = str(Path(__file__).with_name("small.yaml"))


@pytest.fixture
def scenario(tmp_path: Path) -> str:
    """Return the file of a centre with a lever that is off."""
    file = tmp_path / "centre.yaml"
    file.write_text(CENTRE, encoding="utf-8")
    return str(file)


def test_levers_are_told_and_drawn(scenario: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A plan for a year is one line on the shell."""
    picture = tmp_path / "levers.svg"
    assert main(["show", "levers", scenario, "--with", "raise", "--out", str(picture)]) == 0
    shown = capsys.readouterr()
    assert shown.out == "raise: On, from 2026-04-01. It changes groups.voice.pay times 1.05.\n"
    assert shown.err == f"ccsim: wrote {picture}\n"
    drawn = picture.read_text(encoding="utf-8")
    assert 'id="lever raise"' in drawn
    assert "<dc:date>" not in drawn


def test_levers_that_are_off_are_told_and_drawn_if_none_is_on(
    scenario: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What could be done is what a planner looks at first."""
    picture = tmp_path / "levers.svg"
    assert main(["show", "levers", scenario, "--out", str(picture)]) == 0
    assert capsys.readouterr().out.startswith("raise: Off. It would act from 2026-04-01.")
    assert 'id="lever raise"' in picture.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([SMALL], "ccsim: small has no levers"),
        ([SMALL, "--out", "x"], "ccsim show levers: --out x: a picture ends in .svg, .png or .pdf"),
    ],
)
def test_faults_are_one_line(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What, where, allowed."""
    assert main(["show", "levers", *words]) == 2
    assert capsys.readouterr().err == f"{said}\n"
