"""What two engines do not agree about is found, and said with its place."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ccsim.engine.logs import Logs
from tests.agree import differing
from tests.agree.case import Case, days_for, random_case, read_case, write_case
from tests.agree.differing import Difference, compare
from tests.agree.try_seed import try_seed
from tests.agree.wrong import wrong_engine
from tests.scenario.scenarios import options_hit, random_scenario
from tests.shared import REPOSITORY

#: Of a small scenario: with volumes from files, both sorts, and figures that are settled.
FILES = 64


@pytest.fixture
def case(tmp_path) -> Case:
    return random_case(FILES, tmp_path)


def test_engines_that_agree_show_no_difference(case):
    """And the log is there, for what is counted in it."""
    compared = compare(case)
    assert compared.difference is None
    assert len(compared.contacts) > 0


def test_the_first_difference_is_that_of_the_first_row(case, monkeypatch):
    """A later row may differ only because an earlier one does."""

    def change(_: Case, logs: Logs) -> None:
        logs.contacts["offered"][7] += 1
        logs.contacts["ended"][5] = 17

    monkeypatch.setattr(differing, "run", wrong_engine(change))
    compared = compare(case)
    ended = compared.contacts["ended"][5]
    text = f"contacts, row 5, column ended: {ended} in SimPy, 17 compiled"
    assert compared.difference == Difference("logs", text)


@pytest.mark.parametrize("log", ["contacts", "agents"])
def test_a_row_too_few_is_a_difference(case, monkeypatch, log):
    """Rows that are compared as far as both go would hide what one engine never did."""

    def change(_: Case, logs: Logs) -> None:
        object.__setattr__(logs, log, getattr(logs, log)[:-1])

    monkeypatch.setattr(differing, "run", wrong_engine(change))
    found = compare(case).difference
    assert found is not None
    assert found.text.startswith(f"{log}: ")
    assert found.text.endswith(" compiled")


def test_totals_that_are_streamed_wrong_are_a_difference(case, monkeypatch):
    """Logs may agree, and what is measured block by block may not."""

    def change(_: Case, logs: Logs) -> None:
        object.__setattr__(logs, "agents", logs.agents[:0])

    monkeypatch.setattr(differing, "run", wrong_engine(change, streaming=True))
    found = compare(case).difference
    assert found is not None
    assert found.kind == "totals"
    assert found.text.startswith("totals.cells, place [")
    assert found.text.endswith(" streamed")


def test_what_an_engine_raises_is_a_difference(case, monkeypatch):
    """A thousand scenarios must not end at the first that falls."""

    def change(_: Case, logs: Logs) -> None:
        raise ZeroDivisionError("of its own")

    monkeypatch.setattr(differing, "run", wrong_engine(change))
    assert compare(case).difference == Difference("error", "compiled: ZeroDivisionError: of its own")


def test_missing_values_are_equal_to_each_other():
    """NaN differs from itself."""
    unequal = differing._unequal(np.array([np.nan, 1.0, np.nan]), np.array([np.nan, 1.0, 2.0]))
    assert unequal.tolist() == [False, False, True]


def test_a_case_that_is_written_is_read_again(case, tmp_path):
    """With the files of its volumes: whoever looks for the fault has the same scenario."""
    file = tmp_path / "out" / f"seed-{FILES}.yaml"
    file.parent.mkdir()
    write_case(case, file, "row 5")
    again = read_case(file)
    assert (again.days, again.seed, again.replication) == (case.days, case.seed, case.replication)
    np.testing.assert_array_equal(compare(again).contacts, compare(case).contacts)
    head = file.read_text(encoding="utf-8").splitlines()[:3]
    assert head == [
        f"# seed {FILES}, days {case.days}, run seed {FILES}, replication {FILES % 7}",
        "# row 5",
        f"# python -m tests.agree --file seed-{FILES}.yaml",
    ]


def test_any_scenario_file_is_a_case():
    """One day of it, where nothing else is said."""
    case = read_case(REPOSITORY / "scenarios" / "textbook" / "erlang-a.yaml")
    assert (case.days, case.seed, case.replication) == (1, 1, 0)


def test_people_have_weeks_to_leave_in():
    """Some of the scenarios in which they leave, or none would be replaced; the others are short."""
    days = {"long": 0, "short": 0}
    for seed in range(12):
        scenario = random_scenario(seed)
        long = days_for(scenario, seed) > 7
        assert not long or "Group.turnover" in options_hit(scenario)
        days["long" if long else "short"] += 1
    assert days["long"] > 0
    assert days["short"] > days["long"]


def test_a_seed_counts_what_it_hits(tmp_path):
    """Each of its options once, each outcome as often as it is in the log."""
    counts = try_seed(FILES, tmp_path)
    assert counts.seeds == {FILES}
    assert set(counts.by["options"].values()) == {1}
    assert "Volume.replay" in counts.by["options"]
    assert sum(counts.by["outcomes"].values()) == sum(counts.by["vias"].values()) == counts.contacts
    assert {"making", "laying", "SimPy", "compiled", "measuring"} <= set(counts.spent)
    assert list(tmp_path.iterdir()) == []


def test_a_seed_that_differs_leaves_a_file(tmp_path, monkeypatch):
    """Written at once: the run may be interrupted before anything is shrunk."""

    def change(_: Case, logs: Logs) -> None:
        logs.contacts["talk"][0] += 1

    monkeypatch.setattr(differing, "run", wrong_engine(change))
    counts = try_seed(FILES, tmp_path)
    assert list(counts.differences) == [FILES]
    file = tmp_path / f"seed-{FILES}.yaml"
    assert f"# {counts.differences[FILES]}" in file.read_text(encoding="utf-8").splitlines()
    assert Path(tmp_path / f"seed-{FILES}").is_dir()
