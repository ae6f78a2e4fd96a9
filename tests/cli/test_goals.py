"""``ccsim goals``: tables, JSON, several scenarios, a file of goals, pictures, exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import ccsim
from ccsim.cli import main
from ccsim.cli.announce_goals import announce_goals

SMALL = Path(__file__).with_name("small.yaml")
FAST = ["--replications", "6", "--jobs", "1"]
GOALS = """\
goals:
  quick:
    measure: asa/answered
    of: {queue: calls}
    at_most: 40 s
    period: day
    by: 2026-03-04
    guardrails: {calm: {measure: occupancy/agent, of: {group: agents}, at_most: 0.9}}
  few-lost:
    {measure: abandonment/offered, of: everyone, at_most: 0.05, period: day, by: 2026-03-04}
  vague: {measure: frt, priority: 3}
"""
LOST = "    {measure: abandonment/offered, of: everyone, at_most: 5, period: day, by: 2026-03-04}"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "promised.yaml"
    path.write_text(SMALL.read_text(encoding="utf-8") + GOALS, encoding="utf-8")
    return path


def _json(told: str) -> Any:
    def refuse(word: str) -> None:
        raise AssertionError(f"{word} is no JSON")

    return json.loads(told, parse_constant=refuse)


def test_the_table_says_whether_it_can_be_promised(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Today, target, forecast, probability and verdict of each; what breaks it; what it lacks."""
    assert main(["goals", str(file), *FAST]) == 0
    told = capsys.readouterr().out
    assert "Can it be promised? small: A small centre" in told
    rows = {line.split()[0]: line.split() for line in told.splitlines() if line[:1].isalpha()}
    assert rows["quick"][-3:] == ["100)", "90%", "undecided"]
    assert rows["few-lost"][-4:] == ["90%", "out", "of", "reach"] or rows["few-lost"][-2:] == ["at", "risk"]
    assert rows["vague"] == ["vague", "not", "SMART"]
    assert "≤ 40" in told
    assert "≤ 5" in told
    assert "All goals together:" in told
    assert "* few-lost: of what is missing, by day: wed 100%" in told
    assert "* vague: S (specific): it does not say of whom" in told
    assert "Clopper-Pearson" in told
    assert max(len(line.rstrip()) for line in told.splitlines()) <= 120


