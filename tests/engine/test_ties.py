"""What goes first when two things happen in the same microsecond: one test a rule."""

from __future__ import annotations

import numpy as np

from ccsim.engine import outcomes
from ccsim.engine.ranks import (
    ARRIVAL,
    END_OF_PATIENCE,
    END_OF_TALK,
    END_OF_WRAP_UP,
    HOURS,
    REACHES_QUEUE,
    ROSTER,
    SHIFT_ENDS,
    SKILL_HOURS,
)
from ccsim.scenario import load
from tests.demand.small import both

MINUTE = 60_000_000
EIGHT = 8 * 60 * MINUTE


def day_of(tmp_path, arrivals, *, agents="1", intents=None, **channel):
    """The contacts of a day with calls at stated times, 10 min talk each, unless an intent says otherwise."""
    intents = intents or {"call": "handle_time: {talk: 10 min}"}
    lines = []
    for name, terms in intents.items():
        clocks = arrivals[name] if isinstance(arrivals, dict) else arrivals
        (tmp_path / f"{name}.csv").write_text("at\n" + "".join(f"2026-03-02T{clock}\n" for clock in clocks))
        lines.append(f"  {name}: {{volume: {{replay: {{file: {name}.csv, time: at}}}}, {terms}}}")
    rules = ", ".join(f"{key}: {value}" for key, value in channel.items())
    text = f"""\
name: ties
calendar: {{time_zone: UTC, start: 2026-03-02}}
intents:
{chr(10).join(lines)}
channels: {{phone: {{{rules}}}}}
queues: {{calls: {{}}}}
groups: {{agents: {{headcount: {agents}}}}}
"""
    (tmp_path / "ties.yaml").write_text(text)
    return both(load(tmp_path / "ties.yaml")).contacts


def minutes(values):
    """Minutes after 08:00, None for never."""
    return [None if value < 0 else (value - EIGHT) / MINUTE for value in values.tolist()]


def test_the_order_of_kinds_is_the_documented_one():
    """Hours, roster, ends of talk, wrap-up and patience, arrivals, then who is through the front door."""
    order = [
        HOURS,
        SKILL_HOURS,
        SHIFT_ENDS,
        ROSTER,
        END_OF_TALK,
        END_OF_WRAP_UP,
        END_OF_PATIENCE,
        ARRIVAL,
        REACHES_QUEUE,
    ]
    assert order == sorted(order)


def test_an_end_of_work_goes_before_an_end_of_patience(tmp_path):
    """The agent who finishes at the very moment the customer would give up still answers."""
    contacts = day_of(
        tmp_path, ["08:00:00", "08:04:00"], intents={"call": "handle_time: {talk: 10 min}, patience: 6 min"}
    )
    assert contacts["outcome"].tolist() == [outcomes.HANDLED] * 2
    assert minutes(contacts["answered"]) == [0, 10]


def test_an_end_of_wrap_up_goes_before_an_end_of_patience(tmp_path):
    """So does the agent whose wrap-up ends at that moment."""
    terms = "handle_time: {talk: 7 min, wrap_up: 3 min}, patience: 6 min"
    contacts = day_of(tmp_path, ["08:00:00", "08:04:00"], intents={"call": terms})
    assert minutes(contacts["answered"]) == [0, 10]


def test_an_end_of_patience_goes_before_an_arrival(tmp_path):
    """The place in line that is given up is free for the one who comes at that moment: she is next."""
    contacts = day_of(
        tmp_path,
        ["08:00:00", "08:02:00", "08:08:00"],
        intents={"call": "handle_time: {talk: 10 min}, patience: 6 min"},
    )
    assert contacts["outcome"].tolist() == [outcomes.HANDLED, outcomes.ABANDONED, outcomes.HANDLED]
    assert minutes(contacts["ended"]) == [10, 8, 20]


def test_an_end_of_work_goes_before_an_arrival(tmp_path):
    """Who arrives as the agent finishes does not wait, and does not overtake who waits."""
    contacts = day_of(tmp_path, ["08:00:00", "08:05:00", "08:10:00"])
    assert minutes(contacts["answered"]) == [0, 10, 20]
    contacts = day_of(tmp_path, ["08:00:00", "08:10:00"])
    assert minutes(contacts["answered"]) == [0, 10]


