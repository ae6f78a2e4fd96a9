"""The business clock of a channel: the spells in which it runs, whatever the time zones of the sites."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from ccsim.demand.timeline import Timeline
from ccsim.scenario import Channel, Scenario, open_on
from ccsim.scenario.hours_by_date import HoursByDate

_DAY = dt.timedelta(days=1)


def business_spells(scenario: Scenario, timeline: Timeline, channel: Channel) -> list[tuple[int, int]]:
    """
    When a channel's business clock runs, in microseconds since the origin.

    It runs while any of the schedules is open, each on the clock of its own place, daylight saving included;
    without schedules in the channel's opening hours.

    Returns
    -------
    list
        Spells from and until, ascending, none touching the next.
    """
    own = scenario.calendar.time_zone
    schedules: list[tuple[HoursByDate | None, str]] = [
        (each.hours, each.time_zone or own) for each in channel.business_hours.values()
    ]
    spells = (
        spell
        for hours, zone in schedules or [(channel.hours, own)]
        for spell in open_spells(scenario, timeline, hours, zone)
    )
    return union(spells)


def open_spells(
    scenario: Scenario, timeline: Timeline, hours: HoursByDate | None, time_zone: str
) -> Iterator[tuple[int, int]]:
    """
    The spells of some hours on the clock of a place, as far as a run can meet them.

    Where a clock is put forward, a time it skips counts from the offset before the change, as everywhere.
    """
    zone = ZoneInfo(time_zone)
    date, last = timeline.days[0].date - _DAY, timeline.days[-1].date + _DAY
    while date <= last:
        for begin, end in open_on(hours, date, scenario.calendar):
            start, stop = _instant(timeline, date, begin, zone), _instant(timeline, date, end, zone)
            if stop > start:
                yield start, stop
        date += _DAY


def union(spells: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spells made one where they overlap or touch."""
    merged: list[tuple[int, int]] = []
    for start, stop in sorted(spells):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(stop, merged[-1][1])
        else:
            merged.append((start, stop))
    return merged


def _instant(timeline: Timeline, date: dt.date, second: int, zone: ZoneInfo) -> int:
    days, rest = divmod(second, 86_400)
    wall = dt.datetime.combine(date + days * _DAY, dt.time()) + dt.timedelta(seconds=rest)
    # subtracting two moments of one zone would count on the clock on the wall
    elapsed = wall.replace(tzinfo=zone).astimezone(dt.UTC) - timeline.origin.astimezone(dt.UTC)
    return elapsed // dt.timedelta(microseconds=1)
