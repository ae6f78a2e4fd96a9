"""Days of shifts, worked by hand."""

from __future__ import annotations

import datetime as dt
import time
from typing import Any

import pytest

from ccsim.engine.logs import WORK
from ccsim.engine.rosters.draw_rosters import draw_rosters
from ccsim.units import US
from tests.engine.rosters.centres import MONDAY, centre, days_of, laid, one_shift, steps_told, told


def day_of(group: dict[str, Any], days: int = 1, **centre_of: Any) -> list[str]:
    """What is planned for the group of a centre."""
    return told(laid(centre(group, **centre_of), days).stretches)


def test_a_day_with_all_kinds_of_stretches() -> None:
    """Work is what the hours leave beside breaks; overtime begins where the hours end."""
    group = one_shift(
        {"mon": "08:00-16:00"},
        breaks=["10:00-10:15", "12:30-12:45"],
        unpaid_breaks="12:00-12:30",
        overtime={"mon": "16:00-18:00"},
    )
    assert day_of(group) == [
        "0 work 08:00-10:00",
        "0 paid break 10:00-10:15",
        "0 work 10:15-12:00",
        "0 unpaid break 12:00-12:30",
        "0 paid break 12:30-12:45",
        "0 work 12:45-16:00",
        "0 overtime 16:00-18:00",
    ]


def test_days_off_and_the_time_before_being_hired_are_free() -> None:
    """Ann is hired on Tuesday and off on Thursday; Bob is there all week but at the weekend."""
    agents = {"bob": {}, "ann": {"hired": MONDAY + dt.timedelta(1), "days_off": [MONDAY + dt.timedelta(3)]}}
    plan = laid(centre(one_shift({"mon-fri": "08:00-16:00"}, agents)), 7)
    assert plan.agents == (("ann", "bob"),)
    dates = [(row["person"], row["date"] - MONDAY.toordinal()) for row in plan.turns]
    assert dates == [(0, 1), (0, 2), (0, 4), *((1, day) for day in range(5))]
    assert len(plan.stretches) == 8


def test_a_name_in_two_shifts_is_one_person() -> None:
    """Hours that touch are one stretch; the breaks are those of the shift they fall in."""
    group = {
        "shifts": {
            "early": {"agents": ["ann"], "hours": {"mon": "08:00-12:00"}, "overtime": {"mon": "07:00-08:00"}},
            "late": {"agents": ["ann"], "hours": {"mon": "12:00-20:00"}, "breaks": "13:00-13:15"},
        }
    }
    assert day_of(group) == [
        "0 overtime 07:00-08:00",
        "0 work 08:00-13:00",
        "0 paid break 13:00-13:15",
        "0 work 13:15-20:00",
    ]


def test_agents_by_number_stand_in_the_order_of_their_numbers() -> None:
    """Ten is after two, in every file; a stated name stands where its letters put it."""
    group = {
        "shifts": {
            "late": {"agents": 2, "hours": {"mon": "12:00-20:00"}},
            "early": {"agents": 11, "hours": {"mon": "08:00-16:00"}},
            "own": {"agents": ["kim", "ann"], "hours": {"mon": "08:00-16:00"}},
        }
    }
    (names,) = laid(centre(group)).agents
    early = tuple(f"early-{number}" for number in range(1, 12))
    assert names == ("ann", *early, "kim", "late-1", "late-2")


def test_named_agents_are_numbered_after_the_people_of_the_headcount() -> None:
    """In the log within the group, in the steps over the whole centre."""
    group = {"headcount": 2, **one_shift({"mon": "08:00-10:00"}, 2)}
    other = {"headcount": 5, **one_shift({"mon": "09:00-10:00"})}
    plan = laid(centre(group, other=other), pools={"desk": 2, "other": 5})
    assert plan.stretches["agent"].tolist() == [2, 3, 5]
    assert plan.stretches["entity"].tolist() == [2, 3, 9]
    assert plan.people == ("desk/early-1", "desk/early-2", "other/early-1")
    steps, rostered = draw_rosters(plan, 1, 0)
    assert rostered["group"].tolist() == [0, 0, 1]
    assert steps_told(steps) == [
        "08:00 2 until 10:00", "08:00 3 until 10:00", "09:00 9 until 10:00",
        "10:00 2 over", "10:00 3 over", "10:00 9 over",
    ]  # fmt: skip


