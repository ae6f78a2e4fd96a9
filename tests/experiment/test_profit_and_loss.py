"""Profit and loss by month, week and day: exact sums of the dated lines."""

from __future__ import annotations

import dataclasses
import functools

import numpy as np
import pandas as pd
import pytest
from rich.console import Console

from ccsim import Result, run
from ccsim.experiment.profit_and_loss import accounts_of
from ccsim.report.profit_and_loss_text import HEADS, profit_and_loss_text
from tests.experiment.centres import busy

#: From Friday, 26 January: 6 days of January, 29 of February, one of March.
START, DAYS, REPLICATIONS = "2024-01-26", 36, 3


@functools.cache
def plain() -> Result:
    """A run over three months, without revenue."""
    return run(busy(), days=DAYS, replications=REPLICATIONS, start=START, jobs=1)


def with_income() -> Result:
    """The same run with revenue of 100.10 a day, and 20 of value lost on the first of February."""
    dates = pd.date_range(START, periods=DAYS).astype("datetime64[us]")
    revenue = pd.DataFrame({"date": dates, "line": "revenue", "amount": 100.1})
    lost = pd.DataFrame({"date": dates, "line": "value lost", "amount": np.where(dates.month == 2, 20.0, 0)})
    each = pd.concat([revenue, lost])
    each.loc[(each["line"] == "value lost") & (each["date"] != "2024-02-01"), "amount"] = 0.0
    income = pd.concat([each.assign(replication=number) for number in range(REPLICATIONS)])
    return dataclasses.replace(plain(), income=income.reset_index(drop=True))


def test_months_by_hand() -> None:
    """Revenue, value lost and overhead are known to the cent; profit is what is left."""
    table = with_income().profit_and_loss()
    assert list(dict.fromkeys(table["period"])) == ["2024-01", "2024-02", "2024-03"]
    assert list(dict.fromkeys(table["days"])) == [6, 29, 1]
    month = table[table["period"] == "2024-02"].set_index("account")["value"]
    assert month["revenue"] == pytest.approx(29 * 100.1)
    assert month["value lost"] == pytest.approx(20)
    assert month["overhead"] == pytest.approx(29 * 100)
    assert month["profit"] == pytest.approx(29 * 100.1 - month["cost"] - 20)
    kinds = table.drop_duplicates("account").set_index("account")["kind"]
    assert kinds[["revenue", "value lost", "pay", "cost", "profit"]].tolist() == [
        *("income", "loss", "cost", "total", "total")
    ]
    assert list(kinds.index[:2]) == ["revenue", "value lost"]
    assert list(kinds.index[-2:]) == ["cost", "profit"]


@pytest.mark.parametrize("by", ["month", "week", "day"])
def test_the_whole_is_the_sum_of_its_parts_to_the_millionth(by: str) -> None:
    """Months, weeks or days: no millionth is lost between them and the run, in any replication."""
    result = with_income()
    parts, whole = accounts_of(result, by), accounts_of(result, None)
    assert parts.accounts == whole.accounts
    assert (parts.amounts.sum(axis=1) == whole.amounts[:, 0]).all()
    assert sum(parts.days) == DAYS
    costs = [kind == "cost" for kind in whole.kinds]
    amounts = dict(zip(whole.accounts, whole.amounts[:, 0].T, strict=True))
    assert (whole.amounts[:, 0][:, costs].sum(axis=1) == amounts["cost"]).all()
    left = amounts["revenue"] - amounts["cost"] - amounts["value lost"]
    assert (amounts["profit"] == left).all()
    ledger = np.rint(result.ledger.groupby("replication")["amount"].sum() * 1e6)
    assert amounts["cost"] == pytest.approx(ledger.to_numpy(), abs=1)


def test_the_months_are_those_of_the_measures() -> None:
    """What `ccsim run --by month` says a month costs is what its profit and loss says."""
    result = run(busy(), days=DAYS, replications=REPLICATIONS, start=START, jobs=1, periods="month")
    table = result.profit_and_loss("month").set_index(["period", "account"])["value"]
    for month in ("2024-01", "2024-02", "2024-03"):
        for account, measure in (("cost", "cost/total"), ("pay", "cost/pay"), ("profit", "profit/total")):
            told = result.estimate(measure, month=month).value
            assert table[month, account] == pytest.approx(told, abs=1e-5), (month, measure)


def test_weeks_begin_on_monday_and_may_be_cut_by_the_run() -> None:
    """The run begins on a Friday: three days of a first week, and four of a last one."""
    table = with_income().profit_and_loss("week").drop_duplicates("period")
    assert table["period"].tolist() == [
        *("2024-01-22", "2024-01-29", "2024-02-05", "2024-02-12", "2024-02-19", "2024-02-26")
    ]
    assert table["days"].tolist() == [3, 7, 7, 7, 7, 5]


def test_the_profit_of_a_run_has_an_interval_that_may_reach_below_zero() -> None:
    """A profit that may be a loss says so; a total that cannot be negative ends at zero."""
    table = plain().profit_and_loss(None).set_index("account")
    assert table.loc["revenue", "value"] == 0
    assert table.loc["profit", "value"] == -table.loc["cost", "value"]
    assert table.loc["profit", "low"] < table.loc["profit", "value"] < table.loc["profit", "high"]
    told = plain().estimate("profit/total")
    assert (told.value, told.low) == pytest.approx((table.loc["profit", "value"], table.loc["profit", "low"]))
    assert plain().estimate("profit/total", channel="phone").value > told.value  # nothing unallocated


def test_a_period_nobody_knows_is_refused() -> None:
    """Whoever asks for quarters is told what there is."""
    with pytest.raises(KeyError, match='no period "quarter"; one of month, week, day, or None for the whole'):
        plain().profit_and_loss("quarter")  # type: ignore[arg-type]


def test_the_table_for_people_has_a_line_for_each_month_and_one_for_all() -> None:
    """What is shown adds up, and every line of the ledger belongs to a column."""
    told = _text(with_income(), "month")
    rows = [line.split() for line in told.splitlines()]
    assert rows[1][0] == "Profit"
    assert rows[2][:4] == ["month", "revenue", "value", "lost"]
    assert [row[0] for row in rows[3:]] == ["2024-01", "2024-02", "2024-03", "in"]
    assert rows[4][1:3] == ["2,903", "20"] or rows[4][1:3] == ["2,902.90", "20.00"]
    statement = _text(with_income(), None)
    assert "profit" in statement.splitlines()[-1]
    assert "95% interval" in statement
    lines = {line for head in HEADS.values() for line in head}
    from ccsim.measures.money.ledger import Ledger

    assert lines == {field.name.replace("_", " ") for field in dataclasses.fields(Ledger)}


def _text(result: Result, by: str | None) -> str:
    console = Console(width=120, highlight=False)
    with console.capture() as captured:
        console.print(profit_and_loss_text(result, by))  # type: ignore[arg-type]
    return captured.get()
