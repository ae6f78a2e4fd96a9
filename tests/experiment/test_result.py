"""A result is a value: it answers, is written, and comes back equal."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from ccsim.errors import DataError
from ccsim.experiment.result import SUMMARY_COLUMNS, Result
from ccsim.experiment.run import run
from ccsim.measures.catalogue.all_measures import measures_for
from ccsim.measures.measure import SPLITS
from ccsim.scenario import load
from tests.experiment.centres import busy


@pytest.fixture(scope="module")
def result() -> Result:
    return run(busy(), days=2, replications=20, contacts=True)


def test_a_saved_result_comes_back_equal(result: Result, tmp_path: Path) -> None:
    """Seed, notes, every table, the scenario: nothing is lost on disk."""
    folder = result.save(tmp_path / "kept")
    loaded = Result.load(folder)
    assert loaded == result
    assert loaded.summary().equals(result.summary())
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [*(f"{name}.parquet" for name in result.tables), "result.json", "scenario.yaml"]
    )


def test_saving_again_replaces_the_earlier_result(result: Result, tmp_path: Path) -> None:
    """A folder never holds half of one result and half of another."""
    run(busy(), days=1, replications=2).save(tmp_path)
    assert Result.load(result.save(tmp_path)) == result
    without = run(busy(), days=1, replications=2)
    without.save(tmp_path)
    assert Result.load(tmp_path) == without
    assert not (tmp_path / "contacts.parquet").exists()


def test_results_differ_if_anything_does(result: Result) -> None:
    """Another seed, or a table more, is another result."""
    assert result != run(busy(), days=2, replications=20)
    assert result != "a result"


def test_what_is_no_result_is_refused(result: Result, tmp_path: Path) -> None:
    """A folder with a damaged or missing file says which."""
    with pytest.raises(DataError, match=r"holds no result: there is no result\.json in it"):
        Result.load(tmp_path)
    result.save(tmp_path)
    (tmp_path / "runs.parquet").unlink()
    with pytest.raises(DataError, match=r"runs\.parquet is missing"):
        Result.load(tmp_path)
    facts = json.loads((tmp_path / "result.json").read_text())
    (tmp_path / "result.json").write_text(json.dumps(facts | {"format": 99}))
    with pytest.raises(DataError, match="was written in format 99; this version reads 3"):
        Result.load(tmp_path)
    (tmp_path / "result.json").write_text("{")
    with pytest.raises(DataError, match=r"result\.json is damaged"):
        Result.load(tmp_path)


def test_the_json_is_the_contract(result: Result) -> None:
    """Other programs read these fields and no others; null where a split or threshold does not apply."""
    document = json.loads(result.to_json())
    assert list(document) == ["scenario", "version", "seed", "engine", "days", "replications", "measures"]
    assert document["scenario"] == "busy"
    assert (document["seed"], document["engine"], document["days"]) == (1, "compiled", 2)
    assert document["replications"] == 20
    for row in document["measures"]:
        assert tuple(row) == SUMMARY_COLUMNS
    whole = [row for row in document["measures"] if all(row[split] is None for split in SPLITS)]
    ids = {(row["measure"], row["variant"], row["statistic"], row["threshold"]) for row in whole}
    assert len(ids) == len(whole) == len(measures_for((20.0, 60.0)))
    level = [row for row in whole if (row["measure"], row["variant"]) == ("service_level", "offered")]
    assert [row["threshold"] for row in level] == [20.0, 60.0]
    assert {row["unit"] for row in whole} == {"s", "h", "share", "count", "USD", "SD", "points", "score"}
    assert {row["intent"] for row in document["measures"]} == {None, "order", "question"}


def test_what_has_no_number_is_null() -> None:
    """One replication has no interval; JSON has no NaN."""
    document = json.loads(run(busy(), days=1, replications=1).to_json())
    assert all(row["low"] is None for row in document["measures"])


def test_every_figure_lies_in_its_interval(result: Result) -> None:
    """An interval that does not contain its own value is no interval."""
    table = result.summary()
    known = table[table["value"].notna() & table["low"].notna()]
    assert len(known) > 500
    assert (known["low"] <= known["value"]).all()
    assert (known["value"] <= known["high"]).all()


def test_volumes_of_splits_add_up(result: Result) -> None:
    """What the intents were offered is what the centre was offered; so with segments and queues."""
    table = result.summary("volume/offered")
    whole = table[table[list(SPLITS)].isna().all(axis=1)]["value"].item()
    for split in ("channel", "queue", "intent", "segment"):
        assert table[table[split].notna()]["value"].sum() == pytest.approx(whole)


def test_cost_of_splits_and_rows_without_owner_add_up(result: Result) -> None:
    """Intents, idle capacity and what is unallocated make the ledger."""
    by_intent = result.summary("cost/total", by="intent").dropna(subset="intent")["value"].sum()
    rest = [result.estimate(f"cost/{name}").value for name in ("idle_capacity", "unallocated")]
    total = result.estimate("cost/total").value
    assert by_intent + sum(rest) == pytest.approx(total)
    assert result.ledger["amount"].sum() / 20 == pytest.approx(total)
    assert rest[1] == 200


def test_combined_splits(result: Result) -> None:
    """Gold customers' orders are a row of their own when asked for."""
    table = result.summary("volume/offered", by=[("intent", "segment")])
    both = table.dropna(subset=["intent", "segment"])
    assert list(zip(both["intent"], both["segment"], strict=True)) == [
        ("order", "regular"),
        ("order", "gold"),
        ("question", "regular"),
    ]


