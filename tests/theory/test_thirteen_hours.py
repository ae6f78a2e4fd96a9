"""Thirteen hours with a changing headcount and patience as long as the talk."""

from __future__ import annotations

import numpy as np
import pytest

from ccsim.engine.outcomes import ABANDONED
from tests.theory.harness import Output, Run, Study, Totals, check
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
    columns = {
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
    """Per closing: the line is open in the first 40 minutes of every hour."""
    gone = view.column("ended")[view.outcome == ABANDONED]
    late = (gone - view.begin) % HOUR >= 40 * 60 * US
    return {_AFTER: (float(late.sum()), 24 * view.days)}


STUDIES = (
    Study(
        "C03",
        "Thirteen hours, patience as long as the talk",
        (
            Run("thirteen-hours", _outputs(), _by_hour, replications=290, days=250),
            Run(
                "closing-time", (Output(_AFTER, FINISH[_AFTER]),), _after_closing, replications=290, days=250
            ),
        ),
    ),
)


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_the_exact_day(study: Study) -> None:
    """The load through the day, agents who leave when they finish, or closing time would be wrong."""
    check(study)
