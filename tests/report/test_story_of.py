"""The journey of a case: its words, and its times, which add up."""

from __future__ import annotations

import re

import pytest

import ccsim
from ccsim.report.eventful_cases import eventful_cases
from ccsim.report.story_of import story_of
from ccsim.report.trace.flow_path import flow_path
from ccsim.report.trace.lived import Lived, live_through
from ccsim.report.trace.times import length
from tests.report.adding_up import assert_table_adds_up, assert_times_add_up
from tests.report.centres import large, made
from tests.report.stories import read


@pytest.fixture(scope="module")
def lived() -> Lived:
    """Return one day of the large centre."""
    return live_through(large(), days=1)


def test_the_times_of_every_attempt_add_up(lived: Lived) -> None:
    """From the first event to the end of the last part, nothing missing, nothing twice."""
    assert_times_add_up(lived)


def test_the_table_adds_up_to_the_last_digit_that_is_shown(lived: Lived) -> None:
    """A reader with a calculator must not find a millisecond."""
    for line in eventful_cases(lived).splitlines()[1:]:
        assert_table_adds_up(lived, line.split()[0])


_BY_HAND = {
    "calendar": {"start": "2026-03-02", "time_zone": "Europe/Berlin"},
    "channels": {"phone": {"flow": "menu", "hours": {"every day": "09:00-17:00"}}},
    "flows": {"menu": {"steps": {"hello": {"lasts": "12 s", "then": "wait"}, "wait": {"own_queue": True}}}},
    "queues": {"calls": {}, "experts": {}},
    "groups": {"desk": {"serves": ["calls"], "headcount": 1}, "second": {"serves": ["experts"], "shifts": {
        "day": {"agents": ["ines"], "hours": {"every day": "09:00-17:00"}}}}},
    "start": {"warm_up": "0 s"},
}  # fmt: skip
_PASSED = {
    "volume": {"per": "1 h", "count": 0},
    "queue": "calls",
    "handle_time": {"talk": "100 s", "hold": "5 s", "wrap_up": "30 s"},
    "transfers": {"experts": {"probability": 1, "way": "warm", "after": "60 s", "briefing": "20 s"}},
}


def _one_call(**changed: object) -> Lived:
    start = {"warm_up": "0 s", "backlog": {"order": 2}}
    return live_through(
        made(intents={"order": {**_PASSED, **changed}}, **{**_BY_HAND, "start": start}), days=1
    )


def test_a_warm_transfer_is_told_as_it_was_worked_out_by_hand() -> None:
    """Two wait at nine: the first is passed on at 09:01:05, briefed to 09:01:25, wrapped up at 09:01:55."""
    told = story_of(_one_call(), "order/2026-03-02/backlog/1")
    head, rest = told.split("\nAttempt 1, Monday 2026-03-02\n")
    assert head.startswith("order/2026-03-02/backlog/1: order, everyone, by phone\n")
    assert "Replication 0 of seed 1, times of Europe/Berlin; 1 attempt, 2 parts.\n" in head
    words = " ".join(rest.split())
    assert words.startswith(
        "At 09:00:00 the customer calls by phone. Waits in calls for 1 min 55 s. At 09:01:55 agent 0 of desk "
        "answers; they talk for 1 min, with 5 s on hold. The agent stays with the customer for 1 min more. "
        "Wrap-up takes 30 s, to 09:04:30. "
        "At 09:03:00 the contact is passed on to experts (warm). Waits in experts for 40 s. At 09:03:40 ines "
        "of second answers, is briefed for 20 s; they talk for 1 min 40 s, with 5 s on hold. The customer "
        "leaves at 09:05:45. Wrap-up takes 30 s, to 09:06:15. The case is resolved. Times"
    )
    assert told.rstrip().endswith("345.000")


def test_the_flow_a_closed_door_and_a_wait_to_the_end_are_told() -> None:
    """What happens to most is told too."""
    early = made(
        intents={
            "order": {
                "volume": {"count": {"interval": "60 min", "days": {"every day": {"08:00": [3, 4]}}}},
                "queue": "calls",
            }
        },
        **_BY_HAND,
    )
    lived = live_through(early, days=1)
    names = [lived.name(int(rows[0])) for rows in lived.cases()]
    closed = next(name for name in names if "/08:00/" in name)
    assert "The customer finds it closed at 08:" in read(lived, closed)
    in_time = next(name for name in names if "/09:00/" in name)
    assert "The flow menu takes 12 s." in story_of(lived, in_time)
    nobody = {
        **_BY_HAND,
        "groups": {
            "desk": {
                "serves": ["calls", "experts"],
                "headcount": {"interval": "60 min", "days": {"every day": {"03:00": [1]}}},
            }
        },
    }
    waits = live_through(
        made(intents={"order": _PASSED}, **{**nobody, "start": {"warm_up": "0 s", "backlog": {"order": 1}}}),
        days=1,
    )
    told = story_of(waits, "order/2026-03-02/backlog/0")
    assert "Waits in calls as the run ends." in told
    assert "the run ends, still waiting" in told
    assert re.search(r"total +54,000\.000\n", told), "fifteen hours to midnight"


