"""Day selectors: ``mon``, ``sun-thu``, ``sat, holidays``, ``every day``, ``1999-02-14``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Final, TypeVar

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from ccsim.scenario.calendar import Calendar
from ccsim.scenario.faults import Problem, nearest, refuse, show
from ccsim.scenario.moment import parse_date

__all__ = [
    "WEEKDAYS",
    "Day",
    "DaySelector",
    "Days",
    "kinds_of_days",
    "overlap_problems",
    "parse_days",
    "pick",
    "selector_value",
]

V = TypeVar("V")

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FULL: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBER: Final = {name: i % 7 for i, name in enumerate((*WEEKDAYS, *_FULL))}
ALLOWED: Final = "mon ... sun, sun-thu, a comma list, every day, holidays, or a date"
_WORD = r"([Mm]on|[Tt]ue|[Ww]ed|[Tt]hu|[Ff]ri|[Ss]at|[Ss]un)[a-z]*"
_ONE = rf"({_WORD}( ?- ?{_WORD})?|every day|holidays|\d{{4}}-\d{{2}}-\d{{2}})"
DAYS_PATTERN: Final = rf"^{_ONE}(, ?{_ONE})*$"


@dataclass(frozen=True)
class Day:
    """A date as selectors see it."""

    date: dt.date
    weekday: int
    holiday: bool

    @classmethod
    def of(cls, day: dt.date, calendar: Calendar) -> Day:
        """Return the date as the calendar sees it."""
        return cls(day, day.weekday(), calendar.is_holiday(day))


@dataclass(frozen=True)
class DaySelector:
    """The days that a selector means, by rank."""

    dates: frozenset[date]
    holidays: bool
    weekdays: frozenset[int]
    every_day: bool

    def rank(self, day: Day) -> int | None:
        """Return how closely the selector fits the day: 0 a date, 1 holidays, 2 weekday, 3 every day."""
        if day.date in self.dates:
            return 0
        if self.holidays and day.holiday:
            return 1
        if day.weekday in self.weekdays:
            return 2
        return 3 if self.every_day else None


@lru_cache(maxsize=4096)
def parse_days(text: str) -> DaySelector:
    """Return the days a selector means, or raise what is wrong with it."""
    dates: set[date] = set()
    weekdays: list[int] = []
    holidays = every_day = False
    for part in (part.strip().lower() for part in text.split(",")):
        if part == "every day":
            every_day = True
        elif part == "holidays":
            holidays = True
        elif part[:1].isdigit():
            dates.add(parse_date(part))
        else:
            weekdays += _weekdays(part)
    if len(weekdays) != len(set(weekdays)):
        raise refuse(f"{show(text)} names a day twice", found=text)
    return DaySelector(frozenset(dates), holidays, frozenset(weekdays), every_day)


def _weekdays(text: str) -> list[int]:
    ends = [end.strip() for end in text.split("-")]
    for end in ends:
        if end not in _NUMBER:
            hint = nearest(end, (*_NUMBER, "every day", "holidays"))
            raise refuse(f"{show(end)} is not a day", found=end, allowed=ALLOWED, hint=hint)
    if len(ends) > 2:
        raise refuse(f"{show(text)} is not a range of days", found=text, hint="write sun-thu")
    first, last = _NUMBER[ends[0]], _NUMBER[ends[-1]]
    return [(first + step) % 7 for step in range((last - first) % 7 + 1)]


def _check(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        raise refuse(f"{show(value)} is not a day", found=show(value), allowed=ALLOWED)
    parse_days(value)
    return value


Days = Annotated[str, BeforeValidator(_check), WithJsonSchema({"type": "string", "pattern": DAYS_PATTERN})]
"""A day selector, kept as written."""


def pick(selected: Mapping[str, V], day: Day) -> V | None:
    """Return what is said for the day by the closest selector, None if nothing is said.

    A date goes before ``holidays``, that before a weekday, that before ``every day``.
    """
    best: tuple[int, V] | None = None
    for text, value in selected.items():
        rank = parse_days(text).rank(day)
        if rank is not None and (best is None or rank < best[0]):
            best = rank, value
    return None if best is None else best[1]


def kinds_of_days(selectors: Iterable[str]) -> Iterator[Day]:
    """Yield days that stand for all that selectors can tell apart: a week, holidays, dates by name.

    Parameters
    ----------
    selectors
        Day selectors.
    """
    parsed = [parse_days(text) for text in selectors]
    named = {day for selector in parsed for day in selector.dates}
    first = date(2024, 1, 1)
    # A week without any of the dates by name, so that each weekday is seen as such.
    while any(first + dt.timedelta(days=step) in named for step in range(7)):
        first += dt.timedelta(days=7)
    week = [first + dt.timedelta(days=step) for step in range(7)]
    for holiday in (False, True) if any(selector.holidays for selector in parsed) else (False,):
        yield from (Day(day, day.weekday(), holiday) for day in [*week, *sorted(named)])


def selector_value(selected: Mapping[str, V], day: date, calendar: Calendar, default: V) -> V:
    """Return what is said for a date by the closest selector, ``default`` if nothing is said."""
    value = pick(selected, Day.of(day, calendar))
    return default if value is None else value


def overlap_problems(selectors: Iterable[str], loc: tuple[str, ...]) -> Iterator[Problem]:
    """Yield a problem for each selector that names a day which another of its rank names too.

    Parameters
    ----------
    selectors
        Day selectors.
    loc
        Where they stand.
    """
    for text, clash in _overlaps(selectors):
        message = f'"{text}" overlaps another selector: {clash}'
        yield Problem((*loc, text), message, found=text, hint="name each day once")


def _overlaps(selectors: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (selector, what it shares with an earlier one) for selectors of one rank that clash."""
    seen: dict[object, str] = {}
    for text in selectors:
        try:
            days = parse_days(text)
        except PydanticCustomError:
            continue
        keys: list[tuple[object, str]] = [(day, day.isoformat()) for day in sorted(days.dates)]
        keys += [("holidays", "holidays")] if days.holidays else []
        keys += [(number, WEEKDAYS[number]) for number in sorted(days.weekdays)]
        keys += [("every day", "every day")] if days.every_day else []
        for key, name in keys:
            if key in seen:
                yield text, f'{name} is also in "{seen[key]}"'
                break
            seen[key] = text
