"""The SMART check: which letter is missing, and what is warned of; every message in its own words."""

from __future__ import annotations

from typing import Any

import pytest

from ccsim import Scenario
from ccsim.goals.smart.check_smart import check_smart
from ccsim.goals.smart.finding import Finding
from ccsim.goals.smart.relevant import UNFELT
from ccsim.measures.catalogue.all_measures import all_measures
from ccsim.scenario.goals.goal import Goal

#: Calls and chats wait on the line, e-mails do not; a bot on chat contains some.
SHOP: dict[str, Any] = {
    "name": "shop",
    "calendar": {"start": "2026-01-05"},
    "channels": {"phone": {}, "chat": {"mode": "concurrent", "flow": "bot"}, "email": {"mode": "deferred"}},
    "flows": {
        "bot": {"steps": {"answer": {"lasts": "20 s", "contained": {"share": 0.3}, "own_queue": True}}}
    },
    "queues": {"calls": {}, "chats": {}, "emails": {}},
    "intents": {
        "order": {
            "volume": {"count": 5, "per": "1 h"},
            "channels": {"phone": 0.5, "chat": 0.2, "email": 0.3},
            "queue": "calls",
            "by_channel": {"chat": {"queue": "chats"}, "email": {"queue": "emails"}},
            "handle_time": {"talk": "6 min"},
            "patience": "4 min",
            "revenue": 2,
        },
        "praise": {
            "volume": {"count": 1, "per": "1 h"},
            "channels": {"email": 1},
            "queue": "emails",
            "handle_time": {"talk": "2 min"},
        },
    },
    "groups": {
        "desk": {"headcount": 2, "serves": ["calls", "chats", "emails"]},
        "writers": {"headcount": 1, "serves": ["emails"]},
    },
}
#: Nothing is to be said against it.
GOOD: dict[str, Any] = {
    "measure": "frt/human_calendar_contact",
    "within": "1 h",
    "of": {"channel": "email"},
    "at_least": 0.9,
    "by": "2026-04-30",
}


def _check(*, today: float | None = None, without: tuple[str, ...] = (), **said: Any) -> tuple[Finding, ...]:
    document = {key: value for key, value in (GOOD | said).items() if key not in without}
    return check_smart(Goal.model_validate(document), Scenario.model_validate(SHOP), today)


def _one(**said: Any) -> Finding:
    (found,) = _check(**said)
    return found


def test_a_goal_that_says_all_is_smart() -> None:
    """A check that always finds something is not read."""
    assert _check(today=0.7) == ()


def test_without_a_threshold_it_is_not_specific() -> None:
    """Whoever wants to answer faster has to say how fast."""
    found = _one(without=("at_least",))
    assert found == Finding("S", "it does not say how much", hint="write at_least: and a number", blocks=True)
    lower = _one(without=("at_least", "within"), statistic="mean")
    assert lower.hint == "write at_most: and a number"
    neither = _check(without=("at_least", "within"), measure="volume/offered")[0]
    assert neither.hint == "write at_least or at_most: and a number"


def test_without_a_population_it_is_not_specific_but_has_a_probability() -> None:
    """A share of all contacts hides the channel that nobody answers; it can still be told."""
    found = _check(without=("of",), measure="fcr/case", within=None)
    assert found == (
        Finding("S", "it does not say of whom", hint="write of: {channel: email}, or of: everyone"),
    )
    assert not found[0].warns
    assert not found[0].blocks


@pytest.mark.parametrize(
    ("of", "channels"),
    [
        ("everyone", "phone, chat, email"),
        ({"intent": "order"}, "phone, chat, email"),
        ({"queue": ["calls", "emails"]}, "phone, email"),
        ({"channel": ["email", "phone"]}, "email, phone"),
    ],
)
def test_one_goal_is_about_one_area(of: object, channels: str) -> None:
    """One time for those who wait on the line and those who wrote an e-mail is met by the line alone."""
    found = _one(of=of)
    assert (found.letter, found.found, found.warns, found.blocks) == ("S", channels, False, False)
    waiting = "phone and chat" if "chat" in channels else "phone"
    assert found.message == (
        f"one time for two areas: frt/human_calendar_contact of {waiting}, where the customer waits, "
        "and of email, where nobody does"
    )
    assert found.hint == "one goal, one area: write of: {channel: email}, and another goal for the others"


