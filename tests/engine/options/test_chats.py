"""Concurrent work: each option off and on."""

from __future__ import annotations

import numpy as np

from ccsim.engine import outcomes
from tests.demand.small import merged
from tests.engine.options.pairs import HOUR, SECOND, contacts_of, ended, pair, share
from tests.engine.options.shared import CHATS, by_case, channel, loads, mean_in_hand, most_in_hand

MANY = merged(CHATS, loads({"concurrent": 3}))


def test_mode_concurrent_agents_have_several_in_hand():
    """Two agents with three chats each answer more than two with a call each."""
    off, on = pair(
        {"groups": {"agents": {"headcount": 2}}}, merged(channel(mode="concurrent"), loads({"concurrent": 3}))
    )
    assert len(off.in_hand) == 0
    assert most_in_hand(on) == 3
    assert share(on.contacts, outcomes.ABANDONED) < share(off.contacts, outcomes.ABANDONED)


def test_without_loads_one_chat_at_a_time_is_a_call():
    """Row by row as live."""
    off, on = contacts_of({}, channel(mode="concurrent"))
    for field in ("queued", "answered", "ended", "released", "talk", "outcome"):
        np.testing.assert_array_equal(off[field], on[field], err_msg=field)


def test_silent_some_leave_without_a_sign():
    """Nobody sees them go; an agent opens some of them after they have left."""
    off, on = contacts_of(CHATS, channel(silent=1, notice="45 s"))
    assert len(ended(off, outcomes.ABANDONED)) > 100
    assert len(ended(on, outcomes.ABANDONED)) == 0
    left = ended(on, outcomes.SILENT)
    opened = left[left["answered"] >= 0]
    assert len(opened) > 100
    assert (opened["answered"] >= opened["ended"]).all()


def test_silent_customers_redial_from_when_they_left():
    """Not from when an agent opens what they left behind; that is work, and resolves nothing."""
    base = merged(CHATS, {"intents": {"call": {"redial": {"probability": 1, "delay": "3 h"}}}})
    off, on = contacts_of(base, channel(silent=1))
    gone = ended(on, outcomes.SILENT)
    again = gone[gone["returns"] == outcomes.REDIAL]
    assert set(again["returns_at"] - again["ended"]) == {3 * HOUR}
    assert set(gone["resolved"]) == {0}
    assert share(on, outcomes.HANDLED) < share(off, outcomes.HANDLED)


def test_notice_is_the_time_until_an_agent_sees_it():
    """45 s instead of 60 s."""
    off, on = contacts_of(merged(CHATS, channel(silent=1)), channel(notice="45 s"))
    for contacts, seconds in ((off, 60), (on, 45)):
        left = ended(contacts, outcomes.SILENT)
        opened = left[left["released"] >= 0]
        assert set(opened["released"] - opened["answered"]) == {seconds * SECOND}


def test_slow_customers_take_so_many_times_as_long():
    """About a third of them, twice as long, to the microsecond."""
    off, on = contacts_of(CHATS, channel(slow={"share": 1 / 3, "times": 2}))
    usual, slow = by_case(off), by_case(on)
    both = [
        (int(usual[name]["talk"]), int(row["talk"]))
        for name, row in slow.items()
        if name in usual and min(row["answered"], usual[name]["answered"]) >= 0
    ]
    longer = [(before, after) for before, after in both if after != before]
    assert 0.25 < len(longer) / len(both) < 0.42
    assert all(abs(after - 2 * before) <= 2 for before, after in longer)


def test_fill_first_leaves_agents_free_where_least_loaded_spreads():
    """The same chats lie with fewer agents, each with more in hand."""
    base = merged(MANY, {"groups": {"agents": {"headcount": 4}}})
    off, on = pair(base, {"queues": {"calls": {"choose": "fill_first"}}})
    assert mean_in_hand(on) > 1.2 * mean_in_hand(off)
