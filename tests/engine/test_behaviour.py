"""What every queueing model must do, and the direction in which each option moves it."""

from __future__ import annotations

import numpy as np
import pytest

from ccsim.engine import outcomes
from tests.demand.small import both, logs_of, merged, plan_of, small

HOUR = 3_600_000_000
SECOND = 1_000_000


def wait_of(contacts):
    left = np.where(contacts["answered"] >= 0, contacts["answered"], contacts["ended"])
    return left - contacts["queued"]


def share(contacts, outcome):
    return float((contacts["outcome"] == outcome).mean())


PATIENT = {"intents": {"call": {"patience": "never"}}}


def test_nobody_waits_with_endless_agents():
    """A wait with 500 agents would be a wait for nothing."""
    contacts = both(small(groups={"agents": {"headcount": 500}})).contacts
    assert (wait_of(contacts[contacts["answered"] >= 0]) == 0).all()


@pytest.mark.parametrize("headcount", [3, 4, 5])
def test_one_more_agent_never_makes_anyone_wait_longer(headcount):
    """One FCFS queue, the same customers: contact by contact."""
    fewer = logs_of(small(**PATIENT, groups={"agents": {"headcount": headcount}}), 3).contacts
    more = logs_of(small(**PATIENT, groups={"agents": {"headcount": headcount + 1}}), 3).contacts
    np.testing.assert_array_equal(fewer["offered"], more["offered"])
    answered = fewer["answered"] >= 0
    assert (more["answered"][answered] <= fewer["answered"][answered]).all()
    assert (more["answered"] < fewer["answered"]).any()


def test_the_same_customer_brings_the_same_talk_and_patience_whatever_the_staffing():
    """Common random numbers by construction."""
    fewer = logs_of(small(groups={"agents": {"headcount": 3}})).contacts
    more = logs_of(small(groups={"agents": {"headcount": 4}})).contacts
    handled = (fewer["outcome"] == outcomes.HANDLED) & (more["outcome"] == outcomes.HANDLED)
    np.testing.assert_array_equal(fewer["talk"][handled], more["talk"][handled])
    gave_up = (fewer["outcome"] == outcomes.ABANDONED) & (more["outcome"] == outcomes.ABANDONED)
    np.testing.assert_array_equal(wait_of(fewer[gave_up]), wait_of(more[gave_up]))
    assert handled.sum() > 300
    assert gave_up.sum() > 10


def test_nothing_happens_without_arrivals():
    """An empty day is a valid day."""
    logs = both(small(intents={"call": {"volume": {"count": 0}}}))
    assert len(logs.contacts) == 0
    assert logs.agents["off"].tolist() == [24 * HOUR] * 3


def test_first_come_first_served_within_a_queue():
    """Those who wait are answered in the order in which they came."""
    contacts = logs_of(small(**PATIENT), 3).contacts
    answered = contacts["answered"][contacts["answered"] >= 0]
    assert (np.diff(answered) >= 0).all()


