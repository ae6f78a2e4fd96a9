"""The contact log as a table, and as a file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import ccsim
from ccsim.experiment.write_table import write_table
from tests.demand.small import small
from tests.report.centres import large


@pytest.fixture(scope="module")
def contacts() -> pd.DataFrame:
    """Return the log of one day of the large centre."""
    table = ccsim.run(large(), days=1, replications=1, jobs=1, contacts=True).contacts
    assert table is not None
    return table


def test_every_part_is_a_row_with_words(contacts: pd.DataFrame) -> None:
    """A number that stands for a word is a number that somebody averages."""
    assert set(contacts["via"]) == {"arrived", "passed on", "passed back", "called back"}
    assert {"handled", "transferred", "callback", "no answer", "contained", "hung up"} <= set(
        contacts["outcome"]
    )
    arrived = contacts["via"].isin(["arrived", "called back"])
    assert contacts.loc[arrived, "way"].isna().all()
    assert set(contacts.loc[~arrived, "way"]) == {"cold", "warm", "conference"}
    assert (contacts.loc[contacts["leg"] == 0, "via"] == "arrived").all()
    assert contacts["try"].max() == 2


def test_the_queue_is_where_it_waits(contacts: pd.DataFrame) -> None:
    """A misrouted billing call stood in the meters' queue, and a contained one in none."""
    strayed = contacts[(contacts["intent"] == "billing") & (contacts["queue"] == "meters")]
    assert len(strayed) > 0
    gone = contacts["outcome"].isin(["contained", "hung up"])
    assert contacts.loc[gone, "queue"].isna().all()
    assert contacts.loc[gone, "queued"].isna().all()


def test_cases_are_called_as_trace_calls_them(contacts: pd.DataFrame) -> None:
    """The name in a spreadsheet is the one to give to `ccsim trace --case`."""
    assert contacts["case_name"].str.fullmatch(r"[a-z-]+/\d{4}-\d\d-\d\d/\d\d:\d\d/\d+").all()
    assert contacts.groupby("case")["case_name"].nunique().max() == 1
    assert contacts["case_name"].nunique() == contacts["case"].nunique()


def test_agents_of_shifts_have_names_and_those_of_headcounts_none(contacts: pd.DataFrame) -> None:
    """Number 3 of a group is nobody; early-4 is."""
    named = (
        contacts.dropna(subset="group").groupby("group")["agent_name"].agg(lambda names: names.notna().mean())
    )
    assert named.to_dict() == {"fault-line": 0, "meters-desk": 0, "north": 0, "second-level": 1, "south": 1}
    names = set(contacts.loc[contacts["group"] == "second-level", "agent_name"])
    assert names <= {"ines", "jonas", "karim", "lea", "mila", "noor", "ola"}
    assert contacts.loc[contacts["group"] == "south", "agent_name"].str.fullmatch(r"(early|late)-\d+").all()


def test_times_are_local_and_add_up(contacts: pd.DataFrame) -> None:
    """Ended is answered plus what the agent did with the customer."""
    done = contacts[contacts["outcome"] == "handled"]
    spent = done[["talk", "hold", "consult", "dial"]].sum(axis="columns")
    np.testing.assert_allclose((done["ended"] - done["answered"]).dt.total_seconds(), spent, atol=2e-6)
    np.testing.assert_allclose(
        (done["released"] - done["ended"]).dt.total_seconds(), done["wrap_up"], atol=2e-6
    )
    measured = contacts[contacts["measured"]]
    assert set(measured["offered"].dt.date.astype(str)) == {"2026-03-02"}


@pytest.fixture(scope="module")
def automated() -> ccsim.Result:
    """Return a day in which self-service, a notice and a bot take what they can."""
    scenario = small(
        intents={
            "call": {
                "self_service": {"help": 0.5},
                "difficulty": {"self_service": 0.5, "handle_time": 0.5},
                "resolution": {"probability": 0.8, "repeat": {"probability": 0.9, "delay": "5 min"}},
            }
        },
        self_service={"help": {"success": {"share": 0.5}}},
        prevention={"notice": {"removes": {"call": 0.2}}},
        channels={"phone": {"flow": "bot"}},
        flows={
            "bot": {"steps": {"menu": {"contained": {"share": 0.3}, "then": "on"}, "on": {"own_queue": True}}}
        },
        context={"same_channel": {"kept": 0.5, "saves": 0.2}},
    )
    return ccsim.run(scenario, days=1, replications=2, jobs=1, contacts=True)


