"""People who join, leave, are replaced, are away: each option off and on."""

from __future__ import annotations

from typing import Any

import numpy as np

from ccsim.engine.logs import Logs
from ccsim.engine.outcomes import NEVER
from tests.demand.small import both, merged, small
from tests.engine.options.pairs import DAY, HOUR, SECOND, busy

#: Four people of whom three are on duty, day and night, and much to do. The run begins on a Monday.
FOUR: dict[str, Any] = {"groups": {"agents": {"headcount": 3, "people": 4}}}
#: Everybody is gone by the second Monday: ten times the rate of a whole life every day.
AT_ONCE = 3650


def changed(base: dict[str, Any], days: int = 9, **group: Any) -> Logs:
    """Return the logs of a group with an option, on which both engines agree."""
    scenario = small(**merged(base, {"groups": {"agents": group}}))
    return both(scenario, days)


def on_duty(logs: Logs, instant: int) -> int:
    """Return how many are there at an instant."""
    agents = logs.agents
    return int(((agents["on"] <= instant) & ((agents["off"] == NEVER) | (agents["off"] > instant))).sum())


def by_day(logs: Logs, days: int) -> list[int]:
    """Return how many are on duty on each day at noon."""
    return [on_duty(logs, day * DAY + DAY // 2) for day in range(days)]


def same_until(off: Logs, on: Logs, instant: int) -> bool:
    """Return whether two logs say the same of all contacts that were over by an instant."""
    rows = []
    for contacts in (off.contacts, on.contacts):
        over = (contacts["offered"] < instant) & (contacts["ended"] >= 0) & (contacts["ended"] < instant)
        rows.append(contacts[over & (contacts["released"] < instant)])
    return len(rows[0]) == len(rows[1]) and all(
        np.array_equal(rows[0][name], rows[1][name])
        for name in ("case", "kind", "offered", "answered", "ended", "talk", "outcome", "agent")
    )


def test_people_alone_change_nothing():
    """How many stand behind a headcount matters to nobody while all of them are there."""
    off, on = both(small(), 9), changed(FOUR)
    np.testing.assert_array_equal(off.contacts, on.contacts)
    np.testing.assert_array_equal(off.agents, on.agents)
    assert len(off.people) == 0
    assert on.people["place"].tolist() == [0, 1, 2, 3]


def test_who_joins_raises_the_headcount_in_proportion():
    """Eight for four from Wednesday on: six on duty where there were three."""
    off, on = changed(FOUR), changed(FOUR, joins={"2026-03-04": 4})
    assert by_day(off, 9) == [3] * 9
    assert by_day(on, 9) == [3, 3, *[6] * 7]
    assert same_until(off, on, 2 * DAY)
    assert on.people["hired"].tolist() == [NEVER] * 4 + [2 * DAY] * 4


def test_who_joins_learns():
    """At half the speed four of eight make the team three quarters as fast: talk takes 4/3 as long."""
    off = changed(FOUR, joins={"2026-03-04": 4})
    on = changed(FOUR, joins={"2026-03-04": 4}, learning={0: 0.5})
    assert same_until(off, on, 2 * DAY)
    later = [logs.contacts[logs.contacts["offered"] > 3 * DAY] for logs in (off, on)]
    assert abs(busy(later[1]) / busy(later[0]) - 4 / 3) < 0.02


def test_who_leaves_takes_a_share_of_the_headcount_along():
    """Gone on the second Monday, all of them; before, nothing is different."""
    off, on = changed(FOUR), changed(FOUR, turnover={"leaves": {0: AT_ONCE}})
    assert by_day(on, 9) == [3] * 7 + [0] * 2
    assert same_until(off, on, 7 * DAY)
    assert on.people["left"].tolist() == [7 * DAY] * 4


def test_some_leave_and_the_headcount_is_rounded_by_chance_for_a_whole_day():
    """Three of four: 2.25 on duty, two on most days and three on some."""
    leaves = {"leaves": {0: 10}}
    on = both(small(**merged(FOUR, {"groups": {"agents": {"turnover": leaves}}})), 60)
    left = on.people["left"][on.people["left"] != NEVER]
    assert 0 < len(left) < 4
    for day, count in enumerate(by_day(on, 60)):
        there = 4 - (left <= day * DAY).sum()
        assert count in {int(there * 3 // 4), -int(-there * 3 // 4)}


def test_the_rate_of_leaving_is_that_of_the_days_on_the_job():
    """Who has been there for long goes; who began on Thursday is in the first week's grace, then goes too."""
    late = {"leaves": {0: 0, 7: AT_ONCE}}
    on = changed(FOUR, days=16, joins={"2026-03-05": 2}, turnover=late)
    assert on.people["left"].tolist() == [7 * DAY] * 4 + [14 * DAY] * 2


def test_nobody_leaves_before_it_begins():
    """The rate is added up from that date on: a week later they are gone."""
    base = merged(FOUR, {"groups": {"agents": {"turnover": {"leaves": {0: AT_ONCE}}}}})
    off, on = changed(base, 16), changed(base, 16, turnover={"begins": "2026-03-09"})
    assert by_day(off, 16) == [3] * 7 + [0] * 9
    assert by_day(on, 16) == [3] * 14 + [0] * 2


def test_who_leaves_is_replaced_after_whole_weeks_by_somebody_new():
    """Gone for a week, then there again, and half as fast."""
    base = merged(FOUR, {"groups": {"agents": {"turnover": {"leaves": {0: 0, 30: AT_ONCE}}}}})
    off = changed(base, 20)
    on = changed(base, 20, turnover={"replaced_after": "7 d"}, learning={0: 0.5})
    assert by_day(off, 20) == [3] * 7 + [0] * 13
    assert by_day(on, 20) == [3] * 7 + [0] * 7 + [3] * 6
    assert on.people["hired"].tolist() == [NEVER, 14 * DAY] * 4
    assert on.people["place"].tolist() == [0, 0, 1, 1, 2, 2, 3, 3]
    first, last = (on.contacts[on.contacts["offered"] // (7 * DAY) == week] for week in (0, 2))
    assert 1.8 < busy(last) / busy(first) < 2.2


def _leavers(logs: Logs) -> dict[int, int]:
    """When those who were there at the start have left, by place; the end of time for who stays."""
    first = logs.people[logs.people["hired"] == NEVER]
    left = np.where(first["left"] == NEVER, np.iinfo(np.int64).max, first["left"])
    return dict(zip(first["place"].tolist(), left.tolist(), strict=True))


#: Many people who have too much to do, and leave slowly.
CROWD: dict[str, Any] = {
    "intents": {"call": {"volume": {"count": 120}, "patience": "never"}},
    "groups": {"agents": {"headcount": 6, "people": 60, "turnover": {"leaves": {0: 3}}}},
}


def test_burn_out_lets_the_same_people_leave_sooner():
    """Nobody later, and more in all; above an occupancy nobody reaches it does nothing."""
    burn_out = {"above": 0.2, "times": 4}
    off, on = changed(CROWD, 30), changed(CROWD, 30, turnover={"burn_out": burn_out})
    assert set(off.people["left"].tolist()) != {NEVER}
    before, after = _leavers(off), _leavers(on)
    assert all(after[place] <= before[place] for place in before)
    gone = [sum(each < 30 * DAY for each in leavers.values()) for leavers in (before, after)]
    assert gone[1] > 1.5 * gone[0]


def test_burn_out_times_is_the_factor_of_who_is_always_busy():
    """More of it, and more leave; with 1, as many as without."""
    burning = merged(CROWD, {"groups": {"agents": {"turnover": {"burn_out": {"above": 0}}}}})
    plain = changed(CROWD, 30)
    one, three, nine = (changed(burning, 30, turnover={"burn_out": {"times": times}}) for times in (1, 3, 9))
    np.testing.assert_array_equal(one.people, plain.people)
    gone = [sum(each < 30 * DAY for each in _leavers(logs).values()) for logs in (one, three, nine)]
    assert gone[0] < gone[1] < gone[2]


def test_burn_out_above_is_where_it_begins_to_tell():
    """Of agents who are always busy it tells all the same; of idle ones, never."""
    idle = merged(CROWD, {"intents": {"call": {"volume": {"count": 1}}}})
    burning = {"burn_out": {"above": 0.5, "times": 9}}
    np.testing.assert_array_equal(changed(idle, 30).people, changed(idle, 30, turnover=burning).people)
    off = changed(CROWD, 30, turnover={"burn_out": {"above": 0.9, "times": 9}})
    on = changed(CROWD, 30, turnover={"burn_out": {"above": 0.1, "times": 9}})
    before, after = _leavers(off), _leavers(on)
    assert all(after[place] <= before[place] for place in before)


def test_who_is_away_is_not_on_the_floor():
    """From nine to eleven one of three is in a training; until nine nothing is different."""
    away = {"interval": "1 h", "days": {"every day": {"09:00": [1, 1]}}}
    off, on = both(small(), 1), changed({}, 1, away=away)
    assert [on_duty(on, hour * HOUR + HOUR // 2 + 30 * 60 * SECOND - 1) for hour in (8, 10, 12)] == [3, 2, 3]
    assert same_until(off, on, 9 * HOUR)
    assert on_duty(changed({}, 1, away=9), HOUR) == 0


ROSTERED: dict[str, Any] = {
    "groups": {
        "agents": {
            "headcount": 0,
            "shifts": {"day": {"agents": ["ada", "ben"], "hours": {"every day": "08:00-16:00"}}},
        }
    }
}


def test_named_agents_leave_their_shifts_and_others_take_their_place():
    """Both are gone for a week; nobody pays for shifts that nobody works."""
    turnover = {"leaves": {0: 0, 30: AT_ONCE}, "replaced_after": "7 d"}
    off, on = changed(ROSTERED, 16), changed(ROSTERED, 16, turnover=turnover)
    assert by_day(off, 16) == [2] * 16
    assert by_day(on, 16) == [2] * 7 + [0] * 7 + [2] * 2
    assert same_until(off, on, 7 * DAY)
    vacant = (on.rostered["begin"] >= 7 * DAY) & (on.rostered["begin"] < 14 * DAY)
    assert not vacant.any()
    assert on.people["agent"].tolist() == [0, 0, 1, 1]
    assert on.people["hired"].tolist() == [NEVER, 14 * DAY] * 2


def test_a_group_of_which_nobody_leaves_changes_no_other():
    """Whoever leaves one group draws nothing of another one that serves another queue."""
    apart: dict[str, Any] = {
        "intents": {
            "call": {"queue": "calls"},
            "claim": {
                "volume": {"count": 20, "per": "1 h"},
                "handle_time": {"talk": "5 min"},
                "queue": "claims",
            },
        },
        "queues": {"claims": {}},
        "groups": {
            "agents": {"serves": ["calls"], "people": 3},
            "others": {"serves": ["claims"], "headcount": 2, "people": 2, "turnover": {"leaves": {0: 20}}},
        },
    }
    off, on = changed(apart, 22), changed(apart, 22, turnover={"leaves": {0: 30}})
    names = [each for each in off.contacts.dtype.names or () if each not in ("case", "contact", "previous")]
    rows = [logs.contacts[logs.contacts["queue"] == 1][names] for logs in (off, on)]
    np.testing.assert_array_equal(*rows)
    others = [logs.people[logs.people["group"] == 1] for logs in (off, on)]
    np.testing.assert_array_equal(*others)
    assert (others[0]["left"] != NEVER).any()
