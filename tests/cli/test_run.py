"""The forecast, from the command line."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import ccsim
from ccsim.cli import main
from ccsim.experiment import replicate_all
from tests.shared import REPOSITORY

SMALL = str(Path(__file__).with_name("small.yaml"))
_BRIEF = ["--days", "1", "--replications", "3", "--jobs", "1"]

_KEYS = ["measure", "variant", "statistic", "threshold", "channel", "queue", "intent", "segment", "group"]
_KEYS += ["self_service", "week", "month", "value", "low", "high", "level", "n", "unit"]


def _run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[str, str]:
    assert main(["run", SMALL, *words]) == 0
    shown = capsys.readouterr()
    return shown.out, shown.err


def test_the_table_has_the_headline_the_assumptions_and_the_warning(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What a planner asked for must be on the one screen."""
    out, _ = _run(capsys, *_BRIEF)
    assert out.startswith(
        "small: A small centre\n1 day from 2026-03-02, 3 replications, seed 1, compiled engine"
    )
    for words in (
        "First response time",
        "Average handle time",
        "First contact resolution",
        "Cost per contact served",
    ):
        assert f"\n{words}" in out
    for words in (
        "Answered within 20 s",
        "Average speed of answer",
        "Abandoned of those offered",
        "Occupancy",
    ):
        assert f"\n{words}" in out
    assert "intervals from fewer than 20" in out
    assert "* intents.order.resolution: made up" in out


def test_the_json_is_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    """Other programs read these keys; stdout must hold nothing else."""
    out, err = _run(capsys, *_BRIEF, "--format", "json", "--seed", "7")
    told = json.loads(out)
    assert list(told) == ["scenario", "version", "seed", "engine", "days", "replications", "measures"]
    assert told["scenario"] == "small"
    assert told["version"] == ccsim.__version__
    assert (told["seed"], told["engine"], told["days"], told["replications"]) == (7, "compiled", 1, 3)
    assert all(list(row) == _KEYS for row in told["measures"])
    total = [row for row in told["measures"] if all(row[name] is None for name in _KEYS[4:12])]
    level = next(row for row in total if (row["measure"], row["variant"]) == ("service_level", "offered"))
    assert level["threshold"] == 20
    assert 0 < level["low"] < level["value"] < level["high"] < 1
    assert "intervals from fewer than 20" in err


def test_the_csv_has_the_same_rows_as_the_json(capsys: pytest.CaptureFixture[str]) -> None:
    """A spreadsheet and a program must not disagree."""
    rows = list(csv.DictReader(io.StringIO(_run(capsys, *_BRIEF, "--format", "csv")[0])))
    told = json.loads(_run(capsys, *_BRIEF, "--format", "json")[0])["measures"]
    assert len(rows) == len(told)
    assert list(rows[0]) == _KEYS
    assert [row["value"] and float(row["value"]) for row in rows] == [
        "" if row["value"] is None else row["value"] for row in told
    ]


