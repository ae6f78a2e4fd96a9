"""Skills, levels, and who takes whom: each option off and on."""

from __future__ import annotations

import numpy as np

from ccsim.engine import outcomes
from tests.demand.small import merged
from tests.engine.options.pairs import CALLS, CLAIMS, DAY, MINUTE, SECOND, TWO, contacts_of, ended, wait


def test_level_a_second_level_gets_fewer_contacts():
    """Contacts look for an agent at level 1 first."""
    two = {"groups": {"agents": {"serves": {"calls": {}}}, "more": {"serves": {"calls": {}}, "headcount": 3}}}
    off, on = contacts_of(two, {"groups": {"more": {"serves": {"calls": {"level": 2}}}}})
    assert (ended(on, outcomes.HANDLED)["group"] == 1).mean() < (
        ended(off, outcomes.HANDLED)["group"] == 1
    ).mean()


def test_skill_priority_the_group_takes_that_queue_first():
    """The smaller priority waits less, at the cost of the others."""
    off, on = contacts_of(TWO, {"groups": {"agents": {"serves": {"claims": {"priority": -1}}}}})
    assert wait(on, CLAIMS) < wait(off, CLAIMS)
    assert wait(on, CALLS) > wait(off, CALLS)


def test_proficiency_of_two_halves_talk_hold_and_wrap_up_exactly():
    """Speed divides the handle time; with constant times nothing is left to chance."""
    times = {"talk": "4 min", "hold": "20 s", "wrap_up": "30 s"}
    base = {"intents": {"call": {"handle_time": times}}, "groups": {"agents": {"serves": {"calls": {}}}}}
    off, on = contacts_of(base, {"groups": {"agents": {"serves": {"calls": {"proficiency": 2}}}}})
    for field, seconds in {"talk": 240, "hold": 20, "wrap_up": 30}.items():
        assert set(ended(off, outcomes.HANDLED)[field]) == {seconds * SECOND}
        assert set(ended(on, outcomes.HANDLED)[field]) == {seconds * SECOND // 2}


def test_skill_resolution_resolves_more():
    """Times the probability: 0.5 becomes 0.8."""
    base = {
        "intents": {"call": {"resolution": {"probability": 0.5}}},
        "groups": {"agents": {"serves": {"calls": {}}}},
    }
    off, on = contacts_of(base, {"groups": {"agents": {"serves": {"calls": {"resolution": 1.6}}}}})
    assert abs(ended(off, outcomes.HANDLED)["resolved"].mean() - 0.5) < 0.05
    assert abs(ended(on, outcomes.HANDLED)["resolved"].mean() - 0.8) < 0.05


def test_keep_free_helps_the_others_and_costs_its_own_queue():
    """Two agents kept free for calls: claims wait longer, calls less."""
    off, on = contacts_of(TWO, {"groups": {"agents": {"serves": {"claims": {"keep_free": 2}}}}})
    assert wait(on, CALLS) < wait(off, CALLS)
    assert wait(on, CLAIMS) > wait(off, CLAIMS)


def test_overflow_holds_contacts_back_from_the_second_level():
    """A level that opens after a minute takes nobody who has waited less, and the wait gets longer."""
    two = {
        "groups": {
            "agents": {"serves": {"calls": {}}},
            "more": {"serves": {"calls": {"level": 2}}, "headcount": 3},
        },
        "intents": {"call": {"patience": "never"}},
    }
    off, on = contacts_of(two, {"queues": {"calls": {"overflow": {2: "1 min"}}}})
    second = on[(on["group"] == 1) & (on["answered"] >= 0)]
    assert len(second) > 20
    assert (second["answered"] - second["queued"]).min() >= MINUTE
    assert wait(on) > wait(off)


def test_choose_most_proficient_gives_the_fast_group_more():
    """Within a level, the fastest of those who are free."""
    two = {
        "groups": {
            "agents": {"serves": {"calls": {}}, "headcount": 4},
            "fast": {"serves": {"calls": {"proficiency": 2}}, "headcount": 4},
        }
    }
    off, on = contacts_of(two, {"queues": {"calls": {"choose": "most_proficient"}}})
    assert (ended(on, outcomes.HANDLED)["group"] == 1).mean() > (
        ended(off, outcomes.HANDLED)["group"] == 1
    ).mean()


def test_choose_least_worked_spreads_the_work_more_evenly_than_longest_idle():
    """Who had a long talk today is spared; the longest idle may have had it."""
    base = {"groups": {"agents": {"headcount": 8}}}
    spread = []
    for contacts in contacts_of(base, {"queues": {"calls": {"choose": "least_worked"}}}, 6):
        handled = ended(contacts, outcomes.HANDLED)
        cell = handled["agent"] + 8 * (handled["answered"] // DAY)
        work = np.bincount(cell, handled["released"] - handled["answered"], minlength=48).reshape(6, 8)
        spread.append(float(work.std(axis=1).mean()))
    assert spread[1] < spread[0]


def test_choose_longest_idle_is_the_default():
    """Stating the default changes no row."""
    off, on = contacts_of({}, {"queues": {"calls": {"choose": "longest_idle"}}}, 2)
    np.testing.assert_array_equal(off, on)


def test_take_least_slack_serves_the_tight_target_first():
    """A target of 5 s beside one of 10 minutes."""
    base = merged(TWO, {"queues": {"calls": {"target": "10 min"}, "claims": {"target": "5 s"}}})
    off, on = contacts_of(base, {"groups": {"agents": {"take": "least_slack"}}})
    assert wait(on, CLAIMS) < wait(off, CLAIMS)
    assert wait(on, CALLS) > wait(off, CALLS)


def test_target_counts_where_groups_take_by_slack():
    """The tighter the target, the sooner its turn."""
    base = merged(TWO, {"groups": {"agents": {"take": "least_slack"}}})
    off, on = contacts_of(base, {"queues": {"calls": {"target": "5 min"}}})
    assert wait(on, CLAIMS) < wait(off, CLAIMS)


def test_take_weighted_wait_and_weight_serve_the_heavy_queue_first():
    """A second of a claim's waiting counts ten times."""
    base = merged(TWO, {"queues": {"claims": {"weight": 10}}})
    off, on = contacts_of(base, {"groups": {"agents": {"take": "weighted_wait"}}})
    assert wait(on, CLAIMS) < wait(off, CLAIMS)
    assert wait(on, CALLS) > wait(off, CALLS)
    unweighted, _ = contacts_of(merged(base, {"queues": {"claims": {"weight": 1}}}), {})
    np.testing.assert_array_equal(unweighted["answered"], off["answered"])


def test_take_longest_wait_is_the_default():
    """Stating the default changes no row."""
    off, on = contacts_of(TWO, {"groups": {"agents": {"take": "longest_wait"}}}, 2)
    np.testing.assert_array_equal(off, on)
