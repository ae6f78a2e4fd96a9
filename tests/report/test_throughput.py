"""What agents get done who have several contacts in hand."""

from __future__ import annotations

from typing import Any

import pytest

from ccsim.report.throughput import done_at, most_at_once, most_done, speed_with
from ccsim.scenario import Group
from tests.report.centres import made


def _group(**fields: Any) -> Group:
    return Group.model_validate({"serves": ["calls"], "headcount": 1, **fields})


def test_without_loads_an_agent_has_one_contact_of_any_mode() -> None:
    """The default is what a telephone centre is."""
    group = _group()
    assert (most_at_once(group, "concurrent"), most_done(group, "deferred")) == (1, 1.0)


def test_the_speed_follows_the_handle_time_in_hand() -> None:
    """3 min alone and 4 min with three: each goes at three quarters, and 2.25 get done."""
    group = _group(loads=[{"concurrent": 4}, {"live": 1}], aht_in_hand={1: "3 min", 2: "3.5 min", 3: "4 min"})
    assert speed_with(group, "concurrent", 3) == pytest.approx(0.75)
    assert speed_with(group, "concurrent", 4) == pytest.approx(0.75), "the next smaller that is stated"
    assert most_done(group, "concurrent") == pytest.approx(3.0)
    assert speed_with(group, "live", 1) == 1.0
    assert most_at_once(group, "deferred") == 0
    assert most_done(group, "deferred") == 0.0


def test_a_stated_speed_goes_before_the_handle_time() -> None:
    """It holds for exactly that load; two chats are not three."""
    loads = [{"concurrent": 3, "speed": {"concurrent": 0.2}}]
    group = _group(loads=loads, aht_in_hand={1: "100 s", 2: "125 s"})
    assert speed_with(group, "concurrent", 3) == 0.2
    assert speed_with(group, "concurrent", 2) == pytest.approx(0.8)
    assert most_done(group, "concurrent") == pytest.approx(1.6), "two are faster than three"


def test_groups_count_by_their_hours_at_the_first_staffed_level() -> None:
    """Two thirds of the hours are of agents with two chats, a third of agents with one."""
    scenario = made(
        channels={"chat": {"mode": "concurrent"}},
        groups={
            "two": {"headcount": 2, "serves": ["calls"], "loads": [{"concurrent": 2}]},
            "one": {"headcount": 1, "serves": ["calls"]},
            "later": {"headcount": 1, "serves": {"calls": {"level": 2}}, "loads": [{"concurrent": 9}]},
        },
    )
    hours = {"two": 48.0, "one": 24.0, "later": 24.0}
    assert done_at(scenario, "calls", "concurrent", hours) == pytest.approx((2 * 2 + 1) / 3)
    assert done_at(scenario, "calls", "concurrent", {"two": 0.0, "one": 0.0, "later": 1.0}) == 9.0
    assert done_at(scenario, "calls", "live", dict.fromkeys(hours, 0.0)) == 1.0