def test_a_roster_change_goes_before_an_end_of_work(tmp_path):
    """An agent whose shift ends as the call ends leaves; the waiting one is not answered."""
    headcount = "{interval: 10 min, days: {every day: {'08:00': [1]}}}"
    contacts = day_of(tmp_path, ["08:00:00", "08:05:00"], agents=headcount)
    assert contacts["outcome"].tolist() == [outcomes.HANDLED, outcomes.UNFINISHED]


def test_a_roster_change_goes_before_an_arrival(tmp_path):
    """Who arrives as the agents come on duty is answered at once."""
    headcount = "{interval: 10 min, days: {every day: {'08:10': [1]}}}"
    assert minutes(day_of(tmp_path, ["08:10:00"], agents=headcount)["answered"]) == [10]


def test_opening_goes_before_an_arrival_and_closing_too(tmp_path):
    """The call at 08:00:00 finds the line open, the one at 09:00:00 finds it closed."""
    contacts = day_of(tmp_path, ["08:00:00", "09:00:00"], hours="{every day: '08:00-09:00'}")
    assert contacts["outcome"].tolist() == [outcomes.HANDLED, outcomes.CLOSED]


def test_closing_goes_before_the_roster_so_that_those_inside_are_served_out(tmp_path):
    """Staff whose headcount falls at closing time stay for those who wait."""
    headcount = "{interval: 10 min, days: {every day: {'08:00': [1, 1, 1, 1, 1, 1]}}}"
    hours = "{every day: '08:00-09:00'}"
    calls = ["08:55:00", "08:56:00", "08:57:00"]
    contacts = day_of(tmp_path, calls, agents=headcount, hours=hours)
    assert minutes(contacts["answered"]) == [55, 65, 75]
    contacts = day_of(tmp_path, calls, agents=headcount, hours=hours, at_close="carry_over")
    assert minutes(contacts["answered"]) == [55, None, None]
    contacts = day_of(tmp_path, calls, agents=headcount, hours=hours, at_close="disconnect")
    assert contacts["outcome"].tolist() == [outcomes.HANDLED, outcomes.DISCONNECTED, outcomes.DISCONNECTED]
    assert minutes(contacts["ended"]) == [65, 60, 60]


def test_a_first_attempt_and_a_redial_at_one_instant_come_by_case(tmp_path):
    """The customer whose need arose first is offered first, whatever the attempt."""
    terms = "handle_time: {talk: 10 min}, patience: 0 s, redial: {probability: 1, delay: 2 min}"
    contacts = day_of(tmp_path, ["08:00:00", "08:09:00", "08:11:00"], intents={"call": terms})
    assert contacts["case"].tolist() == [0, 1, 1, 2, 2, 2, 2, 2, 2][: len(contacts)]
    # at 08:11 case 1 (its redial) and case 2 (its first attempt) come together: case 1 is answered
    assert minutes(contacts["answered"])[:4] == [0, None, 11, None]


def test_arrivals_of_one_instant_come_by_the_name_of_the_intent(tmp_path):
    """Not by their order in the file."""
    for order in (("beta", "alpha"), ("alpha", "beta")):
        contacts = day_of(tmp_path, ["08:00:00"], intents=dict.fromkeys(order, "handle_time: {talk: 10 min}"))
        assert minutes(contacts["answered"]) == [0, 10]
        first = contacts["kind"][0]
        assert order[first] == "alpha"


def test_agents_idle_since_one_instant_are_taken_by_number(tmp_path):
    """Three agents come on duty together: 0, 1, 2 answer in this order."""
    contacts = day_of(tmp_path, ["08:01:00", "08:02:00", "08:03:00"], agents="3")
    assert contacts["agent"].tolist() == [0, 1, 2]


def test_agents_who_finish_at_one_instant_are_taken_by_number(tmp_path):
    """Agent 1 took the earlier call; both are free at 08:20; agent 0 answers next."""
    intents = {"a": "handle_time: {talk: 19 min}", "b": "handle_time: {talk: 18 min}"}
    calls = {"a": ["08:01:00"], "b": ["08:02:00", "08:25:00"]}
    contacts = day_of(tmp_path, calls, agents="2", intents=intents)
    assert contacts["agent"].tolist() == [0, 1, 0]


