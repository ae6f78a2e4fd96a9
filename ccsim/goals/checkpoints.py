"""The goals on the way to a goal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from ccsim.goals.asked import Asked
from ccsim.goals.windows import Window, monthly_windows, whole_period
from ccsim.scenario.goals.bound import amount_of
from ccsim.scenario.goals.goal import Goal


def checkpoints_of(asked: Asked, start: dt.date, baseline: float) -> tuple[Asked, ...]:
    """
    Make a goal of each checkpoint: the same measure, in the period of its day, without guardrails.

    Parameters
    ----------
    asked
        The goal.
    start
        The calendar's first day, from which on it gets better month by month.
    baseline
        The measure today; NaN if nothing was there to count.
    """
    return tuple(
        replace(
            asked,
            name=f"{asked.name}, {window.last}",
            goal=_bounded(asked.goal, bound),
            target=replace(asked.target, windows=(window,)),
            guardrails=(),
            way_to=asked.name,
        )
        for window, bound in _on_the_way(asked.goal, start, baseline)
    )


def _on_the_way(goal: Goal, start: dt.date, baseline: float) -> Iterator[tuple[Window, float]]:
    length = "day" if goal.period == "interval" else goal.period
    for day in sorted(goal.checkpoints):
        yield whole_period(length, day), amount_of(goal.checkpoints[day])
    bound, better = goal.bound, goal.better_each_month
    if better is None or bound is None or not baseline > 0:
        return
    for window in monthly_windows(goal, start):
        number = _months(start, window)
        if goal.at_least is not None:
            yield window, min(bound, baseline * (1 + better) ** number)
        else:
            yield window, max(bound, baseline * (1 - better) ** number)


def _months(start: dt.date, window: Window) -> int:
    """Whole months from a day until the end of a window."""
    after = window.last + dt.timedelta(days=1)
    return (after.year - start.year) * 12 + after.month - start.month - (after.day < start.day)


def _bounded(goal: Goal, bound: float) -> Goal:
    field = "at_least" if goal.at_least is not None else "at_most"
    return goal.model_copy(update={field: bound, "over": None})
