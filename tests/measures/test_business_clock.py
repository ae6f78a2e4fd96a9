"""The business clock, worked out by hand: nights, sites in several time zones, clocks that change."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ccsim.demand.timeline import Timeline, build_timeline
from ccsim.engine.outcomes import HANDLED
from ccsim.measures.business_clock import business_spells, union
from ccsim.measures.layout import Layout
from ccsim.measures.tally.measure_logs import measure_logs
from ccsim.measures.tally.totals import Totals
from ccsim.scenario import Scenario
from ccsim.units import US
from tests.measures.made_up import agent_log, contact, contact_log, layout_of, scenario_of
from tests.measures.test_definitions import value

HOUR = 3600


def _scenario(channel: dict[str, Any], start: dt.date = dt.date(2024, 1, 1), zone: str = "UTC") -> Scenario:
    """A mailbox with these hours."""
    call = {"volume": {"count": 60, "per": "1 h"}, "handle_time": {"talk": "5 min"}, "queue": "calls"}
    return scenario_of(
        calendar={"start": start, "time_zone": zone, "holidays": {dt.date(2024, 1, 2): "a day off"}},
        intents={"call": call},
        channels={"mail": {"mode": "deferred"} | channel},
        groups={"agents": {"serves": ["calls"], "headcount": 1}},
    )


def _replied(offered: float, replied: float, **channel: Any) -> tuple[Layout, Totals]:
    """An e-mail that came and was replied to at these hours of Monday (24 is Tuesday's midnight)."""
    fields = {"queued": offered * HOUR, "answered": (replied - 0.1) * HOUR, "talk": 0.1 * HOUR, "group": 0}
    ended = {"ended": replied * HOUR, "released": replied * HOUR, "outcome": HANDLED, "resolved": 1}
    layout = layout_of(_scenario(channel), days=4)
    row = contact(offered=offered * HOUR, agent=0, **fields, **ended)
    return layout, measure_logs(layout, contact_log([row]), agent_log([]))


@pytest.mark.parametrize(("opens", "business"), [("07:00", 1.0), ("08:00", 0.0), ("08:30", 0.0)])
def test_an_email_at_six_in_the_evening_answered_at_eight(opens: str, business: float) -> None:
    """14 h by the calendar; 1 h of business if the day begins at 7, none if it is answered before that."""
    found = _replied(18, 32, business_hours={"office": {"hours": {"mon-fri": f"{opens}-18:00"}}})
    assert value(found, "frt/human_calendar_contact", "mean") == 14 * HOUR
    assert value(found, "frt/human_business_contact", "mean") == pytest.approx(business * HOUR)
    assert value(found, "frt/human_business_case", "mean") == pytest.approx(business * HOUR)


def test_without_schedules_the_channel_hours_count_and_holidays_do_not() -> None:
    """Monday 18:00 to Wednesday 08:00 over a holiday: 18:00 to 19:00 and 07:00 to 08:00."""
    hours = {"mon-fri": "07:00-19:00", "holidays": "closed"}
    found = _replied(18, 56, hours=hours)
    assert value(found, "frt/human_business_contact", "mean") == 2 * HOUR
    # a schedule says otherwise: open on the holiday too
    always = {"all": {"hours": {"every day": "07:00-19:00"}}}
    found = _replied(18, 56, hours=hours, business_hours=always)
    assert value(found, "frt/human_business_contact", "mean") == 14 * HOUR


def test_two_sites_follow_the_sun() -> None:
    """Tokyo 09:00-18:00 is 00:00-09:00, Berlin 08:00-17:00 is 07:00-16:00 in UTC: together 00:00-16:00."""
    sites = {
        "tokyo": {"hours": {"every day": "09:00-18:00"}, "time_zone": "Asia/Tokyo"},
        "berlin": {"hours": {"every day": "08:00-17:00"}, "time_zone": "Europe/Berlin"},
    }
    found = _replied(15, 26, business_hours=sites)
    assert value(found, "frt/human_business_contact", "mean") == (1 + 2) * HOUR
    # Tokyo's Saturday begins on Friday in UTC
    weekdays = {"tokyo": {"hours": {"mon": "09:00-18:00"}, "time_zone": "Asia/Tokyo"}}
    assert value(_replied(2, 20, business_hours=weekdays), "frt/human_business_contact", "mean") == 7 * HOUR
    sydney = {"sydney": {"hours": {"tue": "09:00-18:00"}, "time_zone": "Australia/Sydney"}}
    # 22:00 on Monday to 07:00 on Tuesday
    assert value(_replied(20, 36, business_hours=sydney), "frt/human_business_contact", "mean") == 9 * HOUR


@pytest.mark.parametrize(
    ("sunday", "zone", "hours"),
    [
        (dt.date(2024, 3, 31), "Europe/Berlin", 23),  # 02:00 becomes 03:00
        (dt.date(2024, 10, 27), "Europe/Berlin", 25),  # 03:00 becomes 02:00
        (dt.date(2024, 3, 10), "America/New_York", 23),
        (dt.date(2024, 11, 3), "America/New_York", 25),
    ],
)
def test_the_clock_runs_through_the_hour_that_is_skipped_or_comes_twice(
    sunday: dt.date, zone: str, hours: int
) -> None:
    """00:00-24:00 is 23 h in spring and 25 h in autumn; 01:00-09:00 is 7 h and 9 h; 09:00-17:00 is 8 h."""
    for spell, expected in (("00:00-24:00", hours), ("01:00-09:00", hours - 16), ("09:00-17:00", 8)):
        scenario = _scenario({"business_hours": {"site": {"hours": {"sun": spell}}}}, sunday, zone)
        spells = business_spells(scenario, _timeline(scenario), scenario.channels["mail"])
        assert [stop - start for start, stop in spells] == [expected * HOUR * US]


def test_a_site_elsewhere_changes_its_clock_on_another_day() -> None:
    """From 10 to 31 March New York is 4 h behind UTC and Berlin 1 h before it: they meet at other hours."""
    sites = {
        "new-york": {"hours": {"every day": "09:00-17:00"}, "time_zone": "America/New_York"},
        "berlin": {"hours": {"every day": "09:00-17:00"}, "time_zone": "Europe/Berlin"},
    }
    expected = {
        dt.date(2024, 3, 4): (8, 22),  # 14-22 and 8-16 in UTC
        dt.date(2024, 3, 18): (8, 21),  # 13-21 and 8-16
        dt.date(2024, 4, 8): (7, 21),  # 13-21 and 7-15
    }
    for date, (begin, end) in expected.items():
        scenario = _scenario({"business_hours": sites}, date)
        spells = business_spells(scenario, _timeline(scenario), scenario.channels["mail"])
        assert (begin * HOUR * US, end * HOUR * US) in spells


def test_spells_that_touch_or_overlap_are_one() -> None:
    """Time that two sites share counts once."""
    assert union([(5, 9), (0, 3), (3, 4), (8, 12), (20, 21)]) == [(0, 4), (5, 12), (20, 21)]


def _timeline(scenario: Scenario) -> Timeline:
    """One day."""
    return build_timeline(scenario, days=1, warm_up=0.0)