def test_automation_has_names_and_is_told_apart(automated: ccsim.Result) -> None:
    """Self-service and preventions share a column of the log, but not of the table."""
    table = automated.contacts
    assert table is not None
    used = table["via"] == "self-service"
    assert set(table.loc[used, "self_service"]) == {"help"}
    assert set(table.loc[used, "outcome"]) == {"found", "not found"}
    prevented = table["outcome"] == "prevented"
    assert set(table.loc[prevented, "prevention"]) == {"notice"}
    assert table.loc[~used, "self_service"].isna().all()
    assert table.loc[~prevented, "prevention"].isna().all()
    assert table.loc[used | prevented, "flow"].isna().all()
    assert set(table.loc[~used & ~prevented, "flow"]) == {"bot"}
    assert not table["late"].any()
    # one difficulty a case, in standard deviations; what is left to agents is harder
    assert table.groupby(["replication", "case"])["difficulty"].nunique().max() == 1
    assert 0.5 < table["difficulty"].std() < 1.5
    assert table.loc[table["outcome"] == "handled", "difficulty"].mean() > table["difficulty"].mean()
    assert (table.loc[prevented, "spared"] > 0).all()
    again = (table["attempt"] > 0) & (table["outcome"] == "handled")
    assert 0 < table.loc[again, "repeated"].mean() < 1


def test_the_measures_are_what_the_table_says(automated: ccsim.Result, tmp_path: Path) -> None:
    """Counted from the rows, and after it was saved and loaded."""
    back = ccsim.Result.load(automated.save(tmp_path / "saved"))
    assert back == automated
    table = back.contacts
    assert table is not None
    used = table[table["via"] == "self-service"]
    found = back.estimate("self_service/found", self_service="help").value
    assert found == pytest.approx((used["outcome"] == "found").mean())
    handled = table[table["outcome"] == "handled"]
    assert back.estimate("difficulty/handled").value == pytest.approx(handled["difficulty"].mean())
    assert back.estimate("context/saved").value == pytest.approx(handled["spared"].mean())
    removed = table[table["resolved"] & (table["outcome"] != "handled") | (table["outcome"] == "prevented")]
    work = handled[["talk", "hold", "wrap_up"]].to_numpy().sum()
    spared = removed["spared"].sum()
    assert back.estimate("work/removed").value == pytest.approx(spared / (spared + work))
    assert (
        back.runs["cases"].sum() + back.runs["prevented"].sum()
        == table.groupby(["replication", "case"]).ngroups
    )


@pytest.mark.parametrize("ending", ["csv", "csv.gz"])
def test_csv_is_what_a_spreadsheet_opens(ending: str, contacts: pd.DataFrame, tmp_path: Path) -> None:
    """Missing times are empty cells, and nothing half-written is left beside the file."""
    file = tmp_path / f"contacts.{ending}"
    write_table(contacts.head(500), file)
    back = pd.read_csv(file, parse_dates=["offered"])
    assert list(back.columns) == list(contacts.columns)
    assert (back["offered"] == contacts["offered"].head(500)).all()
    assert [one.name for one in tmp_path.iterdir()] == [file.name]


def test_a_failed_write_leaves_the_earlier_file(
    contacts: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk must not cost yesterday's log."""
    file = tmp_path / "contacts.csv"
    file.write_text("yesterday", encoding="utf-8")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pd.DataFrame, "to_csv", full)
    with pytest.raises(OSError, match="No space left"):
        write_table(contacts.head(1), file)
    assert file.read_text(encoding="utf-8") == "yesterday"
    assert [one.name for one in tmp_path.iterdir()] == ["contacts.csv"]