def test_the_steps_through_the_flow_are_found_again(lived: Lived) -> None:
    """The draws, made once more in plain Python: to the microsecond the time the engine took."""
    contacts = lived.contacts
    found = loops = 0
    for row in contacts[contacts["leg"] == 0][:4000]:
        until = int(row["queued"] if row["queued"] >= 0 else row["ended"])
        steps = flow_path(lived, row)
        if steps:
            assert sum(step.lasted for step in steps) == until - row["offered"]
            names = [step.name for step in steps]
            loops += names.count("choose") > 1
            found += 1
    assert found > 3000
    assert loops > 50


def test_callbacks_returns_and_wrong_queues_are_told(lived: Lived) -> None:
    """Each kind of part has its own words."""
    told = "".join(story_of(lived, line.split()[0]) for line in eventful_cases(lived, 60).splitlines()[1:])
    words = " ".join(told.split())
    for text in (
        "a callback is agreed, which joins callbacks",
        "dials for 12 s",
        "nobody picks up",
        "Try 2 of it joins callbacks at",
        "It was the wrong queue: at",
        "is briefed for",
        "The customer gives up waiting at",
        "The customer redials",
        "The case is not resolved; the customer comes again",
        "The customer hangs up in the flow at",
        "rather than wait.",
        "of agents' time.",
    ):
        assert text in words, text


def test_a_case_that_keeps_its_place_says_so() -> None:
    """Two customers, one agent: the second is called back in its turn."""
    offer = {"calls": {"callback": {"accept": 1, "dial": "10 s"}}, "experts": {}}
    scenario = {**_BY_HAND, "queues": offer, "start": {"warm_up": "0 s", "backlog": {"order": 2}}}
    lived = live_through(made(intents={"order": {**_PASSED, "transfers": {}}}, **scenario), days=1)
    words = read(lived, "order/2026-03-02/backlog/1")
    assert "At 09:00:00 a callback is agreed, which joins calls and waits 2 min 15 s." in words or (
        "a callback is agreed, which keeps its place in calls and waits 2 min 15 s." in words
    )
    assert "At 09:02:15 agent 0 of desk dials for 10 s; they talk for 1 min 40 s" in words


def test_both_engines_tell_the_same_story() -> None:
    """The log is one; so is the story."""
    scenario = made(
        intents={"order": _PASSED}, **{**_BY_HAND, "start": {"warm_up": "0 s", "backlog": {"order": 3}}}
    )
    stories = [
        story_of(live_through(scenario, days=1, engine=engine), "order/2026-03-02/backlog/2")
        for engine in ("simpy", "compiled")
    ]
    assert stories[0] == stories[1]


def test_the_most_eventful_cases_come_first_and_can_be_told(lived: Lived) -> None:
    """A name in the list is a name to give back."""
    lines = eventful_cases(lived, 5).splitlines()
    assert lines[0].split() == ["case", "attempts", "parts", "how", "they", "ended"]
    assert len(lines) == 6
    parts = [int(line.split()[2]) for line in lines[1:]]
    assert min(parts) >= 4
    assert len(lived.find(lines[1].split()[0])) == parts[0]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "biling/2026-03-02/11:00/1",
            r'names no case: there is no intent "biling"; did you mean "billing"\?',
        ),
        (
            "x/2026-03-02/11:00/1",
            r'names no case: there is no intent "x"; the intents are: billing, complaint',
        ),
        (
            "billing/2026-03-02/11:00/99999",
            r'in replication 0 of seed 1; the nearest is "billing/2026-03-02/11:00/\d+"',
        ),
        ("17", r'"17" names no case: a case is called INTENT/DATE/STRETCH/NUMBER, such as "'),
        ("billing/today/11:00/1", r"a case is called INTENT/DATE/STRETCH/NUMBER, such as"),
    ],
)
def test_a_case_that_is_none_is_refused_with_the_nearest(name: str, said: str, lived: Lived) -> None:
    """The commonest slip is a digit; the next case is what was meant."""
    with pytest.raises(ccsim.RunError, match=said):
        story_of(lived, name)


def test_a_quiet_replication_says_so() -> None:
    """Nobody came: no list, no story."""
    quiet = live_through(made(intents={"order": {"volume": {"per": "1 h", "count": 0}}}), days=1)
    assert eventful_cases(quiet) == "No case made a contact in replication 0 of seed 1.\n"
    with pytest.raises(ccsim.RunError, match="no case made a contact in replication 0 of seed 1"):
        story_of(quiet, "order/2026-03-02/00:00/0")


@pytest.mark.parametrize(
    ("microseconds", "said"),
    [
        (0, "0 s"),
        (12_400_000, "12.4 s"),
        (185_000_000, "3 min 5 s"),
        (7_800_000_000, "2 h 10 min"),
        (273_600_000_000, "3 d 4 h"),
        (59_999_999, "60 s"),
    ],
)
def test_lengths_are_told_in_two_units(microseconds: int, said: str) -> None:
    """`185.0 s` needs a calculator."""
    assert length(microseconds) == said
