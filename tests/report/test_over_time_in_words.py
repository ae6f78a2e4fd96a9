"""What changes over months, in words and in the picture of a scenario."""

from __future__ import annotations

import datetime as dt
import io

import pytest

import ccsim
from ccsim.report.flow_shares import entering
from ccsim.report.scenario_day import ScenarioDay
from ccsim.report.scenario_text import scenario_text
from ccsim.report.staff import staff_of
from ccsim.report.traffic import expect_traffic
from tests.report.centres import made
from tests.scenario.over_time import OVER_TIME

_DATE = dt.date(2026, 2, 2)


def _scenario() -> ccsim.Scenario:
    return ccsim.load(io.StringIO(OVER_TIME))


def _told(date: dt.date = _DATE, scenario: ccsim.Scenario | None = None) -> str:
    return " ".join(scenario_text(scenario or _scenario(), date=date).split())


def test_volumes_say_their_seasons_and_factors() -> None:
    """A factor that ends next month must be seen before next month."""
    assert "1.4 times in dec; the counts times 1 (0.9 from 2026-03-02 on)." in _told()
    assert "1.4 times in dec; the counts times 0.9." in _told(dt.date(2026, 3, 2))


def test_intents_say_who_moves_to_which_channel() -> None:
    """Who reads only the mix expects calls that come as messages."""
    told = _told(dt.date(2026, 1, 5))
    assert "of those by phone 0% (20% from 2026-02-02 on) by sms and 10% by chat come instead" in told
    assert "of those by chat 50% by sms come instead." in told
    assert "of those by phone 20% by sms and 10% by chat come instead" in _told()


def test_preventions_flows_and_hours_say_for_whom_and_when() -> None:
    """Half a bot is not a bot."""
    told = _told()
    assert "10% of order do not arise, for gold only." in told
    assert "50% (100% from 2026-03-02 on) of the contacts go through it, the others go straight" in told
    assert "Open mon-fri 08:00–18:00; from 2026-05-04 on every day 07:00–21:00." in told
    assert "written (mon-fri 13:00–18:00 only)" in told
    by_day = {"interval": "1 h", "days": {"every day": {"09:00": [1]}}, "otherwise": 0.5}
    told = _told(scenario=_scenario().override({"flows.bot.share": by_day}))
    assert "52% on average of the contacts go through it" in told


def test_groups_say_who_is_away_leaves_and_comes() -> None:
    """People are what a year is planned by."""
    told = _told()
    assert "Up to 2 of the headcount are away, from 00:00: 48 paid hours that nobody is on duty." in told
    assert (
        "20 people stand behind the headcount; 2 on 2026-02-02 and 1 on 2026-03-02 join them. People leave "
        "at a rate of 0.6 a year and 0.3 a year from day 90 on, from 2026-02-02 on. Above an occupancy of "
        "80% they leave sooner: at 3 times the rate if they are always busy. Somebody new comes 42 d after "
        "the Monday they leave. A new hire takes 3,000 USD and 80 h of paid training."
    ) in told
    assert "People leave at a rate of 0.2 a year. Nobody comes instead." in told
    alone = _scenario().override({"groups.agents.headcount": 1, "groups.agents.people": 1})
    assert "1 person stands behind the headcount" in _told(scenario=alone)
    away = {"interval": "1 h", "days": {"sat": {"09:00": [1]}}}
    weekend = made(groups={"all": {"headcount": 1, "away": away}})
    assert "Nobody of the headcount is away on this day." in _told(dt.date(2026, 3, 2), weekend)


def test_the_headcount_is_that_of_the_people_less_who_is_away() -> None:
    """Of 12 for 20 people 2 are in a training; a tenth more people are a tenth more on the floor."""
    before, after = (ScenarioDay(_scenario(), _DATE - dt.timedelta(days=days)) for days in (1, 0))
    assert staff_of(before, "agents").on_duty[100] == pytest.approx(10)
    assert staff_of(after, "agents").on_duty[100] == pytest.approx(11)
    # Nobody can be away who would not be there.
    assert staff_of(after, "agents").away.max() == 2
    many = ScenarioDay(_scenario().override({"groups.agents.away": 40}), _DATE)
    assert staff_of(many, "agents").on_duty.max() == 0


def test_contacts_are_counted_where_they_come() -> None:
    """2,880 cases; a tenth of the golden fifth does not arise; moves and the flow take their shares."""
    day = ScenarioDay(_scenario(), _DATE)
    assert day.portions("order") == pytest.approx({"phone": 0.49, "chat": 0.22, "sms": 0.29})
    before = day.before("order")
    assert before.prevented.sum() == pytest.approx(57.6)
    left = 2880 - 57.6
    came = {channel: before.on(channel).sum() for channel in before.channels}
    assert came == pytest.approx({"phone": left * 0.49, "chat": left * 0.22, "sms": left * 0.29})
    traffic = expect_traffic(day)
    phone = (left * 0.49 + 960) * 10 / 24  # open ten hours
    assert traffic.edges[("channel", "phone"), ("flow", "bot"), "way"] == pytest.approx(phone / 2)
    assert traffic.edges[("channel", "phone"), ("queue", "first"), "way"] == pytest.approx(phone / 2)
    assert traffic.lost["bot"]["contained"] == pytest.approx(phone / 4)
    assert traffic.nodes["queue", "first"] == pytest.approx(phone * 3 / 4 + left * 0.22)
    assert sum(entering(day, "bot").values()) == pytest.approx(phone / 2)


def test_some_go_past_a_bot_at_closed_doors() -> None:
    """They leave a message as those do who come to a queue there."""
    scenario = made(
        channels={
            "phone": {
                "hours": {"every day": "12:00-24:00"},
                "closed": {"bot": 1, "bot_flow": "night", "message_channel": "mail"},
            },
            "mail": {"mode": "deferred"},
        },
        flows={
            "night": {"share": 0.5, "steps": {"answer": {"contained": {"share": 0.4}, "own_queue": True}}}
        },
        intents={"order": {"channels": {"phone": 1}}},
    )
    traffic = expect_traffic(ScenarioDay(scenario, dt.date(2026, 3, 2)))
    assert traffic.lost["night"]["contained"] == pytest.approx(720 * 0.2)
    assert traffic.edges[("flow", "night"), ("queue", "calls"), "way"] == pytest.approx(720 * 0.8)