#: option: what switches it on, a figure of the contacts, and the direction in which it must move
OPTIONS = {
    "patience": (
        PATIENT,
        {"intents": {"call": {"patience": "1 min"}}},
        lambda c: share(c, outcomes.ABANDONED),
        +1,
    ),
    "balking": ({}, {"intents": {"call": {"balking": 0.3}}}, lambda c: share(c, outcomes.BALKED), +1),
    "capacity": ({}, {"queues": {"calls": {"capacity": 1}}}, lambda c: share(c, outcomes.BLOCKED), +1),
    "redial": (
        {},
        {"intents": {"call": {"redial": {"probability": 0.7, "delay": "5 min"}}}},
        lambda c: (c["attempt"] > 0).mean(),
        +1,
    ),
    "repeat": (
        {},
        {
            "intents": {
                "call": {"resolution": {"probability": 0.5, "repeat": {"probability": 0.8, "delay": "2 h"}}}
            }
        },
        lambda c: (c["attempt"] > 0).mean(),
        +1,
    ),
    "a shorter window": (
        {
            "intents": {
                "call": {
                    "resolution": {
                        "probability": 0.5,
                        "repeat": {
                            "probability": 0.8,
                            "delay": {"distribution": "exponential", "mean": "3 h"},
                        },
                    }
                }
            }
        },
        {"intents": {"call": {"resolution": {"repeat": {"window": "1 h"}}}}},
        lambda c: (c["attempt"] > 0).mean(),
        -1,
    ),
    "a front delay": (
        {},
        {"channels": {"phone": {"front_delay": "30 s"}}},
        lambda c: np.median(c["queued"] - c["offered"]),
        +1,
    ),
    "wrap-up": (
        {},
        {"intents": {"call": {"handle_time": {"wrap_up": "90 s"}}}},
        lambda c: wait_of(c[c["outcome"] == 1]).mean(),
        +1,
    ),
    "hold": (
        {},
        {"intents": {"call": {"handle_time": {"hold": "90 s"}}}},
        lambda c: share(c, outcomes.ABANDONED),
        +1,
    ),
    "hours": (
        {},
        {"channels": {"phone": {"hours": {"every day": "08:00-20:00"}}}},
        lambda c: share(c, outcomes.CLOSED),
        +1,
    ),
    "coming back": (
        {"channels": {"phone": {"hours": {"every day": "08:00-20:00"}}}},
        {"channels": {"phone": {"closed": {"come_back": 0.6, "delay": "20 min"}}}},
        lambda c: (c["returns"] == outcomes.COME_BACK).mean(),
        +1,
    ),
    "disconnecting": (
        {
            "channels": {"phone": {"hours": {"every day": "08:00-20:00"}}},
            "groups": {"agents": {"headcount": 1}},
            **PATIENT,
        },
        {"channels": {"phone": {"at_close": "disconnect"}}},
        lambda c: share(c, outcomes.DISCONNECTED),
        +1,
    ),
    "busyness": (
        {},
        {"busyness": {"cv": 0.6}},
        lambda c: np.bincount(c["offered"] // (24 * HOUR), minlength=10).var(),
        +1,
    ),
    "an intent's busyness": (
        {},
        {"intents": {"call": {"busyness": {"cv": 0.6}}}},
        lambda c: np.bincount(c["offered"] // (24 * HOUR), minlength=10).var(),
        +1,
    ),
    "a backlog": (
        {},
        {"start": {"backlog": {"call": 40}}},
        lambda c: wait_of(c[c["outcome"] > 0])[:60].mean(),
        +1,
    ),
    "a second group": (
        {},
        {"groups": {"others": {"headcount": 2, "serves": ["calls"]}}},
        lambda c: share(c, outcomes.ABANDONED),
        -1,
    ),
}


@pytest.mark.parametrize("name", OPTIONS)
def test_an_option_moves_the_result_in_the_stated_direction(name):
    """An option that is read and not used, or used the wrong way round."""
    base, extra, figure, direction = OPTIONS[name]
    off = both(small(**base), 10).contacts
    on = both(small(**merged(base, extra)), 10).contacts
    assert direction * (figure(on) - figure(off)) > 0


def test_segments_with_priority_and_head_start_wait_less():
    """Gold goes first; a head start of a minute helps, but less than priority."""
    waits = {}
    for name, terms in {
        "none": {},
        "head start": {"head_start": "1 min"},
        "priority": {"priority": -1},
    }.items():
        scenario = small(
            segments={"gold": terms, "plain": {}},
            intents={"call": {"segments": {"gold": 0.3, "plain": 0.7}}},
        )
        contacts = both(scenario, 10).contacts
        gold = contacts[(contacts["kind"] == 0) & (contacts["outcome"] == outcomes.HANDLED)]
        waits[name] = float(wait_of(gold).mean())
    assert waits["priority"] < waits["head start"] < waits["none"]


def test_one_more_intent_changes_no_row_of_others_it_shares_nothing_with():
    """An intent with its own channel, queue and group leaves all other rows as they are."""
    other = {
        "intents": {
            "alarm": {
                "volume": {"count": 20, "per": "1 h"},
                "handle_time": {"talk": "5 min"},
                "queue": "alarms",
                "channels": {"hotline": 1},
            },
            "call": {
                "queue": "calls",
                "channels": {"phone": 1},
                "redial": {"probability": 0.5, "delay": "9 min"},
            },
        },
        "channels": {"hotline": {}},
        "queues": {"alarms": {}},
        "groups": {"crew": {"headcount": 2, "serves": ["alarms"]}, "agents": {"serves": ["calls"]}},
    }
    alone = both(small(intents={"call": {"redial": {"probability": 0.5, "delay": "9 min"}}}), 2)
    together = both(small(**other), 2)
    kept = together.contacts[together.contacts["day"] > 0]
    kinds = [kind.intent for kind in plan_of(small(**other), 2).kinds]
    kept = kept[np.array([kinds[kind] == "call" for kind in kept["kind"]])]
    assert len(together.contacts) > len(kept) + 500
    for field in set(alone.contacts.dtype.names) - {"case", "kind", "contact", "previous", "queue"}:
        np.testing.assert_array_equal(kept[field], alone.contacts[field], err_msg=field)
