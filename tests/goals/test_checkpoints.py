"""The goals on the way to a goal."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

import pytest

from ccsim.goals.asked import Asked, asked_of
from ccsim.goals.checkpoints import checkpoints_of
from tests.goals.centre import centre, goal

START = dt.date(2026, 3, 2)


def _asked(measure: str, **fields: Any) -> Asked:
    (found,) = asked_of(centre({"soon": goal(measure, by="2026-06-30", **fields)}))
    return found


def test_a_checkpoint_is_the_same_measure_in_the_period_of_its_day() -> None:
    """It is told beside its goal, and no guardrail stops it."""
    asked = _asked(
        "asa/answered",
        at_most="60 s",
        checkpoints={"2026-05-10": "80 s", "2026-04-30": "2 min"},
        guardrails={"calm": {"measure": "occupancy/agent", "at_most": 0.9}},
    )
    first, second = checkpoints_of(asked, START, math.nan)
    assert (first.name, first.way_to, first.goal.bound) == ("soon, 2026-04-30", "soon", 120.0)
    assert (second.name, second.goal.bound) == ("soon, 2026-05-31", 80.0)
    (window,) = second.target.windows
    assert (window.first, window.last) == (dt.date(2026, 5, 1), dt.date(2026, 5, 31))
    assert second.guardrails == ()
    assert second.windows == second.target.windows
    assert second.target.figure == asked.target.figure


def test_of_periods_of_a_longer_one_a_checkpoint_is_one_of_them() -> None:
    """The share of intervals that have to meet it stays what it is."""
    way = {"2026-05-13": "2 min"}
    days = _asked("asa/answered", at_most="60 s", period="day", over="week", met_in=0.8, checkpoints=way)
    (day,) = checkpoints_of(days, START, math.nan)
    assert [each.days for each in day.windows] == [1]
    intervals = _asked("asa/answered", at_most="60 s", period="interval", met_in=0.8, checkpoints=way)
    (interval,) = checkpoints_of(intervals, START, math.nan)
    assert (interval.need, interval.intervals) == (0.8, 1800.0)


@pytest.mark.parametrize(
    ("fields", "baseline", "bounds"),
    [
        ({"at_least": 0.9}, 0.8, [0.84, 0.882]),
        ({"at_least": 0.85}, 0.8, [0.84, 0.85]),
        ({"at_most": 0.1}, 0.2, [0.19, 0.1805]),
        ({"at_most": 0.185}, 0.2, [0.19, 0.185]),
        ({"at_least": 0.9}, 0.0, []),
        ({"at_least": 0.9}, math.nan, []),
    ],
)
def test_better_by_the_month_starts_from_today_and_ends_at_the_bound(
    fields: dict[str, float], baseline: float, bounds: list[float]
) -> None:
    """5% better each month: of what is there already, and never better than what is asked for."""
    asked = _asked("abandonment/offered", better_each_month=0.05, **fields)
    found = checkpoints_of(asked, START, baseline)
    assert [each.goal.bound for each in found] == pytest.approx(bounds)
    if bounds:
        assert [each.target.windows[0].first.month for each in found] == [4, 5]


def test_quarters_get_better_by_their_months() -> None:
    """5% a month is more than 5% a quarter."""
    asked = _asked("abandonment/offered", better_each_month=0.05, at_most=0.01, period="quarter")
    (first,) = checkpoints_of(asked, dt.date(2026, 1, 1), 0.5)
    assert first.goal.bound == pytest.approx(0.5 * 0.95**3)
    assert first.name == "soon, 2026-03-31"


def test_a_goal_without_a_way_has_no_checkpoints() -> None:
    """Neither before the first month is over."""
    assert checkpoints_of(_asked("abandonment/offered", at_most=0.1), START, 0.2) == ()
    late = dt.date(2026, 6, 1)
    assert checkpoints_of(_asked("abandonment/offered", at_most=0.1, better_each_month=0.1), late, 0.2) == ()
