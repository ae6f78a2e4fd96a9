"""When something is open on a date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ccsim.scenario.calendar import Calendar
from ccsim.scenario.days import Day, pick
from ccsim.scenario.hours import Spell
from ccsim.scenario.hours_by_date import DatedHours
from ccsim.units import DAY

__all__ = ["open_on"]


def open_on(
    hours: Mapping[str, tuple[Spell, ...]] | DatedHours | None, day: date, calendar: Calendar
) -> list[Spell]:
    """Return the opening spells of a local date in seconds of the day, merged.

    Parameters
    ----------
    hours
        Opening hours by day selector, or a dated series of such; None means always open.
    day
        The local date.
    calendar
        Says which dates are holidays.
    """
    if hours is None:
        return [(0, DAY)]
    said = hours.on(day) if isinstance(hours, DatedHours) else hours
    merged: list[Spell] = []
    for begin, end in pick(said, Day.of(day, calendar)) or ():
        if merged and begin <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((begin, end))
    return merged
