"""What a scenario says, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccsim.cli import main
from tests.shared import REPOSITORY

SMALL = str(Path(__file__).with_name("small.yaml"))
LARGE = str(REPOSITORY / "tests" / "report" / "large.yaml")


def _show(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[str, str]:
    assert main(["show", *words]) == 0
    shown = capsys.readouterr()
    return shown.out, shown.err


def test_a_scenario_is_told_and_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line on the shell is one slide."""
    picture = tmp_path / "small.svg"
    out, err = _show(capsys, SMALL, "--out", str(picture))
    assert out.startswith("small: A small centre\n")
    assert "\x1b" not in out
    assert err == f"ccsim: wrote {picture}\n"
    assert "</svg>" in picture.read_text(encoding="utf-8")
    assert [file.name for file in tmp_path.iterdir()] == ["small.svg"], "no half-written file beside it"


@pytest.mark.parametrize("kind", ["svg", "pdf", "png"])
def test_a_picture_drawn_again_is_the_same_file(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A page's picture is kept: it must not change where nothing in it has."""
    pictures = [tmp_path / f"{name}.{kind}" for name in ("first", "second")]
    for picture in pictures:
        _show(capsys, SMALL, "--out", str(picture))
    assert pictures[0].read_bytes() == pictures[1].read_bytes()


def test_the_verb_may_be_named_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    """`show scenario X` and `show X` are one thing, options in any place."""
    out = _show(capsys, "scenario", SMALL)[0]
    assert _show(capsys, SMALL)[0] == out
    changed = _show(capsys, "--set", "groups.agents.headcount=5", SMALL)[0]
    assert "At most 5 on duty" in changed
    assert "groups.agents.headcount: 3 -> 5" in changed


def test_the_day_can_be_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    """Not every question is about the busiest day."""
    assert "Figures are those of Saturday 2026-03-07." in _show(capsys, LARGE, "--date", "2026-03-07")[
        0
    ].replace("\n", " ")
    out = _show(capsys, LARGE, "--days", "10")[0]
    assert "Monday 2026-03-09, the day with the most work among the first 10." in " ".join(out.split())


def test_a_flow_is_shown_as_tree_mermaid_and_picture(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The three ways in which a flow is talked about."""
    picture = tmp_path / "menu.png"
    out, err = _show(capsys, "flow", LARGE, "menu", "--out", str(picture))
    assert out.startswith("menu: 8 steps, 7,128 contacts a day")
    assert err == f"ccsim: wrote {picture}\n"
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert _show(capsys, "flow", LARGE)[0] == out
    assert _show(capsys, "flow", LARGE, "--format", "mermaid")[0].startswith("flowchart LR\n")
    assert "Saturday" not in _show(capsys, "flow", LARGE, "--date", "2026-03-07")[1]


def test_an_agents_hour_is_told_and_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By default the busiest agent in the busiest hour; else who and when is asked for."""
    picture = tmp_path / "hour.svg"
    brief = ["--days", "1"]
    out, err = _show(capsys, "agent", SMALL, *brief, "--out", str(picture))
    assert " of agents, Monday 2026-03-02, " in out.splitlines()[0]
    assert err == f"ccsim: wrote {picture}\n"
    assert "</svg>" in picture.read_text(encoding="utf-8")
    words = ["agent", SMALL, *brief, "--group", "agents", "--agent", "1", "--at", "2026-03-02 10:30"]
    out = _show(capsys, *words, "--minutes", "15")[0]
    assert out.startswith("agent 1 of agents, Monday 2026-03-02, 10:30:00 to 10:45:00\n")
    assert out.rstrip().endswith("900.0")
    assert _show(capsys, *words, "--minutes", "15", "--engine", "simpy")[0] == out
    assert _show(capsys, *words, "--minutes", "15", "--replication", "1")[0] != out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([SMALL, "--out", "x.gif"], "ccsim show scenario: --out x.gif: a picture ends in .svg, .png or .pdf"),
        (["flow", SMALL, "--out", "x"], "ccsim show flow: --out x: a picture ends in .svg, .png or .pdf"),
        (["flow", SMALL], "ccsim: small has no flows"),
        (["cases", SMALL, "--out", "x"], "ccsim show cases: --out x: a picture ends in .svg, .png or .pdf"),
        (["agent", SMALL, "--out", "x"], "ccsim show agent: --out x: a picture ends in .svg, .png or .pdf"),
        (
            ["agent", SMALL, "--days", "1", "--group", "agent"],
            'ccsim: small has no group "agent"; did you mean "agents"?',
        ),
        (
            ["agent", SMALL, "--days", "1", "--agent", "9"],
            "ccsim: group agents has no agent 9; they are numbered 0 to 2",
        ),
        (
            ["agent", SMALL, "--days", "1", "--at", "2026-03-03 10:00"],
            "ccsim: 2026-03-03 10:00 is not in the run, which is 2026-03-02 to 2026-03-02",
        ),
        (["flow", LARGE, "menus"], 'ccsim: large has no flow "menus"; did you mean "menu"?'),
    ],
)
def test_faults_are_one_line(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What, where, allowed."""
    assert main(["show", *words]) == 2
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", f"{said}\n")


def test_a_picture_that_cannot_be_written_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that is not there is the commonest slip."""
    assert main(["show", SMALL, "--out", str(tmp_path / "no" / "x.svg")]) == 2
    assert capsys.readouterr().err.endswith("x.svg cannot be written: No such file or directory\n")


def test_where_cases_went_is_told_and_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table by default; the picture where it is asked for."""
    picture = tmp_path / "cases.svg"
    out, err = _show(capsys, "cases", SMALL, "--days", "1", "--out", str(picture))
    assert out.startswith("Where 1,000 cases of small went (from ")
    assert " cases in 1 replication)\n" in out
    assert "  all cases        1,000  1,000 phone\n" in out
    assert f"ccsim: wrote {picture}\n" in err
    assert "</svg>" in picture.read_text(encoding="utf-8")
    out = _show(capsys, "cases", SMALL, "--days", "1", "--cases", "50", "--replications", "2")[0]
    assert out.startswith("Where 50 cases of small went (from ")
    assert " cases in 2 replications)\n" in out
