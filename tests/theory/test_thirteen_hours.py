"""Thirteen hours with a changing headcount and patience as long as the talk."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

import ccsim
from ccsim.engine.outcomes import ABANDONED
from ccsim.scenario import steps_on
from tests.theory.harness import TEXTBOOK, Output, Run, Study, Totals, check
from tests.theory.reference import RECORDS
from tests.theory.view import HOUR, US, View

REFERENCE = RECORDS["C03"].reference
ANY_RULE = REFERENCE["any staff-change rule"]
FINISH = REFERENCE["leaving agents finish their call"]
_AFTER = "after closing (last staff drains)"
_OPENS, _CLOSES = 8, 21


def _outputs() -> tuple[Output, ...]:
    lists = {**ANY_RULE, **{name: values for name, values in FINISH.items() if isinstance(values, list)}}
    hourly = [
        Output(f"{name}, hour {hour}", value, share=name == "P_wait by hour")
        for name, values in lists.items()
        for hour, value in enumerate(values, start=1)
    ]
    return (*hourly, Output("abandons 13 h", FINISH["abandons 13 h"]))


def _by_hour(view: View) -> Totals:
    """Per day; an abandonment belongs to the hour in which it happens, the call to that of its arrival."""
    days = view.days

    def opened(by_hour: np.ndarray) -> np.ndarray:
        return by_hour.reshape(days, 24)[:, _OPENS:_CLOSES].sum(axis=0)

    offered = view.column("offered")
    calls = opened(view.count_by(offered, HOUR))
    had_to_wait = opened(view.count_by(offered[view.wait > 0], HOUR))
    gone = opened(view.count_by(view.column("ended")[view.outcome == ABANDONED], HOUR))
    present = opened(view.number_after(view.queue_spells, HOUR) + view.number_after(view.busy_spells, HOUR))
    columns: dict[str, tuple[Any, Any]] = {
        "P_wait by hour": (had_to_wait, calls),
        "E[N] at hour end": (present, [days] * 13),
        "abandons by hour": (gone, [days] * 13),
        "mean_busy": (opened(view.seconds_by(view.busy_spells, HOUR)), [3600 * days] * 13),
        "mean_queue": (opened(view.seconds_by(view.queue_spells, HOUR)), [3600 * days] * 13),
    }
    totals = {
        f"{name}, hour {hour + 1}": (top[hour], bottom[hour])
        for name, (top, bottom) in columns.items()
        for hour in range(13)
    }
    return {**totals, "abandons 13 h": (gone.sum(), days)}


def _after_closing(view: View) -> Totals:
    """Per closing: the line is open in the first 5 minutes of every 20."""
    minute = 60 * US
    gone = view.column("ended")[view.outcome == ABANDONED]
    late = (gone - view.begin) % (20 * minute) >= 5 * minute
    return {_AFTER: (float(late.sum()), 72 * view.days)}


STUDIES = (
    Study(
        "C03",
        "Thirteen hours, patience as long as the talk",
        (
            Run("thirteen-hours", _outputs(), _by_hour, replications=255, days=250),
            Run(
                "closing-time",
                (Output(_AFTER, FINISH[_AFTER]),),
                _after_closing,
                replications=150,
                days=250,
                cool_down=86400,  # somebody may still talk at the last midnight
            ),
        ),
    ),
)


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_the_exact_day(study: Study) -> None:
    """The load through the day, agents who leave when they finish, or closing time would be wrong."""
    check(study)


def test_closing_time_closes_on_as_many_callers_as_the_thirteen_hours() -> None:
    """The abandonments after closing would be counted from another state than the record's."""
    known = ANY_RULE["E[N] at hour end"][-1]
    scenario = ccsim.load(TEXTBOOK / "closing-time.yaml")
    volume = scenario.intents["call"].volume
    assert volume.per == 300
    steps = steps_on(volume.count, scenario.calendar.start, scenario.calendar)
    calls = np.array([count for _, count in steps])
    expected = 5 * (1 - math.exp(-5)) / (1 - math.exp(-5 / 4))
    # a step where the count changes: five minutes of calls, a quarter of an hour of none
    assert [second for second, _ in steps][:4] == [0, 300, 600, 900]
    assert calls.reshape(72, 4) == pytest.approx(np.tile([expected, 0, 0, 0], (72, 1)), abs=1e-9)
    means = [0.0]
    for count in calls:
        means.append(4 * count / 5 + (means[-1] - 4 * count / 5) * math.exp(-5 / 4))
    at_closing = means[1::4]
    assert at_closing[0] == pytest.approx(known, rel=0.01)  # only the very first finds an empty centre
    assert at_closing[4:] == pytest.approx([known] * 68, rel=1e-6)