@pytest.mark.parametrize(
    "said",
    [
        {"of": {"channel": ["phone", "chat"]}},
        {"of": {"intent": "praise"}},
        {"of": {"queue": "emails"}},
        {"of": "everyone", "measure": "fcr/case", "within": None},
        {
            "of": "everyone",
            "measure": "time_to_resolution/case",
            "within": None,
            "at_least": None,
            "at_most": "2 d",
        },
    ],
)
def test_areas_that_go_together_are_one(said: dict[str, Any]) -> None:
    """Calls and chats wait alike; cases run over channels; a share of resolved is no time."""
    assert _check(**said) == ()


def test_the_times_of_a_group_are_those_of_its_channels() -> None:
    """Handle times of calls, chats and e-mails together say nothing of any."""
    time: dict[str, Any] = {"measure": "aht/contact", "within": None, "at_least": None, "at_most": "5 min"}
    rails = {"resolved": {"measure": "fcr/case", "at_least": 0.7}}
    assert _one(of={"group": "desk"}, guardrails=rails, **time).found == "phone, chat, email"
    assert _check(of={"group": "writers"}, guardrails=rails, **time) == ()


@pytest.mark.parametrize(
    ("said", "message", "hint"),
    [
        ({"measure": "frt"}, "frt does not say which variant", "choose from frt/human_calendar_contact, "),
        ({"measure": "fcr/cases"}, 'there is no measure "fcr/cases"', 'did you mean "fcr/case"?'),
        (
            {"measure": "callback/wait", "within": None, "statistic": "mean"},
            "callback/wait cannot occur here",
            "nothing in the scenario makes it happen",
        ),
        (
            {"measure": "fcr/case", "within": None, "of": {"self_service": "pages"}},
            "fcr/case is not told by self_service",
            "it is told by channel, queue, intent, segment, group",
        ),
    ],
)
def test_what_cannot_be_measured_has_no_probability(said: dict[str, Any], message: str, hint: str) -> None:
    """A family is several measures, and a callback that nobody offers is never late."""
    found = _one(**said)
    assert (found.letter, found.message, found.blocks, found.warns) == ("M", message, True, False)
    assert str(found.hint).startswith(hint)


def test_guardrails_are_measured_too() -> None:
    """A guardrail that cannot be measured would hold for ever."""
    found = _one(guardrails={"not-twice": {"measure": "callback/tries", "at_most": 2}})
    assert found.message == "guardrail not-twice: callback/tries cannot occur here"
    assert found.blocks


def test_much_better_than_today_warns() -> None:
    """Asking people for 75 to 100% better feels like failure before the start; the probability decides."""
    found = _one(today=0.45)
    assert found == Finding(
        "A",
        "it asks for 100% better than today (0.45 to 0.9)",
        "0.9",
        "the probability decides; checkpoints on the way make it feel less like failure before the start",
        warns=True,
    )
    assert _check(today=0.52) == ()  # 73%
    assert _one(today=0.5142).message.startswith("it asks for 75% better")


@pytest.mark.parametrize(
    ("said", "today", "warned"),
    [
        ({"measure": "abandonment/offered", "within": None, "at_least": None, "at_most": 0.02}, 0.09, True),
        ({"measure": "abandonment/offered", "within": None, "at_least": None, "at_most": 0.02}, 0.07, False),
        ({"measure": "abandonment/offered", "within": None, "at_least": None, "at_most": 0.02}, 0.01, False),
        ({"measure": "revenue/total", "within": None, "at_least": 200}, 100.0, True),
        ({"measure": "profit/total", "within": None, "at_least": -100}, -500.0, True),
        ({}, 0.0, False),
        ({}, float("nan"), False),
        ({"baseline": 0.45}, None, True),
        ({"baseline": 0.45}, 0.85, False),
        (
            {"statistic": "mean", "within": None, "at_least": None, "at_most": "1 min", "baseline": "5 min"},
            None,
            True,
        ),
    ],
)
def test_better_is_what_the_measure_calls_better(
    said: dict[str, Any], today: float | None, warned: bool
) -> None:
    """Fewer abandoned and more answered; a simulated today goes before a stated one."""
    assert [found.letter for found in _check(today=today, **said)] == ["A"] * warned


def test_the_side_of_the_bound_says_what_is_better_where_nothing_else_does() -> None:
    """Nobody says whether more contacts are better; a team that wants so many texts does."""
    counted: dict[str, Any] = {"measure": "volume/offered", "within": None}
    more = _check(today=100, at_least=300, **counted)
    assert [found.letter for found in more] == ["A", "R"]
    fewer = _check(today=300, at_least=None, at_most=60, **counted)
    assert fewer[0].message == "it asks for 80% better than today (300 to 60)"


