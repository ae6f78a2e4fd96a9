"""What agents may have in hand, and at what speed: each option off and on."""

from __future__ import annotations

import numpy as np
import pytest

from ccsim.engine import outcomes
from tests.demand.small import both, merged, small
from tests.engine.options.pairs import HOUR, SECOND, busy, contacts_of, ended, pair, wait
from tests.engine.options.shared import (
    BOTH,
    CHATS,
    ITEMS,
    MAIL,
    PHONE,
    TALKS,
    channel,
    group,
    loads,
    most_in_hand,
    of_kind,
)


@pytest.mark.parametrize(
    ("base", "mode"),
    [({}, "live"), (CHATS, "concurrent"), (TALKS, "conversation"), (ITEMS, "deferred")],
    ids=["live", "concurrent", "conversation", "deferred"],
)
def test_loads_of_each_mode_let_so_many_be_in_hand(base, mode):
    """Two instead of one, and never three."""
    off, on = pair(merged(base, merged(group(headcount=2), loads({mode: 1}))), loads({mode: 2}))
    assert most_in_hand(off) == 1
    assert most_in_hand(on) == 2


@pytest.mark.parametrize("mode", ["live", "concurrent", "conversation", "deferred"])
def test_speed_of_each_mode_at_a_load(mode):
    """At half the speed, two in hand take longer; one alone as long as ever."""
    base = merged(
        {"live": {}, "concurrent": CHATS, "conversation": TALKS, "deferred": ITEMS}[mode], group(headcount=2)
    )
    _, on = pair(base, loads({mode: 2, "speed": {mode: 0.5}}))
    alone, two = (on.in_hand[on.in_hand["number"] == number] for number in (1, 2))
    assert set(alone["speed"]) == {1.0}
    assert set(two["speed"]) == {0.5}
    # time times speed is the work: what was drawn, to within a microsecond for each stretch
    over = np.flatnonzero((on.contacts["released"] >= 0) & (on.contacts["answered"] >= 0))
    done = np.bincount(on.in_hand["part"], (on.in_hand["end"] - on.in_hand["begin"]) * on.in_hand["speed"])
    np.testing.assert_allclose(done[over], on.contacts["talk"][over], atol=20)


def test_aht_in_hand_is_not_for_calls():
    """Who has three calls in hand holds a conference; nobody talks slower for it."""
    off, on = contacts_of(loads({"live": 3}), group(aht_in_hand={1: "3 min", 2: "6 min"}))
    np.testing.assert_array_equal(off, on)


def test_aht_in_hand_is_a_speed_by_number():
    """Twice the handle time with three in hand; with two that of one, the next smaller stated."""
    base = merged(CHATS, loads({"concurrent": 3}))
    off, on = pair(base, group(aht_in_hand={1: "3 min", 3: "6 min"}))
    for number, speed in ((1, 1.0), (2, 1.0), (3, 0.5)):
        assert set(off.in_hand["speed"][off.in_hand["number"] == number]) == {1.0}
        assert set(on.in_hand["speed"][on.in_hand["number"] == number]) == {speed}
    assert busy(ended(on.contacts, outcomes.HANDLED)) > busy(ended(off.contacts, outcomes.HANDLED))


def test_work_stands_still_at_a_speed_of_nothing():
    """A call stops the work item beside it."""
    base = merged(BOTH, loads({"live": 1, "deferred": 1}))
    off, on = pair(base, loads({"live": 1, "deferred": 1, "speed": {"deferred": 0}}))
    for logs, speed in ((off, 1.0), (on, 0.0)):
        kinds = logs.contacts["kind"][logs.in_hand["part"]]
        together = logs.in_hand["number"] == 2
        assert together.sum() > 50
        assert set(logs.in_hand["speed"][together & (kinds == MAIL)]) == {speed}
        assert set(logs.in_hand["speed"][together & (kinds == PHONE)]) == {1.0}


