"""The value of a varying number over a date."""

from __future__ import annotations

from datetime import date

import pytest

from ccsim.scenario import Calendar, Dated, Profile, steps_on
from ccsim.scenario.number import Count
from ccsim.scenario.together import values_of, values_together

CALENDAR = Calendar(time_zone="UTC", holidays={date(1999, 2, 2): "Feast"})
MONDAY, TUESDAY = date(1999, 2, 1), date(1999, 2, 2)
DAYS = {"mon": {"07:00": [4, 6], "09:00": [1]}, "holidays": {}}


def _profile(otherwise: float | None = None) -> Profile[float]:
    return Profile[Count](interval=1800, days=DAYS, otherwise=otherwise)


def test_a_plain_value_is_one_step() -> None:
    """Whatever the date."""
    assert steps_on(3.5, MONDAY, CALENDAR) == [(0, 3.5)]


def test_a_profile_has_a_step_for_each_interval_and_each_gap() -> None:
    """Counts are 0 where nothing is said; equal neighbours are not merged."""
    assert steps_on(_profile(), MONDAY, CALENDAR) == [
        (0, 0),
        (7 * 3600, 4.0),
        (7 * 3600 + 1800, 6.0),
        (8 * 3600, 0),
        (9 * 3600, 1.0),
        (9 * 3600 + 1800, 0),
    ]


def test_otherwise_holds_where_nothing_is_said() -> None:
    """On a holiday without values, and on days that are not named."""
    assert steps_on(_profile(7.0), TUESDAY, CALENDAR) == [(0, 7.0)]
    assert steps_on(_profile(7.0), date(1999, 2, 3), CALENDAR) == [(0, 7.0)]


def test_a_whole_day_needs_no_otherwise() -> None:
    """The last step ends at midnight."""
    whole = Profile[Count](interval=3600, days={"every day": {"00:00": list(range(24))}})
    assert steps_on(whole, MONDAY, CALENDAR) == [(hour * 3600, float(hour)) for hour in range(24)]


def test_a_dated_series_holds_from_each_date_on() -> None:
    """The first also before its date."""
    series = Dated[Count](dated={TUESDAY: 5.0, MONDAY: _profile(2.0), date(1999, 3, 1): 9.0})
    assert steps_on(series, date(1998, 1, 4), CALENDAR) == [(0, 2.0)]
    assert steps_on(series, TUESDAY, CALENDAR) == [(0, 5.0)]
    assert steps_on(series, date(1999, 2, 28), CALENDAR) == [(0, 5.0)]
    assert steps_on(series, date(1999, 3, 1), CALENDAR) == [(0, 9.0)]


def test_values_together_are_those_of_one_moment() -> None:
    """Two profiles that change at different times are compared at every moment, not each with each."""
    low = Profile[Count](interval=3600, days={"mon": {"00:00": [1, 2]}}, otherwise=0)
    high = Profile[Count](interval=1800, days={"mon": {"00:30": [3]}}, otherwise=5)
    assert set(values_together([low, high])) == {(0, 5), (1, 5), (1, 3), (2, 5)}
    assert list(values_together([1, 2])) == [(1, 2)]


def test_values_of_a_series_include_holidays_and_single_dates() -> None:
    """A headcount of 0 on all days but one is not nobody."""
    series = Dated[Count](
        dated={
            MONDAY: Profile[Count](interval=3600, days={"holidays": {"07:00": [3]}}),
            date(1999, 6, 1): Profile[Count](
                interval=3600, days={"2001-09-09": {"07:00": [4]}, "sat": {"07:00": [5]}}
            ),
        }
    )
    assert set(values_of(series)) == {0, 3, 4, 5}


def test_a_series_in_a_series_is_refused() -> None:
    """One date must have one value."""
    with pytest.raises(ValueError, match="a dated series cannot hold another dated series"):
        Dated[Count](dated={MONDAY: {"dated": {MONDAY: 1}}})
