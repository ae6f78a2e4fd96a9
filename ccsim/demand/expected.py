"""How many cases of an intent each stretch of the timeline is expected to bring."""

from __future__ import annotations

import bisect
import datetime as dt
import itertools
from dataclasses import dataclass
from typing import Any

import numpy as np

from ccsim.demand.timeline import Day, Timeline
from ccsim.errors import RunError
from ccsim.scenario import Dated, Event, Messages, Scenario, selector_value, steps_on
from ccsim.scenario.month import MONTHS
from ccsim.scenario.varying import value_on
from ccsim.scenario.volume_files import read_intervals
from ccsim.typing import Floats, Ints
from ccsim.units import DAY, US

#: Longest stretch whose cases are counted together, in seconds: the customers of the morning stay
#: the same when only the afternoon's volume changes.
_LONGEST_SLOT = 3600


@dataclass(frozen=True)
class Slots:
    """
    Stretches of the timeline in which an intent's expected rate is constant (one array entry each).

    Attributes
    ----------
    day, minute
        Ordinal of the local date, minute of the day at which the stretch begins: its name.
    begin, end
        Microseconds since the origin.
    expected
        Cases, before random busyness.
    day_row
        Position of the date in the timeline.
    second
        Seconds since local midnight at which the stretch begins.
    """

    day: Ints
    minute: Ints
    begin: Ints
    end: Ints
    expected: Floats
    day_row: Ints
    second: Ints


def expected_slots(scenario: Scenario, intent: str, timeline: Timeline, cuts: list[int]) -> Slots:
    """
    Lay an intent's volume over a timeline: its profile, growth, day factors and dated events.

    Parameters
    ----------
    scenario, intent
        Whose volume; its hidden (settled) one where the stated volume counts contacts.
    timeline
        The dates to cover.
    cuts
        Further seconds of the day at which a stretch must end (parts of the day).
    """
    rows: list[tuple[float, ...]] = []
    count_steps = _count_steps(scenario, intent)
    events = [event for event in scenario.events if not event.intents or intent in event.intents]
    causes = messages_causing(scenario, intent)
    for row, day in enumerate(timeline.days):
        steps = count_steps(day.date)
        caused = [
            (share, messages.per, steps_on(messages.count, day.date, scenario.calendar))
            for share, messages in causes
        ]
        scale = _day_scale(scenario, intent, day)
        edges = {second for second, _ in steps} | set(cuts) | set(range(0, 86_400, _LONGEST_SLOT))
        for event in events:
            edges |= _event_edges(event, day.date)
        ordered = [*sorted(edge for edge in edges if 0 <= edge < 86_400), 86_400]
        for second, following in itertools.pairwise(ordered):
            rate = _at(steps, second)
            for event in events:
                rate *= event.factor if _happens(event, day.date, second) else 1.0
            extra = sum(share * _mean(sent, second, following) / per for share, per, sent in caused)
            if rate <= 0 and extra <= 0:
                continue
            begin, end = timeline.instant(day.date, second), timeline.instant(day.date, following)
            if end > begin and not _is_skipped(timeline, day, second):
                expected = (rate * scale + extra) * (following - second)
                rows.append((day.date.toordinal(), second // 60, begin, end, expected, row, second))
    columns = list(zip(*rows, strict=True)) if rows else [()] * 7
    ints = [np.array(column, dtype=np.int64) for column in columns]
    return Slots(ints[0], ints[1], ints[2], ints[3], np.array(columns[4], np.float64), ints[5], ints[6])


def messages_causing(scenario: Scenario, intent: str) -> list[tuple[float, Messages]]:
    """The messages that cause cases of an intent, each with how many cases per message."""
    sent = [each.messages for each in scenario.prevention.values() if each.messages is not None]
    return [(messages.causes[intent], messages) for messages in sent if intent in messages.causes]


def _is_skipped(timeline: Timeline, day: Day, second: int) -> bool:
    """Whether a clock change skips a time of day: nobody can call then."""
    if day.end - day.begin >= DAY * US:
        return False
    wall = timeline.local(timeline.instant(day.date, second))
    return wall.hour * 3600 + wall.minute * 60 + wall.second != second


def _count_steps(scenario: Scenario, intent: str) -> Any:
    """A function: date -> steps (second of day, cases per second)."""
    volume = scenario.intents[intent].volume
    if volume.intervals is not None and volume.of == "cases":
        table = read_intervals(volume.intervals, scenario)
        return lambda date: [(second, count / length) for second, count, length in table.on(date)]
    count: Any = volume.count
    if volume.replay is not None:  # its cases are there already; these are beside them
        return lambda date: [(0, 0.0)]
    if volume.of == "contacts":
        if scenario.settled is None or intent not in scenario.settled.volumes:
            raise RunError(
                f'the volume of intent "{intent}" counts contacts and has not been settled; '
                "run it through ccsim.run or `ccsim settle`, which find the cases behind it"
            )
        count = scenario.settled.volumes[intent]

    def steps(date: dt.date) -> list[tuple[int, float]]:
        plain = count.on(date) if isinstance(count, Dated) else count
        per = volume.per or plain.interval
        return [(second, value / per) for second, value in steps_on(plain, date, scenario.calendar)]

    return steps


def _day_scale(scenario: Scenario, intent: str, day: Day) -> float:
    """Growth, season, day factor, and whatever else stands as a factor on a date."""
    volume = scenario.intents[intent].volume
    years = (day.date - scenario.calendar.start).days / 365.25
    factor = selector_value(volume.day_factors, day.date, scenario.calendar, 1.0)
    factor *= volume.month_factors.get(MONTHS[day.date.month - 1], 1.0)
    factor *= value_on(volume.factor, day.date)
    return float((1.0 + volume.growth_per_year) ** years * factor)


def _at(steps: list[tuple[int, float]], second: int) -> float:
    return steps[bisect.bisect_right(steps, second, key=lambda step: step[0]) - 1][1]


def _mean(steps: list[tuple[int, float]], begin: int, end: int) -> float:
    """The mean of a step function; its own steps cut no stretch, so that they change nobody else's draws."""
    edges = [begin, *(second for second, _ in steps if begin < second < end), end]
    if len(edges) == 2:
        return _at(steps, begin)
    pieces = itertools.pairwise(edges)
    return sum(_at(steps, low) * (high - low) for low, high in pieces) / (end - begin)


def _event_edges(event: Event, date: dt.date) -> set[int]:
    return {
        moment.hour * 3600 + moment.minute * 60 + moment.second
        for moment in (event.begin, event.end)
        if moment.date() == date
    }


def _happens(event: Event, date: dt.date, second: int) -> bool:
    moment = dt.datetime.combine(date, dt.time()) + dt.timedelta(seconds=second)
    return bool(event.begin <= moment < event.end)