def test_json_has_every_figure(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For the next program; notes go to stderr."""
    assert main(["goals", str(file), *FAST, "--format", "json", "--first-replication", "3"]) == 0
    told = _json(capsys.readouterr().out)
    assert [each["name"] for each in told["goals"]] == ["quick", "few-lost", "vague"]
    assert (told["replications"], told["first_replication"]) == (6, 3)
    scenario = ccsim.load(file)
    assert told == ccsim.assess(scenario, replications=6, first_replication=3, jobs=1).to_dict()


def test_one_goal_by_its_name(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """While one works on it the others need not be simulated."""
    assert main(["goals", str(file), *FAST, "--goal", "few-lost", "--format", "json"]) == 0
    assert [each["name"] for each in _json(capsys.readouterr().out)["goals"]] == ["few-lost"]
    assert main(["goals", str(file), "--goal", "few-lots"]) == 2
    assert capsys.readouterr().err == (
        'ccsim goals: --goal few-lots: there is no goal "few-lots"; did you mean "few-lost"?\n'
    )
    assert main(["goals", str(file), "--goal", "csat"]) == 2
    assert "the goals are: quick, few-lost, vague" in capsys.readouterr().err


def test_a_file_of_goals_stands_for_the_scenarios(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same promise for any centre."""
    wanted = tmp_path / "wanted.yaml"
    wanted.write_text(GOALS.replace("quick:", "soon:"), encoding="utf-8")
    assert main(["goals", str(SMALL), "--goals", str(wanted), *FAST, "--format", "json"]) == 0
    assert [each["name"] for each in _json(capsys.readouterr().out)["goals"]] == ["soon", "few-lost", "vague"]
    wanted.write_text(GOALS.replace("of: everyone", "of: {queue: cals}"), encoding="utf-8")
    assert main(["goals", str(SMALL), "--goals", str(wanted)]) == 2
    assert capsys.readouterr().err == (
        f'{wanted}:10: goals.few-lost.of.queue: there is no queue "cals"; did you mean "calls"?\n'
    )
    assert main(["goals", str(SMALL), "--goals", str(tmp_path / "wnted.yaml")]) == 2
    assert 'there is no such file; did you mean "wanted.yaml"?' in capsys.readouterr().err


def test_several_scenarios_stand_in_one_table(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As of the examples; each with what breaks it."""
    other = tmp_path / "other.yaml"
    other.write_text(
        "extends: promised.yaml\nname: other\ntitle: More people\noverrides: {groups.agents.headcount: 9}\n",
        encoding="utf-8",
    )
    assert main(["goals", str(file), str(other), *FAST]) == 0
    told = capsys.readouterr().out
    assert "Can it be promised? 2 scenarios" in told
    assert told.index("A small centre") < told.index("More people")
    assert "All goals together (small):" in told
    assert "All goals together (other):" in told
    assert "What breaks them (small)" in told
    assert main(["goals", str(file), str(other), *FAST, "--format", "json"]) == 0
    assert [each["scenario"] for each in _json(capsys.readouterr().out)] == ["small", "other"]


def test_levers_and_changes_hold_as_in_a_run(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What would be promised with two more people is one option away."""
    words = ["goals", str(file), *FAST, "--goal", "few-lost", "--format", "json"]
    assert main([*words, "--set", "groups.agents.headcount=12", "--seed", "7"]) == 0
    told = _json(capsys.readouterr().out)
    assert told["goals"][0]["probability"] == 1
    assert told["seed"] == 7
    assert main([*words, "--with", "bot"]) == 2
    assert "bot" in capsys.readouterr().err


def test_what_breaks_goals_that_hold_is_told_on_request(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where it is nearest to failing."""
    easy = ["goals", str(file), "--replications", "60", "--jobs", "1", "--goal", "quick"]
    easy += ["--set", "goals.quick.at_most=2 min"]
    assert main(easy) == 0
    assert "What breaks them" not in capsys.readouterr().out
    assert main([*easy, "--breaks"]) == 0
    assert "guardrails; calm holds in 100%" in capsys.readouterr().out


def test_a_picture_of_probabilities_and_weeks(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """For the slide on which it is promised."""
    picture = tmp_path / "goals.svg"
    assert main(["goals", str(file), *FAST, "--picture", str(picture)]) == 0
    assert f"ccsim: wrote {picture}" in capsys.readouterr().err
    assert "probability that the goal is reached" in picture.read_text(encoding="utf-8")
    assert main(["goals", str(file), "--picture", "goals.gif"]) == 2
    assert "--picture goals.gif: a picture ends in .svg, .png or .pdf" in capsys.readouterr().err


@pytest.mark.parametrize(
    "option", [["--goals", "wanted.yaml"], ["--goal", "quick"], ["--what-it-takes"], ["--picture", "a.png"]]
)
def test_options_of_one_scenario_are_refused_with_several(
    option: list[str], file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before anything is read."""
    assert main(["goals", str(file), "nowhere.yaml", *option]) == 2
    assert capsys.readouterr().err == f"ccsim goals: {option[0]} is for one scenario; several are given\n"


def test_faults_are_told_before_anything_runs(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of them, of every scenario, with exit code 2."""

    def never(*_: object, **__: object) -> None:
        raise AssertionError("simulated")

    monkeypatch.setattr("ccsim.goals.assess.assess", never)
    bad = tmp_path / "bad.yaml"
    text = file.read_text(encoding="utf-8").replace("at_most: 0.05", "at_most: 5").replace("40 s", "40")
    bad.write_text(text, encoding="utf-8")
    assert main(["goals", str(bad), str(SMALL), str(file)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    quick, lost = (text.splitlines().index(each) + 1 for each in ("    at_most: 40", LOST))
    assert told.err.splitlines() == [
        f"{bad}:{quick}: goals.quick.at_most: 40 is a bare number where a duration is due; write 20 s, "
        "4 min, 1 h or 7 d",
        f"{bad}:{lost}: goals.few-lost.at_most: 5 cannot be a share; allowed: a number from 0 to 1; "
        "write 0.05",
        f"{SMALL}: goals: there are no goals; write some under `goals`, or name a file of them with --goals",
    ]
    assert main(["goals"]) == 2
    assert "Missing argument 'SCENARIO...'" in capsys.readouterr().err


def test_an_interruption_has_its_own_exit_code(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What had finished is printed, and no further scenario is begun."""
    from ccsim.experiment import replicate_all as module

    plain, calls = module.replicate, []

    def interrupted(setup: object, number: int) -> object:
        calls.append(number)
        if len(calls) == 24:
            raise KeyboardInterrupt
        return plain(setup, number)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "replicate", interrupted)
    assert main(["goals", str(file), str(file), *FAST]) == 130
    told = capsys.readouterr().out
    assert len(calls) == 24
    assert "what is told rests on the replications that had finished" in told
    calls.clear()
    assert main(["goals", str(file), *FAST, "--what-it-takes", "--format", "json"]) == 130
    shown = capsys.readouterr()
    assert _json(shown.out)["partial"] is True
    assert "what_it_takes" not in _json(shown.out)
    assert "what is told rests on the replications that had finished" in shown.err


def test_what_takes_long_is_said_before(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the days that are simulated; a day of a small centre needs no word."""
    scenario = ccsim.load(file)
    announce_goals(scenario, replications=200, engine="compiled", jobs=1)
    assert capsys.readouterr().err == ""
    year = scenario.override({"goals.quick": {"measure": "asa/answered", "at_most": "40 s", "period": "year",
                                              "by": "2026-06-30"}})  # fmt: skip
    announce_goals(year, replications=1000, engine="simpy", jobs=2)
    assert capsys.readouterr().err.startswith(
        "ccsim: 365 days are simulated up to 1000 times, until each goal is decided: roughly "
    )
    announce_goals(year, replications=3000, engine="compiled", jobs=1)
    assert capsys.readouterr().err.endswith("on 1 core\n")
