"""Durations and clock times as pydantic types: units in files, seconds in Python."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from numbers import Real
from typing import Annotated, Any

from pydantic import (
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from ccsim.scenario.faults import refuse, show
from ccsim.scenario.written import is_written
from ccsim.units import (
    CLOCK_PATTERN,
    DAY,
    DURATION_PATTERN,
    HOUR,
    LONGEST,
    MINUTE,
    format_clock,
    format_duration,
    parse_clock,
    parse_duration,
)

__all__ = [
    "Clock",
    "ClockTime",
    "Date",
    "Duration",
    "DurationRule",
    "Instant",
    "Interval",
    "PositiveDuration",
    "parse_date",
]

INTERVAL = r"^((5|6|10|12|15|20|30|60) ?min|1 ?h)$"
EXAMPLES = ["20 s", "4 min", "1 h", "7 d"]


@dataclass(frozen=True)
class DurationRule:
    """A duration: text with a unit in files, seconds as a number in Python."""

    positive: bool = False
    interval: bool = False

    @property
    def name(self) -> str:
        """Return the one word for the kind of number."""
        return "duration above 0 s" if self.positive else "duration"

    def check(self, value: Any) -> float:
        """Return seconds, or raise what is wrong."""
        seconds = self._seconds(value)
        if self.interval and not (
            5 * MINUTE <= seconds <= HOUR and HOUR % seconds == 0 and seconds % MINUTE == 0
        ):
            raise refuse(
                f"{show(value)} cannot be an interval",
                found=show(value),
                allowed="5, 6, 10, 12, 15, 20, 30 or 60 min (it must divide an hour)",
            )
        if self.positive and seconds <= 0:
            raise refuse(f"{show(value)} is not above 0 s", found=show(value), allowed="a duration above 0 s")
        return seconds

    def _seconds(self, value: Any) -> float:
        if isinstance(value, str):
            try:
                return parse_duration(value)
            except ValueError as error:
                raise refuse(str(error), found=show(value)) from None
        if isinstance(value, bool) or not isinstance(value, Real):
            raise refuse(
                f"{show(value)} is not a duration", found=show(value), hint="write 20 s, 4 min, 1 h or 7 d"
            )
        if is_written(value):
            raise refuse(
                f"{show(value)} is a bare number where a duration is due",
                found=show(value),
                hint="write 20 s, 4 min, 1 h or 7 d",
            )
        if not math.isfinite(value) or not 0 <= float(value) <= LONGEST:
            allowed = "0 seconds or more, up to a hundred years"
            raise refuse(f"{show(value)} cannot be a duration", found=show(value), allowed=allowed)
        return float(value)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let pydantic call :meth:`check`, and write durations back with their unit."""
        return core_schema.no_info_plain_validator_function(
            self.check, serialization=core_schema.plain_serializer_function_ser_schema(format_duration)
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Tell editors how a duration is written."""
        return self.json_schema()

    def json_schema(self) -> JsonSchemaValue:
        """Return the JSON Schema of the text."""
        if self.interval:
            return {
                "type": "string",
                "x-kind": "interval",
                "pattern": INTERVAL,
                "examples": ["30 min"],
            }
        return {"type": "string", "x-kind": self.name, "pattern": DURATION_PATTERN, "examples": EXAMPLES}


def parse_date(value: Any) -> date:
    """Return an ISO date, or raise what is wrong with it."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str):
        raise refuse(f"{show(value)} is not a date", found=show(value), hint="write 1999-02-01")
    try:
        return datetime.strptime(value.strip(), "%Y-%m-%d").date()
    except ValueError:
        raise refuse(
            f"{show(value)} is not a date that exists", found=show(value), hint="write 1999-02-01"
        ) from None


def parse_instant(value: Any) -> datetime:
    """Return a local date and time, or raise what is wrong with it."""
    if isinstance(value, datetime):
        if value.tzinfo is not None:
            raise refuse(
                f"{value} has a time zone", found=str(value), hint="write local time: 1999-02-10 09:00"
            )
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    if not isinstance(value, str):
        raise refuse(
            f"{show(value)} is not a date and time", found=show(value), hint="write 1999-02-10 09:00"
        )
    day, _, clock = value.strip().replace("T", " ").partition(" ")
    try:
        midnight = datetime.strptime(day, "%Y-%m-%d")
        return midnight + timedelta(seconds=parse_clock(clock) if clock else 0)
    except ValueError:
        raise refuse(
            f"{show(value)} is not a date and time that exists",
            found=show(value),
            hint="write 1999-02-10 09:00",
        ) from None


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


Duration = Annotated[float, DurationRule()]
"""Seconds, 0 or more."""
PositiveDuration = Annotated[float, DurationRule(positive=True)]
"""Seconds, more than 0."""
Interval = Annotated[float, DurationRule(interval=True)]
"""The length of a profile's intervals, in seconds: 5 to 60 minutes, dividing the hour."""
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
