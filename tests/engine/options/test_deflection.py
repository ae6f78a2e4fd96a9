"""Deflection: going on by another channel instead of waiting, each option off and on."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ccsim.engine import outcomes
from tests.demand.small import merged
from tests.engine.options.histories import Told, having, pair_of, tell
from tests.engine.options.pairs import DAY, HOUR, MINUTE, SECOND, ended, share

#: Two agents for the phone; writers enough for e-mails, which are in a queue of their own.
SHORT: dict[str, Any] = {
    "intents": {
        "call": {
            "channels": {"phone": 0.9, "mail": 0.1},
            "queue": "calls",
            "by_channel": {"mail": {"queue": "mails"}},
        }
    },
    "channels": {"mail": {"mode": "deferred"}},
    "queues": {"calls": {}, "mails": {}},
    "groups": {
        "agents": {"serves": ["calls"], "headcount": 2},
        "writers": {"serves": ["mails"], "headcount": 20},
    },
}


def terms(**change: Any) -> dict[str, Any]:
    """Return a change of the terms of the offer."""
    return {"queues": {"calls": {"deflection": change}}}


OFFERED: dict[str, Any] = merged(SHORT, terms(accept=0.6, channel="mail"))


def gone(told: Told) -> Any:
    """Return the parts that left the line for another channel."""
    return ended(told.contacts, outcomes.DEFLECTED)


def first_moved(off: Told, on: Told) -> int:
    """Return the instant of the first row that is told otherwise; what began before is the same."""
    columns = [name for name in off.contacts.dtype.names or () if name not in ("case", "contact", "previous")]
    rows = min(len(off.contacts), len(on.contacts))
    differs = np.zeros(rows, dtype=bool)
    for name in columns:
        differs |= off.contacts[name][:rows] != on.contacts[name][:rows]
    return int(off.contacts["offered"][differs.argmax()])


def test_deflection_some_go_on_by_another_channel():
    """Fewer give up, and nobody's course is another before the first has gone."""
    off, on = tell(SHORT), tell(OFFERED)
    assert not len(gone(off))
    assert len(gone(on)) > 100
    assert share(on.contacts, outcomes.ABANDONED) < share(off.contacts, outcomes.ABANDONED)
    first = having(on, outcome=outcomes.DEFLECTED)
    earliest = min(on.of(case, "offered")[0] for case in first)
    assert first_moved(off, on) == earliest
    for case in first:
        assert on.of(case, "returns")[0] == outcomes.DEFLECTION
        assert [part[1] for part in on.cases[case]][:2] == ["phone", "mail"][: len(on.cases[case])]
        assert on.of(case, "attempt")[:2] == [0, 1][: len(on.cases[case])]


def test_deflection_leaves_everybody_the_draws_they_had():
    """Who talks in both runs talks as long; who gives up in both does so after the same wait."""
    off, on = tell(SHORT), tell(OFFERED)
    for outcome, begin, end in (
        (outcomes.HANDLED, "answered", "ended"),
        (outcomes.ABANDONED, "queued", "ended"),
    ):
        both = having(off, outcome=outcome, attempt=0) & having(on, outcome=outcome, attempt=0)
        lasts = [
            {case: told.of(case, end)[0] - told.of(case, begin)[0] for case in both} for told in (off, on)
        ]
        assert len(both) > 30
        assert lasts[0] == lasts[1]


def test_accept_more_of_those_offered_it_go():
    """Among those whom nobody could answer at once."""
    off, on = pair_of(merged(OFFERED, terms(accept=0.2)), terms(accept=0.8))
    assert len(gone(on)) > 2 * len(gone(off))
    for told, expected in ((off, 0.2), (on, 0.8)):
        offered = [case for case in told.cases if told.of(case, "answered")[0] != told.of(case, "offered")[0]]
        assert abs(len(gone(told)) / len(offered) - expected) < 0.06


#: Where an intent, a segment or a channel may say who accepts.
PLACES: dict[str, dict[str, Any]] = {
    "intent": {"accepts_deflection": 0},
    "segment": {"accepts_deflection": 1, "by_segment": {"gold": {"accepts_deflection": 0}}},
    "channel": {"accepts_deflection": 1, "by_channel": {"phone": {"accepts_deflection": 0}}},
}


