"""The door: what goes wrong becomes a line and an exit code, whatever it is."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from ccsim.cli import main
from ccsim.cli.main import verbs
from ccsim.errors import DataError, Fault, RunError, ScenarioError


def _raising(monkeypatch: pytest.MonkeyPatch, failure: BaseException) -> None:
    def versions() -> None:
        raise failure

    monkeypatch.setitem(verbs.commands, "versions", click.command()(versions))


def test_help_names_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    """A verb that help does not show does not exist for a planner."""
    assert main(["--help"]) == 0
    shown = capsys.readouterr()
    for verb in ("new", "check", "run", "settle", "schema", "measures", "versions"):
        assert f"\n  {verb} " in shown.out
    assert shown.err == ""


def test_no_verb_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    """The first thing typed is `ccsim` alone."""
    assert main([]) == 0
    assert "Usage: ccsim" in capsys.readouterr().out


def test_help_is_fast_because_it_loads_nothing_heavy() -> None:
    """Half a second of pandas before every help text, and people stop asking for help."""
    code = (
        "import sys; from ccsim.cli import main; main(['run', '--help']); "
        "heavy = {'numpy', 'pandas', 'numba', 'pydantic', 'matplotlib', 'scipy', 'duckdb', 'simpy', 'rich'}; "
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["rnu"], "ccsim: No such command 'rnu'. Did you mean 'run'?"),
        (["versions", "--hlep"], "ccsim versions: No such option '--hlep'. Did you mean '--help'?"),
        (["run"], "ccsim run: Missing argument 'SCENARIO'."),
        (
            ["run", "a.yaml", "--days", "0"],
            "ccsim run: Invalid value for '--days': 0 is not in the range x>=1.",
        ),
    ],
)
def test_a_slip_of_the_keyboard_is_one_line(
    words: list[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A screen of usage hides the one word that is wrong."""
    assert main(words) == 2
    shown = capsys.readouterr()
    assert shown.err == f"{line}\n"
    assert shown.out == ""


def test_each_fault_of_a_scenario_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A planner mends the file from top to bottom, in one go."""
    faults = [
        Fault(
            "groups.agents.headcout",
            "unknown field",
            line=12,
            file="bank.yaml",
            hint='did you mean "headcount"?',
        ),
        Fault("calendar.start", "is missing", file="bank.yaml"),
    ]
    _raising(monkeypatch, ScenarioError(faults))
    assert main(["versions"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        'bank.yaml:12: groups.agents.headcout: unknown field; did you mean "headcount"?',
        "bank.yaml: calendar.start: is missing",
    ]


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (RunError("days must be at least 1, not 0"), "ccsim: days must be at least 1, not 0\n"),
        (
            DataError("a.csv:3: not a number\na.csv:9: not a date"),
            "a.csv:3: not a number\na.csv:9: not a date\n",
        ),
    ],
)
def test_other_errors_of_ours_are_a_line_each(
    failure: Exception, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A traceback is for us, not for a planner."""
    _raising(monkeypatch, failure)
    assert main(["versions"]) == 2
    assert capsys.readouterr().err == said


def test_a_bug_is_owned_up_to_and_shown_with_debug(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2 would blame the planner's file for our bug."""
    _raising(monkeypatch, ZeroDivisionError("oops"))
    assert main(["versions"]) == 1
    said = "ccsim: failed, which is a bug in ccsim: ZeroDivisionError: oops"
    assert capsys.readouterr().err == f"{said}; --debug shows where\n"
    assert main(["versions", "--debug"]) == 1
    shown = capsys.readouterr().err
    assert "Traceback (most recent call last)" in shown
    assert shown.endswith(f"{said}\n")


def test_an_interrupt_before_anything_finished_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """130 tells a shell script that a person stopped it."""
    _raising(monkeypatch, KeyboardInterrupt())
    assert main(["versions"]) == 130
    # The empty line ends that in which the terminal showed ^C.
    assert capsys.readouterr().err == "\nccsim: interrupted; nothing had finished\n"


def test_python_m_ccsim_is_the_same_door() -> None:
    """Where the script is not on the path, the module is."""
    done = subprocess.run([sys.executable, "-m", "ccsim", "rnu"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "ccsim: No such command 'rnu'. Did you mean 'run'?\n"
