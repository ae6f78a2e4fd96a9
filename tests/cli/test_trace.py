"""One case, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccsim.cli import main

SMALL = str(Path(__file__).with_name("small.yaml"))
_BRIEF = ["--days", "1"]


def test_without_a_case_some_are_listed_and_one_of_them_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody knows a case's name by heart."""
    assert main(["trace", SMALL, *_BRIEF]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("case ")
    assert shown.err == "ccsim: tell one of them with --case NAME; replication 0 of seed 1\n"
    name = shown.out.splitlines()[1].split()[0]
    assert main(["trace", SMALL, *_BRIEF, "--case", name]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"{name}: order, everyone, by phone\n")
    assert main(["trace", SMALL, *_BRIEF, "--case", name, "--engine", "simpy"]) == 0
    assert capsys.readouterr().out == told


def test_seed_and_replication_name_other_customers(capsys: pytest.CaptureFixture[str]) -> None:
    """Replication 1 is not replication 0."""
    case = ["--case", "order/2026-03-02/12:00/0"]
    told = set()
    for words in (
        [],
        ["--seed", "2"],
        ["--replication", "1"],
        ["--set", "intents.order.handle_time.wrap_up=99 s"],
    ):
        assert main(["trace", SMALL, *_BRIEF, *case, *words]) == 0
        told.add(capsys.readouterr().out)
    assert len(told) == 4


def test_an_unknown_case_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """The nearest is named."""
    assert main(["trace", SMALL, *_BRIEF, "--case", "order/2026-03-02/12:00/4000"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith('ccsim: no case "order/2026-03-02/12:00/4000" in replication 0 of seed 1; ')
    assert shown.err.count("\n") == 1


def test_a_case_is_found_by_what_it_went_through(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody looks through thousands of names for one that was resolved."""
    assert main(["trace", SMALL, *_BRIEF, "--through", "handled by phone, resolved"]) == 0
    assert "  The case is resolved.\n" in capsys.readouterr().out
    assert main(["trace", SMALL, *_BRIEF, "--through", "contained"]) == 2
    said = capsys.readouterr().err
    assert said.startswith('ccsim: no case in replication 0 of seed 1 went through "contained"; ')
    assert main(["trace", SMALL, "--through", "handled", "--case", "x"]) == 2
    assert "--through finds a case, --case names one; give one of them" in capsys.readouterr().err
