"""Durations and clock times as files write them, and the engines' integer time.

Files: a number with a unit (``20 s``). Python: seconds. Engines: microseconds.
"""

from __future__ import annotations

import math
import re
from typing import Final

__all__ = [
    "CLOCK_PATTERN",
    "DAY",
    "DURATION_PATTERN",
    "HOUR",
    "LONGEST",
    "MINUTE",
    "SECONDS",
    "US",
    "format_clock",
    "format_duration",
    "parse_clock",
    "parse_duration",
]

US: Final = 1_000_000
"""Microseconds in a second: the engines' unit of time."""
MINUTE: Final = 60
HOUR: Final = 3600
DAY: Final = 86400
LONGEST: Final = 36_525 * DAY
"""The longest duration that is taken seriously: a hundred years."""

SECONDS: Final = {"s": 1, "min": MINUTE, "h": HOUR, "d": DAY}
"""Seconds in each unit that a file may use."""

_SLIPS: Final = {
    **dict.fromkeys(("sec", "secs", "second", "seconds"), "s"),
    **dict.fromkeys(("m", "mins", "minute", "minutes"), "min"),
    **dict.fromkeys(("hr", "hrs", "hour", "hours"), "h"),
    **dict.fromkeys(("day", "days"), "d"),
}
_NUMBER = r"[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?"
DURATION_PATTERN: Final = rf"^{_NUMBER} ?(?:s|min|h|d)(?: {_NUMBER} ?(?:s|min|h|d))*$"
CLOCK_PATTERN: Final = r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$|^24:00$"

_PART = re.compile(rf"([-+]?{_NUMBER})\s*([^\W\d]*)")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
_WRITE = "write 20 s, 4 min, 1 h or 7 d"


def parse_duration(text: str) -> float:
    """Return the seconds of a duration with units.

    Parameters
    ----------
    text
        One or more numbers with a unit each: ``90 s``, ``1.5 h``, ``1 h 30 min``.

    Raises
    ------
    ValueError
        If the text is no duration; the message says what to write instead.
    """
    stripped = text.strip()
    parts = _PART.findall(stripped)
    if not parts or _PART.sub("", stripped).strip():
        raise ValueError(f'"{text}" is not a duration; {_WRITE}')
    seconds = sum(_seconds(text, number, unit) for number, unit in parts)
    if seconds > LONGEST:
        raise ValueError(f'"{text}" is longer than a hundred years; is the unit right?')
    return seconds


def _seconds(text: str, number: str, unit: str) -> float:
    if number.startswith("-"):
        raise ValueError(f'"{text}" is negative; a duration is 0 s or more')
    if not unit:
        raise ValueError(f'"{text}" has no unit; {_WRITE}')
    if unit in SECONDS:
        return float(number) * SECONDS[unit]
    if unit.lower() in _SLIPS:
        raise ValueError(f'"{unit}" is not a unit; write "{number} {_SLIPS[unit.lower()]}"')
    raise ValueError(f'"{unit}" is not a unit of time; {_WRITE}')


def format_duration(seconds: float) -> str:
    """Return the duration as a file would write it, exact to the last bit of the float.

    Parameters
    ----------
    seconds
        A duration, in seconds.
    """
    for unit in ("d", "h", "min"):
        count = seconds / SECONDS[unit]
        if count >= 1 and count == math.floor(count) and (unit != "d" or count < 1e15):
            return f"{int(count)} {unit}"
    return f"{int(seconds)} s" if seconds == math.floor(seconds) else f"{seconds!r} s"


def parse_clock(text: str) -> int:
    """Return the second of the day of a clock time ``HH:MM``, 0 to 86400 (``24:00``).

    Raises
    ------
    ValueError
        If there is no such time.
    """
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        raise ValueError(f'"{text}" is not a clock time; write "07:00"')
    hour, minute = int(match[1]), int(match[2])
    second = hour * HOUR + minute * MINUTE
    if minute > 59 or second > DAY:
        raise ValueError(f'there is no clock time "{text}"; allowed: "00:00" to "24:00"')
    return second


def format_clock(second: int) -> str:
    """Return the clock time ``HH:MM`` of a second of the day."""
    return f"{second // HOUR:02d}:{second % HOUR // MINUTE:02d}"