@pytest.mark.parametrize(
    ("measure", "why", "instead"),
    [
        (
            "occupancy/agent",
            "how busy agents are is felt by customers only through what it does",
            "make this",
        ),
        ("containment/claimed", "it counts as done whoever is sent away without help, and comes", "/true"),
        ("volume/handled", "how many there are is their number, not what became of them or what", "a share"),
        ("paid/hours", "hours are what is spent, not what comes of them", "cost/pay"),
        ("waited/offered", "", ""),
        ("containment/true", "", ""),
        ("fcr/case", "", ""),
    ],
)
def test_what_nobody_feels_warns(measure: str, why: str, instead: str) -> None:
    """A team that is praised for busy agents gets busy agents."""
    side: dict[str, Any] = {"at_least": 0.1, "at_most": None}
    if measure == "waited/offered":
        side = {"at_least": None, "at_most": 0.1}
    of = {"group": "desk"} if measure in ("occupancy/agent", "paid/hours") else {"channel": "chat"}
    found = [each for each in _check(measure=measure, within=None, of=of, **side) if each.letter == "R"]
    if not why:
        assert found == []
        return
    assert found[0].message.startswith(why)
    assert instead in str(found[0].hint)
    assert found[0].found == measure
    assert found[0].warns


def test_handle_time_alone_warns_and_beside_what_became_of_customers_does_not() -> None:
    """Who is measured by handle time alone hangs up first."""
    time: dict[str, Any] = {
        "measure": "aht/contact",
        "within": None,
        "of": {"channel": "phone"},
        "at_least": None,
        "at_most": "5 min",
    }
    found = _one(**time)
    assert found == Finding(
        "R",
        "handle time alone is shortened by whoever cuts customers short",
        "aht/contact",
        "add a guardrail such as fcr/case or csat/true, or set the goal on cpc/resolution",
        warns=True,
    )
    busy = {"busy": {"measure": "occupancy/agent", "at_most": 0.85}}
    resolved = {"resolved": {"measure": "fcr/case", "at_least": 0.7}}
    assert [each.letter for each in _check(guardrails=busy, **time)] == ["R"]
    assert _check(guardrails=busy | resolved, **time) == ()


def test_a_bound_on_the_worse_side_warns() -> None:
    """At least 5% abandoned is met by closing the doors."""
    found = _one(measure="abandonment/offered", within=None, at_least=0.05)
    assert found == Finding(
        "R",
        "less of abandonment/offered is better, and the goal says at_least",
        "at_least",
        "write at_most, if that is what is meant",
        warns=True,
    )
    assert _one(measure="fcr/case", within=None, at_least=None, at_most=0.8).message == (
        "more of fcr/case is better, and the goal says at_most"
    )


def test_without_a_deadline_it_is_not_time_bound() -> None:
    """Some day is never."""
    found = _one(without=("by",))
    assert found == Finding(
        "T",
        "it does not say until when",
        hint="write by: 2026-06-30, or sustained: {from: 2026-04-01, until: 2026-06-30}",
        blocks=True,
    )
    stretch = {"from": "2026-04-01", "until": "2026-06-30"}
    assert _check(without=("by",), sustained=stretch) == ()


def test_a_deadline_before_the_calendar_begins_is_warned_of() -> None:
    """Last year's date in this year's goal is a slip of the pen."""
    found = _one(by="2020-03-31")
    message = "its deadline is before 2026-01-05, the first day of the calendar"
    assert found == Finding("T", message, "2020-03-31", "is the year right?", warns=True)


def test_findings_come_in_the_order_of_the_letters_and_read_as_a_line() -> None:
    """As reports print them."""
    found = _check(without=("at_least", "of", "by", "within"), measure="frt")
    assert [each.letter for each in found] == ["S", "S", "M", "T"]
    assert str(found[0]) == (
        "S (specific): it does not say how much; write at_least or at_most: and a number"
    )
    assert str(Finding("T", "late")) == "T (time-bound): late"


def test_every_family_that_is_warned_of_is_one() -> None:
    """A measure that was renamed would be warned of no more."""
    known = {each.family for each in all_measures()} | {each.id for each in all_measures()}
    assert set(UNFELT) - known == set()
