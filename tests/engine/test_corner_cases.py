"""Corners where two options meet, each worked by hand, on both engines."""

from __future__ import annotations

import pytest

from ccsim.engine import outcomes
from ccsim.scenario import load
from tests.demand.small import both, small

MINUTE = 60_000_000
HOUR = 60 * MINUTE
EIGHT = 8 * 60 * MINUTE


def logs_of_day(folder, text, arrivals, *, start="2026-03-02", zone="UTC", days=1):
    """Both logs of calls at stated times; ``arrivals`` by intent."""
    for intent, clocks in arrivals.items():
        rows = "".join(f"{start}T{clock}\n" for clock in clocks)
        (folder / f"{intent}.csv").write_text(f"at\n{rows}")
    path = folder / "corner.yaml"
    path.write_text(f"name: corner\ncalendar: {{time_zone: {zone}, start: {start}}}\n{text}")
    return both(load(path), days)


def minutes(values):
    """Minutes after 08:00, None for never."""
    return [None if value < 0 else (value - EIGHT) / MINUTE for value in values.tolist()]


def test_a_level_opens_to_one_who_balked_too(tmp_path):
    """Endlessly patient, the second caller would have had the other group after a minute."""
    text = """\
intents:
  first: {volume: {replay: {file: first.csv, time: at}}, queue: calls, handle_time: {talk: 10 min}}
  second:
    volume: {replay: {file: second.csv, time: at}}
    queue: calls
    handle_time: {talk: 1 min}
    balking: 1
channels: {phone: {}}
queues: {calls: {overflow: {2: 1 min}}}
groups:
  near: {serves: [calls], headcount: 1}
  far: {serves: {calls: {level: 2}}, headcount: 1}
"""
    contacts = logs_of_day(tmp_path, text, {"first": ["08:00:00"], "second": ["08:01:00"]}).contacts
    assert contacts["outcome"].tolist() == [outcomes.HANDLED, outcomes.BALKED]
    assert (contacts["virtual"] / MINUTE).tolist() == [0, 1]


_TIERS = """\
intents:
  call:
    volume: {replay: {file: call.csv, time: at}}
    queue: calls
    handle_time: {talk: 10 min}
    transfers: {experts: {probability: 1, way: WAY, handle_time: {talk: 3 min}}}
channels: {phone: {hours: {every day: "08:00-09:00"}}}
queues: {calls: {}, experts: {}}
groups:
  desk: {serves: [calls], headcount: {interval: 60 min, days: {every day: {"08:00": [1]}}}}
  second: {serves: [experts], STAFF}
"""
_STAFF = (
    'headcount: {interval: 60 min, days: {every day: {"08:00": [1]}}}',
    'shifts: {day: {agents: [ann], hours: {every day: "08:00-09:00"}}}',
)


@pytest.mark.parametrize("staff", _STAFF)
@pytest.mark.parametrize("way", ["cold", "warm"])
def test_the_next_tier_stays_for_who_is_going_to_be_passed_on(tmp_path, way, staff):
    """At 09:00 nobody waits, but the desk talks to a customer who needs an expert from 09:05 on."""
    text = _TIERS.replace("WAY", way).replace("STAFF", staff)
    logs = logs_of_day(tmp_path, text, {"call": ["08:55:00"]})
    assert minutes(logs.contacts["answered"]) == [55, 65]
    assert minutes(logs.agents["off"]) == [65, 68]
    assert minutes(logs.agents["due"]) == [60, 60]


def test_who_is_called_back_by_the_next_tier_gets_its_handle_time(tmp_path):
    """Passed on while the expert is busy, the callback takes an expert's 3 minutes, not the desk's 10."""
    text = _TIERS.replace("WAY", "warm, briefing: 1 min").replace("STAFF", "headcount: 1")
    text = text.replace(
        "queues: {calls: {}, experts: {}}", "queues: {calls: {}, experts: {callback: {accept: 1}}}"
    )
    text = text.replace(
        'desk: {serves: [calls], headcount: {interval: 60 min, days: {every day: {"08:00": [1]}}}}',
        "desk: {serves: [calls], headcount: 2}",
    )
    contacts = logs_of_day(tmp_path, text, {"call": ["08:00:00", "08:01:00"]}).contacts
    called = contacts[contacts["via"] == outcomes.CALLED_BACK]
    assert minutes(called["answered"]) == [14]
    assert (called["talk"] / MINUTE).tolist() == [3]
    assert called["consult"].tolist() == [0]  # the desk has long gone


#: The second group only serves who might be passed on; nobody ever is.
_HELD = """\
intents:
  call:
    volume: {replay: {file: call.csv, time: at}}
    queue: calls
    handle_time: {talk: 35 min}
    transfers: {experts: {probability: 0}}
channels: {phone: {hours: {every day: "08:00-09:00"}}}
queues: {calls: {}, experts: {}}
groups:
  desk: {serves: [calls], headcount: DESK}
  second:
    serves: [experts]
    headcount: {interval: 5 min, days: {2026-03-02: {"08:00": COUNTS}}, otherwise: 0}
"""


def test_those_held_to_serve_out_were_due_when_the_headcount_fell(tmp_path):
    """Three of four are due at 09:00, the last at 09:05; the line is empty at 09:10."""
    text = _HELD.replace("DESK", "1").replace("COUNTS", str([4] * 12 + [1]))
    logs = logs_of_day(tmp_path, text, {"call": ["08:35:00", "08:36:00"]})
    assert minutes(logs.contacts["answered"]) == [35, 70]
    left = logs.agents[logs.agents["group"] == 1]
    assert minutes(left["off"]) == [70] * 4
    assert sum(minutes(left["due"])) == 3 * 60 + 65


