"""Which whole periods a goal is judged on."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccsim.goals.windows import Window, guarded_windows, judged_windows, monthly_windows, whole_period
from ccsim.scenario.goals.goal import LENGTHS, Goal


def _goal(**fields: Any) -> Goal:
    return Goal.model_validate({"measure": "asa/answered", "at_most": "60 s", **fields})


def _window(first: str, last: str) -> Window:
    return Window(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    ("length", "day", "first", "last"),
    [
        ("interval", "2026-04-30", "2026-04-30", "2026-04-30"),
        ("day", "2026-04-30", "2026-04-30", "2026-04-30"),
        ("week", "2026-04-30", "2026-04-27", "2026-05-03"),
        ("week", "2026-05-03", "2026-04-27", "2026-05-03"),
        ("week", "2026-05-04", "2026-05-04", "2026-05-10"),
        ("week", "2027-01-01", "2026-12-28", "2027-01-03"),
        ("month", "2026-04-01", "2026-04-01", "2026-04-30"),
        ("month", "2026-12-31", "2026-12-01", "2026-12-31"),
        ("month", "2028-02-10", "2028-02-01", "2028-02-29"),
        ("quarter", "2026-03-31", "2026-01-01", "2026-03-31"),
        ("quarter", "2026-05-15", "2026-04-01", "2026-06-30"),
        ("quarter", "2026-10-01", "2026-10-01", "2026-12-31"),
        ("year", "2026-12-31", "2026-01-01", "2026-12-31"),
        ("year", "2028-02-29", "2028-01-01", "2028-12-31"),
    ],
)
def test_the_period_of_a_day_is_the_calendars(length: Any, day: str, first: str, last: str) -> None:
    """A month has no 30 days by law, a week begins on Monday, and both cross the end of a year."""
    assert whole_period(length, dt.date.fromisoformat(day)) == _window(first, last)


@given(length=st.sampled_from(LENGTHS), day=st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)))
def test_periods_hold_their_days_and_follow_each_other(length: Any, day: dt.date) -> None:
    """Otherwise a day would be judged twice, or never."""
    window = whole_period(length, day)
    assert window.first <= day <= window.last
    assert whole_period(length, window.first) == whole_period(length, window.last) == window
    following = whole_period(length, window.last + dt.timedelta(days=1))
    assert following.first == window.last + dt.timedelta(days=1)
    assert window.days == (window.last - window.first).days + 1


def test_a_deadline_asks_for_the_whole_period_that_contains_it() -> None:
    """Half a month, judged by itself, is another goal."""
    assert judged_windows(_goal(by="2026-04-15")) == (_window("2026-04-01", "2026-04-30"),)
    assert judged_windows(_goal(by="2026-04-15", period="week")) == (_window("2026-04-13", "2026-04-19"),)
    assert judged_windows(_goal(by="2026-12-31", period="year")) == (_window("2026-01-01", "2026-12-31"),)
    assert judged_windows(_goal()) == ()


def test_of_a_longer_period_all_shorter_ones_are_judged() -> None:
    """95% of the days of the month are of all its days; weeks that belong to it in part are left out."""
    days = judged_windows(_goal(by="2026-02-10", period="day", over="month", met_in=0.95))
    assert [each.days for each in days] == [1] * 28
    assert (days[0].first, days[-1].last) == (dt.date(2026, 2, 1), dt.date(2026, 2, 28))
    weeks = judged_windows(_goal(by="2026-04-15", period="week", over="month"))
    assert weeks == (
        _window("2026-04-06", "2026-04-12"),
        _window("2026-04-13", "2026-04-19"),
        _window("2026-04-20", "2026-04-26"),
    )
    months = judged_windows(_goal(by="2026-11-30", period="month", over="quarter"))
    assert [each.days for each in months] == [31, 30, 31]


def test_intervals_are_judged_on_the_days_they_lie_in() -> None:
    """A day by itself, or all days of what is said."""
    assert judged_windows(_goal(by="2026-04-15", period="interval")) == (_window("2026-04-15", "2026-04-15"),)
    week = judged_windows(_goal(by="2026-04-15", period="interval", over="week", met_in=0.9))
    assert (week[0].first, week[-1].last, len(week)) == (dt.date(2026, 4, 13), dt.date(2026, 4, 19), 7)


def test_a_sustained_goal_is_judged_on_the_whole_periods_inside() -> None:
    """What begins in the middle of a month cannot be held against that month."""
    months = judged_windows(_goal(sustained={"from": "2025-11-15", "until": "2026-02-28"}))
    assert [each.first for each in months] == [dt.date(2025, 12, 1), dt.date(2026, 1, 1), dt.date(2026, 2, 1)]
    assert judged_windows(_goal(sustained={"from": "2026-04-02", "until": "2026-05-30"})) == ()
    days = judged_windows(_goal(sustained={"from": "2026-04-02", "until": "2026-04-04"}, period="day"))
    assert [each.first.day for each in days] == [2, 3, 4]


def test_guardrails_hold_in_the_same_periods_and_of_short_ones_in_all_together() -> None:
    """Occupancy of one half hour says nothing; of a week of them it does."""
    assert guarded_windows(_goal(by="2026-04-15")) == (_window("2026-04-01", "2026-04-30"),)
    days = _goal(by="2026-04-15", period="day", over="week")
    assert guarded_windows(days) == (_window("2026-04-13", "2026-04-19"),)
    intervals = _goal(sustained={"from": "2026-04-02", "until": "2026-04-05"}, period="interval")
    assert guarded_windows(intervals) == (_window("2026-04-02", "2026-04-05"),)
    weeks = _goal(sustained={"from": "2026-04-06", "until": "2026-04-19"}, period="week")
    assert len(guarded_windows(weeks)) == 2
    assert guarded_windows(_goal()) == ()


def test_whole_months_lead_to_a_goal_that_gets_better() -> None:
    """From the calendar's start until the judged month, which is the goal itself."""
    better = _goal(by="2026-04-30", better_each_month=0.05)
    months = monthly_windows(better, dt.date(2026, 1, 15))
    assert [each.first for each in months] == [dt.date(2026, 2, 1), dt.date(2026, 3, 1)]
    assert len(monthly_windows(better, dt.date(2026, 1, 1))) == 3
    assert monthly_windows(better, dt.date(2026, 4, 1)) == ()
    assert monthly_windows(_goal(by="2026-04-30"), dt.date(2026, 1, 1)) == ()
    quarters = monthly_windows(
        _goal(by="2026-12-31", period="quarter", better_each_month=0.05), dt.date(2026, 1, 1)
    )
    assert [each.first.month for each in quarters] == [1, 4, 7]


def test_a_window_covers_what_lies_within_it() -> None:
    """Both ends belong to it."""
    april = _window("2026-04-01", "2026-04-30")
    assert april.covers(april)
    assert april.covers(_window("2026-04-30", "2026-04-30"))
    assert not april.covers(_window("2026-04-27", "2026-05-03"))
