"""Callbacks: each option off and on."""

from __future__ import annotations

from typing import Any

import numpy as np

from ccsim.engine import outcomes
from tests.demand.small import merged
from tests.engine.options.pairs import MINUTE, SECOND, SHORT, came, contacts_of, ended, share, wait

OFFERED: dict[str, Any] = {**SHORT, "queues": {"calls": {"callback": {"accept": 0.8}}}}


def terms(**change: Any) -> dict[str, Any]:
    """Return a change of the callback's terms."""
    return {"queues": {"calls": {"callback": change}}}


def booked(contacts: np.ndarray) -> np.ndarray:
    """Return the parts that left the line for a callback."""
    return ended(contacts, outcomes.CALLBACK)


def test_callback_loses_fewer_callers():
    """Who is called back does not lose patience."""
    off, on = contacts_of(SHORT, {"queues": OFFERED["queues"]})
    assert len(booked(off)) == 0
    assert len(booked(on)) > 100
    assert share(on, outcomes.ABANDONED) < share(off, outcomes.ABANDONED)


def test_callback_accept_more_who_accept_more_callbacks():
    """The share of those offered one."""
    off, on = contacts_of(merged(OFFERED, terms(accept=0.2)), terms(accept=0.8))
    assert len(booked(on)) > len(booked(off))


def test_accepts_callback_of_the_intent_goes_before():
    """An intent that takes none."""
    off, on = contacts_of(OFFERED, {"intents": {"call": {"accepts_callback": 0}}})
    assert len(booked(off)) > 100
    assert len(booked(on)) == 0


def test_accepts_callback_of_a_segment_goes_before_the_intent():
    """Gold takes none, the others all."""
    base = merged(
        OFFERED,
        {
            "segments": {"gold": {}, "plain": {}},
            "intents": {"call": {"segments": {"gold": 0.5, "plain": 0.5}, "accepts_callback": 1}},
        },
    )
    off, on = contacts_of(base, {"intents": {"call": {"by_segment": {"gold": {"accepts_callback": 0}}}}})
    assert set(booked(off)["kind"]) == {0, 1}
    assert set(booked(on)["kind"]) == {1}


def test_after_an_announcement_callbacks_are_booked_later():
    """45 s in the line; who left before heard no offer."""
    off, on = contacts_of(OFFERED, terms(after="45 s"))
    assert set(booked(off)["ended"] - booked(off)["queued"]) == {0}
    assert set(booked(on)["ended"] - booked(on)["queued"]) == {45 * SECOND}
    assert share(on, outcomes.ABANDONED) > share(off, outcomes.ABANDONED)


def test_queue_length_callbacks_only_where_so_many_wait():
    """At least three must be waiting."""
    off, on = contacts_of(OFFERED, terms(queue_length=3))
    assert 0 < len(booked(on)) < len(booked(off))


def test_expected_wait_callbacks_only_where_the_wait_is_long():
    """Three minutes must be expected."""
    off, on = contacts_of(OFFERED, terms(expected_wait="3 min"))
    assert 0 < len(booked(on)) < len(booked(off))


def test_estimate_by_queue_length_counts_handle_time():
    """With a longer handle time the same queue means a longer wait, and more are offered a callback."""
    base = merged(OFFERED, terms(expected_wait="4 min", estimate="queue_length", handle_time="1 min"))
    off, on = contacts_of(base, terms(handle_time="5 min"))
    assert len(booked(on)) > len(booked(off))


def _least_waiting(contacts: np.ndarray) -> int:
    """Return the fewest others who were in line as a callback was booked."""
    left = np.where(contacts["answered"] >= 0, contacts["answered"], contacts["ended"])
    left[left < 0] = 2**62
    return min(
        int(((contacts["queued"] >= 0) & (contacts["queued"] < row["ended"]) & (left > row["ended"])).sum())
        for row in booked(contacts)
    )


def test_estimate_by_queue_length_counts_the_agents_of_open_levels():
    """Two more help after a minute: nobody who joins is promised them, who hears the offer later is."""
    levels = {
        "queues": {"calls": {"overflow": {2: "1 min"}}},
        "groups": {
            "agents": {"serves": {"calls": {}}, "headcount": 2},
            "more": {"serves": {"calls": {"level": 2}}, "headcount": 2},
        },
        "intents": {"call": {"volume": {"count": 60}, "patience": "never"}},
    }
    stated = {"way": "scheduled", "delay": "20 h", "expected_wait": "4 min", "handle_time": "4 min"}
    base = merged(merged(OFFERED, levels), terms(**stated))
    off, on = contacts_of(base, terms(after="50 s"))
    assert min(len(booked(off)), len(booked(on))) > 20
    assert (_least_waiting(off), _least_waiting(on)) == (2, 2)
    _, open_by_then = contacts_of(base, terms(after="70 s"))
    assert _least_waiting(open_by_then) == 4


