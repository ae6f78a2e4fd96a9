"""Long runs: a year is the sum of its months, and a month is what the log of its contacts says."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd
import pytest

from ccsim.errors import RunError
from ccsim.experiment import Result, run
from ccsim.experiment.long_runs import interval_for, periods_for
from ccsim.measures.columns import AT_END, DIVISORS, PEAKS, columns_for
from ccsim.measures.measure import PERIODS, SPLITS
from ccsim.scenario import Scenario
from tests.experiment.centres import busy

DAYS = 62
#: Mail that is answered on weekdays only, beside calls.
MAIL: dict[str, Any] = {
    "calendar": {"time_zone": "Europe/Berlin", "start": "2024-03-01"},
    "channels": {"phone": {"hours": {"mon-fri": "09:00-17:00"}, "trunks": 6}, "mail": {"mode": "deferred"}},
    "intents": {
        "call": {
            "volume": {
                "count": {
                    "interval": "60 min",
                    "days": {"mon-fri": {"09:00": [12] * 8}, "sat, sun": {"09:00": [0] * 8}},
                }
            },
            "handle_time": {"talk": {"distribution": "exponential", "mean": "4 min"}},
            "patience": {"distribution": "exponential", "mean": "5 min"},
            "resolution": {
                "probability": 0.8,
                "repeat": {"probability": 0.7, "delay": {"distribution": "exponential", "mean": "2 d"}},
            },
            "channels": {"phone": 1.0},
            "queue": "calls",
        },
        "letter": {
            "volume": {"count": 2, "per": "1 h"},
            "handle_time": {"talk": {"distribution": "exponential", "mean": "9 min"}},
            "channels": {"mail": 1.0},
            "queue": "letters",
        },
    },
    "queues": {"calls": {}, "letters": {"target": "8 h"}},
    "groups": {
        "agents": {
            "serves": ["calls", "letters"],
            "headcount": {
                "interval": "60 min",
                "days": {"mon-fri": {"09:00": [3] * 8}, "sat, sun": {"09:00": [0] * 8}},
            },
            "pay": 20,
        }
    },
}


def mail(**changes: Any) -> Scenario:
    return busy(**(MAIL | changes))


@pytest.fixture(scope="module")
def result() -> Result:
    """March and April, and a day of May."""
    return run(mail(), days=DAYS, replications=2, seed=3, contacts=True)


@pytest.fixture(scope="module")
def log(result: Result) -> pd.DataFrame:
    """The measured contacts as they arrived, of both replications."""
    assert result.contacts is not None
    rows = result.contacts
    return rows[rows["measured"] & (rows["via"] == "arrived") & (rows["outcome"] != "closed")]


def test_long_runs_keep_months_and_days(result: Result):
    """From 60 days on; shorter runs are what they always were."""
    assert result.periods is not None
    assert result.periods["month"].tolist() == ["2024-03", "2024-04", "2024-05"]
    assert result.periods["days"].tolist() == [31, 30, 1]
    assert result.periods["begin"].dt.date.tolist()[1] == dt.date(2024, 4, 1)
    # the clocks go forward on 31 March
    assert result.periods["length"].tolist() == [(31 * 24 - 1) * 3600, 30 * 24 * 3600, 86_400]
    assert result.intervals["length"].unique().tolist() == [86_400, 82_800]
    short = run(mail(), days=2, replications=1)
    assert short.periods is None
    assert set(short.tables) == {
        "intervals", "runs", "cells", "staffing", "ledger", "income", "histograms"
    }  # fmt: skip


@pytest.mark.parametrize("engine", ["compiled", "simpy"])
@pytest.mark.parametrize("length", ["week", "month"])
def test_a_run_is_the_sum_of_its_periods(length: Any, engine: Any):
    """Counts, microseconds and micro-money, of every cell and column, to the last one."""
    found = run(mail(), days=DAYS, replications=1, periods=length, engine=engine)
    assert found.periods is not None
    assert found.period_totals is not None
    columns = columns_for(found.scenario.measures.answer_within)
    totals = found.period_totals
    shape = (len(found.periods), len(found.cells), len(columns))
    cube = np.zeros(shape, dtype=np.int64)
    cube[totals["period"], totals["cell"], totals["column"]] = totals["amount"]
    for place, column in enumerate(columns):
        whole = found.cells[column.name].to_numpy() * DIVISORS[column.unit]
        together = cube[:, :, place].sum(axis=0)
        if place in AT_END:
            together = cube[-1, :, place]
        elif place in PEAKS:
            together = cube[:, :, place].max(axis=0)
        np.testing.assert_array_equal(together, np.rint(whole), err_msg=column.name)
    assert found.period_histograms is not None
    by_variable = found.period_histograms.groupby(["variable", "bin"])["count"].sum()
    pd.testing.assert_series_equal(by_variable, found.histograms.groupby(["variable", "bin"])["count"].sum())


def test_both_engines_keep_the_same_months():
    """One goes block by block, the other keeps the whole log."""
    one, other = (run(mail(), days=DAYS, replications=1, engine=engine) for engine in ("compiled", "simpy"))
    for name in ("periods", "period_totals", "period_histograms", "cells", "intervals"):
        pd.testing.assert_frame_equal(one.tables[name], other.tables[name])


def test_keeping_the_contacts_changes_no_figure(result: Result):
    """The log is measured as a whole then, not in blocks."""
    again = run(mail(), days=DAYS, replications=2, seed=3)
    pd.testing.assert_frame_equal(again.summary(), result.summary())


def test_keeping_periods_changes_no_other_figure(result: Result):
    """A run without months has the same numbers."""
    plain = run(mail(), days=DAYS, replications=2, seed=3, periods=None)
    assert plain.periods is None
    pd.testing.assert_frame_equal(plain.cells, result.cells)
    pd.testing.assert_frame_equal(plain.histograms, result.histograms)
    pd.testing.assert_frame_equal(plain.ledger, result.ledger)


@pytest.mark.parametrize("month", ["2024-03", "2024-04", "2024-05"])
def test_a_month_is_what_the_log_says_of_its_contacts(result: Result, log: pd.DataFrame, month: str):
    """Counts, waits and talk by the arrival of the first event, from the rows of that month."""
    own = log[log["offered"].dt.strftime("%Y-%m") == month]
    assert result.estimate("volume/offered", month=month).value == len(own) / 2
    handled = own[own["outcome"] == "handled"]
    work = handled[["talk", "hold", "wrap_up"]].sum(axis=1).mean()
    assert result.estimate("aht/contact", month=month).value == pytest.approx(work, rel=1e-12)
    calls = own[(own["channel"] == "phone") & own["answered"].notna()]
    wait = (calls["answered"] - calls["queued"]).dt.total_seconds().mean()
    found = result.estimate("asa/answered", channel="phone", month=month)
    assert found.value == pytest.approx(wait, rel=1e-12)
    gone = own[own["intent"] == "call"]["outcome"].eq("abandoned").mean()
    assert result.estimate("abandonment/offered", intent="call", month=month).value == pytest.approx(gone)


@pytest.mark.parametrize("channel", [None, "phone", "mail"])
def test_quantiles_of_a_month_are_those_of_its_log(result: Result, log: pd.DataFrame, channel: str | None):
    """Within the half percent of the histogram's bins."""
    for month in ("2024-03", "2024-04"):
        own = log[(log["offered"].dt.strftime("%Y-%m") == month) & log["answered"].notna()]
        split = {} if channel is None else {"channel": channel}
        if channel is not None:
            own = own[own["channel"] == channel]
        waits = np.sort((own["answered"] - own["queued"]).dt.total_seconds())
        found = result.estimate("wait/answered", statistic="p90", month=month, **split)
        around = waits[int(0.9 * len(waits)) - 1 : int(0.9 * len(waits)) + 2]
        assert 0.99 * around[0] <= found.value <= 1.01 * around[-1]


