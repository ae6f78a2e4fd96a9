"""Each option of the phone, off and on: the same customers, and the difference it is meant to make."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ccsim.engine import outcomes
from ccsim.engine.logs import (
    OVERTIME,
    PAID_ABSENCE,
    PAID_BREAK,
    UNPAID_ABSENCE,
    UNPAID_BREAK,
    Logs,
)
from tests.demand.small import logs_of, merged, small

SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

CALL: dict[str, Any] = {"queue": "calls", "patience": "never"}
CLAIM: dict[str, Any] = {
    "volume": {"count": 12, "per": "1 h"},
    "handle_time": {"talk": {"distribution": "exponential", "mean": "5 min"}},
    "queue": "claims",
}
#: Two queues, one group that serves both, nobody gives up: waiting is all that can differ.
TWO: dict[str, Any] = {
    "intents": {"call": CALL, "claim": CLAIM},
    "queues": {"claims": {}},
    "groups": {"agents": {"serves": {"calls": {}, "claims": {}}, "headcount": 4}},
}
CALLS, CLAIMS = 0, 1

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
#: Every second call comes to the wrong queue, whose agents pass it back.
MISROUTED: dict[str, Any] = {
    "intents": {"call": {"queue": "calls", "patience": "never", "handle_time": {"talk": "4 min"}}},
    "channels": {"phone": {"flow": "main"}},
    "flows": {
        "main": {
            "steps": {
                "menu": {"shares": {"wrong": 0.5}, "then": "right"},
                "wrong": {"misroute": "sales"},
                "right": {"own_queue": True},
            }
        }
    },
    "queues": {"sales": {}},
    "groups": {
        "agents": {"serves": ["calls"], "headcount": 20},
        "sales": {"serves": ["sales"], "headcount": 6},
    },
}

#: So few agents that callbacks are worth while.
SHORT: dict[str, Any] = {"groups": {"agents": {"headcount": 2}}}
OFFERED: dict[str, Any] = {**SHORT, "queues": {"calls": {"callback": {"accept": 0.8}}}}


def pair(base: dict[str, Any], extra: dict[str, Any], days: int = 4) -> tuple[Logs, Logs]:
    """Return the logs without and with an option."""
    return logs_of(small(**base), days), logs_of(small(**merged(base, extra)), days)


def contacts_of(base: dict[str, Any], extra: dict[str, Any], days: int = 4) -> tuple[np.ndarray, np.ndarray]:
    """Return the contacts without and with an option."""
    off, on = pair(base, extra, days)
    return off.contacts, on.contacts


def ended(contacts: np.ndarray, outcome: int) -> np.ndarray:
    """Return the rows with an outcome."""
    return contacts[contacts["outcome"] == outcome]


def came(contacts: np.ndarray, via: int) -> np.ndarray:
    """Return the rows that came to be in a way."""
    return contacts[contacts["via"] == via]


def share(contacts: np.ndarray, outcome: int) -> float:
    """Return the share of contacts, by their first part, that end in an outcome."""
    first = contacts[contacts["leg"] == 0]
    return float((first["outcome"] == outcome).mean())


def wait(contacts: np.ndarray, queue: int = CALLS) -> float:
    """Return the mean wait of a queue's answered contacts, in seconds."""
    rows = contacts[(contacts["queue"] == queue) & (contacts["answered"] >= 0)]
    return float((rows["answered"] - rows["queued"]).mean()) / SECOND


def busy(rows: np.ndarray) -> float:
    """Return the mean time an agent is busy with a part that is over, in seconds."""
    rows = rows[(rows["answered"] >= 0) & (rows["released"] >= 0)]
    return float((rows["released"] - rows["answered"]).mean()) / SECOND


# Skills.


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


# Which agent, which contact.


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


# Shifts.

#: Four agents by day, and nobody at night: those who call then give up.
ROSTER: dict[str, Any] = {
    "groups": {
        "agents": {"headcount": 0, "shifts": {"day": {"agents": 4, "hours": {"every day": "08:00-16:00"}}}}
    },
    "intents": {"call": {"handle_time": {"talk": "4 min"}}},
}


def day_shift(**change: Any) -> dict[str, Any]:
    """Return a change of the shift."""
    return {"groups": {"agents": {"shifts": {"day": change}}}}


def clock(instants: np.ndarray) -> np.ndarray:
    """Return the time of day."""
    return instants % DAY


def answered(contacts: np.ndarray) -> np.ndarray:
    """Return the instants at which contacts were answered."""
    return contacts["answered"][contacts["answered"] >= 0]


def test_shifts_answer_in_their_hours_and_only_then():
    """The first one after 16:00 waits for the next morning, or gives up."""
    contacts = logs_of(small(**ROSTER), 3).contacts
    assert len(answered(contacts)) > 300
    assert clock(answered(contacts)).min() >= 8 * HOUR
    assert clock(answered(contacts)).max() < 16 * HOUR


