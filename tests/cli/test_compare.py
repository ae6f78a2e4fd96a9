"""``ccsim compare``: tables, JSON, a folder, a picture, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import ccsim
from ccsim.cli import main
from tests.experiment.compare.centres import centre

SHORT = ["--days", "1", "--replications", "4", "--jobs", "1"]
MORE = "one more: groups.desk.headcount+=1"
RAISED = {"kind": "change", "begins": "2026-03-02", "changes": {"groups.desk.pay": {"times": 1.5}}}


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "desk.yaml"
    path.write_text(centre(levers={"raised": RAISED}).to_yaml())
    return str(path)


def rows_of(text: str) -> dict[str, list[list[str]]]:
    """The rows of the tables, by their first word."""
    found: dict[str, list[list[str]]] = {}
    for line in text.splitlines():
        words = line.split()
        found.setdefault(words[0] if words else "", []).append(words)
    return found


def test_the_tables_tell_values_differences_and_the_best(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The money is certain: one agent more costs a day of pay, 480, in every replication."""
    words = ["compare", file, "--vs", MORE, "--vs", "groups.desk.pay*=2", "--measure", "asa/answered"]
    assert main([*words, "--measure", "cost/pay", *SHORT]) == 0
    told = capsys.readouterr()
    assert told.out.startswith(
        "Compared with desk\n1 days from 2026-03-02, 3 options of 4 replications, seed 1"
    )
    rows = rows_of(told.out)
    assert rows["one"][0][-2:] == ["+480", "✗"]
    assert rows["groups.desk.pay*=2"][0][-5:] == ["0", "≈", "2,880", "+1,440", "✗"]
    assert rows["ASA"][1][1:] == ["one", "more", "x", rows["ASA"][1][-1]]
    assert "2 comparisons of this measure (Bonferroni)" in " ".join(told.out.split())
    assert "4 replications: intervals from fewer than 20 are too narrow" in told.out
    assert max(len(line) for line in told.out.splitlines()) <= 120


