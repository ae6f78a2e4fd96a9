"""Flows and lines: each option off and on."""

from __future__ import annotations

from ccsim.engine import outcomes
from tests.demand.small import logs_of, merged, small
from tests.engine.options.pairs import (
    AGENT,
    CALLS,
    CLAIMS,
    MISROUTED,
    SECOND,
    SHORT,
    TWO,
    came,
    contacts_of,
    ended,
    flow,
    share,
)


def test_trunks_block_who_finds_them_taken():
    """Four lines for two agents: at most two wait."""
    off, on = contacts_of(SHORT, {"channels": {"phone": {"trunks": 4}}})
    assert share(off, outcomes.BLOCKED) == 0
    assert share(on, outcomes.BLOCKED) > 0.02
    assert (ended(on, outcomes.BLOCKED)["queued"] == -1).all()


def test_retry_the_blocked_try_again():
    """Who finds all lines taken calls once more."""
    base = merged(SHORT, {"channels": {"phone": {"trunks": 3}}})
    off, on = contacts_of(base, {"intents": {"call": {"retry": {"probability": 0.8, "delay": "1 min"}}}})
    assert (off["attempt"] == 0).all()
    assert (on["returns"] == outcomes.RETRY).sum() > 20
    assert (on["attempt"] > 0).sum() > 20


def test_retry_of_a_segment_is_its_own():
    """Only gold tries again."""
    base = merged(
        SHORT,
        {
            "channels": {"phone": {"trunks": 3}},
            "segments": {"gold": {}, "plain": {}},
            "intents": {"call": {"segments": {"gold": 0.5, "plain": 0.5}}},
        },
    )
    retry = {"retry": {"probability": 0.8, "delay": "1 min"}}
    _, on = contacts_of(base, {"intents": {"call": {"by_segment": {"gold": retry}}}})
    assert set(on["kind"][on["returns"] == outcomes.RETRY]) == {0}


def test_flow_lasts_so_long_before_the_queue():
    """Two steps of 10 and 20 s: everybody reaches the queue after 30 s."""
    steps = {
        "welcome": {"lasts": "10 s", "then": "menu"},
        "menu": {"lasts": "20 s", "then": "agent"},
        "agent": AGENT,
    }
    off, on = contacts_of({}, flow(steps))
    queued = on[on["queued"] >= 0]
    assert set(off["queued"] - off["offered"]) == {0}
    assert set(queued["queued"] - queued["offered"]) == {30 * SECOND}


def test_hang_up_ends_contacts_in_the_flow():
    """Three of ten leave when the step is over."""
    off, on = contacts_of(
        flow({"menu": {"lasts": "10 s", "then": "agent"}, "agent": AGENT}),
        {"flows": {"main": {"steps": {"menu": {"hang_up": 0.3}}}}},
    )
    assert share(off, outcomes.HUNG_UP) == 0
    assert abs(share(on, outcomes.HUNG_UP) - 0.3) < 0.03


def test_branches_by_intent_and_own_queue():
    """Claims go on to a longer step; calls do not."""
    steps = {
        "menu": {"then": "agent", "shares": {"form": 0}},
        "form": {"lasts": "40 s", "then": "agent"},
        "agent": AGENT,
    }
    base = merged(TWO, flow(steps))
    off, on = contacts_of(base, {"flows": {"main": {"steps": {"menu": {"intents": {"claim": "form"}}}}}})
    assert set(off["queued"] - off["offered"]) == {0}
    for queue, delay in {CALLS: 0, CLAIMS: 40 * SECOND}.items():
        rows = on[on["queue"] == queue]
        assert set(rows["queued"] - rows["offered"]) == {delay}


def test_shares_contained_takes_calls_from_the_agents():
    """Four of ten help themselves; the rest goes to `then` and waits less."""
    steps = {
        "menu": {"shares": {"balance": 0}, "then": "agent"},
        "balance": {"contained": {}},
        "agent": AGENT,
    }
    off, on = contacts_of(flow(steps), {"flows": {"main": {"steps": {"menu": {"shares": {"balance": 0.4}}}}}})
    assert share(off, outcomes.CONTAINED) == 0
    assert abs(share(on, outcomes.CONTAINED) - 0.4) < 0.03
    assert share(on, outcomes.ABANDONED) < share(off, outcomes.ABANDONED)
    assert (ended(on, outcomes.CONTAINED)["resolved"] == 1).all()


