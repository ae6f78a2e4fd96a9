"""A morning with two groups and nothing left to chance, told minute by minute; both engines must follow."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccsim.engine import logs, outcomes
from ccsim.engine.logs import Logs
from ccsim.scenario import load
from tests.demand.small import both, plan_of
from tests.engine.mornings import MINUTE, minute_at, write_morning

#: Ann and Bob at the desk, one expert behind them. A call: 10 min talk, 2 min wrap-up. A hard one goes on
#: to the expert after 4 min, warm: 1 min briefing, then half of 6 min talk, for the notes came along.
#: The expert helps the desk with calls that have waited 3 min. Who finds two in line is called back, when the
#: line is empty. Ann has a break from 08:20 to 08:30.
SCENARIO = """\
name: two-groups
calendar: {time_zone: UTC, start: 2026-03-02}
intents:
  call:
    volume: {replay: {file: calls.csv, time: arrived}}
    queue: calls
    handle_time: {talk: 10 min, wrap_up: 2 min}
  hard:
    volume: {replay: {file: hard.csv, time: arrived}}
    queue: calls
    handle_time: {talk: 10 min, wrap_up: 2 min}
    transfers:
      advice:
        probability: 1
        way: warm
        after: 4 min
        wrap_up: 1 min
        briefing: 1 min
        kept: 1
        saves: 0.5
        handle_time: {talk: 6 min}
channels:
  phone:
    hours: {every day: "08:00-09:00"}
queues:
  advice: {}
  callbacks: {}
  calls:
    overflow: {2: 3 min}
    callback: {accept: 1, queue_length: 2, way: own_queue, queue: callbacks, dial: 1 min}
groups:
  desk:
    serves: {calls: {}, callbacks: {priority: 1}}
    shifts:
      with-break: {agents: [ann], hours: {every day: "08:00-09:00"}, breaks: "08:20-08:30"}
      without: {agents: [bob], hours: {every day: "08:00-09:00"}}
  experts:
    serves: {advice: {}, calls: {level: 2, priority: 1}}
    headcount:
      interval: 60 min
      days: {every day: {"08:00": [1]}}