def test_estimate_by_last_wait_looks_at_the_one_answered_last():
    """Whenever a callback is booked, the last one to be answered had waited a minute and more."""
    _, on = contacts_of(OFFERED, terms(expected_wait="1 min", estimate="last_wait"))
    # Those who are called back do not wait on the line.
    handled = on[(on["answered"] >= 0) & (on["via"] != outcomes.CALLED_BACK)]
    handled = handled[np.argsort(handled["answered"], kind="stable")]
    assert len(booked(on)) > 20
    for row in booked(on):
        before = handled[handled["answered"] < row["ended"]]
        assert before[-1]["answered"] - before[-1]["queued"] >= MINUTE


def test_estimate_by_head_of_line_looks_at_the_longest_wait_so_far():
    """Whenever a callback is booked, somebody has been waiting for a minute and more."""
    _, on = contacts_of(OFFERED, terms(expected_wait="1 min", estimate="head_of_line"))
    left = np.where(on["answered"] >= 0, on["answered"], np.where(on["ended"] >= 0, on["ended"], 2**62))
    assert len(booked(on)) > 20
    for row in booked(on):
        there = (on["queued"] >= 0) & (on["queued"] <= row["ended"] - MINUTE) & (left > row["ended"])
        assert there.any()


def test_way_keep_place_callbacks_wait_as_if_they_had_stayed():
    """The part that is called back counts as queued when its customer was."""
    _, on = contacts_of(SHORT, merged({"queues": OFFERED["queues"]}, terms(way="keep_place", after="30 s")))
    back = came(on, outcomes.CALLED_BACK)
    assert len(back) > 50
    np.testing.assert_array_equal(back["queued"], on["queued"][back["previous"]])


def test_way_own_queue_callbacks_wait_in_the_queue_named():
    """A queue of their own, with its own priority: here served last."""
    base = merged(
        OFFERED,
        {
            "queues": {"later": {"priority": 5}},
            "groups": {"agents": {"serves": ["calls", "later"]}},
            "intents": {"call": {"queue": "calls"}},
        },
    )
    off, on = contacts_of(base, terms(way="own_queue", queue="later"))
    assert set(came(off, outcomes.CALLED_BACK)["queue"]) == {0}
    back = came(on, outcomes.CALLED_BACK)
    assert set(back["queue"]) == {1}
    np.testing.assert_array_equal(back["queued"], back["offered"])
    # Those who stay on the line go before them now.
    assert wait(on, 0) < wait(off, 0)


def test_way_scheduled_callbacks_come_after_the_delay():
    """Half an hour after they were booked."""
    _, on = contacts_of(OFFERED, terms(way="scheduled", delay="30 min"))
    back = came(on, outcomes.CALLED_BACK)
    back = back[back["queued"] >= 0]
    assert len(back) > 50
    assert set(back["queued"] - back["offered"]) == {30 * MINUTE}


def test_dial_takes_an_agents_time():
    """20 s before each talk of a callback."""
    off, on = contacts_of(OFFERED, terms(dial="20 s"))
    taken = {name: came(each, outcomes.CALLED_BACK) for name, each in (("off", off), ("on", on))}
    taken = {name: each[each["answered"] >= 0] for name, each in taken.items()}
    assert set(taken["off"]["dial"]) == {0}
    assert set(taken["on"]["dial"]) == {20 * SECOND}


def test_no_answer_some_callbacks_find_nobody():
    """Four of ten do not pick up; the agent has dialled all the same."""
    base = merged(OFFERED, terms(dial="20 s"))
    off, on = contacts_of(base, terms(no_answer=0.4))
    missed = ended(on, outcomes.NO_ANSWER)
    assert len(ended(off, outcomes.NO_ANSWER)) == 0
    assert len(missed) > 30
    np.testing.assert_array_equal(missed["released"], missed["answered"] + 20 * SECOND)


def test_tries_more_of_them_reach_more_customers():
    """Three tries instead of one."""
    base = merged(OFFERED, terms(no_answer=0.5, again="10 min"))
    off, on = contacts_of(base, terms(tries=3))
    reached = {}
    for name, each in (("off", off), ("on", on)):
        reached[name] = len(ended(came(each, outcomes.CALLED_BACK), outcomes.HANDLED)) / len(booked(each))
    assert set(off["tries"]) == {0}
    assert set(on["tries"]) == {0, 1, 2}
    assert reached["on"] > reached["off"]


def test_again_is_the_time_between_tries():
    """A second try comes 20 minutes after the first."""
    base = merged(OFFERED, terms(no_answer=0.5, tries=3, again="5 min"))
    off, on = contacts_of(base, terms(again="20 min"))
    for contacts, minutes in ((off, 5), (on, 20)):
        later = contacts[(contacts["tries"] > 0) & (contacts["answered"] >= 0)]
        assert len(later) > 20
        assert (later["answered"] - later["offered"]).min() >= minutes * MINUTE
