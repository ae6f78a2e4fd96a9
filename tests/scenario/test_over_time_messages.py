"""Every message about what changes over months, word for word: volumes, channels, hours, people.

The expected texts stand in ``over_time_messages.txt``; after a wanted change write them anew with
``CCSIM_UPDATE=1 pytest tests/scenario/test_over_time_messages.py`` and read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenario.over_time import OVER_TIME, changed_over_time
from tests.scenario.small import faults, load_text
from tests.shared import updating

GOLDEN = Path(__file__).with_name("over_time_messages.txt")

# Pieces of the scenario that the cases below replace.
FACTOR = "factor: {dated: {2026-01-05: 1, 2026-03-02: 0.9}}"
MONTHS = "month_factors: {dec: 1.4}"
VOLUME = f"count: 60, per: 30 min, {FACTOR}, {MONTHS}"
MOVES = "moves: {phone: {sms: {dated: {2026-01-05: 0, 2026-02-02: 0.2}}, chat: 0.1}, chat: {sms: 0.5}}"
HOURS = 'hours: {dated: {2026-01-05: {mon-fri: "08:00-18:00"}, 2026-05-04: {every day: "07:00-21:00"}}}'
OF_WRITTEN = 'hours: {dated: {2026-01-05: {mon-fri: "13:00-18:00"}}}'
SHARE = "share: {dated: {2026-01-05: 0, 2026-02-02: 0.5, 2026-03-02: 1}}"
SEGMENTS = "segments: [gold]"
HEADCOUNT = "    headcount: 12\n"
AWAY = "    away: 2\n"
PEOPLE = "    people: 20\n"
JOINS = "    joins: {2026-02-02: 2, 2026-03-02: 1}\n"
LEAVES = "leaves: {0: 0.6, 90: 0.3}"
BURN_OUT = "burn_out: {above: 0.8, times: 3}"
REPLACED = "replaced_after: 42 d"
BEGINS = "begins: 2026-02-02"
TURNOVER = f"""\
    turnover:
      {LEAVES}
      {BURN_OUT}
      {REPLACED}
      {BEGINS}
