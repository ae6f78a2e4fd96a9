"""Transfers, and the way back of the misrouted: each option off and on."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ccsim.engine import outcomes
from tests.demand.small import logs_of, merged, small
from tests.engine.options.pairs import MINUTE, MISROUTED, SECOND, busy, contacts_of, ended

#: Every second call is passed on to experts, of whom there are always enough.
PASSED: dict[str, Any] = {
    "intents": {
        "call": {
            "queue": "calls",
            "patience": "never",
            "handle_time": {"talk": "4 min"},
            "transfers": {"experts": {"probability": 0.5}},
        }
    },
    "queues": {"experts": {}},
    "groups": {
        "agents": {"serves": ["calls"], "headcount": 6},
        "experts": {"serves": ["experts"], "headcount": 20},
    },
}


def rule(base: dict[str, Any], **terms: Any) -> dict[str, Any]:
    """Return a change of how contacts are handed over."""
    if base is MISROUTED:
        return {"intents": {"call": {"misrouted": terms}}}
    return {"intents": {"call": {"transfers": {"experts": terms}}}}


def passing(contacts: np.ndarray) -> np.ndarray:
    """Return the parts that were passed on."""
    return ended(contacts, outcomes.TRANSFERRED)


def receiving(contacts: np.ndarray) -> np.ndarray:
    """Return the parts that came by being passed on, handled to the end."""
    rows = contacts[np.isin(contacts["via"], (outcomes.PASSED_ON, outcomes.PASSED_BACK))]
    return ended(rows, outcomes.HANDLED)


BOTH = pytest.mark.parametrize("base", [PASSED, MISROUTED], ids=["transfers", "misrouted"])


def test_transfers_are_a_second_part():
    """Every second contact has a leg 1 in the other queue."""
    off, on = contacts_of(
        merged(PASSED, {"intents": {"call": {"transfers": {"experts": {"probability": 0}}}}}), PASSED
    )
    assert set(off["leg"]) == {0}
    assert abs((on["leg"] == 1).sum() / (on["leg"] == 0).sum() - 0.5) < 0.04
    assert set(on["queue"][on["leg"] == 1]) == {1}  # experts


@BOTH
def test_way_warm_keeps_the_first_agent_and_conference_keeps_it_longer(base):
    """Cold: free at once. Warm: until the briefing is over. Conference: to the end of the next part."""
    briefed = merged(base, rule(base, briefing="30 s"))
    times = {
        way: busy(passing(logs_of(small(**merged(briefed, rule(base, way=way))), 2).contacts))
        for way in ("cold", "warm", "conference")
    }
    assert times["cold"] == 240
    assert times["cold"] + 30 <= times["warm"] < times["conference"]
    assert times["conference"] >= 240 + 30 + 240


@BOTH
def test_after_the_first_agent_talks_so_long(base):
    """A minute instead of the whole talk."""
    off, on = contacts_of(base, rule(base, after="1 min"), 2)
    assert set(passing(off)["talk"]) == {4 * MINUTE}
    assert set(passing(on)["talk"]) == {MINUTE}


@BOTH
def test_hold_before_a_contact_is_passed_on(base):
    """None instead of the intent's 20 s; the next agent's stays."""
    held = merged(base, {"intents": {"call": {"handle_time": {"hold": "20 s"}}}})
    off, on = contacts_of(held, rule(base, hold="0 s"), 2)
    assert set(passing(off)["hold"]) == {20 * SECOND}
    assert set(passing(on)["hold"]) == {0}
    assert set(receiving(off)["hold"]) == set(receiving(on)["hold"]) == {20 * SECOND}


@BOTH
def test_wrap_up_of_the_first_agent(base):
    """45 s instead of the intent's none."""
    off, on = contacts_of(base, rule(base, wrap_up="45 s"), 2)
    assert set(passing(off)["wrap_up"]) == {0}
    assert set(passing(on)["wrap_up"]) == {45 * SECOND}


