"""A year from the command line: of a scenario, or of a result that is there already."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccsim.cli import main

SMALL = str(Path(__file__).with_name("small.yaml"))


def test_months_of_a_scenario_and_of_its_result_are_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever has run a year already need not run it again."""
    brief = ["--days", "33", "--replications", "2", "--jobs", "1"]
    folder, picture = tmp_path / "result", tmp_path / "months.svg"
    assert main(["show", "months", SMALL, *brief, "--out", str(picture)]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("A small centre, by month from 2026-03 to 2026-04, 2 replications;")
    assert shown.err.endswith(f"ccsim: wrote {picture}\n")
    assert 'id="line handled by agents"' in picture.read_text(encoding="utf-8")
    assert main(["run", SMALL, *brief, "--by", "month", "--out", str(folder)]) == 0
    capsys.readouterr()
    again = tmp_path / "again.svg"
    assert main(["show", "months", str(folder), "--out", str(again)]) == 0
    assert capsys.readouterr().out == shown.out
    assert again.read_bytes() == picture.read_bytes()
    assert main(["show", "months", str(folder), "--days", "7"]) == 2
    assert "is a result, which is as it was run; leave out --days" in capsys.readouterr().err
    assert main(["show", "months", str(folder), "--set", "groups.agents.pay=1"]) == 2
    assert "leave out --set" in capsys.readouterr().err


def test_weeks_and_channels_may_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    """A month's trial is looked at week by week."""
    words = ["--days", "14", "--replications", "1", "--jobs", "1", "--by", "week", "--by-channel", "aht"]
    assert main(["show", "months", SMALL, *words]) == 0
    out = capsys.readouterr().out
    assert out.startswith("A small centre, by week from 2026-03-02 to 2026-03-09, 1 replication\n")
    assert len([line for line in out.splitlines() if line.startswith("2026-03-09 ")]) == 4


def test_a_picture_of_another_kind_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is run."""
    assert main(["show", "months", SMALL, "--out", "x.gif"]) == 2
    assert capsys.readouterr().err == "ccsim show months: --out x.gif: a picture ends in .svg, .png or .pdf\n"
