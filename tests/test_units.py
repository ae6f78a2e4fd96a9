"""Durations and clock times as files write them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccsim.units import (
    CLOCK_PATTERN,
    DURATION_PATTERN,
    format_clock,
    format_duration,
    parse_clock,
    parse_duration,
)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("20 s", 20),
        ("20s", 20),
        ("4 min", 240),
        ("1 h", 3600),
        ("7 d", 604800),
        ("1.5 h", 5400),
        ("1 h 30 min", 5400),
        (" 90 s ", 90),
        ("0 s", 0),
        ("1e-3 s", 0.001),
    ],
)
def test_durations_carry_their_unit(text: str, seconds: float) -> None:
    """In files; in Python they are seconds."""
    assert parse_duration(text) == seconds


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("20", '"20" has no unit; write 20 s, 4 min, 1 h or 7 d'),
        ("1 h 30", '"1 h 30" has no unit; write 20 s, 4 min, 1 h or 7 d'),
        ("20 sec", '"sec" is not a unit; write "20 s"'),
        ("5 m", '"m" is not a unit; write "5 min"'),
        ("2 Hours", '"Hours" is not a unit; write "2 h"'),
        ("3 days", '"days" is not a unit; write "3 d"'),
        ("20 furlongs", '"furlongs" is not a unit of time; write 20 s, 4 min, 1 h or 7 d'),
        ("-20 s", '"-20 s" is negative; a duration is 0 s or more'),
        ("soon", '"soon" is not a duration; write 20 s, 4 min, 1 h or 7 d'),
        ("", '"" is not a duration; write 20 s, 4 min, 1 h or 7 d'),
        ("1:30", '"1:30" is not a duration; write 20 s, 4 min, 1 h or 7 d'),
        ("900000 d", '"900000 d" is longer than a hundred years; is the unit right?'),
    ],
)
def test_what_is_no_duration_is_told_with_the_remedy(text: str, message: str) -> None:
    """`5 m` is five metres or five months to somebody."""
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        parse_duration(text)


@given(st.floats(0, 3e9) | st.integers(0, 3 * 10**9).map(float))
def test_a_written_duration_is_read_as_the_same_float(seconds: float) -> None:
    """To the last bit, or a stored scenario is another one."""
    text = format_duration(seconds)
    assert parse_duration(text) == seconds
    assert re.match(DURATION_PATTERN, text)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 s"), (20, "20 s"), (90, "90 s"), (120, "2 min"), (3600, "1 h"), (0.5, "0.5 s")],
)
def test_durations_are_written_in_the_largest_whole_unit(seconds: float, text: str) -> None:
    """As a person would."""
    assert format_duration(seconds) == text


@given(st.integers(0, 24 * 60))
def test_clock_times_come_back(minute: int) -> None:
    """From 00:00 to 24:00."""
    text = format_clock(minute * 60)
    assert parse_clock(text) == minute * 60
    assert re.match(CLOCK_PATTERN, text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("7", '"7" is not a clock time; write "07:00"'),
        ("7h30", '"7h30" is not a clock time; write "07:00"'),
        ("24:01", 'there is no clock time "24:01"; allowed: "00:00" to "24:00"'),
        ("12:60", 'there is no clock time "12:60"; allowed: "00:00" to "24:00"'),
    ],
)
def test_what_is_no_clock_time_is_told(text: str, message: str) -> None:
    """A day has 24 hours of 60 minutes."""
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        parse_clock(text)