def test_unknown_measures_and_splits_are_refused(result: Result) -> None:
    """A typing error is not an empty table."""
    with pytest.raises(KeyError, match='no measure "fcr/cases"'):
        result.summary(["fcr/cases"])
    with pytest.raises(KeyError, match='no split "team"; one of channel, queue, intent, segment, group'):
        result.summary(by="team")
    with pytest.raises(KeyError, match='no measure "frt" with statistic None and threshold None'):
        result.estimate("frt")


def test_the_contacts_say_what_the_totals_say(result: Result) -> None:
    """Every offered, answered and abandoned contact of the table is one of the totals."""
    contacts = result.contacts
    assert contacts is not None
    offered = contacts[contacts["measured"] & (contacts["outcome"] != "closed")]
    counts = offered.groupby("replication").size().to_numpy()
    np.testing.assert_array_equal(counts, result.runs["offered"].to_numpy())
    gone = offered[offered["outcome"].isin(["abandoned", "balked"])]
    assert len(gone) == result.runs["abandoned"].sum()
    waits = offered.loc[offered["answered"].notna(), "wait"].sum()
    assert waits == pytest.approx(result.runs["wait_answered"].sum())
    hours = offered["offered"].dt.hour
    assert hours.between(9, 12).all()


def test_intervals_add_up_to_the_runs(result: Result) -> None:
    """The hours of the intervals table together are the run."""
    summed = result.intervals.groupby("replication")[["offered", "answered", "waiting_time"]].sum()
    for name in summed:
        np.testing.assert_allclose(summed[name], result.runs[name])
    staffed = result.staffing.groupby("replication")["staffed_time"].sum()
    np.testing.assert_allclose(staffed, result.runs["staffed_time"])
    assert (result.intervals["length"] == 1800).all()


def test_tables_name_scenario_and_replication(result: Result) -> None:
    """Tidy tables of several scenarios can be put under one another."""
    for name in ("intervals", "runs", "contacts", "cells", "staffing", "ledger"):
        table = result.tables[name]
        assert list(table.columns[:2]) == ["scenario", "replication"]
        assert set(table["scenario"]) == {"busy"}
        assert sorted(set(table["replication"])) == list(range(20))
    assert len(result.runs) == 20


def test_an_estimate_is_the_summary_s(result: Result) -> None:
    """One figure asked for alone is the figure of the table."""
    table = result.summary("abandonment/offered", by="segment")
    row = table[table["segment"] == "gold"].iloc[0]
    found = result.estimate("abandonment/offered", segment="gold")
    assert (found.value, found.low, found.high) == (row["value"], row["low"], row["high"])
    wider = result.estimate("abandonment/offered", segment="gold", level=0.999)
    assert wider.low < found.low < found.high < wider.high


def test_a_quiet_night_has_no_mean_but_a_day_has() -> None:
    """One day with closing hours: all-day means are finite, and no contact means NaN, not an error."""
    empty = busy().override({"intents.order.volume.count*": 0, "intents.question.volume.count*": 0})
    result = run(empty, days=1, replications=3)
    table = result.summary(by=())
    values = dict(zip(table["measure"] + "/" + table["variant"], table["value"], strict=True))
    assert values["volume/offered"] == 0
    assert math.isnan(values["aht/contact"])
    assert values["waiting/time_average"] == 0
    assert values["staffed/hours"] == 14
    assert values["cost/idle_capacity"] == pytest.approx(14 * 20 / 0.75)


