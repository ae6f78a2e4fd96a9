"""The journey of a case by chat, work item and conversation: its words, and its times, which add up."""

from __future__ import annotations

import re

import pytest

from ccsim.engine import outcomes
from ccsim.report.eventful_cases import eventful_cases
from ccsim.report.story_of import story_of
from ccsim.report.trace.lived import Lived, live_through
from ccsim.report.trace.parts import attempts_of
from tests.report.adding_up import assert_times_add_up
from tests.report.centres import made, modes
from tests.report.stories import assert_all_told, read_first, read_of


@pytest.fixture(scope="module")
def lived() -> Lived:
    """Return two days of the centre with every mode."""
    return live_through(modes(), days=2)


def test_the_times_of_every_attempt_add_up(lived: Lived) -> None:
    """Turns, pauses, bots and customers who left without a sign: nothing missing, nothing twice."""
    assert_times_add_up(lived)


def test_every_case_can_be_told(lived: Lived) -> None:
    """Whatever happened has a sentence."""
    assert_all_told(lived)


def test_the_log_of_work_in_hand_holds_the_work_of_the_contact_log(lived: Lived) -> None:
    """Time in hand times speed is set-up, talk, hold and wrap-up, to the rounding of each stretch."""
    over = (outcomes.HANDLED, outcomes.REPLIED, outcomes.TIMED_OUT)
    looked = 0
    for rows in lived.cases():
        for part in (each for parts in attempts_of(lived, rows) for each in parts):
            row = part.row
            if part.outcome not in over or row["released"] < 0 or row["consult"] or row["dial"]:
                continue
            done = sum(spell.work for spell in part.spells)
            assert done == pytest.approx(part.work + int(row["wrap_up"]), abs=200)
            looked += 1
    assert looked > 1000


def test_the_effort_of_agents_adds_up_to_the_time_in_which_they_were_busy(lived: Lived) -> None:
    """While several are in hand each takes its share: nothing of an agent's hour is counted twice."""
    effort = sum(
        part.effort for rows in lived.cases() for parts in attempts_of(lived, rows) for part in parts
    )
    first = lived.in_hand[lived.in_hand["place"] == 0]
    assert effort == (first["end"] - first["begin"]).sum()


def test_turns_of_a_conversation_are_told(lived: Lived) -> None:
    """Who writes, who answers, how long the customer took."""
    told = read_first(lived, lived.contacts["outcome"] == outcomes.TIMED_OUT)
    assert re.search(r"At \d\d:\d\d:\d\d the customer writes by messenger\. ", told)
    assert re.search(r"takes up the message: [\w. ]+ working on it\. The answer goes out at ", told)
    assert re.search(r"The customer does not reply: at \d\d:\d\d:\d\d the conversation is over\.", told)
    told = read_first(lived, lived.contacts["via"] == outcomes.NEXT_TURN)
    assert re.search(r"At \d\d:\d\d:\d\d the customer writes again \(turn 2\)\. ", told)
    assert "the answer is sent" in told


def test_silence_is_told_with_the_agent_who_finds_it(lived: Lived) -> None:
    """The customer's time ends when the customer leaves, the agent's work comes after."""
    told = read_first(lived, lived.contacts["outcome"] == outcomes.SILENT)
    assert re.search(
        r"The customer leaves without a sign at [\d:]+\. At [\d:]+ agent \d of blended opens it, notices "
        r"that nobody is there, and closes it at [\d:]+\.",
        told,
    )
    assert re.search(r"leaves without a sign \d\d:", told[told.index("Times") :])


def test_interrupted_work_is_told_with_who_goes_on(lived: Lived) -> None:
    """An e-mail that was put aside for a call is somebody else's afterwards, or the same agent's."""
    parts = [part for rows in lived.cases() for each in attempts_of(lived, rows) for part in each]
    changed = [part for part in parts if len({spell.agent for spell in part.spells}) > 1]
    paused = [part for part in parts if len(part.spells) > 1 and part not in changed]
    told = read_of(lived, changed[0].row)
    assert re.search(r"It is put aside at [\d:]+, until [\w ]+ takes it over at [\d:]+\.", told)
    told = read_of(lived, paused[0].row)
    assert re.search(r"It is put aside at [\d:]+, until [\w ]+ goes on at [\d:]+\.", told)
    assert any("getting into it" in story_of(lived, lived.name(int(part.row["contact"]))) for part in changed)


def test_chases_messages_and_the_bot_of_a_closed_line_are_told(lived: Lived) -> None:
    """Two contacts of one case may be open at once; only the later one can resolve it."""
    told = read_first(lived, lived.contacts["returns"] == outcomes.CHASE)
    assert re.search(r"Still unanswered, the customer chases it up [\w ]+ after writing, on ", told)
    assert "what is done here then resolves nothing any more." in told
    told = read_first(lived, lived.contacts["returns"] == outcomes.MESSAGE)
    assert "The customer leaves a message by email at once, on " in told
    at_bot = (lived.contacts["outcome"] == outcomes.CLOSED) & (
        lived.contacts["ended"] > lived.contacts["offered"]
    )
    told = read_first(lived, at_bot)
    assert "It is closed; the flow night takes 40 s. The customer finds nobody behind the flow at " in told


def test_work_beside_other_work_is_told_with_both_lengths(lived: Lived) -> None:
    """Three minutes of work take four beside another chat."""
    parts = [part for rows in lived.cases() for each in attempts_of(lived, rows) for part in each]
    slowed = [
        part
        for part in parts
        if part.mode == "concurrent"
        and part.outcome == outcomes.HANDLED
        and part.row["ended"] - part.row["answered"] > part.work + 10e6
    ]
    told = read_of(lived, slowed[0].row)
    assert re.search(r"Beside other work these [\w. ]+ take [\w. ]+\. The customer leaves at", told)


def test_the_list_of_cases_counts_turns(lived: Lived) -> None:
    """Twelve replies in a row are one entry."""
    listed = eventful_cases(lived, most=40)
    assert re.search(r"\d x replied, handled", listed)


def test_what_the_end_of_the_run_cuts_off_is_told() -> None:
    """An e-mail in hand at midnight, and one put aside for the night."""
    channels = {"email": {"mode": "deferred", "interrupted": "stays", "finish_within": "1 min"}}
    groups = {"all": {"shifts": {"day": {"agents": ["ada"], "hours": {"every day": "08:00-16:00"}}}}}
    intents = {"order": {"volume": {"per": "1 h", "count": 1}, "handle_time": {"talk": "5 h"}}}
    lived = live_through(made(channels=channels, groups=groups, intents=intents), days=1)
    aside = [
        part
        for rows in lived.cases()
        for parts in attempts_of(lived, rows)
        for part in parts
        if part.answered and part.row["ended"] < 0
    ]
    told = story_of(lived, lived.name(int(aside[0].row["contact"])))
    assert "It is put aside as the run ends." in " ".join(told.split())
    assert "the run ends, put aside" in told
    night = {"all": {"headcount": 1}}
    lived = live_through(made(channels=channels, groups=night, intents=intents), days=1)
    in_hand = lived.contacts[(lived.contacts["answered"] >= 0) & (lived.contacts["ended"] < 0)]
    told = story_of(lived, lived.name(int(in_hand["contact"][0])))
    assert "It is in hand as the run ends." in " ".join(told.split())
    assert "the run ends, still being handled" in told