def test_of_those_held_to_serve_out_the_needed_again_are_not_due(tmp_path):
    """Three of four are due at 09:00, but from 09:05 on two of them are not: one leaves at 09:10."""
    text = _HELD.replace("DESK", "1").replace("COUNTS", str([4] * 12 + [1] + [3] * 11))
    logs = logs_of_day(tmp_path, text, {"call": ["08:35:00", "08:36:00"]})
    left = logs.agents[logs.agents["group"] == 1]
    assert minutes(left["off"]) == [70, 120, 120, 120]
    assert minutes(left["due"]) == [60, 120, 120, 120]


def test_a_group_held_over_night_is_let_go_when_the_doors_open(tmp_path):
    """Nobody served the one who waited; those who stayed leave as the line opens, a day late."""
    desk = '{interval: 60 min, days: {2026-03-03: {"10:00": [1]}}, otherwise: 0}'
    text = _HELD.replace("DESK", desk).replace("COUNTS", str([1] * 12))
    logs = logs_of_day(tmp_path, text, {"call": ["08:30:00"]}, days=2)
    left = logs.agents[logs.agents["group"] == 1]
    assert minutes(left["off"]) == [24 * 60]
    assert minutes(left["due"]) == [60]


def test_work_after_a_shift_that_ends_with_a_break_is_overtime(tmp_path):
    """Ann's day ends at 09:00 with ten minutes of break; she is busy until 09:05."""
    text = """\
intents: {call: {volume: {replay: {file: call.csv, time: at}}, handle_time: {talk: 20 min}}}
channels: {phone: {}}
queues: {calls: {}}
groups:
  a: {shifts: {day: {agents: [ann], hours: {every day: "08:00-09:00"}, breaks: "08:50-09:00"}}}
"""
    agents = logs_of_day(tmp_path, text, {"call": ["08:45:00"]}).agents
    assert minutes(agents["off"]) == [65]
    assert minutes(agents["due"]) == [60]


def test_who_comes_to_the_own_queue_is_not_misrouted(tmp_path):
    """A flow that sends everybody to claims is wrong for the others only."""
    text = """\
intents:
  call: {volume: {replay: {file: call.csv, time: at}}, queue: calls, handle_time: {talk: 1 min}}
  claim: {volume: {replay: {file: claim.csv, time: at}}, queue: claims, handle_time: {talk: 1 min}}
channels: {phone: {flow: main}}
flows: {main: {steps: {wrong: {misroute: claims}}}}
queues: {calls: {}, claims: {}}
groups: {a: {serves: [calls, claims], headcount: 2}}
"""
    contacts = logs_of_day(tmp_path, text, {"call": ["08:00:00"], "claim": ["09:00:00"]}).contacts
    assert contacts["via"].tolist() == [outcomes.ARRIVED, outcomes.PASSED_BACK, outcomes.ARRIVED]
    assert contacts["outcome"].tolist() == [outcomes.TRANSFERRED, outcomes.HANDLED, outcomes.HANDLED]


def test_in_the_night_the_clocks_go_forward_the_later_clock_time_counts(tmp_path):
    """02:00 and 03:00 are one instant in Berlin on 29 March: one agent from then on, and no opening."""
    text = """\
intents: {call: {volume: {replay: {file: call.csv, time: at}}, handle_time: {talk: 1 min}}}
channels: {phone: {hours: {every day: ["02:00-03:00", "08:00-09:00"]}}}
queues: {calls: {}}
groups:
  a: {headcount: {interval: 30 min, days: {every day: {"01:30": [1, 3, 3, 1, 1, 0]}}}}
"""
    logs = logs_of_day(
        tmp_path, text, {"call": ["03:15:00", "08:00:00"]}, start="2026-03-29", zone="Europe/Berlin"
    )
    assert logs.contacts["outcome"].tolist()[0] == outcomes.CLOSED
    assert len(logs.agents) == 1
    assert ((logs.agents["off"] - logs.agents["on"]) / MINUTE).tolist() == [90]  # 01:30 to 04:00


def test_overtime_of_a_headcount_goes_on_until_the_run_ends():
    """Who is still busy at the horizon was to leave when the headcount fell, and is paid for it."""
    day = {"interval": "1 h", "days": {"every day": {"18:00": [2, 2, 2, 2]}}}
    scenario = small(
        intents={"call": {"handle_time": {"talk": "7 h"}, "patience": "never"}},
        groups={"agents": {"headcount": day}},
    )
    agents = both(scenario).agents
    assert agents["off"].tolist() == [24 * HOUR, 24 * HOUR]
    assert agents["due"].tolist() == [22 * HOUR, 22 * HOUR]


def test_who_is_called_back_needs_the_talk_of_who_is_answered():
    """Otherwise an experiment about callbacks would compare different customers."""
    waiting = small(intents={"call": {"patience": "never"}}, groups={"agents": {"headcount": 3}})
    offer = {"callback": {"accept": 0.5, "no_answer": 0.3, "tries": 3, "again": "1 min"}}
    called = small(
        intents={"call": {"patience": "never"}},
        groups={"agents": {"headcount": 3}},
        queues={"calls": offer},
    )
    names = ["day", "slot", "nth"]
    without = {tuple(row[name] for name in names): row["talk"] for row in both(waiting).contacts}
    contacts = both(called).contacts
    talked = contacts[(contacts["via"] == outcomes.CALLED_BACK) & (contacts["outcome"] == outcomes.HANDLED)]
    assert len(talked) > 20
    assert (talked["tries"] > 0).any()
    compared = [(row["talk"], without[tuple(row[name] for name in names)]) for row in talked]
    same = [one == other for one, other in compared if other > 0]
    assert all(same)
    assert len(same) > 20
