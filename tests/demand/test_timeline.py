from __future__ import annotations

import datetime as dt

from ccsim.demand.timeline import build_timeline, default_warm_up
from tests.demand.small import small

HOUR = 3_600_000_000


def test_warm_up_days_come_before_the_first_measured_date():
    """A run of 7 days from Monday measures Monday to Sunday, whatever the warm-up."""
    timeline = build_timeline(small(), days=7, warm_up=30 * 3600.0)
    assert [day.date.isoformat() for day in timeline.days][:3] == ["2026-02-28", "2026-03-01", "2026-03-02"]
    assert [day.measured for day in timeline.days].count(True) == 7
    assert timeline.measured_from == 48 * HOUR
    assert timeline.horizon == 9 * 24 * HOUR
    assert timeline.days[2].weekday == 0


def test_days_are_23_and_25_hours_long_when_clocks_change():
    """A shop in Berlin loses an hour on 29 March 2026 and gains one on 25 October."""
    spring = small(calendar={"time_zone": "Europe/Berlin", "start": dt.date(2026, 3, 29)})
    autumn = small(calendar={"time_zone": "Europe/Berlin", "start": dt.date(2026, 10, 25)})
    assert build_timeline(spring, days=1, warm_up=0).horizon == 23 * HOUR
    assert build_timeline(autumn, days=1, warm_up=0).horizon == 25 * HOUR


def test_a_clock_time_is_found_on_the_simulated_clock_and_back():
    """Opening at 08:00 is opening at 08:00 on the wall, also on the day the clocks change."""
    scenario = small(calendar={"time_zone": "Europe/Berlin", "start": dt.date(2026, 3, 29)})
    timeline = build_timeline(scenario, days=2, warm_up=0)
    date = dt.date(2026, 3, 29)
    assert timeline.instant(date, 8 * 3600) == 7 * HOUR
    assert timeline.local(7 * HOUR).strftime("%d %H:%M %Z") == "29 08:00 CEST"
    assert timeline.instant(date, 86_400) == timeline.days[1].begin
    assert timeline.day_of(23 * HOUR).date == date + dt.timedelta(days=1)


def test_holidays_are_marked():
    """Profiles and hours can say what holds on them."""
    scenario = small(calendar={"holidays": {dt.date(2026, 3, 3): "a day off"}})
    assert [day.holiday for day in build_timeline(scenario, days=3, warm_up=0).days] == [False, True, False]


def test_the_default_warm_up_is_whole_days():
    """Redials of minutes want a day, returns of days as many days."""
    assert default_warm_up([]) == 0
    assert default_warm_up([900.0]) == 86_400
    assert default_warm_up([900.0, 3.2 * 86_400]) == 4 * 86_400
