"""Opening hours of a date."""

from __future__ import annotations

from datetime import date

import pytest

from ccsim.scenario import Calendar, Channel, open_on

CALENDAR = Calendar(time_zone="UTC", holidays={date(1999, 3, 2): "Purim"})
HOURS = {
    "sun-thu": "07:00-24:00",
    "fri": ["13:00-14:00", "07:00-12:00", "12:00-13:00"],
    "holidays": "closed",
    "1999-02-03": ["10:00-11:00", "12:00-13:00"],
}


@pytest.mark.parametrize(
    ("day", "spells"),
    [
        (date(1999, 2, 1), [(25200, 86400)]),
        (date(1999, 2, 5), [(25200, 50400)]),
        (date(1999, 2, 6), []),
        (date(1999, 3, 2), []),
        (date(1999, 2, 3), [(36000, 39600), (43200, 46800)]),
    ],
)
def test_spells_are_sorted_and_merged(day: date, spells: list[tuple[int, int]]) -> None:
    """Days that are not named are closed; a holiday closes a weekday; a date goes before both."""
    channel = Channel(hours=HOURS)
    assert open_on(channel.hours, day, CALENDAR) == spells


def test_no_hours_mean_always() -> None:
    """The default is an open line."""
    assert open_on(Channel().hours, date(1999, 2, 1), CALENDAR) == [(0, 86400)]
