"""Work that is put aside: what each option of it costs, to the second."""

from __future__ import annotations

from typing import Any

import numpy as np

from ccsim.engine import outcomes
from tests.demand.small import logs_of, merged, small
from tests.engine.options.pairs import DAY, HOUR, MINUTE, pair
from tests.engine.options.shared import BOTH, MAIL, PHONE, channel, group, loads, put_aside, spells

#: Calls interrupt work items of 10 min.
INTERRUPTED: dict[str, Any] = merged(
    merged(BOTH, channel("mail", interrupted="returns")),
    {"intents": {"call": {"by_channel": {"mail": {"handle_time": {"talk": "10 min"}}}}}},
)


def test_interrupted_work_is_that_of_a_later_mode_alone():
    """A work item waits until another is finished, and calls wait for calls."""
    logs = logs_of(small(**INTERRUPTED), 2)
    assert set(logs.contacts["kind"][put_aside(logs)]) == {MAIL}
    alone = merged(INTERRUPTED, {"intents": {"call": {"channels": {"phone": 0, "mail": 1}}}})
    assert put_aside(logs_of(small(**alone), 2)) == []


def test_interrupted_work_is_that_of_no_better_priority():
    """Work items that go before calls are finished first."""
    urgent = merged(INTERRUPTED, {"intents": {"call": {"by_channel": {"mail": {"priority": -1}}}}})
    assert put_aside(logs_of(small(**urgent), 2)) == []


def test_resume_costs_each_time_work_is_taken_up_again():
    """A minute for every spell after the first."""
    off, on = pair(INTERRUPTED, channel("mail", resume="1 min"))
    assert set(off.contacts["set_up"]) == {0}
    again = np.zeros(len(on.contacts), dtype=int)
    for part, told in spells(on).items():
        again[part] = len(told) - 1
    over = on.contacts["outcome"] == outcomes.HANDLED
    np.testing.assert_array_equal((on.contacts["set_up"] // MINUTE)[over], again[over])
    assert again.max() > 1


def test_interrupted_puts_aside_no_more_than_makes_room():
    """Of two work items in hand one goes, where the other fits beside the call."""
    base = merged(INTERRUPTED, loads({"deferred": 2}, {"live": 1, "deferred": 1}))
    logs = logs_of(small(**base), 2)
    assert len(put_aside(logs)) > 20
    calls = logs.contacts["kind"][logs.in_hand["part"]] == PHONE
    beside = logs.in_hand[calls & (logs.in_hand["number"] == 2)]
    began = {(int(each["agent"]), int(each["begin"])) for each in beside}
    ended = {(told[0][0], told[0][2]) for part, told in spells(logs).items() if part in put_aside(logs)}
    assert len(began & ended) > 10


#: Work items of 50 min, on two agents by day: at four there is always something in hand.
DAYS: dict[str, Any] = {
    "channels": {"phone": {"mode": "deferred"}},
    "intents": {"call": {"handle_time": {"talk": "50 min"}}},
    "groups": {
        "agents": {"headcount": 0, "shifts": {"day": {"agents": 2, "hours": {"every day": "08:00-16:00"}}}}
    },
}


def test_finish_within_ten_minutes_is_finished():
    """Everything is finished in overtime, or what takes 10 min more at most; the rest is for tomorrow."""
    off, on = pair(DAYS, channel(finish_within="10 min"))
    late = [(each.agents["off"] - each.agents["due"])[each.agents["due"] >= 0].max() for each in (off, on)]
    assert late[0] > 15 * MINUTE
    assert late[1] <= 10 * MINUTE
    assert put_aside(off) == []
    assert len(put_aside(on)) >= 3
    for part in put_aside(on):
        (_, _, end), (_, begin, _) = spells(on)[part][:2]
        assert end % DAY == 16 * HOUR
        assert begin % DAY == 8 * HOUR


def test_finish_within_what_stays_waits_for_its_agent():
    """In the queue the other may take it up; what stays is finished by the one who began."""
    logs = logs_of(small(**merged(DAYS, channel(finish_within="0 s", interrupted="stays"))), 4)
    assert len(put_aside(logs)) >= 3
    assert {len({each[0] for each in spells(logs)[part]}) for part in put_aside(logs)} == {1}


def test_finish_within_holds_where_a_headcount_falls():
    """By headcount as by shift: who has only such work goes at once."""
    falls = {"interval": "1 h", "days": {"every day": {"08:00": [2] * 8}}}
    off, on = pair(merged(DAYS, group(headcount=falls, shifts={})), channel(finish_within="0 s"))
    assert {int(each) // HOUR for each in on.agents["off"] % DAY} == {16}
    assert (off.agents["off"] % DAY > 16 * HOUR).any()
