"""Proficiency by days on the job."""

from __future__ import annotations

import datetime as dt

import pytest

from ccsim.engine.rosters.learning_series import learning_series
from ccsim.scenario import Scenario
from tests.engine.rosters.centres import MONDAY, centre, days_of, one_shift

DAY = 86_400 * 1_000_000


def of(days_before: int, learning: dict[int, float] | None = None) -> Scenario:
    """A centre whose Ann was hired so many days before Monday; nothing is known of Bob."""
    agents = {"ann": {"hired": MONDAY - dt.timedelta(days_before)}, "bob": {}}
    group = one_shift({"every day": "08:00-16:00"}, agents)
    return centre({**group, "learning": {0: 0.6, 4: 1.0} if learning is None else learning})


def test_the_curve_is_linear_between_its_points_and_constant_outside() -> None:
    """0.6 on the first day, 1 on the fifth: 0.1 more every day, then nothing."""
    scenario = of(-1)  # hired on Tuesday: on Monday, when she is not there, as on the first day
    steps = learning_series(scenario, "desk", "ann", days_of(scenario, 10))
    assert [instant / DAY for instant, _ in steps] == [0, 2, 3, 4, 5]
    assert [factor for _, factor in steps] == pytest.approx([0.6, 0.7, 0.8, 0.9, 1.0])


def test_the_run_begins_where_the_agent_is_on_the_curve() -> None:
    """Hired three days before the run: 0.9 on its first day."""
    scenario = of(3)
    assert learning_series(scenario, "desk", "ann", days_of(scenario, 3)) == [
        (0, pytest.approx(0.9)),
        (DAY, 1.0),
    ]


def test_a_curve_may_begin_late_and_fall() -> None:
    """Points in any order; before the first and after the last it is flat."""
    scenario = of(0, {3: 1.2, 1: 0.8, 5: 1.0})
    steps = learning_series(scenario, "desk", "ann", days_of(scenario, 8))
    assert [instant / DAY for instant, _ in steps] == [0, 2, 3, 4, 5]
    assert [factor for _, factor in steps] == pytest.approx([0.8, 1.0, 1.2, 1.1, 1.0])


def test_without_a_curve_or_a_date_everybody_is_experienced() -> None:
    """The default costs nothing: one step of 1."""
    scenario, plain = of(3), of(3, {})
    assert learning_series(scenario, "desk", "bob", days_of(scenario)) == [(0, 1.0)]
    assert learning_series(plain, "desk", "ann", days_of(plain)) == [(0, 1.0)]
    numbered = centre({**one_shift({"mon": "08:00-16:00"}, 3), "learning": {0: 0.5, 9: 1}})
    assert learning_series(numbered, "desk", "early-2", days_of(numbered)) == [(0, 1.0)]
