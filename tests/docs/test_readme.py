"""The README's commands and the output it shows are real."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

import ccsim
from ccsim.cli import main
from tests.shared import REPOSITORY, updating

README = REPOSITORY / "README.md"
_SHOWN = re.compile(r"(?<=```console\n)\$ ccsim ([^\n]*)\n(.*?)(?=```\n)", re.DOTALL)


def _text() -> str:
    return README.read_text(encoding="utf-8")


def test_the_output_shown_is_the_output(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worked example that nobody can reproduce teaches distrust."""
    monkeypatch.chdir(REPOSITORY)
    shown = _SHOWN.search(_text())
    assert shown is not None
    assert main(shlex.split(shown[1])) == 0
    printed = "".join(f"{line.rstrip()}\n" for line in capsys.readouterr().out.splitlines())
    if updating():
        README.write_text(_text().replace(shown[0], f"$ ccsim {shown[1]}\n{printed}"), encoding="utf-8")
    assert f"```console\n$ ccsim {shown[1]}\n{printed}```\n" in _text()


def test_there_are_two_commands_that_set_everything_up() -> None:
    """One line each, from a bare machine to a forecast and to green tests."""
    commands = re.findall(r"^```sh\n(python3 -m venv .*)\n```$", _text(), re.MULTILINE)
    assert len(commands) == 2
    forecast, tests = commands
    shown = _SHOWN.search(_text())
    assert shown is not None
    assert forecast.endswith(f"&& .venv/bin/ccsim {shown[1].strip()}")
    assert "&& .venv/bin/pytest" in tests
    assert f"'.[{','.join(('dev', 'notebooks', 'bench'))}]'" in tests


def test_the_python_example_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first cell that a reader pastes must not fail."""
    code = re.search(r"```python\n(.*?)```", _text(), re.DOTALL)
    assert code is not None
    monkeypatch.chdir(REPOSITORY)
    names: dict[str, object] = {}
    exec(code[1].replace("days=28, replications=30", "days=1, replications=2, jobs=1"), names)
    assert isinstance(names["result"], ccsim.Result)


def test_the_commands_for_ones_own_centre_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """From nothing to a forecast of one's own, seen and believed, and a promise tested, in seven lines."""
    monkeypatch.chdir(tmp_path)
    section = _text().split("## Your own centre")[1]
    commands = re.findall(r"^ccsim ([^#\n]*)", section.split("```")[1], re.MULTILINE)
    verbs = [command.split()[0] for command in commands]
    assert verbs == ["new", "check", "show", "run", "goals", "compare", "trace"]
    few = "--replications 2 --jobs 1"
    for command in commands:
        said = command.replace("--days 28", f"--days 1 {few}").replace("--what-it-takes", few)
        assert main(shlex.split(said)) == 0
    assert capsys.readouterr().out.startswith("my-centre: Orders and billing by phone")
