"""What agents had in hand, as a table."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import ccsim
from ccsim.cli import main
from tests.shared import REPOSITORY

_MODES = REPOSITORY / "tests" / "report" / "modes.yaml"
_SMALL = REPOSITORY / "tests" / "cli" / "small.yaml"


@pytest.fixture(scope="module")
def result() -> ccsim.Result:
    """Return a day of the centre with every mode, all logs kept."""
    return ccsim.run(ccsim.load(_MODES), days=1, replications=2, jobs=1, contacts=True, in_hand=True)


def test_the_effort_of_an_agent_adds_up_to_the_time_at_work(result: ccsim.Result) -> None:
    """Each of three in hand takes a third of the stretch, to the microsecond."""
    table = result.in_hand
    assert table is not None
    stretches = table.drop_duplicates(["replication", "group", "agent", "begin"])
    lasted = (stretches["end"] - stretches["begin"]).dt.total_seconds()
    assert table["effort"].sum() == pytest.approx(lasted.sum(), abs=1e-3)
    number = table.groupby(["replication", "group", "agent", "begin"])["number"]
    assert (number.size() == number.first()).all(), "as many rows as there are in hand"
    assert set(table["channel"]) == set(ccsim.load(_MODES).channels)
    assert table["speed"].between(0, 1).all()


def test_the_table_goes_with_that_of_the_contacts(result: ccsim.Result) -> None:
    """Case, attempt, leg, try and turn name the part that was in hand; its work is the contact's."""
    assert result.contacts is not None
    assert result.in_hand is not None
    keys = ["replication", "case_name", "attempt", "leg", "try", "turn"]
    work = result.in_hand.assign(
        done=(result.in_hand["end"] - result.in_hand["begin"]).dt.total_seconds() * result.in_hand["speed"]
    )
    done = work.groupby(keys)["done"].sum()
    parts = result.contacts.set_index(keys)
    over = parts[parts["outcome"].isin(["handled", "replied"]) & parts["released"].notna()]
    over = over[(over["consult"] == 0) & (over["dial"] == 0)]
    stated = over[["set_up", "talk", "hold", "wrap_up"]].sum(axis="columns")
    np.testing.assert_allclose(done.loc[stated.index], stated, atol=1e-3)
    assert {"turn", "set_up"} <= set(result.contacts.columns)
    assert (result.contacts["turn"] > 0).any()
    assert (result.contacts["set_up"] > 0).any()


def test_a_result_with_it_is_saved_and_loaded(result: ccsim.Result, tmp_path: Path) -> None:
    """The round trip is exact; a result without it leaves none behind."""
    result.save(tmp_path / "kept")
    assert ccsim.Result.load(tmp_path / "kept") == result
    plain = ccsim.run(ccsim.load(_SMALL), days=1, replications=1, jobs=1)
    plain.save(tmp_path / "kept")
    assert not (tmp_path / "kept" / "in_hand.parquet").exists()
    assert plain.in_hand is None


def test_calls_alone_are_in_hand_from_answered_to_released(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nobody shares an agent the table says the same in the same form."""
    file = tmp_path / "hand.csv"
    words = ["--days", "1", "--replications", "2", "--jobs", "1"]
    assert main(["run", str(_SMALL), *words, "--in-hand", str(file)]) == 0
    table = pd.read_csv(file)
    assert f"ccsim: wrote {file}, {len(table):,} rows" in capsys.readouterr().err
    assert (table["number"] == 1).all()
    assert (table["speed"] == 1).all()
    begun = pd.to_datetime(table["begin"])
    lasted = (pd.to_datetime(table["end"]) - begun).dt.total_seconds()
    np.testing.assert_allclose(table["effort"], lasted, atol=1e-6)


def test_a_file_of_another_kind_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is run."""
    assert main(["run", str(_SMALL), "--in-hand", "hand.xlsx"]) == 2
    said = "ccsim run: --in-hand hand.xlsx: a log ends in .parquet, .csv or .csv.gz\n"
    assert capsys.readouterr().err == said
