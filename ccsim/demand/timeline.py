"""The days of one run: which dates, when each begins, and what part is measured."""

from __future__ import annotations

import datetime as dt
import functools
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar
from zoneinfo import ZoneInfo

from ccsim.scenario import Scenario
from ccsim.units import US

_Value = TypeVar("_Value")

_DAY = dt.timedelta(days=1)
_SECONDS = 86_400
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Day:
    """
    One local date of a run.

    Attributes
    ----------
    date, weekday, holiday
        Weekday from 0 for Monday; whether the calendar names the date a holiday.
    begin, end
        Local midnights, in microseconds since the origin; 23 or 25 hours apart where clocks change.
    measured
        False for the days of the warm-up.
    """

    date: dt.date
    weekday: int
    holiday: bool
    begin: int
    end: int
    measured: bool


@dataclass(frozen=True)
class Timeline:
    """
    The dates a run covers and their place on the simulated clock (int64 microseconds from the origin).

    Attributes
    ----------
    time_zone
        Of the calendar; all clock times of the scenario are local to it.
    days
        Every date simulated, the warm-up first.
    measured_from, horizon
        Where the warm-up ends and where the run ends.
    """

    time_zone: str
    days: tuple[Day, ...]
    measured_from: int
    horizon: int

    @property
    def origin(self) -> dt.datetime:
        """The instant that is time 0."""
        return dt.datetime.combine(self.days[0].date, dt.time(), ZoneInfo(self.time_zone))

    @functools.cached_property
    def _days(self) -> dict[dt.date, Day]:
        return {day.date: day for day in self.days}

    @functools.cached_property
    def _origin_us(self) -> int:
        return _since_epoch(self.origin)

    def instant(self, date: dt.date, second: float) -> int:
        """
        The simulated instant of a local clock time.

        Parameters
        ----------
        date, second
            Local date, and seconds since midnight as the clock on the wall shows them (86400 is the
            next midnight). A time that a clock change skips counts from the offset before the change.

        Returns
        -------
        int
            Microseconds since the origin.
        """
        day = self._days.get(date)
        if day is not None and day.end - day.begin == _SECONDS * US and 0 <= second == int(second) < _SECONDS:
            # no change of the clocks: this is asked for every step of every day of a year
            return day.begin + int(second) * US
        extra, rest = divmod(second, _SECONDS)
        wall = dt.datetime.combine(date + int(extra) * _DAY, dt.time()) + dt.timedelta(seconds=rest)
        return _since_epoch(wall.replace(tzinfo=ZoneInfo(self.time_zone))) - self._origin_us

    def local(self, instant: int) -> dt.datetime:
        """The local date and clock time of a simulated instant, to the microsecond."""
        moment = _EPOCH + dt.timedelta(microseconds=instant + self._origin_us)
        return moment.astimezone(ZoneInfo(self.time_zone))

    def day_of(self, instant: int) -> Day:
        """The day an instant of the run falls in."""
        return next(day for day in self.days if day.begin <= instant < day.end)


def _since_epoch(moment: dt.datetime) -> int:
    return (moment - _EPOCH) // dt.timedelta(microseconds=1)


def in_force(steps: Iterable[tuple[int, _Value]]) -> list[tuple[int, _Value]]:
    """
    The steps of a step function that come into force, in the order of their instants.

    Parameters
    ----------
    steps
        (instant, value) in the order of the clock on the wall. Where that clock is put forward, a step it
        skips falls on the instant of a later one, or after it, and the later one counts.
    """
    kept: list[tuple[int, _Value]] = []
    for instant, value in steps:
        while kept and kept[-1][0] >= instant:
            kept.pop()
        kept.append((instant, value))
    return kept


def build_timeline(
    scenario: Scenario, *, days: int, warm_up: float, start: dt.date | None = None
) -> Timeline:
    """
    Lay out a run.

    Parameters
    ----------
    scenario
        Gives the time zone, the holidays and, unless ``start`` is given, the first measured date.
    days
        Measured dates.
    warm_up
        Seconds simulated before them, rounded up to whole dates.
    start
        First measured date.
    """
    calendar = scenario.calendar
    first = start or calendar.start
    before = math.ceil(warm_up / 86_400)
    dates = [first + number * _DAY for number in range(-before, days)]
    zone = ZoneInfo(calendar.time_zone)
    midnights = [
        _since_epoch(dt.datetime.combine(date, dt.time(), zone)) for date in [*dates, dates[-1] + _DAY]
    ]
    begins = [midnight - midnights[0] for midnight in midnights]
    laid = tuple(
        Day(date, date.weekday(), date in calendar.holidays, begins[n], begins[n + 1], n >= before)
        for n, date in enumerate(dates)
    )
    return Timeline(calendar.time_zone, laid, begins[before], begins[-1])


def default_warm_up(return_delays: list[float]) -> float:
    """Whole days, in seconds, that cover the longest of the given 95% points of return delays."""
    longest = max(return_delays, default=0.0)
    return math.ceil(longest / 86_400) * 86_400.0