@BOTH
def test_briefing_is_time_of_both_agents(base):
    """The one consults, the other is briefed; cold there is none of it."""
    warm = merged(base, rule(base, way="warm"))
    off, on = contacts_of(warm, rule(base, briefing="50 s"), 2)
    assert busy(passing(on)) >= busy(passing(off)) + 50
    assert busy(receiving(on)) >= busy(receiving(off)) + 49.999
    cold, briefed = contacts_of(base, rule(base, briefing="50 s"), 2)
    np.testing.assert_array_equal(cold, briefed)


@BOTH
def test_kept_and_saves_shorten_the_next_talk(base):
    """Half of the talk is saved where what was learned arrives, and nothing where it does not."""
    off, on = contacts_of(base, rule(base, saves=0.5), 2)
    assert set(receiving(off)["talk"]) == {4 * MINUTE}
    assert set(receiving(on)["talk"]) == {2 * MINUTE}
    lost, some = contacts_of(merged(base, rule(base, saves=0.5, kept=0)), rule(base, kept=0.6), 2)
    assert set(receiving(lost)["talk"]) == {4 * MINUTE}
    assert abs((receiving(some)["talk"] == 2 * MINUTE).mean() - 0.6) < 0.08


@BOTH
def test_handle_time_with_the_next_agent(base):
    """Its own talk and wrap-up; the first agent's stay."""
    off, on = contacts_of(
        base, rule(base, handle_time={"talk": "6 min", "hold": "15 s", "wrap_up": "1 min"}), 2
    )
    assert set(receiving(off)["talk"]) == {4 * MINUTE}
    for field, seconds in {"talk": 360, "hold": 15, "wrap_up": 60}.items():
        assert set(receiving(on)[field]) == {seconds * SECOND}
    assert set(passing(on)["talk"]) == {4 * MINUTE}


@BOTH
def test_resolution_by_the_next_agent(base):
    """Nobody with the next agent, everybody with the first."""
    off, on = contacts_of(base, rule(base, resolution=0), 2)
    assert (receiving(off)["resolved"] == 1).all()
    assert (receiving(on)["resolved"] == 0).all()
    direct = on[(on["leg"] == 0) & (on["outcome"] == outcomes.HANDLED)]
    assert (direct["resolved"] == 1).all()


@BOTH
def test_a_segment_with_a_queue_of_its_own_is_passed_on_out_of_it_and_back_to_it(base):
    """Where nothing else is stated the way begins, or ends, in the queue of the segment."""
    apart = {
        "segments": {"gold": {}, "plain": {}},
        "intents": {"call": {"segments": {"gold": 0.5, "plain": 0.5}}},
        "queues": {"own": {}},
        "groups": {"agents": {"serves": ["calls", "own"]}},
    }
    own = {"intents": {"call": {"by_segment": {"gold": {"queue": "own"}}}}}
    off, on = contacts_of(merged(base, apart), own, 2)
    for logged, queues in ((off, ("calls", "calls")), (on, ("own", "calls"))):
        names = sorted(["calls", "own", "sales" if base is MISROUTED else "experts"])
        for kind, queue in enumerate(queues):
            parts = receiving(logged) if base is MISROUTED else passing(logged)
            assert {names[each] for each in parts["queue"][parts["kind"] == kind]} == {queue}


def test_out_of_another_queue_contacts_are_passed_on_again():
    """Experts pass some on to a third queue: leg 2."""
    third = {
        "queues": {"lawyers": {}},
        "groups": {"lawyers": {"serves": ["lawyers"], "headcount": 20}},
    }
    transfer = {"intents": {"call": {"transfers": {"lawyers": {"probability": 0.5, "out_of": "experts"}}}}}
    off, on = contacts_of(merged(PASSED, third), transfer, 2)
    assert off["leg"].max() == 1
    assert abs((on["leg"] == 2).sum() / (on["leg"] == 1).sum() - 0.5) < 0.08