def test_every_option_against_every_other(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Three pairs of three options."""
    words = ["compare", file, "--vs", MORE, "--vs", "raised: with raised", "--measure", "cost/pay", "--pairs"]
    assert main([*words, *SHORT]) == 0
    told = capsys.readouterr().out.split("Every option less every other")[1]
    pairs = [line.split() for line in told.splitlines()[4:7]]
    assert pairs == [
        ["one", "more", "desk", "+480", "✗"],
        ["raised", "desk", "+720", "✗"],
        ["raised", "one", "more", "+240", "✗"],
    ]


def test_files_are_options_and_any_can_be_the_baseline(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By its name, or by the file that was typed; --set changes all of them."""
    other = tmp_path / "leaner.yaml"
    other.write_text(centre(name="leaner", groups={"desk": {"headcount": 2, "pay": 20}}).to_yaml())
    words = ["compare", file, str(other), "--measure", "cost/pay", "--set", "groups.desk.pay=10", *SHORT]
    for baseline in ("leaner", str(other)):
        assert main([*words, "--baseline", baseline, "--format", "json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert (told["baseline"], told["options"]) == ("leaner", ["desk", "leaner"])
        (difference,) = told["differences"]
        assert (difference["option"], difference["difference"]) == ("desk", 240)


def test_until_the_best_is_found(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Two replications are enough to tell that one agent more is dearer."""
    words = ["compare", file, "--vs", MORE, "--measure", "cost/pay", "--until", "best", "--days", "1"]
    assert main([*words, "--replications", "30", "--jobs", "1", "--format", "json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["replications"] == {"desk": 20, "one more": 20}
    assert json.loads(told.out)["stages"] == [20, 30]
    assert (
        "ccsim: stages: one alone could be best by cost/pay total, after 20 replications at most" in told.err
    )


def test_a_folder_and_a_picture(file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The folder loads as what was printed; the efficient options are on the picture."""
    out, picture = tmp_path / "staffing", tmp_path / "staffing.svg"
    words = ["compare", file, "--vs", MORE, *SHORT, "--out", str(out), "--picture", str(picture)]
    assert main([*words, "--format", "json"]) == 0
    told = capsys.readouterr()
    assert ccsim.Comparison.load(out).to_json() == told.out.strip()
    assert f"ccsim: wrote {out}" in told.err
    assert f"ccsim: wrote {picture}" in told.err
    assert 'id="efficient"' in picture.read_text(encoding="utf-8")
    assert main(["compare", file, "--vs", MORE, "--picture", "staffing.gif"]) == 2
    assert "--picture staffing.gif: a picture ends in .svg, .png or .pdf" in capsys.readouterr().err
    assert main(["compare", file, "--vs", MORE, "--out", str(tmp_path)]) == 2
    assert "is not empty and holds no comparison; name a new folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ([], "ccsim: there is nothing to compare: 1 option"),
        (["--vs", "x: groups.desk.headcout+=1"], 'no such path; did you mean "groups.desk.headcount"'),
        (["--vs", "groups.desk.headcount-=9"], "headcount-=9: groups.desk.headcount: 3 - 9 is below 0"),
        (["--vs", "faster"], '"faster" is not a change; write PATH=VALUE'),
        (["--vs", "with raisedd"], 'there is no lever "raisedd"; did you mean "raised"?'),
        (["--vs", "x: ;"], '--vs "x: ;" changes nothing; write PATH=VALUE or `with LEVER`'),
        (["--vs", MORE, "--vs", "one more: with raised"], 'two options are called "one more"; write a name'),
        (["--vs", MORE, "--baseline", "two"], 'no option "two" to compare with; the options are: desk, one'),
        (["--vs", MORE, "--measure", "aht/contacts"], 'measure "aht/contacts": there is no measure'),
    ],
)  # fmt: skip
def test_faults_are_told_in_a_line_with_exit_code_2(
    file: str, more: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was typed, and what would do."""
    assert main(["compare", file, *more, *SHORT]) == 2
    assert message in capsys.readouterr().err


def test_scenarios_that_do_not_go_together_are_refused(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of one name, of other money, of another first day (unless --start says which)."""
    assert main(["compare", file, file, *SHORT]) == 2
    assert (
        f'two options are called "desk", of {file} and of {file}; change the name' in capsys.readouterr().err
    )
    other = tmp_path / "other.yaml"
    other.write_text(centre(name="other", currency="EUR").to_yaml())
    assert main(["compare", file, str(other), *SHORT]) == 2
    assert 'money cannot be compared: "desk" is in USD, "other" in EUR' in capsys.readouterr().err
    other.write_text(centre(name="other", calendar={"start": "2026-03-09"}).to_yaml())
    assert main(["compare", file, str(other), *SHORT]) == 2
    assert "the options begin on different days" in capsys.readouterr().err
    assert main(["compare", file, str(other), *SHORT, "--start", "2026-03-09"]) == 0


def test_an_interruption_has_its_own_exit_code(
    file: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What had finished is printed, and a script can tell."""
    from ccsim.experiment import replicate_all as module

    plain, calls = module.replicate, []

    def interrupted(setup: object, number: int) -> object:
        calls.append(number)
        if len(calls) == 4:
            raise KeyboardInterrupt
        return plain(setup, number)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "replicate", interrupted)
    assert main(["compare", file, "--vs", MORE, "--measure", "cost/pay", *SHORT]) == 130
    told = capsys.readouterr().out
    assert "interrupted: replications that had finished: desk 1, one more 1, of at most 4" in told


def test_what_takes_long_is_said_beforehand(capsys: pytest.CaptureFixture[str]) -> None:
    """All options together: three of a million contacts each."""
    from ccsim.cli.compare import _announce

    scenario = centre()
    asked = {"days": 365, "replications": 100, "engine": "auto", "jobs": 1}
    _announce({"a": scenario, "b": scenario, "c": scenario}, asked)
    assert "ccsim: about 105.1 million contacts, roughly 12 min on 1 core" in capsys.readouterr().err