"""
HIRING = "hiring: {cost: 3000, training: 80 h}"
SHIFTS = '    shifts: {late: {agents: [ada, ben], hours: {every day: "16:00-22:00"}}}\n'
LATE = "turnover: {leaves: {0: 0.2}}"

CASES: list[list[tuple[str, str]]] = [
    # Volumes.
    [(FACTOR, "factor: -1")],
    [(FACTOR, 'factor: {interval: 1 h, days: {every day: {"08:00": [1]}}}')],
    [(FACTOR, "factor: {dated: {}}")],
    [(FACTOR, "factor: {dated: {2026-13-01: 1}}")],
    [(MONTHS, "month_factors: {december: 1.4, Nov: 1.2, 12: 1}")],
    [(MONTHS, "month_factors: {dec: -1}")],
    [(VOLUME, f"replay: {{file: x.csv, time: at}}, {FACTOR}, {MONTHS}")],
    # Channels to which customers move.
    [(MOVES, "moves: {fone: {smss: 0.1}, phone: {sm: 0.1}}")],
    [(MOVES, "moves: {sms: {phone: 0.1}}")],
    [(MOVES, "moves: {phone: {phone: 0.1}}")],
    [(MOVES, "moves: {phone: {}}")],
    [(MOVES, "moves: {phone: {sms: 0.7, chat: {dated: {2026-01-05: 0.3, 2026-02-02: 0.4}}}}")],
    [(MOVES, 'moves: {phone: {sms: {interval: 1 h, days: {every day: {"08:00": [1]}}}}}')],
    [(MOVES, "moves: {phone: sms}")],
    [(MOVES, "moves: {chat: {phone: 0.1}}")],
    # Nobody serves the queue of those who move.
    [(f", written: {{{OF_WRITTEN}}}", "")],
    # Hours by date.
    [(HOURS, "hours: {dated: {}}")],
    [(HOURS, "hours: {dated: {2026-01-05: {mon-fri: closed}, 2026-05-04: {}}}")],
    [(HOURS, 'hours: {dated: {2026-01-05: {mon-fri: "08:00-18:00", fri-sun: closed}}}')],
    [(HOURS, 'hours: {dated: {2026-01-05: "08:00-18:00"}, mon-fri: "08:00-18:00"}')],
    [(OF_WRITTEN, "hours: {dated: {2026-01-05: {mon-fri: closed}}}")],
    # Flows and prevention.
    [(SHARE, "share: 1.5")],
    [(SHARE, "share: half")],
    [(SEGMENTS, "segments: [gold, goldd, silver]")],
    [(SEGMENTS, "segments: []")],
    [(SEGMENTS, "segments: gold")],
    [(SEGMENTS, "segments: [trade]")],
    [
        ("segments: {regular: 0.9, trade: 0.1}", "segments: {regular: 1}"),
        ("{order: 0.1}, segments: [gold]", "{order: 0.1, parcel: 0.1}, segments: [trade]"),
    ],
    # People.
    [(PEOPLE, "")],
    [(PEOPLE, ""), (TURNOVER, "")],
    [(PEOPLE, ""), (JOINS, "")],
    [(PEOPLE, "    people: 0\n")],
    [(PEOPLE, "    people: 11\n")],
    [(PEOPLE, "    people: 20.5\n")],
    [(HEADCOUNT, "    headcount: 0\n")],
    [(HEADCOUNT, '    shifts: {day: {agents: 3, hours: {mon-fri: "08:00-16:00"}}}\n')],
    [(AWAY, "    away: -1\n")],
    [(JOINS, "    joins: {2026-01-04: 2, 2026-02-30: 1, 2026-02-02: 1.5}\n")],
    [(JOINS, "    joins: {2026-01-04: 2}\n")],
    [(JOINS, "    joins: 3\n")],
    [(LEAVES, "leaves: {30: 0.6}")],
    [(LEAVES, "leaves: {}")],
    [(LEAVES, "leaves: 0.6")],
    [(LEAVES, "leaves: {0: -0.6, soon: 0.3}")],
    [(LEAVES + "\n", "leave: {0: 0.6}\n")],
    [(BURN_OUT, "burn_out: {above: 1, times: -1}")],
    [(REPLACED, "replaced_after: 10 d")],
    [(REPLACED, "replaced_after: 0 d")],
    [(REPLACED, "replaced_after: 42")],
    [(BEGINS, "begins: monday")],
    [(HIRING, "hiring: {cost: -3000, training: 80}")],
    [(LATE, "joins: {2026-02-02: 2}\n    people: 4\n    away: 1")],
]  # fmt: skip


def test_the_scenario_itself_has_no_faults(tmp_path: Path) -> None:
    """Otherwise the faults below would not be those of the changes."""
    scenario = load_text(tmp_path, OVER_TIME)
    assert load_text(tmp_path, scenario.to_yaml(), "again.yaml") == scenario


def test_each_fault_says_where_what_and_what_to_do(tmp_path: Path) -> None:
    """Who lets people leave a headcount of whom nobody knows how many there are must be told."""
    told = ""
    for changes in CASES:
        title = ", ".join(
            new.strip().replace("\n", "\\n") or f"without {old.strip()}".replace("\n", "\\n")
            for old, new in changes
        )
        lines = faults(tmp_path, changed_over_time(*changes))
        told += f"## {title}\n" + "".join(f"{line.replace('small.', 'months.')}\n" for line in lines) + "\n"
    if updating():
        GOLDEN.write_text(told, encoding="utf-8")
    assert told == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # Everybody moves, or nobody does; shares of 0 are what somebody sets to try without.
        (MOVES, "moves: {phone: {sms: 0.6, chat: 0.4}}"),
        (MOVES, "moves: {phone: {sms: 0}, chat: {phone: 1}}"),
        # Shares that never hold at one time.
        (
            MOVES,
            "moves: {phone: {sms: {dated: {2026-01-05: 0.9, 2026-02-02: 0.1}}, chat: {dated: {2026-01-05: 0, "
            "2026-02-02: 0.9}}}}",
        ),
        (SHARE, "share: 0"),
        (SHARE, 'share: {interval: 1 h, days: {every day: {"08:00": [0.5]}}, otherwise: 1}'),
        (SEGMENTS, "segments: [gold, regular]"),
        # Somebody of each is there for one of the intents.
        ("{order: 0.1}, segments: [gold]", "{order: 0.1, parcel: 0.1}, segments: [gold, trade]"),
        (PEOPLE, "    people: 12\n"),
        (JOINS, "    joins: {2026-01-05: 0}\n"),
        (AWAY, "    away: 40\n"),
        (LEAVES, "leaves: {0: 0}"),
        (REPLACED + "\n", "replaced_after: 7 d\n"),
        (HEADCOUNT, "    headcount: {dated: {2026-01-05: 12, 2026-02-02: 0}}\n"),
    ],
)  # fmt: skip
def test_what_is_no_fault(tmp_path: Path, old: str, new: str) -> None:
    """A check that refuses what a planner may mean is worse than none."""
    scenario = load_text(tmp_path, changed_over_time((old, new)))
    assert load_text(tmp_path, scenario.to_yaml(), "again.yaml") == scenario


def test_nobody_is_needed_behind_named_agents(tmp_path: Path) -> None:
    """Who stands on a roster by name is one of the people already."""
    scenario = load_text(tmp_path, OVER_TIME)
    assert scenario.groups["evening"].turnover is not None
    assert scenario.groups["evening"].people is None


def test_some_go_past_a_bot_that_resolves_nothing(tmp_path: Path) -> None:
    """A bot through which only half go cannot have everybody for ever."""
    again = "contained: {resolved: 0, repeat: {probability: 1, delay: 0 s}}}"
    for_ever = ("contained: {share: 0.5}, own_queue: true}", again)
    load_text(tmp_path, changed_over_time(for_ever, (SHARE, "share: 0.5")))
    assert "for ever" in faults(tmp_path, changed_over_time(for_ever, (SHARE, "share: 1")))[0]