def test_several_modes_in_hand_or_one_after_the_other():
    """Chats beside calls only where a load says so."""
    base = merged(BOTH, channel("mail", mode="concurrent"))
    apart = loads({"live": 1}, {"concurrent": 2})
    off, on = pair(merged(base, apart), loads({"live": 1, "concurrent": 1}, {"concurrent": 2}))

    def mixed(logs):
        kinds = logs.contacts["kind"][logs.in_hand["part"]]
        keys = zip(logs.in_hand["agent"].tolist(), logs.in_hand["begin"].tolist(), strict=True)
        found = {}
        for key, kind, number in zip(keys, kinds.tolist(), logs.in_hand["number"].tolist(), strict=True):
            if number > 1:
                found.setdefault(key, set()).add(kind)
        return sum(len(kinds) > 1 for kinds in found.values())

    assert mixed(off) == 0
    assert mixed(on) > 20


def test_switching_is_work_after_a_change_of_channel():
    """10 s for about half of the contacts, none where there is one channel."""
    off, on = contacts_of(BOTH, group(switching="10 s"))
    _, alone = contacts_of({}, group(switching="10 s"))
    assert set(off["set_up"]) == {0}
    assert set(on["set_up"]) == {0, 10 * SECOND}
    assert set(alone["set_up"]) == {0}
    taken = on[on["answered"] >= 0]
    for agent in range(2):
        own = taken[taken["agent"] == agent]
        own = own[np.argsort(own["answered"], kind="stable")]
        np.testing.assert_array_equal(own["set_up"][1:] > 0, own["kind"][1:] != own["kind"][:-1])
    handled = ended(on, outcomes.HANDLED)
    in_all = handled["released"] - handled["answered"]
    np.testing.assert_array_equal(in_all, handled["talk"] + handled["set_up"])


def test_skill_hours_keep_a_queue_for_the_afternoon():
    """Work items are taken up from 13:00 to 17:00 only."""
    off, on = contacts_of(BOTH, group(serves={"written": {"hours": {"every day": "13:00-17:00"}}}))
    hours = [of_kind(each, MAIL)["answered"] for each in (off, on)]
    hours = [each[each >= 0] % (24 * HOUR) / HOUR for each in hours]
    assert hours[0].min() < 1
    assert len(hours[1]) > 100
    assert (hours[1] >= 13).all()
    assert (hours[1] < 17).all()
    calls = of_kind(on, PHONE)["answered"]
    assert (calls[calls >= 0] % (24 * HOUR) / HOUR).min() < 1


def test_live_goes_before_deferred_in_one_queue():
    """Several modes wait together: a call is taken up before every work item."""
    one = merged(BOTH, {"intents": {"call": {"by_channel": {"mail": {"queue": "calls"}}}}})
    contacts, _ = contacts_of(merged(one, group(headcount=1)), {})
    calls, items = (of_kind(contacts, kind) for kind in (PHONE, MAIL))
    taken = items[items["answered"] > items["queued"]]
    waiting = [
        (
            (calls["queued"] < row["answered"])
            & (np.where(calls["answered"] >= 0, calls["answered"], calls["ended"]) > row["answered"])
        ).any()
        for row in taken
    ]
    assert len(waiting) > 20
    assert not any(waiting)


def test_the_earlier_mode_goes_first_among_equal_priorities():
    """Live before concurrent before conversation before deferred, all in one queue."""
    modes = ("live", "concurrent", "conversation", "deferred")
    base = {
        "channels": {mode: {"mode": mode} for mode in modes},
        "intents": {"call": {"channels": dict.fromkeys(modes, 0.25), "patience": "never"}},
    }
    contacts = both(small(**base), 4).contacts
    waits = [wait(of_kind(contacts, kind)) for kind in range(4)]
    assert waits == sorted(waits)
    assert waits[0] < 0.5 * waits[-1]
