"""A morning in which nothing is left to chance, told minute by minute and compared with both engines."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from ccsim.engine import outcomes
from ccsim.scenario import load
from tests.demand.small import both
from tests.engine.mornings import EIGHT, MINUTE, minute_at, write_morning

#: Two agents from 08:00, one from 08:30 to 08:40, two until 09:00. Each call: 1 min menu, 10 min talk, 2 min
#: hold, 3 min wrap-up. Patience 9 min. Redial after 4 min. The line closes at 09:00 and serves out.
SCENARIO = """\
name: morning
calendar: {time_zone: UTC, start: 2026-03-02}
intents:
  call:
    volume: {replay: {file: arrivals.csv, time: arrived}}
    handle_time: {talk: 10 min, hold: 2 min, wrap_up: 3 min}
    patience: 9 min
    redial: {probability: 1, delay: 4 min}
channels:
  phone:
    hours: {every day: "08:00-09:00"}
    closed: {come_back: 1, delay: 5 min}
    front_delay: 1 min
queues: {calls: {capacity: 2}}
groups:
  agents:
    headcount:
      interval: 10 min
      days: {every day: {"08:00": [2, 2, 2, 1, 2, 2]}}
"""

ARRIVALS = {
    "A": "07:50:00",
    "B": "08:00:00",
    "C": "08:01:00",
    "D": "08:02:00",
    "E": "08:10:00",
    "F": "08:11:00",
    "G": "08:57:00",
}

# By hand. Times in minutes after 08:00; a call reaches the queue 1 min after it is offered.
#  A 07:50 closed, comes back at 08:05 (opening + 5)
#  B 08:00 queue 1: agent 0, talks and holds 1-13, wraps up to 16
#  C 08:01 queue 2: agent 1, 2-14, to 17
#  D 08:02 queue 3: waits; patience to 12 -> abandons at 12, redials at 16
#  A again, offered 5, queue 6: waits behind D; patience to 15 -> abandons at 15, redials at 19
#  E 08:10 queue 11: D and A wait: the queue's two places are taken -> blocked
#  F 08:11 queue 12: patience of D ends at 12 before F comes (ends of patience go first), so A waits alone;
#     F waits; agent 0 is free at 16: A has gone at 15, so F is answered at 16, to 28, wrap-up to 31
#  D again, offered 16, queue 17: agent 1 is free at 17 (ends of work go first): 17-29, wrap-up to 32
#  A third, offered 19, queue 20: waits; patience to 29 -> abandons at 29, redials at 33
#  08:30 headcount 1: both busy; the first to finish (agent 0 at 31) leaves; agent 1 free at 32, idle
#  A fourth, offered 33, queue 34: agent 1, 34-46, wrap-up 49. 08:40 headcount 2: agent 0 comes back.
#  G 08:57 queue 58: agent 0 (idle since 40; agent 1 since 49) takes it: 58-70, wrap-up 73. 09:00 headcount 0:
#     nobody waits, so idle agent 1 leaves at 60; agent 0 leaves at 73.
#: case: (attempt, offered, queued, answered, ended, released, agent, outcome, returns, returns_at)
EXPECTED = [
    ("A", 0, -10, None, None, -10, None, -1, outcomes.CLOSED, outcomes.COME_BACK, 5),
    ("B", 0, 0, 1, 1, 13, 16, 0, outcomes.HANDLED, 0, None),
    ("C", 0, 1, 2, 2, 14, 17, 1, outcomes.HANDLED, 0, None),
    ("D", 0, 2, 3, None, 12, None, -1, outcomes.ABANDONED, outcomes.REDIAL, 16),
    ("A", 1, 5, 6, None, 15, None, -1, outcomes.ABANDONED, outcomes.REDIAL, 19),
    ("E", 0, 10, 11, None, 11, None, -1, outcomes.BLOCKED, 0, None),
    ("F", 0, 11, 12, 16, 28, 31, 0, outcomes.HANDLED, 0, None),
    ("D", 1, 16, 17, 17, 29, 32, 1, outcomes.HANDLED, 0, None),
    ("A", 2, 19, 20, None, 29, None, -1, outcomes.ABANDONED, outcomes.REDIAL, 33),
    ("A", 3, 33, 34, 34, 46, 49, 1, outcomes.HANDLED, 0, None),
    ("G", 0, 57, 58, 58, 70, 73, 0, outcomes.HANDLED, 0, None),
]
#: (agent, on, off)
DUTY = [(0, 0, 31), (1, 0, 60), (0, 40, 73)]


def _morning(folder: Path) -> Path:
    return write_morning(folder, SCENARIO, {"arrivals": ARRIVALS})


def test_the_morning_goes_as_worked_out_by_hand(tmp_path):
    """Every rule of the day at once: hours, menu, queue places, patience, redials, leaving, serving out."""
    logs = both(load(_morning(tmp_path)))
    names = tuple(ARRIVALS)
    found = [
        (
            names[row["nth"]],
            int(row["attempt"]),
            row["offered"] / MINUTE - EIGHT,
            minute_at(row["queued"]),
            minute_at(row["answered"]),
            minute_at(row["ended"]),
            minute_at(row["released"]),
            int(row["agent"]),
            int(row["outcome"]),
            int(row["returns"]),
            minute_at(row["returns_at"]),
        )
        for row in logs.contacts
    ]
    assert found == EXPECTED
    spells = [(int(row["agent"]), minute_at(row["on"]), minute_at(row["off"])) for row in logs.agents]
    assert sorted(spells) == sorted(DUTY)
    assert logs.contacts["day"][0] == dt.date(2026, 3, 2).toordinal()


def test_what_an_infinitely_patient_caller_would_have_waited(tmp_path):
    """Those who gave up keep their place as shadows: D would have been answered at 16, after 13 minutes."""
    contacts = both(load(_morning(tmp_path))).contacts
    virtual = [minute_at(value + EIGHT * MINUTE) if value >= 0 else None for value in contacts["virtual"]]
    #          A closed, B, C, D shadow 3..16, A 6..16, E blocked, F, D, A 20..32, A, G
    assert virtual == [None, 0, 0, 13, 10, None, 4, 0, 12, 0, 0]