def test_the_longest_idle_agent_is_taken_not_the_lowest_number(tmp_path):
    """Agent 1 is idle since 08:00, agent 0 since 08:11."""
    assert day_of(tmp_path, ["08:01:00", "08:12:00", "08:13:00"], agents="2")["agent"].tolist() == [0, 1, 0]


def test_equal_waits_with_head_starts_go_to_the_earliest_offered(tmp_path):
    """Priority first, then wait plus head start, then the order of offering."""
    intents = {
        "a": "handle_time: {talk: 10 min}",
        "b": "handle_time: {talk: 10 min}, head_start: 3 min",
        "c": "handle_time: {talk: 10 min}, priority: -1",
    }
    calls = {"a": ["08:00:00", "08:01:00"], "b": ["08:04:00", "08:03:00"], "c": ["08:05:00"]}
    contacts = day_of(tmp_path, calls, intents=intents)
    # waiting at 08:10: a since 08:01, b since 08:03 (= 08:00), b since 08:04 (= 08:01), c with priority
    order = np.argsort(contacts["answered"], kind="stable")
    assert minutes(contacts["offered"][order]) == [0, 5, 3, 1, 4]


def test_the_hours_of_a_skill_begin_and_end_before_anything_else_happens(tmp_path):
    """Who comes as they begin is answered; who would be next as they end is not."""
    skill = "1, serves: {calls: {hours: {every day: '08:05-08:20'}}}"
    contacts = day_of(tmp_path, ["08:05:00", "08:10:00", "08:20:00"], agents=skill)
    assert minutes(contacts["answered"]) == [5, 15, None]
    skill = skill.replace("08:20", "08:15")
    contacts = day_of(tmp_path, ["08:05:00", "08:10:00"], agents=skill)
    assert minutes(contacts["answered"]) == [5, None]


_CHASE = "handle_time: {talk: 10 min}, chase: {probability: 1, after: AFTER}"


def test_an_end_of_work_goes_before_a_chase(tmp_path):
    """An item taken up at the very moment at which the customer would ask for it is not chased up."""
    terms = {"call": _CHASE.replace("AFTER", "6 min")}
    contacts = day_of(tmp_path, ["08:00:00", "08:04:00"], intents=terms, mode="deferred")
    assert minutes(contacts["answered"]) == [0, 10]
    assert contacts["returns"].tolist() == [outcomes.NO_RETURN] * 2


def test_a_chase_comes_with_the_arrivals_of_its_instant_by_case(tmp_path):
    """The customer of 08:01 asks again at 08:06, as another one comes for the first time: she goes first."""
    terms = {"call": _CHASE.replace("AFTER", "5 min")}
    clocks = ["08:00:00", "08:01:00", "08:06:00"]
    contacts = day_of(tmp_path, clocks, intents=terms, mode="deferred")
    assert contacts["case"].tolist()[:4] == [0, 1, 1, 2]
    assert minutes(contacts["offered"])[:4] == [0, 1, 6, 6]
    assert minutes(contacts["answered"])[:3] == [0, 10, 20]


def test_ends_of_work_in_hand_go_by_the_order_of_offering(tmp_path):
    """Two chats are over at one instant: each gives its place to one in line, first come first served."""
    text = "1, loads: [{concurrent: 2}]"
    intents = {"a": "handle_time: {talk: 9 min}", "b": "handle_time: {talk: 10 min}"}
    calls = {"a": ["08:01:00", "08:02:00"], "b": ["08:00:00", "08:03:00"]}
    contacts = day_of(tmp_path, calls, agents=text, intents=intents, mode="concurrent")
    assert minutes(contacts["offered"]) == [0, 1, 2, 3]
    assert minutes(contacts["answered"]) == [0, 1, 10, 10]
    assert minutes(contacts["ended"]) == [10, 10, 19, 20]


def test_agents_with_one_load_since_one_instant_are_taken_by_number(tmp_path):
    """Both have had one chat since 08:00; the next two go to 0, then 1."""
    contacts = day_of(
        tmp_path,
        ["08:00:00", "08:00:00", "08:01:00", "08:02:00"],
        agents="2, loads: [{concurrent: 2}]",
        mode="concurrent",
    )
    assert contacts["agent"].tolist() == [0, 1, 0, 1]
