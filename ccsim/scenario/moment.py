"""Dates, local times and clock times as pydantic types."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from ccsim.scenario.faults import refuse, show
from ccsim.scenario.written import is_written
from ccsim.units import CLOCK_PATTERN, DAY, format_clock, parse_clock

__all__ = ["FIRST_YEAR", "LAST_YEAR", "Clock", "ClockTime", "Date", "Instant", "parse_date"]

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200
"""Years beyond these are slips of the pen; and the time zones' rules end somewhere."""


def parse_date(value: Any) -> date:
    """Return an ISO date, or raise what is wrong with it."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return _of_our_time(value)
    if not isinstance(value, str):
        raise refuse(f"{show(value)} is not a date", found=show(value), hint="write 1999-02-01")
    try:
        day = datetime.strptime(value.strip(), "%Y-%m-%d").date()
    except ValueError:
        raise refuse(
            f"{show(value)} is not a date that exists", found=show(value), hint="write 1999-02-01"
        ) from None
    return _of_our_time(day)


def _of_our_time(day: date) -> date:
    """Return the date, or raise that it is a slip: its year is of another age."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise refuse(
            f"the year {day.year} cannot be meant", found=str(day), allowed=f"{FIRST_YEAR} to {LAST_YEAR}"
        )
    return day


def parse_instant(value: Any) -> datetime:
    """Return a local date and time, or raise what is wrong with it."""
    if isinstance(value, datetime):
        if value.tzinfo is not None:
            raise refuse(
                f"{value} has a time zone", found=str(value), hint="write local time: 1999-02-10 09:00"
            )
        return datetime.combine(_of_our_time(value.date()), value.time())
    if isinstance(value, date):
        return datetime.combine(_of_our_time(value), datetime.min.time())
    if not isinstance(value, str):
        raise refuse(
            f"{show(value)} is not a date and time", found=show(value), hint="write 1999-02-10 09:00"
        )
    day, _, clock = value.strip().replace("T", " ").partition(" ")
    try:
        midnight = datetime.strptime(day, "%Y-%m-%d")
        second = parse_clock(clock) if clock else 0
    except ValueError:
        raise refuse(
            f"{show(value)} is not a date and time that exists",
            found=show(value),
            hint="write 1999-02-10 09:00",
        ) from None
    return datetime.combine(_of_our_time(midnight.date()), midnight.time()) + timedelta(seconds=second)


def check_clock(value: Any) -> str:
    """Return a clock time as ``HH:MM``, or raise what is wrong with it."""
    return format_clock(clock_second(value))


def clock_second(value: Any) -> int:
    """Return the second of the day of a clock time, or raise what is wrong with it."""
    if isinstance(value, int) and not isinstance(value, bool) and not is_written(value) and 0 <= value <= DAY:
        return value
    if not isinstance(value, str):
        raise refuse(f"{show(value)} is not a clock time", found=show(value), hint='write "07:00", in quotes')
    try:
        return parse_clock(value)
    except ValueError as error:
        raise refuse(str(error), found=show(value)) from None


Date = Annotated[
    date,
    BeforeValidator(parse_date),
    PlainSerializer(lambda day: day.isoformat()),
    WithJsonSchema(
        {"type": "string", "x-kind": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$", "examples": ["1999-02-01"]}
    ),
]
"""A calendar date."""
Instant = Annotated[
    datetime,
    BeforeValidator(parse_instant),
    PlainSerializer(lambda instant: instant.strftime("%Y-%m-%d %H:%M")),
    WithJsonSchema(
        {
            "type": "string",
            "x-kind": "date and time",
            "pattern": r"^\d{4}-\d{2}-\d{2}([ T]\d{1,2}:\d{2})?$",
            "examples": ["1999-02-10 09:00"],
        }
    ),
]
"""A date and time on the centre's clock."""
Clock = Annotated[
    str,
    BeforeValidator(check_clock),
    WithJsonSchema(
        {"type": "string", "x-kind": "clock time", "pattern": CLOCK_PATTERN, "examples": ["07:00"]}
    ),
]
"""A clock time, kept as ``HH:MM``."""
ClockTime = Annotated[
    int,
    BeforeValidator(clock_second),
    PlainSerializer(format_clock),
    WithJsonSchema(
        {"type": "string", "x-kind": "clock time", "pattern": CLOCK_PATTERN, "examples": ["07:00"]}
    ),
]
"""A clock time, kept as the second of the day."""