"""

CALLS = {
    "A": "08:01:00", "C": "08:04:00", "D": "08:09:30", "E": "08:14:00", "G": "08:27:00", "H": "08:28:00",
    "I": "08:31:00", "J": "08:35:00", "K": "08:36:00", "L": "08:37:00", "M": "08:41:00", "N": "08:47:00",
}  # fmt: skip
HARD = {"B": "08:02:00", "F": "08:20:15"}

# By hand. Times in minutes after 08:00. Ann and Bob have been idle equally long: the first by name begins.
#  A 1: Ann, talks 1-11, wraps up to 13
#  B 2: hard. Bob, talks 2-6, then asks for the expert, who is free: briefing 6-7. Bob is done with
#     the customer at 7, wraps up to 8. The expert talks 7-10 (half of 6), wraps up to 12
#  C 4: nobody free. At 7 it has waited 3 min and the expert may help, but is with B. Bob is free at 8:
#     8-18, to 20
#  D 9.5: nobody free. The expert is free from 12 on but may not help before 12.5; then 12.5-22.5, to 24.5
#  Ann is free at 13. E 14: Ann, 14-24, to 26: over the beginning of her break at 20, so she leaves at 26
#  F 20.25: hard. Bob (free since 20), 20.25-24.25, waits for the expert to 24.5, briefing to 25.5; wraps
#     up to 26.5. The expert talks 25.5-28.5, wraps up to 30.5
#  G 27: Bob, 27-37, to 39
#  H 28: Bob is busy, Ann has her break, the expert is with F; Ann comes back at 30: 30-40, to 42
#  I 31: both busy; the expert is idle since 30.5 and helps at 34: 34-44, to 46
#  J 35: waits. K 36: one waits, so no offer; waits too
#  L 37: two wait, so it is offered a callback and accepts; in line for callbacks from 37 on
#  Bob is free at 39: J, 39-49, to 51. M 41: K alone waits; waits too. Ann is free at 42: K, 42-52, to 54
#  M has waited 3 min at 44; the expert is free at 46: 46-56, to 58
#  N 47: waits. Bob is free at 51: N (calls before callbacks, though L waits since 37), 51-61, to 63
#  Ann is free at 54, nobody is in line: dials L 54-55, talks 55-65, to 67
#  09:00 the expert, idle since 58, leaves; Bob is due and leaves at 63, Ann at 67
ANN, BOB, EXPERT = (0, 0), (0, 1), (1, 0)
HANDLED, TRANSFERRED, CALLBACK = outcomes.HANDLED, outcomes.TRANSFERRED, outcomes.CALLBACK
#: case, leg, queue: offered, answered, ended, released; (group, agent), outcome, talk, consult, dial
EXPECTED = [
    ("A", 0, "calls", 1, 1, 11, 13, ANN, HANDLED, 10, 0, 0),
    ("B", 0, "calls", 2, 2, 7, 8, BOB, TRANSFERRED, 4, 1, 0),
    ("C", 0, "calls", 4, 8, 18, 20, BOB, HANDLED, 10, 0, 0),
    ("B", 1, "advice", 6, 6, 10, 12, EXPERT, HANDLED, 3, 1, 0),
    ("D", 0, "calls", 9.5, 12.5, 22.5, 24.5, EXPERT, HANDLED, 10, 0, 0),
    ("E", 0, "calls", 14, 14, 24, 26, ANN, HANDLED, 10, 0, 0),
    ("F", 0, "calls", 20.25, 20.25, 25.5, 26.5, BOB, TRANSFERRED, 4, 1.25, 0),
    ("F", 1, "advice", 24.25, 24.5, 28.5, 30.5, EXPERT, HANDLED, 3, 1, 0),
    ("G", 0, "calls", 27, 27, 37, 39, BOB, HANDLED, 10, 0, 0),
    ("H", 0, "calls", 28, 30, 40, 42, ANN, HANDLED, 10, 0, 0),
    ("I", 0, "calls", 31, 34, 44, 46, EXPERT, HANDLED, 10, 0, 0),
    ("J", 0, "calls", 35, 39, 49, 51, BOB, HANDLED, 10, 0, 0),
    ("K", 0, "calls", 36, 42, 52, 54, ANN, HANDLED, 10, 0, 0),
    ("L", 0, "calls", 37, None, 37, None, None, CALLBACK, 0, 0, 0),
    ("L", 1, "callbacks", 37, 54, 65, 67, ANN, HANDLED, 10, 0, 1),
    ("M", 0, "calls", 41, 46, 56, 58, EXPERT, HANDLED, 10, 0, 0),
    ("N", 0, "calls", 47, 51, 61, 63, BOB, HANDLED, 10, 0, 0),
]
#: Who, from, until, and when due to go. A break that begins late is shorter, and no overtime; staying after
#: the shift is.
DUTY = [(ANN, 0, 26, 26), (ANN, 30, 67, 60), (BOB, 0, 63, 60), (EXPERT, 0, 60, 60)]
ROSTERED = [
    (ANN, logs.WORK, 0, 20),
    (ANN, logs.PAID_BREAK, 20, 30),
    (ANN, logs.WORK, 30, 60),
    (BOB, logs.WORK, 0, 60),
]


@pytest.fixture
def morning(tmp_path: Path) -> Path:
    return write_morning(tmp_path, SCENARIO, {"calls": CALLS, "hard": HARD})


def _told(found: Logs, queues: tuple[str, ...]) -> list[tuple[object, ...]]:
    names = ("".join(CALLS), "".join(HARD))
    return [
        (
            names[row["kind"]][row["nth"]],
            int(row["leg"]),
            queues[row["queue"]],
            minute_at(row["offered"]),
            minute_at(row["answered"]),
            minute_at(row["ended"]),
            minute_at(row["released"]),
            None if row["agent"] < 0 else (int(row["group"]), int(row["agent"])),
            int(row["outcome"]),
            row["talk"] / MINUTE,
            row["consult"] / MINUTE,
            row["dial"] / MINUTE,
        )
        for row in found.contacts
    ]


def test_the_morning_of_two_groups_goes_as_worked_out_by_hand(morning: Path) -> None:
    """Overflow, a warm transfer, a break, priorities and a callback would not work together."""
    scenario = load(morning)
    found = both(scenario)
    assert _told(found, tuple(plan_of(scenario).queues)) == EXPECTED


def test_the_parts_of_a_contact_hang_together(morning: Path) -> None:
    """A contact could not be followed from one agent to the next, or to its callback."""
    contacts = both(load(morning)).contacts
    later = {
        EXPECTED[row][0]: (EXPECTED[int(contacts["contact"][row])][:2], EXPECTED[int(before)][:2], int(via))
        for row, (before, via) in enumerate(zip(contacts["previous"], contacts["via"], strict=True))
        if contacts["leg"][row] > 0
    }
    assert later == {
        "B": (("B", 0), ("B", 0), outcomes.PASSED_ON),
        "F": (("F", 0), ("F", 0), outcomes.PASSED_ON),
        "L": (("L", 0), ("L", 0), outcomes.CALLED_BACK),
    }
    assert [EXPECTED[row][0] for row in contacts["resolved"].nonzero()[0]] == list("ACBDEFGHIJKLMN")


def test_the_agents_come_and_go_as_worked_out_by_hand(morning: Path) -> None:
    """Whoever is busy at a break or at the end of the shift would hang up, or not be missed."""
    found = both(load(morning))
    spells = [
        ((int(row["group"]), int(row["agent"])), *(minute_at(row[name]) for name in ("on", "off", "due")))
        for row in found.agents
    ]
    assert sorted(spells) == DUTY
    planned = [
        (
            (int(row["group"]), int(row["agent"])),
            int(row["activity"]),
            minute_at(row["begin"]),
            minute_at(row["end"]),
        )
        for row in found.rostered
    ]
    assert planned == ROSTERED