def test_profiles_through_the_day(result: Result) -> None:
    """By time of day: arrivals per day as stated, staffing as rostered, nothing at night."""
    offered = result.profile("volume/offered").set_index("time")
    assert offered.loc["09:00", "value"] > 10
    assert offered.loc["03:00", "value"] == 0
    assert offered["value"].sum() == pytest.approx(result.estimate("volume/offered").value / 2)
    staffed = result.profile("staffed/time_average", group="agents").set_index("time")
    assert staffed.loc["10:00", "value"] == 4
    level = result.profile("service_level/offered", threshold=60.0, queue="calls").set_index("time")
    assert 0 < level.loc["09:00", "low"] <= level.loc["09:00", "value"] <= level.loc["09:00", "high"] < 1
    assert math.isnan(level.loc["03:00", "value"])
    by_date = result.profile("volume/offered", "date")
    assert list(by_date["date"]) == [pd.Timestamp("2024-01-01"), pd.Timestamp("2024-01-02")]
    assert list(result.profile("occupancy/agent", "weekday")["weekday"]) == [0, 1]
    # the backlog of calls is who waits at the end of the interval; of a day, at the end of its last one
    at_nine = result.intervals[result.intervals["begin"].dt.strftime("%H:%M") == "09:00"]
    backlog = result.profile("backlog/end").set_index("time")["value"]["09:00"]
    assert backlog == pytest.approx(at_nine.groupby(["replication", "begin"])["waiting_at_end"].sum().mean())
    oldest = result.profile("backlog/oldest").set_index("time")["value"]["09:00"]
    assert oldest == pytest.approx(at_nine.groupby(["replication", "begin"])["backlog_oldest"].max().mean())
    last = result.intervals.groupby(["replication", "queue"])["backlog_at_end"].last()
    of_days = result.profile("backlog/end", "date")["value"]
    assert of_days.iloc[-1] == pytest.approx(last.groupby("replication").sum().mean())
    assert (result.profile("occupancy/slots", group="agents")["value"].dropna() <= 1).all()
    assert len(result.profile("waiting/time_average", "weekday and time")) == 96


def test_profiles_that_do_not_exist_are_refused(result: Result) -> None:
    """Quantiles are not told by interval, nor anything by moon."""
    with pytest.raises(KeyError, match=r"wait/all \(p90\) is not told by interval"):
        result.profile("wait/all", statistic="p90")
    with pytest.raises(KeyError, match='no profile by "moon"; one of time, weekday'):
        result.profile("wait/all", "moon")
    with pytest.raises(KeyError, match="occupancy/agent is not told by queue"):
        result.profile("occupancy/agent", queue="calls")


def test_every_run_by_itself(result: Result) -> None:
    """Service level, a total and a quantile of each replication, as counted from its contacts."""
    contacts = result.contacts
    assert contacts is not None
    offered = contacts[contacts["measured"] & (contacts["outcome"] != "closed")]
    answered = offered[offered["answered"].notna()]
    level = result.by_replication("service_level/answered", threshold=60.0)
    by_hand = (answered["wait"] <= 60).groupby(answered["replication"]).mean()
    np.testing.assert_allclose(level, by_hand)
    gold = result.by_replication("volume/offered", segment="gold")
    np.testing.assert_array_equal(gold, offered[offered["segment"] == "gold"].groupby("replication").size())
    waits = result.by_replication("wait/answered", statistic="p90")
    exact = answered.groupby("replication")["wait"].quantile(0.9, interpolation="higher")
    assert (waits / exact - 1).abs().median() < 0.02


def test_a_result_carries_the_volume_files_of_its_scenario(tmp_path: Path) -> None:
    """The planner's CSV may be gone when the result is opened again."""
    source = tmp_path / "plan"
    source.mkdir()
    rows = [f"2024-01-01 {hour:02d}:00,{20 + hour}" for hour in range(9, 13)]
    (source / "cases.csv").write_text("\n".join(["begin,cases", *rows]), encoding="utf-8")
    (source / "plan.yaml").write_text(
        """\
name: plan
calendar: {start: 2024-01-01}
intents:
  call:
    volume: {intervals: {file: cases.csv, time: begin, count: cases}}
    handle_time: {talk: 4 min}
channels: {phone: {hours: {every day: "09:00-13:00"}}}
queues: {calls: {}}
groups: {agents: {headcount: 3}}
""",
        encoding="utf-8",
    )
    result = run(load(source / "plan.yaml"), days=1, replications=2)
    result.save(tmp_path / "kept")
    (source / "cases.csv").unlink()
    loaded = Result.load(tmp_path / "kept")
    assert loaded.tables["runs"].equals(result.runs)
    assert run(loaded.scenario, days=1, replications=2).runs.equals(result.runs)
