"""``ccsim levers``: tables, JSON, a folder, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ccsim.cli import main
from tests.experiment.levers.centres import RENT, SHORTER, UPSELL, centre

SHORT = ["--days", "60", "--replications", "2", "--jobs", "1"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "desk.yaml"
    path.write_text(centre(rent=RENT, upsell=UPSELL | {"needs": ["rent"]}, shorter=SHORTER).to_yaml())
    return path


def test_the_tables_tell_what_each_lever_is_worth(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Spent, net, return and month of payback of a certain lever, and that the intervals hold together."""
    assert main(["levers", str(file), *SHORT]) == 0
    told = capsys.readouterr()
    assert "What the levers of desk are worth" in told.out
    rows = [line.split() for line in told.out.splitlines()]
    # 50 days at 10 for 300 and 50: net 150
    (rent, *_) = [row for row in rows if row[:1] == ["rent"]]
    assert rent == ["rent", "300", "50", "-150", "+0", "+150", "0", "+43%", "0%", "2026-02", "100%"]
    assert "with rent" in told.out
    assert "do nothing" in told.out
    assert "(Bonferroni)" in told.out
    assert "2 replications: intervals from fewer than 20" in told.out
    assert max(len(line) for line in told.out.splitlines()) <= 120


def test_json_and_a_folder(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON goes to stdout, notes to stderr; the folder holds the report."""
    out = tmp_path / "report"
    words = ["levers", str(file), "--with", "rent", "--json", "--out", str(out), "--days", "5", "--jobs", "1"]
    assert main([*words, "--replications", "2"]) == 0
    told = capsys.readouterr()
    assert [each["lever"] for each in json.loads(told.out)["returns"]] == ["rent"]
    assert f"ccsim: wrote {out}" in told.err
    assert "do not rely on them" in told.err
    assert (out / "levers.json").is_file()


def test_a_picture_of_returns_and_paybacks(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """For the slide on which it is decided."""
    picture = tmp_path / "worth.svg"
    words = ["levers", str(file), "--with", "rent", "--days", "40", "--jobs", "1", "--replications", "2"]
    assert main([*words, "--picture", str(picture)]) == 0
    assert f"ccsim: wrote {picture}" in capsys.readouterr().err
    assert 'id="line rent"' in picture.read_text(encoding="utf-8")
    assert main([*words, "--picture", "worth.gif"]) == 2
    assert "--picture worth.gif: a picture ends in .svg, .png or .pdf" in capsys.readouterr().err


def test_faults_are_told_in_a_line_with_exit_code_2(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No levers, an unknown one, one that needs another, a folder of somebody else's."""
    bare = tmp_path / "bare.yaml"
    bare.write_text(centre().to_yaml())
    assert main(["levers", str(bare)]) == 2
    assert "ccsim: scenario desk has no levers to be looked at" in capsys.readouterr().err
    assert main(["levers", str(file), "--with", "rnt"]) == 2
    assert 'did you mean "rent"' in capsys.readouterr().err
    assert main(["levers", str(file), "--with", "upsell"]) == 2
    assert "rent" in capsys.readouterr().err
    assert main(["levers", str(file), "--out", str(tmp_path), *SHORT]) == 2
    assert "is not empty and holds no report on levers" in capsys.readouterr().err


def test_an_interruption_has_its_own_exit_code(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
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
    words = ["levers", str(file), "--with", "rent", "--days", "2", "--replications", "3", "--jobs", "1"]
    assert main(words) == 130
    assert "interrupted: 1 of 3 replications had finished in every run" in capsys.readouterr().out