def test_contained_resolved_contained_is_not_resolved():
    """False containment comes back."""
    steps = {
        "menu": {"shares": {"balance": 0.4}, "then": "agent"},
        "balance": {"contained": {}},
        "agent": AGENT,
    }
    base = merged(
        flow(steps),
        {"intents": {"call": {"resolution": {"repeat": {"probability": 1, "delay": "10 min"}}}}},
    )
    off, on = contacts_of(base, {"flows": {"main": {"steps": {"balance": {"contained": {"resolved": 0.5}}}}}})
    assert abs(ended(on, outcomes.CONTAINED)["resolved"].mean() - 0.5) < 0.05
    assert (off["returns"] == outcomes.REPEAT).sum() == 0
    assert (on["returns"] == outcomes.REPEAT).sum() > 50


def test_queue_a_flow_may_name_the_queue():
    """All wait for claims' agents, whatever their intent."""
    off, on = contacts_of(
        merged(TWO, flow({"menu": AGENT})), flow({"menu": {"own_queue": False, "queue": "claims"}})
    )
    assert set(off["queue"]) == {CALLS, CLAIMS}
    assert set(on["queue"]) == {CLAIMS}


def test_misroute_is_passed_back():
    """Half of the calls wait in the wrong queue first, and reach their own in a second leg."""
    off = logs_of(
        small(**merged(MISROUTED, {"flows": {"main": {"steps": {"menu": {"shares": {"wrong": 0}}}}}})), 2
    )
    on = logs_of(small(**MISROUTED), 2).contacts
    assert len(came(off.contacts, outcomes.PASSED_BACK)) == 0
    back = came(on, outcomes.PASSED_BACK)
    assert abs(len(back) / (on["leg"] == 0).sum() - 0.5) < 0.05
    assert set(back["queue"]) == {0}  # calls
    assert set(on["queue"][back["previous"]]) == {1}  # sales
    assert set(on["outcome"][back["previous"]]) == {outcomes.TRANSFERRED}


def test_callback_a_flow_may_book_one():
    """Who chooses so is called back, and waits in no line."""
    steps = {
        "menu": {"shares": {"later": 0}, "then": "agent"},
        "later": {"callback": "calls"},
        "agent": AGENT,
    }
    # The queue itself offers none: nobody has waited so long.
    base = merged(flow(steps), {"queues": {"calls": {"callback": {"accept": 1, "after": "10 h"}}}})
    off, on = contacts_of(base, {"flows": {"main": {"steps": {"menu": {"shares": {"later": 0.3}}}}}})
    assert share(off, outcomes.CALLBACK) == 0
    assert abs(share(on, outcomes.CALLBACK) - 0.3) < 0.04
    assert share(on, outcomes.ABANDONED) < share(off, outcomes.ABANDONED)


LOOP = {
    "menu": {"lasts": "5 s", "shares": {"again": 0.8}, "then": "agent"},
    "again": {"lasts": "5 s", "then": "menu"},
    "agent": AGENT,
}


def test_most_steps_ends_a_loop():
    """After four steps a contact goes to its queue, however often it would go round."""
    off, on = contacts_of(flow(LOOP), {"flows": {"main": {"most_steps": 4}}})
    before = {}
    for name, each in (("off", off), ("on", on)):
        before[name] = (each["queued"] - each["offered"])[each["queued"] >= 0].max()
    assert before["on"] <= 20 * SECOND < before["off"]


def test_longest_ends_a_loop_too():
    """After 30 s, at the end of a step."""
    off, on = contacts_of(flow(LOOP), {"flows": {"main": {"longest": "30 s"}}})
    assert (on["queued"] - on["offered"])[on["queued"] >= 0].max() <= 35 * SECOND
    assert (off["queued"] - off["offered"])[off["queued"] >= 0].max() > 35 * SECOND