def test_what_is_not_kept_says_so(result: Result):
    """Quantiles by month are kept by channel; nothing is kept by week here."""
    with pytest.raises(KeyError, match=r"quantiles by week or month are kept in total and by channel only"):
        result.estimate("wait/answered", statistic="p90", group="agents", month="2024-03")
    with pytest.raises(KeyError, match=r"its totals by month only; run it with periods=\"week\""):
        result.estimate("volume/offered", week="2024-03-04")
    with pytest.raises(KeyError, match='no month "2023-03" in this run; its months are 2024-03 to 2024-05'):
        result.estimate("volume/offered", month="2023-03")
    with pytest.raises(KeyError, match=r"no split .year.; one of channel, .*, week, month"):
        result.estimate("volume/offered", year="2024")
    with pytest.raises(KeyError, match=r"no split .year.; one of channel, .*, week, month"):
        result.summary(by="year")
    with pytest.raises(KeyError, match="intervals are days; run it with interval="):
        result.profile("volume/offered", by="time")
    assert len(result.profile("volume/offered", by="date")) == DAYS
    short = run(mail(), days=2, replications=1)
    with pytest.raises(
        KeyError, match=r"this run keeps no totals by week or month; run it with periods=\"month\""
    ):
        short.summary(by="month")
    with pytest.raises(RunError, match='totals are kept by week or month, not by "year"'):
        run(mail(), days=2, replications=1, periods="year")  # type: ignore[arg-type]
    for wrong in ("7 min", 0.5, "2 d", "30 s"):
        with pytest.raises(RunError, match=f"an interval of {wrong} does not divide the day"):
            run(mail(), days=2, replications=1, interval=wrong)
    with pytest.raises(RunError, match="the interval: "):
        run(mail(), days=2, replications=1, interval="soon")


