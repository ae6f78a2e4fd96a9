"""What must hold where agents share themselves, whatever the numbers: monotony and common random numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ccsim.engine import outcomes
from tests.demand.small import both, logs_of, merged, plan_of, small

_ITEMS: dict[str, Any] = {"channels": {"phone": {"mode": "deferred"}}}
_ITSELF = ("day", "slot", "nth", "attempt", "leg", "tries", "turn")


@settings(max_examples=12, deadline=None, derandomize=True)
@given(seed=st.integers(0, 2**31), headcount=st.integers(2, 5), wrap_up=st.integers(0, 200))
def test_one_more_agent_never_makes_a_work_item_wait_longer(seed: int, headcount: int, wrap_up: int):
    """One queue, first come first served: item by item."""
    terms = {"intents": {"call": {"handle_time": {"wrap_up": f"{wrap_up} s"}}}}
    fewer, more = (
        logs_of(small(**merged(_ITEMS, terms | {"groups": {"agents": {"headcount": n}}})), seed=seed).contacts
        for n in (headcount, headcount + 1)
    )
    np.testing.assert_array_equal(fewer["offered"], more["offered"])
    answered = fewer["answered"] >= 0
    assert (more["answered"] >= 0)[answered].all()
    assert (more["answered"][answered] <= fewer["answered"][answered]).all()


def test_e_mails_with_a_group_of_their_own_change_no_row_of_the_calls():
    """Though with them the whole centre goes another way through the engines."""
    call = {"redial": {"probability": 0.5, "delay": "9 min"}, "queue": "calls", "channels": {"phone": 1}}
    other = {
        "intents": {
            "call": call,
            "letter": {
                "volume": {"count": 20, "per": "1 h"},
                "handle_time": {"talk": "5 min"},
                "queue": "written",
                "channels": {"mail": 1},
                "chase": {"probability": 0.5, "after": "10 min"},
            },
        },
        "channels": {"mail": {"mode": "deferred"}},
        "queues": {"written": {}},
        "groups": {"crew": {"headcount": 2, "serves": ["written"]}, "agents": {"serves": ["calls"]}},
    }
    alone = both(small(intents={"call": call}), 2)
    together = both(small(**other), 2)
    kinds = [kind.intent for kind in plan_of(small(**other), 2).kinds]
    is_call = np.array([kinds[kind] == "call" for kind in together.contacts["kind"]])
    assert (~is_call).sum() > 500
    names = alone.contacts.dtype.names or ()
    for field in set(names) - {"case", "kind", "contact", "previous", "queue"}:
        np.testing.assert_array_equal(together.contacts[field][is_call], alone.contacts[field], err_msg=field)


_CHATS: dict[str, Any] = {
    "intents": {"call": {"handle_time": {"hold": "10 s", "wrap_up": "20 s"}}},
    "channels": {"phone": {"mode": "concurrent", "silent": 0.5, "slow": {"share": 0.3, "times": 2}}},
    "groups": {"agents": {"headcount": 2, "loads": [{"concurrent": 2}]}},
}


def _draws(contacts: Any) -> dict[tuple[int, ...], tuple[int, int, int]]:
    """Talk, hold and wrap-up of the handled, by who they are."""
    handled = contacts[contacts["outcome"] == outcomes.HANDLED]
    return {
        tuple(int(row[name]) for name in _ITSELF): (int(row["talk"]), int(row["hold"]), int(row["wrap_up"]))
        for row in handled
    }


def _compare(one: Any, other: Any, least: int) -> None:
    one, other = _draws(one), _draws(other)
    common = one.keys() & other.keys()
    assert len(common) > least
    assert [key for key in common if one[key] != other[key]] == []


def test_a_further_load_changes_no_draw():
    """The same customers bring the same work, however many of them an agent has in hand."""
    more = merged(_CHATS, {"groups": {"agents": {"loads": [{"concurrent": 2}, {"concurrent": 3}]}}})
    _compare(both(small(**_CHATS)).contacts, both(small(**more)).contacts, 300)


def test_a_chat_channel_changes_no_draw_of_those_who_still_call():
    """Who calls all the same needs the same talk."""
    call = {"intents": {"call": {"channels": {"phone": 1}}}}
    chat = {
        "intents": {"call": {"channels": {"phone": 0.5, "chat": 0.5}}},
        "channels": {"chat": {"mode": "concurrent"}},
    }
    without = both(small(**call)).contacts
    contacts = both(small(**chat)).contacts
    kinds = [kind.channel for kind in plan_of(small(**chat)).kinds]
    calls = contacts[np.array([kinds[kind] == "phone" for kind in contacts["kind"]])]
    assert 0.4 < len(calls) / len(contacts) < 0.6
    _compare(without, calls, 150)
