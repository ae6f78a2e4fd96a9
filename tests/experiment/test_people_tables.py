"""Agents and people as tables, and what they add up to."""

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
_TURNOVER = {"groups.agents.people": 9, "groups.agents.turnover": {"leaves": {0: 6}, "replaced_after": "7 d"}}


@pytest.fixture(scope="module")
def result() -> ccsim.Result:
    """Return a day of the centre with every mode, and who worked how long."""
    return ccsim.run(ccsim.load(_MODES), days=1, replications=2, jobs=1, agents=True)


def _of_groups(result: ccsim.Result) -> pd.DataFrame:
    own = result.cells[result.cells["group"].notna()]
    return own.groupby(["replication", "group"])[["staffed_time", "busy_time", "overtime_time"]].sum()


def test_agents_add_up_to_their_group(result: ccsim.Result) -> None:
    """Otherwise the occupancy of a group is not that of its agents."""
    assert result.agents is not None
    of_agents = result.agents.groupby(["replication", "group"])[["staffed", "busy", "overtime"]].sum()
    of_groups = _of_groups(result)
    assert len(of_agents) == len(of_groups)
    np.testing.assert_allclose(of_agents.loc[of_groups.index].to_numpy(), of_groups.to_numpy(), atol=1e-5)
    assert of_groups["busy_time"].min() > 0


def test_each_agent_has_a_row_with_its_occupancy(result: ccsim.Result) -> None:
    """Agents of the shifts by name, those of a headcount by number."""
    table = result.agents
    assert table is not None
    there = table[table["staffed"] > 0]
    assert there["occupancy"].to_numpy() == pytest.approx((there["busy"] / there["staffed"]).to_numpy())
    assert there["occupancy"].between(0, 1 + 1e-9).all()
    assert table.loc[table["staffed"] == 0, "occupancy"].isna().all()
    assert not table.duplicated(["replication", "group", "agent"]).any()


def test_calls_alone_add_up_too() -> None:
    """Where nobody shares an agent there is no log of work in hand."""
    result = ccsim.run(ccsim.load(_SMALL), days=1, replications=2, jobs=1, agents=True)
    assert result.agents is not None
    of_agents = result.agents.groupby(["replication", "group"])[["staffed", "busy", "overtime"]].sum()
    np.testing.assert_allclose(of_agents.to_numpy(), _of_groups(result).to_numpy(), atol=1e-5)
    assert result.people is None


def test_people_are_told_one_by_one(tmp_path: Path) -> None:
    """Their number is what the measures count, and the tables come back as they were saved."""
    scenario = ccsim.load(_SMALL).override(_TURNOVER)
    result = ccsim.run(scenario, days=22, replications=2, jobs=1, agents=True)
    people = result.people
    assert people is not None
    left = people.groupby("replication")["left"].count()
    assert left.tolist() == result.by_replication("people/left").tolist()
    assert left.sum() > 0
    gone = people["left"].dropna()
    assert (gone.dt.day_name() == "Monday").all()
    assert people["hired"].count() == result.by_replication("people/hired").sum()
    first = people[people["hired"].isna()].groupby("replication")["position"].nunique()
    assert first.tolist() == [9, 9]
    there = people[people["left"].isna()].groupby("replication").size()
    assert there.tolist() == result.by_replication("people/at_end").tolist()
    average = result.estimate("people/time_average").value
    assert 5 < average < 9
    rate = result.estimate("people/turnover").value
    assert rate == pytest.approx(left.sum() / (2 * average * 22 / 365.25), rel=1e-6)
    result.save(tmp_path / "kept")
    assert ccsim.Result.load(tmp_path / "kept") == result
    plain = ccsim.run(ccsim.load(_SMALL), days=1, replications=1, jobs=1)
    plain.save(tmp_path / "kept")
    assert not (tmp_path / "kept" / "agents.parquet").exists()
    assert not (tmp_path / "kept" / "people.parquet").exists()


def test_nobody_comes_or_goes_where_nobody_is_said_to() -> None:
    """Then it is known, not just seen."""
    found = ccsim.run(ccsim.load(_SMALL), days=1, replications=2, jobs=1).estimate("people/left")
    assert (found.value, found.low, found.high) == (0, 0, 0)


def test_the_command_line_writes_the_agents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A spreadsheet wants a file."""
    file = tmp_path / "agents.csv"
    words = ["--days", "1", "--replications", "2", "--jobs", "1"]
    assert main(["run", str(_SMALL), *words, "--agents", str(file)]) == 0
    table = pd.read_csv(file)
    assert f"ccsim: wrote {file}, {len(table):,} rows" in capsys.readouterr().err
    assert set(table["replication"]) == {0, 1}
