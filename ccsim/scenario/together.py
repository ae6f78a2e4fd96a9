"""The values that several varying numbers have at the same time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final

from ccsim.scenario.days import Day, parse_days
from ccsim.scenario.profile import Profile
from ccsim.scenario.steps import steps_on_day
from ccsim.scenario.varying import Dated

__all__ = ["values_of", "values_together"]

_WEEK: Final = 7
_SOME_MONDAY: Final = date(2024, 1, 1)


def values_together(varying: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    """Yield every combination of values that the numbers can have at one moment, each once.

    All kinds of days are tried, holidays or not, so that no calendar is needed.

    Parameters
    ----------
    varying
        Values, profiles and dated series.
    """
    if not any(isinstance(each, (Profile, Dated)) for each in varying):
        yield tuple(varying)
        return
    seen: set[tuple[Any, ...]] = set()
    for day in _kinds_of_days(varying):
        for values in _over_a_day(varying, day):
            if values not in seen:
                seen.add(values)
                yield values


def values_of(varying: Any) -> Iterator[Any]:
    """Yield every value that a varying number can have."""
    for (value,) in values_together([varying]):
        yield value


def _over_a_day(varying: Sequence[Any], day: Day) -> Iterator[tuple[Any, ...]]:
    steps = [dict(steps_on_day(each, day)) for each in varying]
    current: list[Any] = [None] * len(steps)
    for second in sorted({second for each in steps for second in each}):
        current = [each.get(second, now) for each, now in zip(steps, current, strict=True)]
        yield tuple(current)


def _kinds_of_days(varying: Sequence[Any]) -> Iterator[Day]:
    """Yield days that stand for all others: a week after each change, holidays, and dates by name."""
    starts = sorted({start for each in varying if isinstance(each, Dated) for start in each.dated})
    named: set[date] = set()
    holidays = False
    for profile in _profiles(varying):
        for selector in (parse_days(text) for text in profile.days):
            named |= selector.dates
            holidays = holidays or selector.holidays
    days = set(named)
    for i, start in enumerate(starts or [_SOME_MONDAY]):
        end = starts[i + 1] if i + 1 < len(starts) else date.max
        days.update(start + timedelta(days=step) for step in range(min(_WEEK, (end - start).days)))
    for day in sorted(days):
        yield Day(day, day.weekday(), False)
        if holidays:
            yield Day(day, day.weekday(), True)


def _profiles(varying: Sequence[Any]) -> Iterator[Profile[Any]]:
    for each in varying:
        for value in each.dated.values() if isinstance(each, Dated) else [each]:
            if isinstance(value, Profile):
                yield value
