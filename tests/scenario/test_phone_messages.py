"""Every message about flows, transfers, callbacks, levels and rosters, word for word.

The expected texts stand in ``phone_messages.txt``; after a wanted change write them anew with
``CCSIM_UPDATE=1 pytest tests/scenario/test_phone_messages.py`` and read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenario.phone import PHONE, changed_phone
from tests.scenario.small import faults, load_text
from tests.shared import updating

GOLDEN = Path(__file__).with_name("phone_messages.txt")

# Pieces of the scenario that the cases below replace.
MENU = "menu: {lasts: 10 s, shares: {again: 0.1, balance: 0.3}, then: agent}"
AGENT = "agent: {own_queue: true}"
AGAIN = "again: {lasts: 2 s, then: menu}"
BALANCE = "balance: {lasts: 20 s, contained: {}}"
WARM = "experts: {probability: 0.2, way: warm, briefing: 30 s}"
TERMS = "callback: {accept: 0.5, after: 60 s}"
SERVES = "serves: {calls: {}, claims: {proficiency: 0.8}}"
OVERFLOW = "overflow: {2: 30 s}"
EARLY = 'early: {agents: [ada, ben], hours: {mon-fri: "07:00-13:00"}, breaks: "10:00-10:15"}'
LATE = 'late: {agents: {ada: {hired: 2026-01-12}}, hours: {mon-fri: "13:00-19:00"}}'
DAY = 'day: {agents: 3, hours: {mon-fri: "08:00-16:00"}, unpaid_breaks: "12:00-12:30"}'
EXPERTS = "experts: {tier: 2}"
VARYING = '{interval: 30 min, days: {every day: {"08:00": [0.2]}}, otherwise: 0.8}'

#: A segment whose customers wait in a queue of their own.
OWN_QUEUE = "{everyone: 1}\n    by_segment: {everyone: {queue: experts}}"
OWN_CLAIMS = "{everyone: 1}\n    by_segment: {everyone: {queue: claims}}"

# (what is replaced, by what)
CASES = [
    # Names.
    ("flow: main", "flow: mian"),
    (AGENT, "agent: {queue: cals}"),
    (AGENT, "agent: {misroute: nowhere}"),
    (AGENT, "agent: {callback: experts}"),
    (AGENT, "agent: {callback: expert}"),
    (AGAIN, "again: {lasts: 2 s, then: menue}"),
    (MENU, "menu: {shares: {agan: 0.1, balance: 0.3}, intents: {cal: agnt}, then: agent}"),
    (WARM, "expert: {probability: 0.2, out_of: call}"),
    (TERMS, "callback: {accept: 0.5, way: scheduled, queue: claim}"),
    (WARM, f"{WARM}\n    by_segment: {{everyone: {{queue: clams}}}}"),
    (SERVES, "serves: [calls, claim]"),
    (SERVES, "serves: [calls, claims, calls]"),
    (SERVES, "serves: [calls, 3]"),
    (SERVES, "serves: calls"),
    (SERVES, "serves: {calls: {levl: 2}, claims: {level: 0, proficiency: 0, keep_free: -1}}"),
    # Ways on and ends.
    (AGENT, "agent: {}"),
    (AGENT, "agent: {lasts: 2 s, hang_up: 0.9}"),
    (AGENT, "agent: {own_queue: true, then: menu}"),
    (AGENT, "agent: {own_queue: true, queue: calls}"),
    (AGENT, "agent: {callback: calls, contained: {resolved: 2}}"),
    (MENU, "menu: {lasts: 10 s, intents: {call: agent}}\n      more: {shares: {again: 0.5, balance: 0.5}}"),
    (MENU, "menu: {lasts: 10 s, shares: {again: 0.1, balance: 0.3}}"),
    (MENU, "menu: {lasts: 10 s, shares: {again: 0.8, balance: 0.3}, then: agent}"),
    (MENU, f"menu: {{lasts: 10 s, shares: {{again: {VARYING}, balance: 0.3}}, then: agent}}"),
    (MENU, f"menu: {{lasts: 10 s, shares: {{again: {VARYING}, balance: 0.2}}}}"),
    (BALANCE, f"{BALANCE}\n      forgotten: {{own_queue: true}}"),
    (BALANCE, "balance: {lasts: 20 s, then: more}\n      more: {lasts: 5 s, then: balance}"),
    (BALANCE, "balance: {lasts: 20 s, shares: {balance: 1}, then: agent}"),
    (AGENT, "agent: {own_queue: true}\n    most_steps: 0\n    longest: 0 s"),
    (AGENT, "agent: {own_queue: true}\n    cost: {per_minute: -1, per_call: 2}"),
    # Time that must pass.
    (
        BALANCE,
        "balance: {shares: {again: 0.2}, then: twice}\n      twice: {shares: {balance: 0.1}, then: agent}",
    ),
    # Channels.
    ("trunks: 40", "front_delay: 5 s"),
    ("trunks: 40", "trunks: 0"),
    ("trunks: 40", "trunks: -1"),
    # Transfers.
    (WARM, "calls: {probability: 0.2}"),
    (WARM, "experts: {probability: 0.2, out_of: experts}"),
    (WARM, "experts: {way: hot, probability: 1.2}"),
    (WARM, f"experts: {{probability: {VARYING}}}\n      claims: {{probability: 0.3}}"),
    (
        WARM,
        "experts: {probability: 1}\n      claims: {probability: 1, out_of: experts}\n"
        "      calls: {probability: 1, out_of: claims}",
    ),
    (WARM, "experts: {kept: 0.5}"),
    (WARM, "experts: {probability: 0.2, hold: never}"),
    (WARM, f"{WARM}\n    segments: {OWN_QUEUE}"),
    (WARM, f"experts: {{probability: 0.6}}\n      calls: {{probability: 0.6}}\n    segments: {OWN_CLAIMS}"),
    (WARM, f"{WARM}\n    misrouted: {{way: cold, saves: 1.5, out_of: calls}}"),
    (WARM, f"{WARM}\n    retry: {{probability: 1, delay: 0 s}}"),
    (WARM, f"{WARM}\n    by_segment: {{everyone: {{retry: {{probability: 1, delay: 0 s}}}}}}"),
    # Callbacks.
    (TERMS, "callback: {after: 60 s}"),
    (TERMS, "callback: {accept: 1, way: own_queue}"),
    (TERMS, "callback: {accept: 1, way: own_queue, queue: calls}"),
    (TERMS, "callback: {accept: 1, queue: experts}"),
    (TERMS, "callback: {accept: 1, delay: 1 h}"),
    (TERMS, "callback: {accept: 1, way: own_queue, queue: experts, delay: 1 h}"),
    (TERMS, "callback: {accept: 1, tries: 0, queue_length: 0, expected_wait: 0 s, estimate: guess}"),
    (EXPERTS, "experts: {callback: {accept: 1, expected_wait: 2 min}}"),
    # Levels and reserves.
    (OVERFLOW, "overflow: {3: 30 s}"),
    (OVERFLOW, "overflow: {0: 30 s, two: 1 s, 12: 1 s}"),
    (OVERFLOW, "overflow: {02: 30 s}"),
    (OVERFLOW, "overflow: {1: 20 s, 2: 10 s}"),
    (OVERFLOW, "overflow: {1: 20 s}"),
    (OVERFLOW, "choose: idlest"),
    ("serves: {calls: {level: 2}, experts: {}}", "serves: {calls: {level: 2}, experts: {keep_free: 3}}"),
    # Rosters.
    ("    headcount: 8\n", "    learning: {0: 0.5, many: 1, 1.5: 2, -3: 1}\n    take: best\n"),
    (f"    shifts:\n      {DAY}\n", ""),
    (f"    shifts:\n      {DAY}\n", "    headcount: 0\n"),
    (DAY, DAY.replace("agents: 3", "agents: 0")),
    (DAY, DAY.replace("agents: 3", "agents: ada")),
    (DAY, DAY.replace("agents: 3", "agents: [ada, ada]")),
    (DAY, DAY.replace("agents: 3", "agents: [1, 2]")),
    (DAY, DAY.replace("agents: 3", "agents: 2.5")),
    (DAY, DAY.replace("agents: 3", "agents: {ada: {hired: soon, days_of: []}, b en: {}}")),
    (DAY, DAY.replace("agents: 3, ", "")),
    (DAY, "day: {agents: 3, hours: {mon-fri: closed}}"),
    (DAY, 'day: {agents: 3, hours: {mon-fri: "08:00-16:00", wed: "10:00-12:00"}}'),
    (DAY, DAY.replace("12:00-12:30", "16:00-16:30")),
    (DAY, DAY.replace("unpaid_breaks", 'breaks: "12:15-12:40", unpaid_breaks')),
    (DAY, DAY.replace("unpaid_breaks", 'overtime: {"wed, holidays": "15:00-17:00"}, unpaid_breaks')),
    (DAY, DAY + '\n      other: {agents: [day-2, cleo], hours: {mon: "08:00-10:00"}}'),
    (LATE, LATE.replace("13:00-19:00", "12:30-19:00")),
    (EARLY, EARLY.replace("[ada, ben]", "{ada: {hired: 2026-01-05}, ben: {}}")),
    (LATE, LATE.replace("}}, hours", '}}, overtime: {every day: "06:00-07:30"}, hours')),
    (DAY, DAY + "\n    absence: {paid: perhaps}\n    seat: -1\n    overtime_pay: none"),
    # Nobody there.
    (DAY, DAY.replace("agents: 3", "agents: []")),
]


def test_the_scenario_itself_has_no_faults(tmp_path: Path) -> None:
    """Otherwise the faults below would not be those of the changes."""
    load_text(tmp_path, PHONE)


def test_each_fault_says_where_what_and_what_to_do(tmp_path: Path) -> None:
    """A planner who mistypes the name of a step must be told which, and which names there are."""
    told = ""
    for old, new in CASES:
        title = new.strip().replace("\n", "\\n") or f"without {old.strip()}"
        lines = [
            line.replace("small.yaml", "phone.yaml") for line in faults(tmp_path, changed_phone((old, new)))
        ]
        told += f"## {title}\n" + "".join(f"{line}\n" for line in lines) + "\n"
    if updating():
        GOLDEN.write_text(told, encoding="utf-8")
    assert told == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # A share of 0 is what a planner sets to try without; the step stays.
        (MENU, "menu: {lasts: 10 s, shares: {again: 0, balance: 1}, then: agent}"),
        # Everybody hangs up: an announcement while the line is down.
        (MENU, "menu: {lasts: 10 s, hang_up: 1, shares: {again: 0.1, balance: 0.3}, then: agent}"),
        ("      welcome: {lasts: 5 s, then: menu}\n", ""),
        # Another step of the cycle takes time.
        ("menu: {lasts: 10 s, ", "menu: {"),
        # Where all intents are named, nobody else is left.
        (AGENT, "agent: {intents: {call: own, claim: own}}\n      own: {own_queue: true}"),
        # A level without a wait opens at once.
        (OVERFLOW, "choose: least_worked"),
        # A headcount of 0 is a figure like any other where somebody else serves the queue.
        ("    headcount: 8\n", "    headcount: 0\n"),
        (EARLY, EARLY.replace("10:00-10:15", "12:50-13:10")),
        (LATE, LATE.replace("2026-01-12", "2199-01-01")),
        (WARM, "experts: {probability: 1}\n      claims: {probability: 0.9, out_of: experts}"),
        (TERMS, "callback: {accept: 1, way: scheduled, delay: 1 h}"),
    ],
)
def test_what_is_no_fault(tmp_path: Path, old: str, new: str) -> None:
    """A check that refuses what a planner may mean is worse than none."""
    load_text(tmp_path, changed_phone((old, new)))


def test_nobody_on_duty_is_told_where_a_segment_is_sent(tmp_path: Path) -> None:
    """The queue of the segment is the one to mend, not the intent's, where nobody waits."""
    own = "segments: {everyone: 1}\n    by_segment: {everyone: {queue: experts}}"
    text = changed_phone((f"transfers:\n      {WARM}", own), (f"shifts:\n      {DAY}", "headcount: 0"))
    assert [line.split(": ", 1)[1] for line in faults(tmp_path, text)] == [
        'intents.call.by_segment.everyone.queue: nobody is ever on duty for queue "experts"; '
        "give a headcount above 0 to back"
    ]
    mended = text.replace("    queue: calls\n", "    queue: experts\n").replace(
        "queue: experts}", "queue: calls}"
    )
    load_text(tmp_path, mended)


def test_faults_of_all_sections_are_told_at_once(tmp_path: Path) -> None:
    """Who mends one line after the other loses the morning."""
    text = changed_phone(
        (MENU, "menu: {lasts: 10, shares: {agan: 0.1}, then: agent}"),
        (WARM, "experts: {probability: 2}"),
        (TERMS, "callback: {accept: 1, queue: clams}"),
        (DAY, DAY.replace("12:00", "17:00").replace("12:30", "17:30")),
        (SERVES, "serves: {calls: {level: 10}, claims: {}}"),
        ("trunks: 40", "trunks: many"),
    )
    assert [line.split(": ", 2)[1] for line in faults(tmp_path, text)] == [
        "intents.call.transfers.experts.probability",
        "channels.phone.trunks",
        "flows.main.steps.menu.lasts",
        "flows.main.steps.menu.shares.agan",
        "queues.calls.callback.queue",
        "queues.calls.callback.queue",
        "groups.retail.serves.calls.level",
        "groups.back.shifts.day.unpaid_breaks",
    ]
