"""What is said of intents, segments and queues: each option off and on."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ccsim.engine import outcomes
from tests.demand.small import merged
from tests.engine.options.pairs import CALLS, CLAIMS, MINUTE, SECOND, TWO, contacts_of, ended, wait

#: Where a priority or head start of claims may be stated.
PLACES: dict[str, Any] = {
    "queue": lambda terms: {"queues": {"claims": terms}},
    "intent": lambda terms: {"intents": {"claim": terms}},
    "segment": lambda terms: {"segments": {"claimants": terms}},
    "segment of an intent": lambda terms: {"intents": {"claim": {"by_segment": {"claimants": terms}}}},
}
SEGMENTS: dict[str, Any] = {
    "segments": {"callers": {}, "claimants": {}},
    "intents": {"call": {"segments": {"callers": 1}}, "claim": {"segments": {"claimants": 1}}},
}


@pytest.mark.parametrize("terms", [{"priority": -1}, {"head_start": "4 min"}], ids=["priority", "head_start"])
@pytest.mark.parametrize("place", PLACES)
def test_priority_and_head_start_help_wherever_they_are_stated(place, terms):
    """Claims wait less and calls longer."""
    off, on = contacts_of(merged(TWO, SEGMENTS), PLACES[place](terms))
    assert wait(on, CLAIMS) < wait(off, CLAIMS)
    assert wait(on, CALLS) > wait(off, CALLS)


#: Half of the callers are gold; two agents, so that there is waiting.
GOLD: dict[str, Any] = {
    "segments": {"gold": {}, "plain": {}},
    "intents": {
        "call": {
            "segments": {"gold": 0.5, "plain": 0.5},
            "handle_time": {"talk": "4 min", "hold": "10 s", "wrap_up": "20 s"},
        }
    },
    "groups": {"agents": {"headcount": 2}},
}


def of_gold(**differs: Any) -> dict[str, Any]:
    """Return a change of what differs for gold."""
    return {"intents": {"call": {"by_segment": {"gold": differs}}}}


@pytest.mark.parametrize(("part", "usual"), [("talk", 240), ("hold", 10), ("wrap_up", 20)])
def test_by_segment_handle_time_differs_for_the_segment_alone(part, usual):
    """The parts not named stay the intent's."""
    _, on = contacts_of(GOLD, of_gold(handle_time={part: "90 s"}), 2)
    handled = ended(on, outcomes.HANDLED)
    for kind, expected in ((0, 90), (1, usual)):
        assert set(handled[part][handled["kind"] == kind]) == {expected * SECOND}
    others = {"talk": 240, "hold": 10, "wrap_up": 20} | {part: 90}
    gold = handled[handled["kind"] == 0]
    assert {name: gold[name].max() // SECOND for name in others} == others


@pytest.mark.parametrize(
    "privilege",
    [
        {"queues": {"gold": {"priority": -1}}},
        {"groups": {"agents": {"serves": {"calls": {"keep_free": 2}}}}},
    ],
    ids=["priority", "reserve"],
)
def test_by_segment_a_queue_of_its_own_has_its_own_privileges(privilege):
    """Its queue goes first, or two are kept free for it: gold waits less and the others longer."""
    base = merged(
        GOLD,
        {
            "intents": {
                "call": {"queue": "calls", "patience": "never", "segments": {"gold": 0.2, "plain": 0.8}}
            },
            "queues": {"gold": {}},
            "groups": {"agents": {"headcount": 4, "serves": {"calls": {}, "gold": {}}}},
        },
    )
    off, on = contacts_of(base, merged(privilege, of_gold(queue="gold")))
    gold, plain = (off["kind"] == kind for kind in (0, 1))
    assert set(off["queue"]) == {0}
    assert {kind: set(on["queue"][on["kind"] == kind]) for kind in (0, 1)} == {0: {1}, 1: {0}}
    assert wait(on, 1) < wait(off[gold])
    assert wait(on, 0) > wait(off[plain])


#: difference: a figure of the contacts of one kind that only gold's may move, and its direction
DIFFERENCES: dict[str, Any] = {
    "patience": ("never", lambda c: (c["outcome"] == outcomes.ABANDONED).mean(), -1),
    "balking": (0.4, lambda c: (c["outcome"] == outcomes.BALKED).mean(), +1),
    "redial": (
        {"probability": 0.9, "delay": "5 min"},
        lambda c: (c["returns"] == outcomes.REDIAL).mean(),
        +1,
    ),
    "resolution": (
        {"probability": 0.5, "repeat": {"probability": 0.9, "delay": "1 h"}},
        lambda c: (c["returns"] == outcomes.REPEAT).mean(),
        +1,
    ),
}


@pytest.mark.parametrize("field", DIFFERENCES)
def test_by_segment_what_customers_do_differs_for_the_segment(field):
    """The others do as before, but for whom they meet in the line."""
    value, figure, direction = DIFFERENCES[field]
    off, on = contacts_of(GOLD, of_gold(**{field: value}))
    moved = [figure(on[on["kind"] == kind]) - figure(off[off["kind"] == kind]) for kind in (0, 1)]
    assert direction * moved[0] > 0.05
    assert field == "patience" or abs(moved[1]) <= 0.05


def test_patience_is_drawn_once_whatever_the_others_do():
    """Plain callers give up after the same time as before."""
    off, on = contacts_of(GOLD, of_gold(balking=0.4))
    gave_up = []
    for each in (off, on):
        rows = ended(each, outcomes.ABANDONED)
        rows = rows[(rows["kind"] == 1) & (rows["attempt"] == 0)]
        gave_up.append({(r["day"], r["slot"], r["nth"]): r["ended"] - r["queued"] for r in rows})
    both = gave_up[0].keys() & gave_up[1].keys()
    assert len(both) > 50
    assert all(gave_up[0][name] == gave_up[1][name] for name in both)


def test_at_close_carry_over_keeps_the_line_for_the_next_opening():
    """Who waits at closing time is answered the next morning."""
    base = {
        "channels": {"phone": {"hours": {"every day": "08:00-16:00"}}},
        "intents": {"call": {"patience": "never"}},
        # They would stay to serve out, and go home from a line that is carried over.
        "groups": {"agents": {"headcount": {"interval": "1 h", "days": {"every day": {"08:00": [2] * 8}}}}},
    }
    off, on = contacts_of(base, {"channels": {"phone": {"at_close": "carry_over"}}})
    closed = []
    for each in (off, on):
        clock = each["answered"][each["answered"] >= 0] % (24 * 60 * MINUTE)
        closed.append(int((clock > 16 * 60 * MINUTE).sum()))
    assert closed[0] > 0
    assert closed[1] == 0
    waits = (on["answered"] - on["queued"])[on["answered"] >= 0]
    assert np.max(waits) > 15 * 60 * MINUTE
