"""Durations as pydantic types: a unit in files, seconds in Python."""

from __future__ import annotations

import math
from dataclasses import dataclass
from numbers import Real
from typing import Annotated, Any

from pydantic import (
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from ccsim.scenario.faults import refuse, show
from ccsim.scenario.written import is_written
from ccsim.units import (
    DURATION_PATTERN,
    HOUR,
    LONGEST,
    MINUTE,
    format_duration,
    parse_duration,
)

__all__ = ["Duration", "DurationRule", "Interval", "PositiveDuration"]

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


Duration = Annotated[float, DurationRule()]
"""Seconds, 0 or more."""
PositiveDuration = Annotated[float, DurationRule(positive=True)]
"""Seconds, more than 0."""
Interval = Annotated[float, DurationRule(interval=True)]
"""The length of a profile's intervals, in seconds: 5 to 60 minutes, dividing the hour."""
