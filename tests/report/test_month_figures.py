"""The figures of a run's months: those of its summary and its profit and loss, per day where totals are."""

from __future__ import annotations

import datetime as dt
import io
from types import SimpleNamespace

import numpy as np
import pytest
from rich.console import Console

import ccsim
from ccsim.report.month_figures import MONEY, PANELS, is_brief, is_whole, month_figures
from ccsim.report.months_text import months_text
from tests.report.made_up_months import year
from tests.scenario.levers.centre import CENTRE
from tests.shared import REPOSITORY

_SMALL = ccsim.load(REPOSITORY / "tests" / "cli" / "small.yaml")


def _centre() -> ccsim.Scenario:
    return ccsim.load(io.StringIO(CENTRE))


def test_every_panel_has_the_figures_of_the_summary() -> None:
    """A picture of other numbers than the table's would be worse than none."""
    result = year(_centre())
    found = month_figures(result)
    assert found.panels == [*PANELS, MONEY]
    days = np.array([period.days for period in found.periods])
    summary = result.summary(["volume/handled"], by=["month"], level=0.95)
    handled = found.lines("volume")["handled by agents"]
    for name in ("value", "low", "high"):
        np.testing.assert_allclose(handled[name], summary[name].to_numpy(float) / days)
    by_channel = result.summary(["frt/human_calendar_contact"], by=[("channel", "month")], level=0.95)
    emails = by_channel[by_channel["channel"] == "email"]
    np.testing.assert_allclose(found.lines("frt")["email"]["value"], emails["value"].to_numpy(float))
    assert list(found.lines("frt")) == list(result.scenario.channels), "the mean of all says nothing"
    assert list(found.lines("occupancy")) == ["all", *result.scenario.groups]
    assert list(found.lines("csat")) == ["true", "measured in surveys"]


def test_money_is_profit_and_loss_with_the_levers_own_part() -> None:
    """What the levers cost is part of the cost, not beside it."""
    result = year(_SMALL)
    lines = month_figures(result).lines(MONEY)
    told = result.profit_and_loss("month", level=0.95).set_index(["account", "period"])["value"]
    assert list(lines) == ["revenue", "value lost", "cost", "profit", "of it for levers"]
    for account in ("revenue", "value lost", "cost", "profit"):
        np.testing.assert_allclose(lines[account]["value"], told[account])
    both = told["projects once"] + told["projects running"]
    np.testing.assert_allclose(lines["of it for levers"]["value"], both)


def test_one_part_is_the_whole_and_has_its_name() -> None:
    """A centre with one channel and one group needs no legend."""
    found = month_figures(year(_SMALL))
    assert list(found.lines("frt")) == ["phone"]
    assert list(found.lines("staffing")) == ["agents"]


def test_what_there_is_not_is_left_out() -> None:
    """No satisfaction, no panel; nothing comes in, no profit."""
    found = month_figures(year(_SMALL, without=("csat", "people"), earns=False))
    assert found.panels == ["volume", "staffing", "occupancy", "frt", "aht", "fcr", "cpc", MONEY]
    assert list(found.lines(MONEY)) == ["cost", "of it for levers"]


def test_panels_may_be_chosen_and_told_by_channel() -> None:
    """A question about one thing is a picture of it."""
    found = month_figures(year(_centre()), panels=["aht", "cpc"], by_channel=["aht"])
    assert found.panels == ["aht", "cpc"]
    assert list(found.lines("aht")) == list(_centre().channels)
    assert list(found.lines("cpc")) == ["all"]
    with pytest.raises(ValueError, match="there is no panel 'speed'; one of volume, staffing, people"):
        month_figures(year(_SMALL), panels=["speed"])
    with pytest.raises(ValueError, match="there is no panel 'speed'"):
        month_figures(year(_SMALL), by_channel=["speed"])


def test_periods_are_those_of_the_calendar_as_far_as_the_run_goes() -> None:
    """March from the 2nd, and a last week of two days."""
    found = month_figures(year(_SMALL, days=40))
    assert [(each.label, each.begin, each.days) for each in found.periods] == [
        ("2026-03", dt.date(2026, 3, 2), 30),
        ("2026-04", dt.date(2026, 4, 1), 10),
    ]
    assert [is_whole(each, "month") for each in found.periods] == [False, False]
    weeks = month_figures(year(_SMALL, days=16, by="week"))
    assert weeks.by == "week"
    assert [is_whole(each, "week") for each in weeks.periods] == [True, True, False]
    assert [is_brief(each, "week") for each in weeks.periods] == [False, False, True]
    assert [is_brief(each, "month") for each in found.periods] == [False, True]


def test_a_run_that_keeps_no_months_is_refused() -> None:
    """With what to do about it."""
    result = SimpleNamespace(**(vars(year(_SMALL)) | {"periods": None}))
    with pytest.raises(ValueError, match='no figures by month or week; run it with periods="month"'):
        month_figures(result)  # type: ignore[arg-type]


def test_with_one_replication_there_are_no_limits() -> None:
    """Nobody knows how one year differs from the next from one year."""
    assert month_figures(year(_SMALL, replications=1)).table[["low", "high"]].isna().all(axis=None)


def test_tables_say_every_figure_with_its_interval() -> None:
    """What the picture draws, to be copied into a mail: volumes, service, FRT by channel, money."""
    result = year(_centre(), days=92)
    console = Console(width=120, highlight=False)
    with console.capture() as printed:
        console.print(months_text(result, month_figures(result)))
    lines = [line.rstrip() for line in printed.get().splitlines()]
    said = "centre, by month from 2026-03 to 2026-06, 5 replications"
    assert lines[0] == f"{said}; ± half the width of an interval"
    rows = [line for line in lines if line.startswith("2026-03 ")]
    assert rows[0].split() == [
        "2026-03", "900", "±40", "1,100", "±50", "950", "±43", "160.0", "±7.2", "24.0", "±1.1", "80.0", "±3.6"
    ]  # fmt: skip
    assert "Service" in lines
    assert rows[1].startswith("2026-03  310 ±14")
    assert "First response time, mean, by channel" in lines
    assert "35.0 ±1.6  10.53 ±0.47" in rows[2]
    assert "Profit and loss by month, EUR (± half the width of the interval)" in lines


def test_tables_of_one_replication_have_no_intervals() -> None:
    """And say nothing of any."""
    result = year(_SMALL, replications=1, days=31)
    console = Console(width=120, highlight=False)
    with console.capture() as printed:
        console.print(months_text(result, month_figures(result)))
    head, *rest = printed.get().splitlines()
    assert head.rstrip() == "A small centre, by month from 2026-03 to 2026-04, 1 replication"
    assert not [
        line for line in rest if "±" in line and "Profit" not in line and not line.startswith("month")
    ]