def test_the_defaults_are_what_the_documentation_says():
    """Two months are long."""
    assert [periods_for("auto", days) for days in (59, 60)] == [None, "month"]
    assert [interval_for(None, days) for days in (59, 60)] == [None, 86_400]
    assert (periods_for(None, 400), periods_for("week", 3)) == (None, "week")
    assert (interval_for("15 min", 400), interval_for(3600, 3)) == (900, 3600)


def test_a_summary_by_month_has_a_row_for_each(result: Result):
    """The total first, then month by month; combined with other splits as asked."""
    table = result.summary("volume/offered", by=["month", ("intent", "month")])
    whole = table[table[[*SPLITS, *PERIODS]].isna().all(axis=1)]
    assert len(whole) == 1
    months = table[table["month"].notna() & table["intent"].isna()]
    assert months["month"].tolist() == ["2024-03", "2024-04", "2024-05"]
    assert months["value"].sum() == whole["value"].item()
    both = table[table["month"].notna() & table["intent"].notna()]
    assert len(both) == 6
    assert both["value"].sum() == whole["value"].item()
    waits = result.summary("wait/answered", by=[("intent", "month"), ("channel", "month")])
    quantiles = waits[waits["statistic"] == "p90"]
    assert quantiles["intent"].isna().all()
    assert quantiles["channel"].dropna().tolist() == ["phone", "mail"] * 3


def test_by_default_the_months_are_told_too(result: Result):
    """The JSON has every measure in every split, and null where there is no month."""
    rows = [row for row in result.to_dict()["measures"] if row["month"] is not None]
    assert {row["month"] for row in rows} == {"2024-03", "2024-04", "2024-05"}
    assert all(row["channel"] is None and row["week"] is None for row in rows)
    values = result.by_replication("volume/offered", month="2024-04")
    assert values.mean() == result.estimate("volume/offered", month="2024-04").value


def test_money_by_month_is_the_ledger_of_its_days(result: Result):
    """Costs belong to their day, whenever the contact came that caused them."""
    dates = result.ledger["date"].dt.strftime("%Y-%m")
    for month in ("2024-03", "2024-04", "2024-05"):
        own = result.ledger[dates == month]["amount"].sum() / 2
        assert result.estimate("cost/total", month=month).value == pytest.approx(own, abs=1e-6)


def test_averages_over_time_are_over_the_month(result: Result):
    """Hours of a month by its length; the staffing table says the same."""
    assert result.periods is not None
    days = result.staffing.assign(month=result.staffing["begin"].dt.strftime("%Y-%m"))
    for month, length in zip(result.periods["month"], result.periods["length"], strict=True):
        staffed = days[days["month"] == month]["staffed_time"].sum() / 2 / length
        assert result.estimate("staffed/time_average", month=month).value == pytest.approx(staffed)


