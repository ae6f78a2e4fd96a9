"""Who was in hand when, at what speed: from rows of the log that were made up."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

import ccsim
from ccsim.report.agent_hour import (
    agent_hour,
    busiest,
    instant_of,
    numbered_agent,
    only_group,
    rows_of,
)
from ccsim.report.agent_text import agent_text
from ccsim.report.trace.lived import Lived, live_through
from tests.report.centres import large, made
from tests.report.hands import MINUTE, hour

_TEN = 600 * MINUTE


@pytest.fixture(scope="module")
def lived() -> Lived:
    """Return a day of the large centre: calls only."""
    return live_through(large(), days=1)


def test_the_stretches_are_those_of_the_log_cut_to_the_hour() -> None:
    """The first chat began before ten and slowed down while a message was answered; so it was said."""
    found = agent_hour(hour(), "desk", 1, _TEN, _TEN + 60 * MINUTE)
    chat = found.held[0]
    assert (chat.number, chat.channel, chat.case) == (1, "chat", "order/2026-03-02/10:00/0")
    told = [((s.begin - _TEN) / MINUTE, (s.end - _TEN) / MINUTE, s.speed, s.wraps) for s in chat.stretches]
    assert told == [
        (0, 10, 1.0, False),
        (10, 12, 0.6, False),
        (12, 14, 1.0, False),
        (14, 20, 0.75, False),
        (20, 22, 0.75, True),
    ]
    assert [held.channel for held in found.held] == ["chat", "sms", "chat", "email", "phone"]


def test_the_turns_of_a_conversation_are_one_contact_with_a_pause() -> None:
    """The customer took 36 minutes to reply; the agent had other work."""
    sms = agent_hour(hour(), "desk", 1, _TEN, _TEN + 60 * MINUTE).held[1]
    spells = [((each.begin - _TEN) // MINUTE, (each.end - _TEN) // MINUTE) for each in sms.stretches]
    assert spells == [(10, 12), (48, 50)]


def test_a_contact_keeps_its_place_while_it_is_in_hand() -> None:
    """A bar that jumps from row to row cannot be followed; who comes back takes the old place if free."""
    found = agent_hour(hour(), "desk", 1, _TEN, _TEN + 60 * MINUTE)
    assert [{each.lane for each in held.stretches} for held in found.held] == [{0}, {1}, {1}, {0}, {0}]


def test_the_number_in_hand_covers_the_hour_without_a_gap() -> None:
    """Its sum over time is what the bars are long."""
    found = agent_hour(hour(), "desk", 1, _TEN, _TEN + 60 * MINUTE)
    assert found.counts[0][0] == found.begin
    assert found.counts[-1][1] == found.end
    assert all(one[1] == other[0] for one, other in zip(found.counts, found.counts[1:], strict=False))
    long = sum(each.end - each.begin for held in found.held for each in held.stretches)
    assert sum((end - begin) * number for begin, end, number in found.counts) == long
    assert (found.lanes, found.busy) == (2, 59 * MINUTE)
    assert found.away == ((_TEN + 57 * MINUTE, _TEN + 60 * MINUTE),)


def test_nothing_in_hand_and_nobody_on_duty_are_an_empty_hour() -> None:
    """The other agent of the group had nothing to do and was not there."""
    found = agent_hour(hour(), "desk", 0, _TEN, _TEN + 60 * MINUTE)
    assert (found.held, found.counts) == ((), ((found.begin, found.end, 0),))
    assert found.away == ((found.begin, found.end),)
    told = agent_text(hour(), found)
    assert "At work 0% of the time; off duty for 1 h." in told
    assert "\n  Nothing was in hand.\n" in told
    assert "10:00:00  11:00:00  3600.0  off duty" in told


def test_where_nobody_shares_an_agent_it_is_answered_to_released(lived: Lived) -> None:
    """No log is kept then; the agents' own logs say the same."""
    rows = rows_of(lived)
    assert not len(lived.in_hand)
    assert len(rows) == (lived.contacts["answered"] >= 0).sum()
    agent, begin = busiest(lived, "north")
    found = agent_hour(lived, "north", agent, begin, begin + 60 * MINUTE)
    assert found.lanes == 1
    assert found.busy > 0.9 * (found.end - found.begin)
    assert {each.speed for held in found.held for each in held.stretches} == {1.0}
    assert any(each.wraps for held in found.held for each in held.stretches)
    # the calls of one agent do not overlap
    own = rows[(rows["group"] == lived.plan.groups.index("north")) & (rows["agent"] == agent)]
    own = own[np.argsort(own["begin"])]
    assert (own["end"][:-1] <= own["begin"][1:]).all()