@pytest.mark.parametrize("place", PLACES)
def test_accepts_deflection_goes_before_the_queues(place):
    """None of them goes, whatever the others do."""
    base = merged(
        OFFERED,
        {
            "segments": {"gold": {}, "plain": {}},
            "channels": {"video": {}},
            "intents": {
                "call": {
                    "segments": {"gold": 0.5, "plain": 0.5},
                    "channels": {"phone": 0.45, "video": 0.45, "mail": 0.1},
                }
            },
        },
    )
    off, on = pair_of(base, {"intents": {"call": PLACES[place]}})
    kinds = [
        {(kind.segment, kind.channel) for kind in map(told.plan.kinds.__getitem__, gone(told)["kind"])}
        for told in (off, on)
    ]
    every = {(segment, channel) for segment in ("gold", "plain") for channel in ("phone", "video")}
    left = {
        "intent": set(),
        "segment": {kind for kind in every if kind[0] == "plain"},
        "channel": {kind for kind in every if kind[1] == "video"},
    }
    assert kinds == [every, left[place]]


def test_channel_where_they_go_on():
    """By the channel stated: its mode and its hours are what count then."""
    text = {
        "channels": {"text": {"mode": "conversation"}},
        "intents": {"call": {"by_channel": {"text": {"queue": "mails"}}}},
    }
    off, on = pair_of(OFFERED, merged(text, terms(channel="text")))
    for told, channel in ((off, "mail"), (on, "text")):
        gone_to = {
            tuple(part[1] for part in told.cases[case]) for case in having(told, outcome=outcomes.DEFLECTED)
        }
        assert gone_to == {("phone", channel)}
    assert having(off, outcome=outcomes.DEFLECTED) == having(on, outcome=outcomes.DEFLECTED)


def test_who_was_sent_on_is_not_sent_on_again():
    """Chats are offered e-mail, and calls chats: who comes from the phone waits for the chat."""
    chats = {
        "channels": {"chat": {"mode": "concurrent"}},
        "queues": {"chats": {"deflection": {"accept": 1, "channel": "mail"}}},
        "groups": {"chatters": {"serves": ["chats"], "headcount": 1}},
        "intents": {
            "call": {
                "channels": {"phone": 0.6, "chat": 0.3, "mail": 0.1},
                "by_channel": {"chat": {"queue": "chats"}},
            }
        },
    }
    told = tell(OFFERED, chats, terms(channel="chat"))
    ways = {tuple(part[1] for part in told.cases[case]) for case in having(told, outcome=outcomes.DEFLECTED)}
    assert ways == {("phone", "chat"), ("chat", "mail")}


def test_after_it_is_offered_by_announcement():
    """45 s in the line; who left before heard no offer."""
    off, on = pair_of(OFFERED, terms(after="45 s"))
    assert set(gone(off)["ended"] - gone(off)["queued"]) == {0}
    assert set(gone(on)["ended"] - gone(on)["queued"]) == {45 * SECOND}
    assert share(on.contacts, outcomes.ABANDONED) > share(off.contacts, outcomes.ABANDONED)
    # they leave a shadow in the line: what an endlessly patient one would have waited is known
    assert (gone(on)["virtual"] >= 45 * SECOND).sum() > 0.9 * len(gone(on))


def test_after_a_callback_has_been_offered():
    """Who accepts a callback is offered nothing else; of the others so many go."""
    callback = {"queues": {"calls": {"callback": {"accept": 0.5}}}}
    off, on = pair_of(OFFERED, callback)
    assert len(ended(on.contacts, outcomes.CALLBACK)) > 50
    assert 0 < len(gone(on)) < len(gone(off))
    _, all_booked = pair_of(OFFERED, {"queues": {"calls": {"callback": {"accept": 1}}}})
    assert not len(gone(all_booked))


def test_queue_length_only_where_so_many_wait():
    """At least three must be waiting."""
    off, on = pair_of(OFFERED, terms(queue_length=3))
    assert 0 < len(gone(on)) < len(gone(off))
    assert min(_waiting(on)) == 3
    assert min(_waiting(off)) == 0


def _waiting(told: Told) -> list[int]:
    """Return how many others were in line as each one left it for another channel."""
    calls = told.contacts[told.contacts["queue"] == told.plan.queues.index("calls")]
    left = np.where(calls["answered"] >= 0, calls["answered"], calls["ended"])
    left[left < 0] = 2**62
    return [
        int(((calls["queued"] >= 0) & (calls["queued"] < row["ended"]) & (left > row["ended"])).sum())
        for row in gone(told)
    ]


def test_expected_wait_only_where_the_wait_is_long():
    """Three minutes must be expected."""
    off, on = pair_of(OFFERED, terms(expected_wait="3 min"))
    assert 0 < len(gone(on)) < len(gone(off))


