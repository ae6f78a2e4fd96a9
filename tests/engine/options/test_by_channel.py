"""What differs on a channel: each field off and on."""

from __future__ import annotations

from typing import Any

import pytest

from ccsim.engine import outcomes
from tests.demand.small import merged
from tests.engine.options.pairs import MINUTE, SECOND, contacts_of, ended, wait

#: Half phone, half chat, in one queue of two agents.
HALF: dict[str, Any] = {
    "channels": {"chat": {"mode": "concurrent"}},
    "segments": {"gold": {}},
    "intents": {
        "call": {
            "channels": {"phone": 0.5, "chat": 0.5},
            "queue": "calls",
            "handle_time": {"talk": "4 min", "hold": "10 s", "wrap_up": "20 s"},
        }
    },
    "groups": {"agents": {"headcount": 2}},
}
PHONE, CHAT = 0, 1


def of_chats(**differs: Any) -> dict[str, Any]:
    """Return a change of what differs for chats."""
    return {"intents": {"call": {"by_channel": {"chat": differs}}}}


@pytest.mark.parametrize(("part", "usual"), [("talk", 240), ("hold", 10), ("wrap_up", 20)])
def test_by_channel_handle_time_differs_on_the_channel_alone(part, usual):
    """The parts not named stay the intent's."""
    _, on = contacts_of(HALF, of_chats(handle_time={part: "90 s"}), 2)
    handled = ended(on, outcomes.HANDLED)
    for kind, expected in ((CHAT, 90), (PHONE, usual)):
        assert set(handled[part][handled["kind"] == kind]) == {expected * SECOND}
    others = {"talk": 240, "hold": 10, "wrap_up": 20} | {part: 90}
    chats = handled[handled["kind"] == CHAT]
    assert {name: chats[name].max() // SECOND for name in others} == others


@pytest.mark.parametrize("terms", [{"priority": -1}, {"head_start": "4 min"}], ids=["priority", "head_start"])
def test_by_channel_priority_and_head_start(terms):
    """Chats wait less and calls longer; a head start helps among equals of one mode."""
    base = merged(HALF, {"intents": {"call": {"patience": "never"}}, "groups": {"agents": {"headcount": 3}}})
    base["channels"] = {"chat": {"mode": "live"}}
    off, on = contacts_of(base, of_chats(**terms))
    moved = [wait(on[on["kind"] == kind]) - wait(off[off["kind"] == kind]) for kind in (PHONE, CHAT)]
    assert moved[CHAT] < 0 < moved[PHONE]


def test_by_channel_queue_is_its_own():
    """Chats wait for a group of their own."""
    base = merged(
        HALF,
        {
            "queues": {"chats": {}},
            "groups": {"agents": {"serves": ["calls"]}, "chatters": {"headcount": 1, "serves": ["chats"]}},
        },
    )
    off, on = contacts_of(base, of_chats(queue="chats"))
    assert set(off["queue"]) == {0}
    assert set(on["queue"][on["kind"] == PHONE]) == {0}
    assert set(on["queue"][on["kind"] == CHAT]) == {1}
    assert set(on["group"][(on["kind"] == CHAT) & (on["answered"] >= 0)]) == {1}


#: difference: a figure of the contacts of one kind that only that of chats may move, and its direction
DIFFERENCES: dict[str, Any] = {
    "patience": ("never", lambda c: (c["outcome"] == outcomes.ABANDONED).mean(), -1),
    "balking": (0.4, lambda c: (c["outcome"] == outcomes.BALKED).mean(), +1),
    "redial": (
        {"probability": 0.9, "delay": "5 min"},
        lambda c: (c["returns"] == outcomes.REDIAL).mean(),
        +1,
    ),
    "retry": ({"probability": 0.9, "delay": "5 min"}, lambda c: (c["returns"] == outcomes.RETRY).mean(), +1),
    "accepts_callback": (0.9, lambda c: (c["outcome"] == outcomes.CALLBACK).mean(), +1),
    "resolution": (
        {"probability": 0.5, "repeat": {"probability": 0.9, "delay": "1 h"}},
        lambda c: (c["returns"] == outcomes.REPEAT).mean(),
        +1,
    ),
}
#: What must be there for a difference to matter.
_WHERE = {
    "retry": {"queues": {"calls": {"capacity": 1}}},
    "accepts_callback": {"queues": {"calls": {"callback": {"accept": 0}}}},
}


@pytest.mark.parametrize("field", DIFFERENCES)
def test_by_channel_what_customers_do_differs_on_the_channel(field):
    """Callers do as before, but for whom they meet in the line."""
    value, figure, direction = DIFFERENCES[field]
    off, on = contacts_of(merged(HALF, _WHERE.get(field, {})), of_chats(**{field: value}))
    moved = [figure(on[on["kind"] == kind]) - figure(off[off["kind"] == kind]) for kind in (PHONE, CHAT)]
    assert direction * moved[CHAT] > 0.05
    assert field == "patience" or abs(moved[PHONE]) <= 0.05


def test_by_channel_goes_before_what_differs_for_the_segment():
    """Gold talks for two minutes, chats take three, with gold too."""
    gold = {"intents": {"call": {"by_segment": {"gold": {"handle_time": {"talk": "2 min"}}}}}}
    off, on = contacts_of(merged(HALF, gold), of_chats(handle_time={"talk": "3 min"}), 2)
    for each, chats in ((off, 2), (on, 3)):
        handled = ended(each, outcomes.HANDLED)
        assert set(handled["talk"][handled["kind"] == PHONE]) == {2 * MINUTE}
        assert set(handled["talk"][handled["kind"] == CHAT]) == {chats * MINUTE}