def test_the_busiest_agent_and_hour_are_found() -> None:
    """Without a wish something is shown in which there is something to see."""
    assert busiest(hour(), "desk") == (1, _TEN)
    assert busiest(hour(), "desk", 0) == (0, 0)
    assert busiest(hour(), "desk", None, _TEN + 5 * MINUTE) == (1, _TEN + 5 * MINUTE)


def test_the_text_says_contacts_and_stretches_that_add_up() -> None:
    """An hour has 3,600 seconds, on paper too."""
    told = agent_text(hour(), agent_hour(hour(), "desk", 1, _TEN, _TEN + 60 * MINUTE))
    lines = told.splitlines()
    assert lines[0] == "agent 1 of desk, Monday 2026-03-02, 10:00:00 to 11:00:00"
    assert "At work 98% of the time, with 1.2 in hand on average then, 2 at most; off duty for 3 min." in told
    assert (
        "  2    sms      order/2026-03-02/10:00/4  10:10:00–10:12:00, 10:48:00–10:50:00  2 min 12 s" in told
    )
    assert "  10:20:00  10:22:00   120.0  1 chat wrap-up at 0.75, 3 chat at 0.75" in told
    course = lines[lines.index("  from      to             s  in hand, at which speed") + 1 :]
    assert sum(float(line.split()[2]) for line in course[:-1]) == pytest.approx(3600)
    assert course[-1].strip() == "3600.0"


def test_agents_are_given_by_name_or_number() -> None:
    """A roster has names, a headcount has numbers."""
    assert numbered_agent(hour(), "desk", "ines") == 2
    assert numbered_agent(hour(), "desk", "1") == 1
    assert only_group(hour()) == "desk"
    assert agent_hour(hour(), "desk", 2, _TEN, _TEN + MINUTE).agent == "ines of desk"
    when = dt.datetime(2026, 3, 2, 10, 30)
    assert instant_of(hour(), when) == _TEN + 30 * MINUTE


def test_who_is_not_there_is_named(lived: Lived) -> None:
    """What, where, allowed."""
    with pytest.raises(ccsim.RunError, match=r'^group desk has no agent "inez"; did you mean "ines"'):
        numbered_agent(hour(), "desk", "inez")
    with pytest.raises(ccsim.RunError, match=r'^group desk has no agent "x"; they are numbered 0 to 2$'):
        numbered_agent(hour(), "desk", "x")
    with pytest.raises(ccsim.RunError, match=r"^group desk has no agent 3; they are numbered 0 to 2$"):
        numbered_agent(hour(), "desk", "3")
    with pytest.raises(ccsim.RunError, match=r'^made has no group "desks"; did you mean "desk"'):
        agent_hour(hour(), "desks", 0, 0, MINUTE)
    with pytest.raises(ccsim.RunError, match=r'^made has no group "x"; there are desk$'):
        agent_hour(hour(), "x", 0, 0, MINUTE)
    with pytest.raises(ccsim.RunError, match=r"^large has 5 groups; name one of "):
        only_group(lived)
    with pytest.raises(ccsim.RunError, match=r"^2026-03-03 10:00 is not in the run, which is 2026-03-02 to "):
        instant_of(hour(), dt.datetime(2026, 3, 3, 10))
    nobody = live_through(made(groups={"all": {"headcount": 1}, "empty": {"headcount": 0}}), days=1)
    with pytest.raises(ccsim.RunError, match=r"^group empty has no agents$"):
        numbered_agent(nobody, "empty", "0")