@pytest.mark.parametrize(
    "name",
    [
        "anonymous-bank", "bank-two-sites", "retail-omnichannel", "textbook/erlang-a", "textbook/three-types",
        "textbook/conversations", "textbook/journeys", "textbook/turnover",
    ],
)  # fmt: skip
def test_both_engines_print_the_same(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The choice of engine is never a modelling choice: not a digit of any figure hangs on it."""
    file = str(REPOSITORY / "scenarios" / f"{name}.yaml")
    brief = ("--days", "1", "--replications", "2", "--jobs", "1", "--format", "json")
    told = {}
    for engine in ("simpy", "compiled"):
        assert main(["run", file, *brief, "--engine", engine]) == 0
        told[engine] = capsys.readouterr().out
    assert '"engine": "simpy"' in told["simpy"]
    assert told["simpy"].replace('"simpy"', '"compiled"', 1) == told["compiled"]


def test_a_figure_can_be_changed_for_one_run(capsys: pytest.CaptureFixture[str]) -> None:
    """A what-if is one more word on the line."""

    def occupancy(*words: str) -> float:
        rows = json.loads(_run(capsys, *_BRIEF, "--format", "json", *words)[0])["measures"]
        return float(next(row["value"] for row in rows if row["measure"] == "occupancy"))

    assert occupancy("--set", "groups.agents.headcount=6") < occupancy()
    assert (
        occupancy("--set", "groups.agents.headcount*=3", "--set", "groups.agents.headcount-=6") == occupancy()
    )


def test_a_path_that_is_none_is_a_fault(capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt what-if that ran anyway would answer another question."""
    assert main(["run", SMALL, "--set", "groups.agent.headcount=6"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "groups.agent" in shown.err
    assert "agents" in shown.err


def test_stdin_is_a_scenario(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A scenario may come out of a pipe."""
    text = Path(SMALL).read_text(encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    assert main(["run", "-", *_BRIEF, "--format", "json"]) == 0
    piped = capsys.readouterr().out
    assert piped == _run(capsys, *_BRIEF, "--format", "json")[0]


def test_the_start_moves_the_days(capsys: pytest.CaptureFixture[str]) -> None:
    """Next month's forecast needs no new file."""
    assert "1 day from 2026-05-04" in _run(capsys, *_BRIEF, "--start", "2026-05-04")[0]


def test_a_split_is_shown_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    """The table stays on one screen otherwise."""
    assert "By group" in _run(capsys, *_BRIEF, "--split", "group")[0]


def test_profit_and_loss_is_shown_where_money_comes_in_or_when_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Costs alone are no profit and loss; with revenue it is by month, and by what is asked for."""
    assert "Profit and loss" not in _run(capsys, *_BRIEF)[0]
    asked = _run(capsys, *_BRIEF, "--profit-and-loss", "whole")[0]
    assert "Profit and loss of a run, EUR" in asked
    two = ["--start", "2026-03-31", "--days", "2", "--replications", "2", "--jobs", "1"]
    months = _run(capsys, *two, "--set", "intents.order.revenue=3")[0]
    assert "Profit and loss by month, EUR" in months
    rows = [line.split()[0] for line in months.splitlines() if line.strip()]
    assert rows[rows.index("month") + 1 :][:3] == ["2026-03", "2026-04", "in"]
    assert main(["run", SMALL, "--profit-and-loss", "day", "--format", "json"]) == 2
    assert (
        "--profit-and-loss shapes the table; --format json has the measures only" in capsys.readouterr().err
    )


def test_precision_runs_until_the_interval_is_narrow(capsys: pytest.CaptureFixture[str]) -> None:
    """A planner knows how exact an answer is needed, not how many replications that takes."""
    out, _ = _run(capsys, "--days", "1", "--precision", "abandonment/offered", "0.05")
    assert ", 30 replications," in out
    assert "precision: abandonment/offered is known to +-" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["--precision", "asa/answered", "1", "--replications", "50"],
            "--precision finds the number of replications itself; give it or --replications, not both",
        ),
        (["--precision", "asa/answered", "0"], "the half-width of --precision is 0; it must be above 0"),
        (
            ["--split", "intent", "--format", "json"],
            "--split shapes the table; --format json has every split anyway",
        ),
    ],
)
def test_options_that_clash_are_refused_before_anything_is_read(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A minute of work before a refusal is a minute lost."""
    assert main(["run", "not-there.yaml", *words]) == 2
    assert capsys.readouterr().err == f"ccsim run: {said}\n"


def test_a_result_is_written_and_can_be_loaded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Tomorrow's question is about today's run."""
    folder = tmp_path / "results" / "first"
    out, err = _run(capsys, *_BRIEF, "--out", str(folder), "--format", "json")
    assert f"ccsim: wrote {folder}\n" in err
    assert ccsim.Result.load(folder).to_json() == out.strip()
    assert ccsim.load(folder / "scenario.yaml").name == "small"
    # An earlier result may be replaced.
    _run(capsys, *_BRIEF, "--seed", "2", "--out", str(folder))
    assert ccsim.Result.load(folder).seed == 2


def test_a_folder_of_something_else_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--out .` in a home folder must not be the end of it."""
    (tmp_path / "thesis.tex").write_text("years of work", encoding="utf-8")
    assert main(["run", "not-there.yaml", "--out", str(tmp_path)]) == 2
    said = "is not empty and holds no result of ccsim; give --out a new folder, or that of an earlier result"
    assert capsys.readouterr().err == f"ccsim run: {tmp_path} {said}\n"
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.tex"]


def test_ctrl_c_keeps_and_reports_what_finished(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """An hour's replications are not thrown away because the last minutes are not waited for."""
    real = replicate_all._one_by_one

    def stopped(*given: Any) -> Iterator[Any]:
        for number, finished in enumerate(real(*given)):
            if number == 2:
                raise KeyboardInterrupt
            yield finished

    monkeypatch.setattr(replicate_all, "_one_by_one", stopped)
    assert main(["run", SMALL, *_BRIEF, "--out", str(tmp_path / "kept")]) == 130
    out = capsys.readouterr().out
    assert ", 2 replications," in out
    assert "interrupted: 2 of 3 replications had finished" in out
    assert ccsim.Result.load(tmp_path / "kept").partial


def test_a_missing_file_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """The commonest slip of all."""
    assert main(["run", "not-there.yaml"]) == 2
    err = capsys.readouterr().err
    assert "not-there.yaml" in err
    assert err.count("\n") == 1


def test_the_contact_log_is_written_when_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The rows behind the numbers, for whoever doubts one."""
    file = tmp_path / "contacts.csv"
    _, err = _run(capsys, *_BRIEF, "--contacts", str(file))
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))
    assert f"ccsim: wrote {file}, {len(rows):,} rows\n" in err
    assert {row["replication"] for row in rows} == {"0", "1", "2"}
    handled = next(row for row in rows if row["outcome"] == "handled")
    assert handled["queue"] == "calls"
    assert handled["offered"].startswith("2026-03-02 ")
    packed = tmp_path / "contacts.parquet"
    _run(capsys, *_BRIEF, "--contacts", str(packed), "--out", str(tmp_path / "kept"))
    kept = ccsim.Result.load(tmp_path / "kept").contacts
    assert kept is not None
    assert len(kept) == len(rows)
    assert packed.read_bytes()[:4] == b"PAR1"


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("log.xlsx", "--contacts log.xlsx: a log ends in .parquet, .csv or .csv.gz"),
        ("none/log.csv", "--contacts none/log.csv: there is no folder none"),
    ],
)
def test_a_contact_log_that_cannot_be_written_is_refused_first(
    file: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not after the hour that the run took."""
    assert main(["run", "not-there.yaml", "--contacts", file]) == 2
    assert capsys.readouterr().err == f"ccsim run: {said}\n"


def test_by_month_keeps_the_months(capsys: pytest.CaptureFixture[str]) -> None:
    """The run keeps what the table asks for; each month has a line."""
    out, _ = _run(capsys, *_BRIEF, "--by", "month")
    assert "By month" in out
    (line,) = [line for line in out.splitlines() if re.match(r"\d{4}-\d{2} ", line)]
    assert "%" in line or "±" in line
    out, _ = _run(capsys, *_BRIEF, "--format", "json", "--periods", "week")
    weeks = {row["week"] for row in json.loads(out)["measures"]}
    assert len(weeks) == 2
    assert None in weeks


@pytest.mark.parametrize(
    "words",
    [
        ("--by", "month", "--split", "week"),
        ("--by", "month", "--periods", "week"),
        ("--by", "week", "--periods", "none"),
    ],
)
def test_weeks_and_months_are_not_kept_together(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    """A week belongs to two months."""
    assert main(["run", SMALL, *_BRIEF, *words]) == 2
    assert "a run keeps its totals by week or by month; ask for one of them" in " ".join(
        capsys.readouterr().err.split()
    )


def test_an_interval_that_does_not_divide_the_day_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """One line, exit code as for other faults of a run."""
    assert main(["run", SMALL, *_BRIEF, "--interval", "7 min"]) != 0
    assert "an interval of 7 min does not divide the day" in capsys.readouterr().err
