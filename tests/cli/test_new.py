"""A first scenario to edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccsim.cli import main


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_example_gets_the_name_and_says_what_to_edit(capsys: pytest.CaptureFixture[str]) -> None:
    """A file without a word about the next step is a dead end."""
    assert main(["new", "spring-plan"]) == 0
    text = Path("spring-plan.yaml").read_text(encoding="utf-8")
    assert "\nname: spring-plan\n" in text
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(
        "Wrote spring-plan.yaml: a small centre that runs as it is. Edit, in this order:"
    )
    assert "ccsim check spring-plan.yaml && ccsim run spring-plan.yaml --days 28" in shown.err


def test_the_example_has_no_fault() -> None:
    """The first thing a planner runs must not fail."""
    assert main(["new", "spring-plan"]) == 0
    assert main(["check", "spring-plan.yaml"]) == 0


def test_an_existing_file_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    """A day's work overwritten by an example is not forgiven."""
    Path("mine.yaml").write_text("mine", encoding="utf-8")
    assert main(["new", "mine"]) == 2
    assert capsys.readouterr().err == "ccsim: mine.yaml exists and is not overwritten; choose another name\n"
    assert Path("mine.yaml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["Spring", "spring plan", "../spring", "spring.yaml", "-spring"])
def test_a_name_that_is_none_is_refused(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The file's name and the scenario's are one; neither may lead out of the folder."""
    assert main(["new", "--", name]) == 2
    assert f"{name!r} is not a scenario name; use small letters" in capsys.readouterr().err
    assert list(Path.cwd().iterdir()) == []


def test_a_folder_that_cannot_be_written_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """The reason belongs in the line."""
    Path.cwd().rmdir()
    assert main(["new", "mine"]) == 2
    assert capsys.readouterr().err == "ccsim: mine.yaml cannot be written: No such file or directory\n"