def test_estimate_by_queue_length_counts_handle_time():
    """With a longer handle time the same queue means a longer wait: three others are enough, or one."""
    base = merged(OFFERED, terms(expected_wait="4 min", estimate="queue_length", handle_time="2 min 40 s"))
    off, on = pair_of(base, terms(handle_time="8 min"))
    assert (min(_waiting(off)), min(_waiting(on))) == (3, 1)


def test_estimate_by_last_wait_looks_at_the_one_answered_last():
    """Whenever somebody goes, the last one to be answered had waited a minute and more."""
    _, on = pair_of(OFFERED, terms(expected_wait="1 min", estimate="last_wait"))
    rows = on.contacts[
        (on.contacts["queue"] == on.plan.queues.index("calls")) & (on.contacts["answered"] >= 0)
    ]
    rows = rows[np.argsort(rows["answered"], kind="stable")]
    assert len(gone(on)) > 20
    for row in gone(on):
        before = rows[rows["answered"] < row["ended"]]
        assert before[-1]["answered"] - before[-1]["queued"] >= MINUTE


def test_estimate_by_head_of_line_looks_at_the_longest_wait_so_far():
    """Whenever somebody goes, somebody has been waiting for a minute and more."""
    _, on = pair_of(OFFERED, terms(expected_wait="1 min", estimate="head_of_line"))
    rows = on.contacts[on.contacts["queue"] == on.plan.queues.index("calls")]
    left = np.where(
        rows["answered"] >= 0, rows["answered"], np.where(rows["ended"] >= 0, rows["ended"], 2**62)
    )
    assert len(gone(on)) > 20
    for row in gone(on):
        assert (
            (rows["queued"] >= 0) & (rows["queued"] <= row["ended"] - MINUTE) & (left > row["ended"])
        ).any()


def test_delay_they_get_in_touch_there_later():
    """Five minutes until the message is written; who goes is the same."""
    off, on = pair_of(OFFERED, terms(delay="5 min"))
    assert set(gone(off)["returns_at"] - gone(off)["ended"]) == {0}
    assert set(gone(on)["returns_at"] - gone(on)["ended"]) == {5 * MINUTE}
    assert having(off, outcome=outcomes.DEFLECTED) == having(on, outcome=outcomes.DEFLECTED)


def test_leave_who_refuses_may_give_up_at_once():
    """All of them, half, or none; who goes on by e-mail would have in any case until then."""
    off, on = pair_of(OFFERED, terms(leave=0.5))
    left = ended(on.contacts, outcomes.ABANDONED)
    at_once = left[left["ended"] == left["queued"]]
    refused = having(on, outcome=outcomes.ABANDONED)
    assert not (
        ended(off.contacts, outcomes.ABANDONED)["ended"] == ended(off.contacts, outcomes.ABANDONED)["queued"]
    ).any()
    assert len(at_once) > 50
    assert refused
    _, all_leave = pair_of(OFFERED, terms(leave=1))
    waited = all_leave.contacts["answered"] - all_leave.contacts["queued"]
    calls = all_leave.contacts["queue"] == all_leave.plan.queues.index("calls")
    assert set(waited[calls & (all_leave.contacts["answered"] >= 0)]) == {0}


def test_deflection_of_a_queue_nobody_waits_in_changes_nothing():
    """An offer that is never made."""
    spare = {"queues": {"spare": {}}, "groups": {"writers": {"serves": ["mails", "spare"]}}}
    claim = {
        "volume": {"count": 3, "per": "1 h"},
        "handle_time": {"talk": "1 min"},
        "queue": "spare",
        "channels": {"phone": 1},
    }
    base = merged(merged(OFFERED, spare), {"intents": {"claim": claim}})
    off, on = pair_of(base, {"queues": {"spare": {"deflection": {"accept": 1, "channel": "mail"}}}})
    assert off.cases == on.cases


def test_nobody_is_sent_to_a_closed_channel():
    """Who waits in the afternoon, when the other channel has closed, is not asked."""
    chat = {
        "channels": {"mail": {"mode": "concurrent", "hours": {"mon-sun": "08:00-12:00"}}},
        "groups": {"writers": {"loads": [{"concurrent": 3}]}},
    }
    told = tell(merged(OFFERED, chat))
    sent = gone(told)["ended"] % DAY
    assert len(sent) > 50
    assert (sent >= 8 * HOUR).all()
    assert (sent < 12 * HOUR).all()
