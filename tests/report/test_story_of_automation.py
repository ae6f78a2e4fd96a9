"""The journey of a case that meets automation: its words, and its times, which add up."""

from __future__ import annotations

import re

import numpy as np
import pytest

import ccsim
from ccsim.engine import outcomes
from ccsim.report.case_through import case_through
from ccsim.report.eventful_cases import eventful_cases
from ccsim.report.story_of import story_of
from ccsim.report.trace.before import tried
from ccsim.report.trace.flow_path import flow_path
from ccsim.report.trace.lived import Lived, live_through
from tests.report.adding_up import assert_table_adds_up, assert_times_add_up
from tests.report.centres import automated, made
from tests.report.stories import assert_all_told, read, read_first, read_of


@pytest.fixture(scope="module")
def lived() -> Lived:
    """Return three days of the shop that automates what it can."""
    return live_through(automated(), days=3)


def _told(lived: Lived, through: str) -> str:
    """Return the story of the first such case, on one line."""
    return read(lived, case_through(lived, through))


def test_the_times_of_every_attempt_add_up(lived: Lived) -> None:
    """Self-service, posts, bots and offers: nothing missing, nothing twice."""
    assert_times_add_up(lived)


def test_every_case_can_be_told(lived: Lived) -> None:
    """Whatever happened has a sentence."""
    assert_all_told(lived)


def test_the_tables_add_up_to_the_last_digit_that_is_shown(lived: Lived) -> None:
    """Also those of the eventful cases, and of one that never made a contact."""
    for line in eventful_cases(lived, 40).splitlines()[1:]:
        assert_table_adds_up(lived, line.split()[0])
    for through in ("prevented", "not found", "found, resolved"):
        assert_table_adds_up(lived, case_through(lived, through))


def test_the_steps_through_every_flow_are_found_again(lived: Lived) -> None:
    """Contained, hung up, misunderstood, down in the middle: the draws lead to where the contact was."""
    contacts = lived.contacts
    met = contacts[(contacts["via"] == outcomes.ARRIVED) & (contacts["flow"] >= 0)]
    again = 0
    for row in met:
        until = int(row["queued"] if row["queued"] >= 0 else row["ended"])
        if until < 0:
            continue
        steps = flow_path(lived, row)
        assert sum(step.lasted for step in steps) == until - row["offered"]
        again += any(step.again for step in steps)
    assert len(met) > 1000
    assert again > 50


def test_the_time_on_self_service_is_found_again(lived: Lived) -> None:
    """Where nobody replies, all of it is the customer's; in a forum, the rest is the wait for a reply."""
    rows = lived.contacts[(lived.contacts["via"] == outcomes.SELF_SERVICE) & (lived.contacts["ended"] >= 0)]
    replied = 0
    for row in rows:
        found = tried(lived, row)
        assert found is not None
        assert found.spent + found.replied == row["ended"] - row["offered"]
        assert (found.replied > 0) == (found.name == "forum")
        replied += found.replied > 0
    assert replied > 20


def test_a_case_that_met_all_of_it_is_told(lived: Lived) -> None:
    """Failed self-service, met the bot, was falsely contained, came back by phone and was resolved."""
    told = _told(lived, "not found, contained by chat, handled by phone, resolved")
    order = [
        r"Before any contact, \w+ [\d-]+ At [\d:]+ the customer tries [\w-]+, for [\w. ]+\.",
        r"At [\d:]+ the customer has found nothing\.",
        r"The customer gets in touch by chat [\w. ]+ later, on ",
        r"Attempt 1, ",
        r"the customer gets in touch by chat\. The flow bot takes [\w. ]+ \(ask [\w. ]+, solve [\w. ]+\)\.",
        r"No agent is needed: contained at [\d:]+\. An agent would have had [\w. ]+ of work with it\.",
        r"The flow takes the case to be resolved; it is not; the customer comes again by phone [\w ]+ later",
        r"Attempt 2, ",
        r"the customer calls by phone\.",
        r"The agent has the help of co-browsing and notes\.",
        r"The case is resolved\. Times",
        r"before any contact .* tries [\w-]+ .* has found nothing",
        r"gets in touch by chat [\d:.]+ 0\.000 bot: ask ",
        r"contained by bot ",
    ]
    place = 0
    for words in order:
        found = re.compile(words).search(told, place)
        assert found is not None, words
        place = found.start()


def test_a_need_that_is_removed_is_told(lived: Lived) -> None:
    """It is no contact, and says which work it spared."""
    told = _told(lived, "prevented")
    assert re.search(
        r": order, \w+, no contact Replication 0 of seed 1, .*; delay-notices, 0 attempts, 1 part\.", told
    )
    assert re.search(
        r"At [\d:]+ delay-notices removes the need: the customer does not get in touch\. An agent would have "
        r"had [\w. ]+ of work with it\.",
        told,
    )
    assert re.search(r"would get in touch by \w+ [\d:.]+ 0\.000 delay-notices removes the need", told)


def test_help_that_does_not_help_is_told(lived: Lived) -> None:
    """Who has found an answer may come again; who has found none may never get in touch."""
    told = _told(lived, "found, handled")
    assert "The customer takes the case to be resolved; it is not; the customer comes again by " in told
    assert "the customer has found an answer. An agent would have had " in told
    alone = (lived.contacts["outcome"] == outcomes.NOT_FOUND) & (lived.contacts["returns"] == 0)
    assert "has found nothing. The customer does not get in touch. " in read_first(lived, alone)