def test_a_night_on_which_the_clocks_go_forward_is_an_hour_shorter() -> None:
    """Berlin, 29 March 2026: from 00:00 to 06:00 are five hours; a break in the hour skipped is none."""
    night = one_shift({"sun": "00:00-06:00"}, breaks=["02:45-03:15", "05:00-05:30"])
    plan = laid(centre(night, zone="Europe/Berlin", start=dt.date(2026, 3, 29)))
    assert told(plan.stretches) == ["0 work 00:00-04:00", "0 paid break 04:00-04:30", "0 work 04:30-05:00"]


def test_a_night_on_which_the_clocks_go_back_is_an_hour_longer() -> None:
    """25 October 2026: seven hours on duty, and the break at four is five hours after midnight."""
    night = one_shift({"sun": "00:00-06:00"}, breaks="04:00-04:30")
    plan = laid(centre(night, zone="Europe/Berlin", start=dt.date(2026, 10, 25)))
    assert told(plan.stretches) == ["0 work 00:00-05:00", "0 paid break 05:00-05:30", "0 work 05:30-07:00"]


def test_absence_is_looked_up_where_the_date_begins() -> None:
    """Nights are missed more often: the probability is that of the hour at which the person is due."""
    probability = {
        "interval": "60 min",
        "days": {"every day": {"00:00": [0.5] * 8, "08:00": [0.25] * 16}},
    }
    group = {
        "shifts": {
            "day": {"agents": 1, "hours": {"every day": "08:00-16:00"}},
            "night": {"agents": 1, "hours": {"every day": ["00:00-06:00", "22:00-24:00"]}},
            "extra": {"agents": 1, "hours": {"sun": "08:00-10:00"}, "overtime": {"mon": "08:00-10:00"}},
        },
        "absence": {"probability": probability},
    }
    plan = laid(centre(group), 2)
    assert plan.turns["absent"].tolist() == [0.25, 0.25, 0.5, 0.5]
    # who only works overtime that day is not drawn for
    assert plan.stretches["turn"].tolist() == [0, 1, -1, 2, 2, 3, 3]


def test_groups_without_shifts_have_no_plan() -> None:
    """A centre of headcounts lays nothing."""
    plan = laid(centre({"headcount": 3}))
    assert plan.agents == ((),)
    assert len(plan.stretches) == len(plan.turns) == 0
    steps, rostered = draw_rosters(plan, 1, 0)
    assert len(steps) == len(rostered) == 0


@pytest.mark.parametrize("shifts", [1, 200])
def test_a_year_of_two_hundred_agents_is_laid_quickly(shifts: int) -> None:
    """Two seconds at most, also where everybody has hours of their own: planners wait for every run."""
    group = {
        "shifts": {
            f"s{number}": {
                "agents": 200 // shifts,
                "hours": {"mon-fri": f"{6 + number % 6:02}:00-{14 + number % 6}:00", "sat": "09:00-12:00"},
                "breaks": [f"{12 + number % 2}:00-{12 + number % 2}:15"],
            }
            for number in range(shifts)
        },
        "absence": {"probability": 0.05},
    }
    scenario = centre(group, zone="Europe/Berlin")
    timeline = days_of(scenario, 365)
    begun = time.process_time()
    plan = laid(scenario, 365)
    draw_rosters(plan, 1, 0)
    assert time.process_time() - begun < 4 * 2.0  # four times the promise: the machine may be slow
    worked = plan.stretches[plan.stretches["activity"] == WORK]
    assert worked["end"].max() <= timeline.horizon
    # of 365 days from a Monday, 261 are weekdays and 52 Saturdays, which are over before the break
    assert (worked["end"] - worked["begin"]).sum() / US / 3600 == 200 * (261 * 7.75 + 52 * 3)
