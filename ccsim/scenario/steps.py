"""The value of any varying number over a date."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from ccsim.scenario.calendar import Calendar
from ccsim.scenario.days import Day
from ccsim.scenario.profile import Profile
from ccsim.scenario.varying import Dated, Varying

__all__ = ["steps_on"]

T = TypeVar("T")


def steps_on(varying: Varying[T], day: date, calendar: Calendar) -> list[tuple[int, T]]:
    """Return the value over a local date as (second of the day, value) steps, the first at 0.

    Parameters
    ----------
    varying
        A value, a profile or a dated series.
    day
        The local date.
    calendar
        Says which dates are holidays.

    Returns
    -------
    list
        One step per interval of a profile (equal neighbours are not merged), one for each
        stretch about which it says nothing; a single one at 0 for a plain value.
    """
    return steps_on_day(varying, Day.of(day, calendar))


def steps_on_day(varying: Varying[T], day: Day) -> list[tuple[int, T]]:
    """Return the steps for a date of which weekday and holiday are known."""
    value = varying.on(day.date) if isinstance(varying, Dated) else varying
    return value.steps(day) if isinstance(value, Profile) else [(0, value)]
