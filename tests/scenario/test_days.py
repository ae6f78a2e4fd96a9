"""Which days a selector means, and which of several holds."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic_core import PydanticCustomError

from ccsim.scenario import Calendar, Day, parse_days, pick, selector_value

CALENDAR = Calendar(time_zone="UTC", holidays={date(1999, 3, 2): "Purim"})


@pytest.mark.parametrize(
    ("text", "weekdays"),
    [
        ("mon", {0}),
        ("Sunday", {6}),
        ("sun-thu", {6, 0, 1, 2, 3}),
        ("fri - mon", {4, 5, 6, 0}),
        ("mon-mon", {0}),
        ("mon, WED,sat", {0, 2, 5}),
        ("mon-tue, fri", {0, 1, 4}),
    ],
)
def test_weekdays_and_ranges_that_may_pass_the_weekend(text: str, weekdays: set[int]) -> None:
    """The Israeli week is sun-thu."""
    assert parse_days(text).weekdays == weekdays


def test_the_closest_selector_holds() -> None:
    """A date goes before holidays, that before a weekday, that before every day."""
    selected = {"every day": 1, "tue, wed": 2, "holidays": 3, "1999-03-02": 4}
    purim = Day.of(date(1999, 3, 2), CALENDAR)
    for name, value in (("1999-03-02", 4), ("holidays", 3), ("tue, wed", 2), ("every day", 1)):
        assert pick(selected, purim) == value
        del selected[name]
    assert pick(selected, purim) is None
    assert selector_value({"holidays, fri": 5}, date(1999, 3, 2), CALENDAR, 0) == 5
    assert selector_value({"fri": 5}, date(1999, 3, 2), CALENDAR, 0) == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("someday", '"someday" is not a day'),
        ("", '"" is not a day'),
        ("mon-", '"" is not a day'),
        ("mon-tue-wed", '"mon-tue-wed" is not a range of days'),
        ("mon-wed, tue", '"mon-wed, tue" names a day twice'),
        ("1999-13-01", '"1999-13-01" is not a date that exists'),
    ],
)
def test_what_is_no_selector(text: str, message: str) -> None:
    """A typo must not become a day without calls."""
    with pytest.raises(PydanticCustomError, match=message):
        parse_days(text)