def test_shifts_and_headcount_add_up():
    """A profile and shifts may be mixed: one agent by headcount beside the shift's."""
    off, on = contacts_of(ROSTER, {"groups": {"agents": {"headcount": 1}}})
    assert share(on, outcomes.ABANDONED) < share(off, outcomes.ABANDONED)


def test_agents_by_number_or_by_name_work_alike():
    """Names are for knowing something of somebody; four are four."""
    off, on = contacts_of(ROSTER, day_shift(agents=["ada", "ben", "cleo", "dan"]), 2)
    np.testing.assert_array_equal(off, on)


def test_agents_more_of_them_lose_fewer_callers():
    """A shift of six instead of four."""
    off, on = contacts_of(ROSTER, day_shift(agents=6))
    assert share(on, outcomes.ABANDONED) < share(off, outcomes.ABANDONED)


@pytest.mark.parametrize(("field", "activity"), [("breaks", PAID_BREAK), ("unpaid_breaks", UNPAID_BREAK)])
def test_breaks_nobody_answers_during_a_break_of_all(field, activity):
    """Who is busy finishes first; then the line is not answered until the break is over."""
    off, on = pair(ROSTER, day_shift(**{field: "12:00-13:00"}))
    noon = (clock(answered(on.contacts)) > 12 * HOUR) & (clock(answered(on.contacts)) < 13 * HOUR)
    assert noon.sum() == 0
    assert share(on.contacts, outcomes.ABANDONED) > share(off.contacts, outcomes.ABANDONED)
    assert activity in on.rostered["activity"]
    assert activity not in off.rostered["activity"]


def test_overtime_answers_after_hours():
    """Two more hours in the evening, and the roster says that they are overtime."""
    off, on = pair(ROSTER, day_shift(overtime={"every day": "16:00-18:00"}))
    assert clock(answered(on.contacts)).max() > 17 * HOUR > clock(answered(off.contacts)).max()
    assert OVERTIME in on.rostered["activity"]
    assert OVERTIME not in off.rostered["activity"]


def test_absence_loses_callers():
    """Half of the agents are not there on a day."""
    off, on = pair(ROSTER, {"groups": {"agents": {"absence": {"probability": 0.5}}}})
    assert share(on.contacts, outcomes.ABANDONED) > share(off.contacts, outcomes.ABANDONED)
    assert PAID_ABSENCE in on.rostered["activity"]


def test_absence_paid_or_not_is_in_the_roster():
    """Who is there does not change, only what is paid."""
    base = merged(ROSTER, {"groups": {"agents": {"absence": {"probability": 0.5}}}})
    off, on = pair(base, {"groups": {"agents": {"absence": {"paid": False}}}})
    np.testing.assert_array_equal(off.contacts, on.contacts)
    assert UNPAID_ABSENCE in on.rostered["activity"]
    assert UNPAID_ABSENCE not in off.rostered["activity"]


def test_days_off_nobody_answers():
    """The second day of the run is everybody's day off."""
    off, on = contacts_of(
        merged(ROSTER, day_shift(agents={"ada": {}, "ben": {}})),
        day_shift(agents={"ada": {"days_off": ["2026-03-03"]}, "ben": {"days_off": ["2026-03-03"]}}),
    )
    assert 1 in set(answered(off) // DAY)
    assert set(answered(on) // DAY) == {0, 2, 3}


def test_hired_nobody_works_before_the_first_day_on_the_job():
    """Ada begins on the third day of the run."""
    off, on = contacts_of(
        merged(ROSTER, day_shift(agents={"ada": {}})), day_shift(agents={"ada": {"hired": "2026-03-04"}})
    )
    assert set(answered(off) // DAY) == {0, 1, 2, 3}
    assert set(answered(on) // DAY) == {2, 3}


def test_learning_makes_new_hires_slow_at_first():
    """Half as fast on the first day, and as fast as the others after ten."""
    base = merged(ROSTER, day_shift(agents={"ada": {"hired": "2026-03-02"}}))
    off, on = contacts_of(base, {"groups": {"agents": {"learning": {0: 0.5, 10: 1}}}})
    talk = on["talk"][(on["outcome"] == outcomes.HANDLED)]
    days = on["answered"][(on["outcome"] == outcomes.HANDLED)] // DAY
    assert set(ended(off, outcomes.HANDLED)["talk"]) == {4 * MINUTE}
    assert set(talk[days == 0]) == {8 * MINUTE}
    assert talk[days == 3].max() < talk[days == 1].min() < 8 * MINUTE


# Trunks.


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


# Flows.


def flow(steps: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return a change that puts a flow before the queue."""
    return {"channels": {"phone": {"flow": "main"}}, "flows": {"main": {"steps": steps, **more}}}


AGENT = {"own_queue": True}


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


# Transfers: what is said of handing over holds for `transfers` and for `misrouted`.


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


# Callbacks.


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
