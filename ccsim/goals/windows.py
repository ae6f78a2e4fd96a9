"""Which whole periods of the calendar a goal is judged on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from ccsim.scenario.goals.goal import Goal, PeriodOfGoal

_DAY = dt.timedelta(days=1)
#: Months of a quarter.
_QUARTER = 3


@dataclass(frozen=True, order=True)
class Window:
    """
    Whole days that are looked at together.

    Attributes
    ----------
    first, last
        Both belong to it.
    """

    first: dt.date
    last: dt.date

    @property
    def days(self) -> int:
        """How many there are."""
        return (self.last - self.first).days + 1

    def covers(self, other: Window) -> bool:
        """Whether another one lies within it."""
        return self.first <= other.first and other.last <= self.last


def whole_period(length: PeriodOfGoal, day: dt.date) -> Window:
    """
    The period of the calendar in which a day lies.

    Parameters
    ----------
    length
        An ``interval`` lies within its day.
    day
        Any day of it.
    """
    if length in ("interval", "day"):
        return Window(day, day)
    if length == "week":
        monday = day - dt.timedelta(days=day.weekday())
        return Window(monday, monday + 6 * _DAY)
    months = {"month": 1, "quarter": _QUARTER, "year": 12}[length]
    first = day.replace(month=(day.month - 1) // months * months + 1, day=1)
    after = first.month - 1 + months
    following = first.replace(year=first.year + after // 12, month=after % 12 + 1)
    return Window(first, following - _DAY)


def judged_windows(goal: Goal) -> tuple[Window, ...]:
    """
    The periods in which a goal is held against its bound, in order; of intervals the days they lie in.

    Parameters
    ----------
    goal
        With a deadline, or sustained.

    Returns
    -------
    tuple
        Empty where it has neither, or no whole period lies in the stretch in which it is to be sustained.
    """
    if goal.sustained is not None:
        stretch = Window(goal.sustained.begin, goal.sustained.until)
    elif goal.by is not None:
        stretch = whole_period(goal.whole, goal.by)
    else:
        return ()
    return tuple(each for each in _periods(goal.period, stretch) if stretch.covers(each))


def guarded_windows(goal: Goal) -> tuple[Window, ...]:
    """The periods in which its guardrails have to hold: those of the goal, of short ones all together."""
    windows = judged_windows(goal)
    if goal.period in ("interval", "day") and windows:
        return (Window(windows[0].first, windows[-1].last),)
    return windows


def monthly_windows(goal: Goal, start: dt.date) -> tuple[Window, ...]:
    """The whole periods from a day on until those in which the goal is judged, of one that gets better."""
    windows = judged_windows(goal)
    if goal.better_each_month is None or not windows or windows[0].first <= start:
        return ()
    stretch = Window(start, windows[0].first - _DAY)
    return tuple(each for each in _periods(goal.period, stretch) if stretch.covers(each))


def _periods(length: PeriodOfGoal, stretch: Window) -> Iterator[Window]:
    day = stretch.first
    while day <= stretch.last:
        period = whole_period(length, day)
        yield period
        day = period.last + _DAY