def test_a_post_is_looked_through_beside_its_author(lived: Lived) -> None:
    """The moderator's work is in the story, and in nobody's wait."""
    told = read_first(lived, lived.contacts["via"] == outcomes.MODERATION)
    assert re.search(r"the customer tries forum, for [\w. ]+, and waits [\w. ]+ for others to reply\.", told)
    assert re.search(
        r"A post, \w+ [\d-]+ At [\d:]+ a post comes in that is to be looked through\. .* takes it up: 1 min "
        r"working on it\. .*It is looked through by [\d:]+\. ",
        told,
    )
    assert re.search(r"a post [A-Z]\w\w [\d-]+ a post is to be looked through ", told)


def test_a_bot_that_is_down_or_misunderstands_is_told(lived: Lived) -> None:
    """On Monday it does not work from 13:00 to 14:30."""
    contacts = lived.contacts
    chats = np.array([kind.channel == "chat" for kind in lived.plan.kinds])[contacts["kind"]]
    arrived = chats & (contacts["via"] == outcomes.ARRIVED) & (contacts["queued"] >= 0)
    past = arrived & (contacts["flow"] < 0)
    hours = {lived.plan.timeline.local(int(instant)).hour for instant in contacts[past]["offered"]}
    assert hours <= {13, 14}
    assert "The flow bot is down, or all its sessions are taken. " in read_first(lived, past)
    rounds = [row for row in contacts[arrived] if sum(step.again for step in flow_path(lived, row)) == 1]
    told = read_of(lived, rounds[0])
    assert re.search(r"\(ask [\w. ]+, ask-again 25 s, ask [\w. ]+, .*\), coming round again once\.", told)


def test_what_is_known_already_is_told(lived: Lived) -> None:
    """From the bot, from the agent before, from earlier contacts; or not at all."""
    contacts = lived.contacts
    answered = contacts["answered"] >= 0
    passed = answered & (contacts["via"] == outcomes.PASSED_ON)
    kept = contacts["spared"] > 0
    saves = r"saves [\w. ]+ of talk[.;]"
    assert re.search(f"What is known from the agent before {saves}", read_first(lived, passed & kept))
    bot = lived.plan.flows.index("bot")
    first = answered & (contacts["flow"] == bot) & (contacts["attempt"] == 0) & ~passed
    assert re.search(f"What is known from bot {saves}", read_first(lived, first & kept))
    later = answered & (contacts["attempt"] > 0) & ~passed & (contacts["flow"] != bot)
    assert re.search(f"What is known from earlier contacts {saves}", read_first(lived, later & kept))
    lost = later & (contacts["repeated"] == 1) & ~kept
    assert "Nothing is known from earlier contacts: the customer has to tell it all again." in read_first(
        lived, lost
    )
    both = answered & kept & (contacts["repeated"] == 1)
    assert "of talk; the rest has to be told again." in read_first(lived, both)


def test_an_offer_to_go_on_by_another_channel_is_told(lived: Lived) -> None:
    """Who accepts is there a minute later."""
    told = _told(lived, "deflected, handled by messenger")
    assert re.search(
        r"At [\d:]+ the customer is offered to go on by messenger instead of waiting, and accepts\. The "
        r"customer gets in touch there 1 min later, on ",
        told,
    )
    assert "goes on by messenger " in told


def test_the_difficulty_of_a_case_is_told_among_others(lived: Lived) -> None:
    """A standard normal number means nothing to most; an intent without it says nothing."""
    difficulty = lived.contacts["difficulty"]
    for sign, words in (
        (1, r"Harder than (\d+)% of cases: (\d\.\d) SD above the mean\."),
        (-1, r"Easier than"),
    ):
        rows = np.flatnonzero(difficulty * sign > 800_000)
        told = read(lived, lived.name(int(rows[0])))
        found = re.search(words, told)
        assert found is not None
        if sign > 0:
            assert 78 <= int(found[1]) <= 100
            assert float(found[2]) == pytest.approx(difficulty[rows[0]] / 1e6, abs=0.051)
    assert " SD " not in read_first(lived, difficulty == 0)


def test_both_engines_tell_the_same_story(lived: Lived) -> None:
    """The log is one; so is the story."""
    by_simpy = live_through(automated(), days=3, engine="simpy")
    case = case_through(lived, "not found, contained by chat, handled by phone, resolved")
    assert story_of(by_simpy, case) == story_of(lived, case)


def test_a_closed_channels_bot_contains_at_night(lived: Lived) -> None:
    """It is the flow of the log, also where the door is closed."""
    at_night = (lived.contacts["late"] == 1) & (lived.contacts["outcome"] == outcomes.CONTAINED)
    told = read_first(lived, at_night)
    assert "It is closed; the flow bot takes " in told
    assert "No agent is needed: contained at " in told


@pytest.mark.parametrize(
    ("through", "said"),
    [
        ("not fuond, handled", 'no part of a contact ends "not fuond"; did you mean "not found"\\?'),
        ("xyz", 'no part of a contact ends "xyz"; the outcomes are: unfinished, handled'),
        ("handled by phon", 'automated has no channel "phon"; did you mean "phone"\\?'),
        ("handled by x", 'automated has no channel "x"; the channels are: chat, email'),
        (
            "prevented, handled",
            'no case in replication 0 of seed 1 went through "prevented, handled"; the outcomes that occur '
            "there are: abandoned, .*, prevented, .* and",
        ),
    ],
)
def test_a_case_that_is_not_there_is_refused_with_what_is(through: str, said: str, lived: Lived) -> None:
    """A wrong word and a wrong wish are told apart."""
    with pytest.raises(ccsim.RunError, match=said):
        case_through(lived, through)


def test_nobody_went_through_anything_in_a_quiet_replication() -> None:
    """The message says that nobody came."""
    quiet = live_through(made(intents={"order": {"volume": {"per": "1 h", "count": 0}}}), days=1)
    with pytest.raises(ccsim.RunError, match="there are: none, as no case made a contact"):
        case_through(quiet, "handled")
