"""Dates and local times, as text and as Python's own objects."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from ccsim.scenario import Busyness, Calendar, Event, Volume


def _event(begin: object, end: object) -> Event:
    return Event.model_validate({"name": "x", "from": begin, "to": end, "factor": 2})


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("1999-02-10 09:00", datetime(1999, 2, 10, 9)),
        ("1999-02-10T9:00", datetime(1999, 2, 10, 9)),
        ("1999-02-10 24:00", datetime(1999, 2, 11)),
        ("1999-02-10", datetime(1999, 2, 10)),
        (date(1999, 2, 10), datetime(1999, 2, 10)),
        (datetime(1999, 2, 10, 9, 30), datetime(1999, 2, 10, 9, 30)),
    ],
)
def test_local_times(written: object, moment: datetime) -> None:
    """A date alone is its midnight, and 24:00 the next one's."""
    assert _event(written, "1999-03-01").begin == moment


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (datetime(1999, 2, 10, tzinfo=UTC), "1999-02-10 00:00:00.00:00 has a time zone"),
        (5, "5 is not a date and time"),
        ("tomorrow", '"tomorrow" is not a date and time that exists'),
        (datetime(1, 1, 1), "the year 1 cannot be meant"),
    ],
)
def test_what_is_no_local_time(written: object, message: str) -> None:
    """The clock on the centre's wall is meant."""
    with pytest.raises(ValidationError, match=message):
        _event(written, "1999-03-01")


def test_dates_may_be_python_objects() -> None:
    """Also as keys."""
    calendar = Calendar(start=date(1999, 2, 1), holidays={date(1999, 3, 2): "Purim"})
    assert calendar.is_holiday(date(1999, 3, 2))
    volume = Volume(count=1, per=1800, day_factors={date(1999, 2, 14): 1.3})  # type: ignore[dict-item]
    assert volume.day_factors == {"1999-02-14": 1.3}
    with pytest.raises(ValidationError, match="5 is not a day"):
        Volume(count=1, per=1800, day_factors={5: 1.3})  # type: ignore[dict-item]


def test_parts_of_the_day_are_seconds_in_python() -> None:
    """And clock times in files."""
    assert Busyness(parts=("00:00", "12:30")).parts == (0, 45_000)  # type: ignore[arg-type]
    assert Busyness(parts=(0, 45_000)).model_dump()["parts"] == ("00:00", "12:30")
    with pytest.raises(ValidationError, match=r"7\.5 is not a clock time"):
        Busyness(parts=(7.5,))  # type: ignore[arg-type]