def test_the_backlog_is_carried_over_the_end_of_a_month(result: Result, log: pd.DataFrame):
    """Easter Monday 2024 is 1 April: letters of the weekend before lie until Monday morning."""
    letters = log[log["channel"] == "mail"]
    end = pd.Timestamp("2024-04-01")
    left = letters[(letters["offered"] < end) & ~(letters["ended"] < end)]
    assert len(left) > 2 * 40
    found = result.estimate("backlog/end", channel="mail", month="2024-03")
    assert found.value == len(left) / 2
    oldest = left.groupby("replication")["queued"].min()
    ages = [(end - queued).total_seconds() for queued in oldest]
    value = result.estimate("backlog/oldest", channel="mail", month="2024-03").value
    # the wall clock shows an hour more than has passed
    assert value == pytest.approx(np.mean(ages) - 3600, abs=3600)
    answered = letters[(letters["offered"] < end) & (letters["ended"] >= end)]
    assert (answered["answered"] >= pd.Timestamp("2024-04-01 09:00")).mean() > 0.95


def test_a_saved_result_has_its_months(result: Result, tmp_path):
    """The months are part of the value; those of an earlier result in the folder are not."""
    result.save(tmp_path)
    loaded = Result.load(tmp_path)
    assert loaded == result
    assert loaded.estimate("asa/answered", month="2024-04") == result.estimate(
        "asa/answered", month="2024-04"
    )
    run(mail(), days=2, replications=1).save(tmp_path)
    assert not (tmp_path / "periods.parquet").exists()
    assert Result.load(tmp_path).periods is None


def test_seasons_growth_factors_and_holidays_by_hand():
    """Ten a day with 20% growth a year, seasons, a campaign in May and closed holidays: expected by month."""
    volume = {
        "count": 10,
        "per": "1 d",
        "growth_per_year": 0.2,
        "month_factors": {"jan": 0.5, "feb": 2.0},
        "factor": {"dated": {"2024-01-01": 1.0, "2024-05-11": 1.5, "2024-05-21": 1.0}},
        "day_factors": {"holidays": 0.0, "sat, sun": 0.5},
    }
    scenario = busy(
        calendar={
            "time_zone": "UTC",
            "start": "2024-01-01",
            "holidays": {"2024-01-01": "New Year", "2024-12-25": "Christmas"},
        },
        intents={"call": {"volume": volume, "handle_time": {"talk": "1 min"}, "queue": "calls"}},
        channels={"phone": {}},
        groups={"agents": {"headcount": 5}},
    )
    found = run(scenario, days=366, replications=40, jobs=1)
    season = {1: 0.5, 2: 2.0}
    expected: dict[str, float] = {}
    for number in range(366):
        date = dt.date(2024, 1, 1) + dt.timedelta(days=number)
        cases = 10 * 1.2 ** (number / 365.25) * season.get(date.month, 1.0)
        if dt.date(2024, 5, 11) <= date < dt.date(2024, 5, 21):
            cases *= 1.5
        if (date.month, date.day) in ((1, 1), (12, 25)):
            cases = 0.0
        elif date.weekday() >= 5:
            cases *= 0.5
        expected[f"{date:%Y-%m}"] = expected.get(f"{date:%Y-%m}", 0.0) + cases
    assert expected["2024-02"] > 3 * expected["2024-01"]
    for month, mean in expected.items():
        # a Poisson count: four standard errors of 40 of them
        value = found.estimate("volume/cases", month=month).value
        assert value == pytest.approx(mean, abs=4 * np.sqrt(mean / 40)), month
    year = found.estimate("volume/cases").value
    assert year == pytest.approx(sum(expected.values()), abs=4 * np.sqrt(sum(expected.values()) / 40))


@pytest.mark.parametrize("interval", ["15 min", 900])
def test_intervals_of_another_length(interval: Any):
    """They add up to the same."""
    fine = run(mail(), days=2, replications=1, interval=interval)
    coarse = run(mail(), days=2, replications=1, interval="1 d")
    assert set(fine.intervals["length"]) == {900.0}
    assert set(coarse.intervals["length"]) == {86_400.0}
    assert fine.intervals["offered"].sum() == coarse.intervals["offered"].sum() > 0
    pd.testing.assert_frame_equal(fine.cells, coarse.cells)
