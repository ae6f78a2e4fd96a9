"""Expected contacts, staff and flows, against sums done by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest

import ccsim
from ccsim.report.flow_shares import HUNG_UP, PAST_LIMIT, flow_shares
from ccsim.report.scenario_day import SLOT, ScenarioDay, covered, day_title, typical_date
from ccsim.report.staff import staff_of
from ccsim.report.traffic import expect_traffic
from tests.report.centres import large, made

_MONDAY = dt.date(2026, 3, 2)


@pytest.fixture(scope="module")
def day() -> ScenarioDay:
    """Return the busiest day of the large centre."""
    return ScenarioDay(large(), _MONDAY)


def test_volumes_are_what_the_profile_adds_up_to(day: ScenarioDay) -> None:
    """Every figure on the picture hangs on these."""
    assert day.volumes["billing"].sum() == pytest.approx(
        240 + 420 + 470 + 430 + 360 + 340 + 350 + 330 + 280 + 200
    )
    assert day.volumes["moving"].sum() == pytest.approx(0.35 * 3420)
    assert day.volumes["power-fault"].sum() == pytest.approx(24 * 14)
    assert day.volumes["billing"][8 * 12] == pytest.approx(240 / 12)


def test_stated_contacts_are_told_as_they_are_stated() -> None:
    """A planner knows her contacts; the cases behind them are nobody's figure."""
    volume = {"of": "contacts", "per": "30 min", "count": 10}
    scenario = made(intents={"order": {"volume": volume, "handle_time": {"talk": "60 s"}}})
    assert ScenarioDay(scenario, _MONDAY).volume == pytest.approx(480)


def test_an_event_and_growth_count() -> None:
    """The day that is shown may lie in a campaign, and a year on."""
    scenario = large()
    assert ScenarioDay(scenario, dt.date(2026, 3, 9)).volumes["billing"].sum() == pytest.approx(3420 * 1.4)
    growing = made(intents={"order": {"volume": {"per": "1 h", "count": 10, "growth_per_year": 0.1}}})
    ahead = ScenarioDay(growing, growing.calendar.start + dt.timedelta(days=365))
    assert ahead.volume == pytest.approx(240 * 1.1 ** (365 / 365.25))


def test_on_the_day_of_a_clock_change_the_clock_times_hold() -> None:
    """In spring the hour from two to three brings nobody."""
    scenario = made(calendar={"time_zone": "Europe/Berlin", "start": "2026-03-29"})
    volume = ScenarioDay(scenario, dt.date(2026, 3, 29)).volumes["order"]
    assert volume[5 * 12 : 6 * 12].sum() == pytest.approx(60)
    assert volume.sum() == pytest.approx(60 * 23)


def test_means_and_quantiles_are_weighted_by_the_volume() -> None:
    """Handle times of the night count little where nobody calls at night."""
    talk = {
        "distribution": "exponential",
        "mean": {"interval": "60 min", "days": {"every day": {"12:00": [300.0]}}},
    }
    talk["mean"]["days"]["every day"]["12:00"] = ["300 s"]  # type: ignore[index]
    talk["mean"]["otherwise"] = "100 s"  # type: ignore[index]
    count = {"interval": "60 min", "days": {"every day": {"11:00": [30, 10]}}}
    scenario = made(intents={"order": {"volume": {"count": count}, "handle_time": {"talk": talk}}})
    day = ScenarioDay(scenario, _MONDAY)
    law = scenario.intents["order"].handle_time.talk
    assert day.mean(law, "order") == pytest.approx((30 * 100 + 10 * 300) / 40)
    assert day.quantile(law, 0.5, "order") == pytest.approx(np.log(2) * 150)


def test_contacts_are_kept_on_their_way(day: ScenarioDay) -> None:
    """What goes in comes out: in queues, contained, hung up."""
    traffic = expect_traffic(day)
    out = dict.fromkeys(("way", "misroute", "callback"), 0.0)
    for (source, _, kind), contacts in traffic.edges.items():
        if source == ("flow", "menu"):
            out[kind] += contacts
    lost = traffic.lost["menu"]
    assert sum(out.values()) + sum(lost.values()) == pytest.approx(traffic.nodes["flow", "menu"])
    assert traffic.nodes["flow", "menu"] == traffic.nodes["channel", "phone"]
    entered = sum(traffic.nodes["intent", name] for name in day.scenario.intents)
    assert entered == pytest.approx(traffic.nodes["channel", "phone"] + traffic.nodes["channel", "video"])
    assert traffic.edges[("queue", "meters"), ("queue", "billing"), "back"] == pytest.approx(129.6, rel=0.01)


def test_work_adds_both_parts_of_a_transfer() -> None:
    """A warm transfer costs the first agent the talk before it and the briefing, the second the rest."""
    transfers = {
        "experts": {"probability": 0.5, "way": "warm", "after": "30 s", "briefing": "10 s", "saves": 0.5}
    }
    intent = {"queue": "calls", "handle_time": {"talk": "100 s", "wrap_up": "20 s"}, "transfers": transfers}
    scenario = made(
        intents={"order": intent},
        queues={"calls": {}, "experts": {}},
        groups={"all": {"serves": ["calls", "experts"], "headcount": 1}},
    )
    traffic = expect_traffic(ScenarioDay(scenario, _MONDAY))
    a_day = 60 * 24
    assert traffic.work["calls"].sum() == pytest.approx(a_day * (0.5 * 120 + 0.5 * (30 + 20 + 10)))
    assert traffic.work["experts"].sum() == pytest.approx(a_day * 0.5 * (50 + 20 + 10))


def test_a_segment_with_a_queue_of_its_own_goes_its_own_way() -> None:
    """A fifth is gold: its queue gets that share, with its handle time, and its transfers begin there."""
    transfers = {"experts": {"probability": 0.5, "after": "30 s", "hold": "5 s"}}
    intent = {
        "queue": "calls",
        "segments": {"plain": 0.8, "gold": 0.2},
        "handle_time": {"talk": "100 s", "hold": "20 s"},
        "transfers": transfers,
        "misrouted": {"after": "10 s", "hold": "0 s"},
        "by_segment": {"gold": {"queue": "best", "handle_time": {"talk": "200 s"}}},
    }
    steps = {
        "ask": {"lasts": "5 s", "shares": {"wrong": 0.1}, "then": "wait"},
        "wrong": {"misroute": "experts"},
        "wait": {"own_queue": True},
    }
    scenario = made(
        segments={"plain": {}, "gold": {}},
        intents={"order": intent},
        channels={"phone": {"flow": "menu"}},
        flows={"menu": {"steps": steps}},
        queues={"calls": {}, "best": {}, "experts": {}},
        groups={"all": {"serves": ["calls", "best", "experts"], "headcount": 1}},
    )
    day = ScenarioDay(scenario, _MONDAY)
    traffic, a_day = expect_traffic(day), 60 * 24
    assert traffic.nodes["intent", "order"] == pytest.approx(a_day)
    for queue, share, talk in (("calls", 0.8, 100), ("best", 0.2, 200)):
        assert traffic.edges[("flow", "menu"), ("queue", queue), "way"] == pytest.approx(0.9 * share * a_day)
        assert traffic.edges[("queue", "experts"), ("queue", queue), "back"] == pytest.approx(
            0.1 * share * a_day
        )
        assert traffic.edges[("queue", queue), ("queue", "experts"), "transfer"] == pytest.approx(
            0.5 * share * a_day
        )
        assert traffic.work[queue].sum() == pytest.approx(share * a_day * 0.5 * (talk + 20 + 35))
    experts = a_day * (0.1 * 10 + 0.5 * (0.8 * 120 + 0.2 * 220))
    assert traffic.work["experts"].sum() == pytest.approx(experts)
    ends = flow_shares(day, scenario.flows["menu"], "order").ends
    assert ends["wait", "own_queue", "best"] == pytest.approx(0.9 * 0.2)


def test_those_who_find_it_closed_are_lost_or_come_back() -> None:
    """Half the day's cases arise at night; a tenth of them comes back."""
    channels = {"phone": {"hours": {"every day": "12:00-24:00"}, "closed": {"come_back": 0.1}}}
    day = ScenarioDay(made(channels=channels), _MONDAY)
    assert day.offered("order")["phone"].sum() == pytest.approx(720 + 72)


def test_each_channel_has_its_queue_and_its_handle_time() -> None:
    """A third by e-mail, which waits in a queue of its own and takes longer."""
    intent = {
        "queue": "calls",
        "channels": {"phone": 0.5, "email": 0.5},
        "segments": {"plain": 0.8, "gold": 0.2},
        "handle_time": {"talk": "100 s", "hold": "20 s"},
        "by_channel": {"email": {"queue": "post", "handle_time": {"talk": "200 s", "hold": "0 s"}}},
        "by_segment": {"gold": {"queue": "best", "handle_time": {"talk": "300 s"}}},
    }
    scenario = made(
        segments={"plain": {}, "gold": {}},
        channels={"phone": {}, "email": {"mode": "deferred", "hours": {"every day": "08:00-16:00"}}},
        queues={"calls": {}, "best": {}, "post": {}},
        groups={"all": {"serves": ["calls", "best", "post"], "headcount": 1}},
        intents={"order": intent},
    )
    day = ScenarioDay(scenario, _MONDAY)
    traffic, a_day = expect_traffic(day), 60 * 24
    assert traffic.edges[("channel", "email"), ("queue", "post"), "way"] == pytest.approx(0.5 * a_day)
    assert (("channel", "phone"), ("queue", "post")) not in {edge[:2] for edge in traffic.edges}
    assert traffic.work["post"].sum() == pytest.approx(0.5 * a_day * 200), "the channel before the segment"
    assert traffic.work["best"].sum() == pytest.approx(0.5 * 0.2 * a_day * 320)
    assert traffic.work["calls"].sum() == pytest.approx(0.5 * 0.8 * a_day * 120)
    assert float(day.work("order") @ day.weights("order")) == pytest.approx(
        0.5 * 200 + 0.5 * (0.2 * 320 + 0.8 * 120)
    )
    assert day.opened("email").min() == 1.0, "work items come in at any hour"


def test_the_turns_of_a_conversation_count_in_the_work() -> None:
    """Half have more to say and half of these reply in time: 4/3 turns."""
    channels = {
        "sms": {
            "mode": "conversation",
            "conversation": {
                "more": 0.5,
                "reply": {"distribution": "uniform", "low": "0 s", "high": "20 min"},
                "silence": "10 min",
            },
        }
    }
    handle = {"talk": "60 s", "hold": "6 s", "wrap_up": "30 s"}
    day = ScenarioDay(made(channels=channels, intents={"order": {"handle_time": handle}}), _MONDAY)
    assert day.turns("sms")[0] == pytest.approx(4 / 3)
    talk, hold, wrap_up = (part[0] for part in day.parts("order"))
    assert (talk, hold, wrap_up) == pytest.approx((60 * 4 / 3, 6 * 4 / 3, 30))


def test_slow_customers_count_in_the_work() -> None:
    """A fifth takes twice as long."""
    channels = {"chat": {"mode": "concurrent", "slow": {"share": 0.2, "times": 2}}}
    handle = {"talk": "60 s", "hold": "6 s"}
    day = ScenarioDay(made(channels=channels, intents={"order": {"handle_time": handle}}), _MONDAY)
    talk, hold, _ = (part[0] for part in day.parts("order"))
    assert (talk, hold) == pytest.approx((72, 6))


def test_who_finds_it_closed_leaves_a_message_or_meets_the_bot() -> None:
    """Of 720 at night 72 come back, 144 leave a message, 360 meet the bot, a fourth of them for one."""
    channels: dict[str, Any] = {
        "chat": {
            "mode": "concurrent",
            "hours": {"every day": "12:00-24:00"},
            "closed": {
                "come_back": 0.1, "message": 0.2, "message_channel": "email", "bot": 0.5, "bot_flow": "bot",
            },
        },
        "email": {"mode": "deferred"},
    }  # fmt: skip
    steps = {
        "ask": {"shares": {"wait": 0.25}, "then": "done"},
        "done": {"contained": {"resolved": 1}},
        "wait": {"own_queue": True},
    }
    scenario = made(
        channels=channels, flows={"bot": {"steps": steps}}, intents={"order": {"channels": {"chat": 1.0}}}
    )
    day = ScenarioDay(scenario, _MONDAY)
    traffic = expect_traffic(day)
    assert day.offered("order")["chat"].sum() == pytest.approx(720 + 72)
    assert day.offered("order")["email"].sum() == pytest.approx(144)
    assert day.at_bot("order")["chat"].sum() == pytest.approx(360)
    assert traffic.nodes["flow", "bot"] == pytest.approx(360)
    assert traffic.lost["bot"] == pytest.approx({"contained": 270})
    assert traffic.edges[("flow", "bot"), ("queue", "calls"), "way"] == pytest.approx(90)
    assert traffic.nodes["queue", "calls"] == pytest.approx(792 + 144 + 90)
    assert traffic.work["calls"].sum() == pytest.approx((792 + 144 + 90) * 60)
    del channels["email"]
    channels["chat"]["closed"] = {"bot": 0.5, "bot_flow": "bot"}
    without = expect_traffic(ScenarioDay(made(channels=channels, flows={"bot": {"steps": steps}}), _MONDAY))
    assert without.lost["bot"] == pytest.approx({"contained": 270, "lost": 90})


def test_the_load_is_less_where_agents_have_several_in_hand() -> None:
    """Three at three quarters of the speed each are 2.25 agents' work."""
    group = {"headcount": 1, "loads": [{"concurrent": 3}], "aht_in_hand": {1: "3 min", 3: "4 min"}}
    scenario = made(channels={"chat": {"mode": "concurrent"}}, groups={"all": group})
    traffic = expect_traffic(ScenarioDay(scenario, _MONDAY))
    assert traffic.is_shared
    assert traffic.work["calls"].sum() == pytest.approx(1440 * 60)
    assert traffic.least["calls"].sum() == pytest.approx(1440 * 60 / 2.25)
    assert not expect_traffic(ScenarioDay(large(), _MONDAY)).is_shared


def test_a_slot_is_covered_in_part() -> None:
    """A break of two minutes is two fifths of five."""
    share = covered(600, 720)
    assert share[2] == pytest.approx(0.4)
    assert share.sum() * SLOT == pytest.approx(120)


def test_staff_is_shifts_less_breaks_and_absence(day: ScenarioDay) -> None:
    """22 early and 14 late, 7% absent, 45 minutes unpaid and 15 paid away, an hour of overtime on Monday."""
    staff = staff_of(day, "south")
    assert staff.named == 36
    assert staff.on_duty[8 * 12] == pytest.approx(22 * 0.93)
    assert staff.on_duty[10 * 12] == pytest.approx(14 * 0.93)
    assert staff.hours == pytest.approx(0.93 * (22 * 7 + 14 * (8 - 1 + 1)))
    tuesday = staff_of(ScenarioDay(day.scenario, dt.date(2026, 3, 3)), "south")
    assert staff.hours - tuesday.hours == pytest.approx(0.93 * 14)


def test_who_has_a_day_off_or_is_not_hired_yet_is_not_there(day: ScenarioDay) -> None:
    """Lea is off on the Monday; Jonas comes in the middle of January."""
    assert staff_of(day, "second-level").peak == pytest.approx(6 * 0.95)
    january = ScenarioDay(day.scenario, dt.date(2026, 1, 12))
    assert staff_of(january, "second-level").peak == pytest.approx(6 * 0.95)
    assert staff_of(ScenarioDay(day.scenario, dt.date(2026, 1, 19)), "second-level").peak == pytest.approx(
        7 * 0.95
    )


def test_a_name_in_two_shifts_is_one_person() -> None:
    """Two half shifts are one agent of eight hours."""
    shifts = {"a": {"agents": ["ada"], "hours": {"every day": "08:00-12:00"}}}
    shifts["b"] = {"agents": ["ada"], "hours": {"every day": "12:00-16:00"}}
    staff = staff_of(ScenarioDay(made(groups={"all": {"shifts": shifts}}), _MONDAY), "all")
    assert (staff.peak, staff.named) == (1.0, 1)
    assert staff.hours == pytest.approx(8)


def test_the_typical_date_is_the_one_with_the_most_work() -> None:
    """A quiet Monday would hide what the Tuesday needs."""
    assert typical_date(large()) == _MONDAY
    assert typical_date(large(), 10) == dt.date(2026, 3, 9)
    assert day_title(_MONDAY) == "Monday 2026-03-02"
    with pytest.raises(ccsim.RunError, match="days must be at least 1, not 0"):
        typical_date(large(), 0)


def _flow(**steps: Any) -> ScenarioDay:
    return ScenarioDay(made(flows={"menu": {"steps": steps}}, channels={"phone": {"flow": "menu"}}), _MONDAY)


def test_a_loop_is_solved_as_a_chain() -> None:
    """Half go round: two visits each, all of them once, and everybody ends."""
    day = _flow(ask={"lasts": "5 s", "shares": {"ask": 0.5}, "then": "wait"}, wait={"own_queue": True})
    shares = flow_shares(day, day.scenario.flows["menu"], "order")
    assert shares.visits["ask"] == pytest.approx(2)
    assert shares.reached["ask"] == 1
    assert shares.reached["wait"] == pytest.approx(1)
    assert shares.moves["ask", "ask"] == pytest.approx(1)
    assert shares.ended("own_queue") == pytest.approx(1)


def test_branches_by_intent_go_before_chance_and_hanging_up_before_both() -> None:
    """Of a hundred 10 hang up at the menu; all others of this intent go one way."""
    day = _flow(
        ask={"hang_up": 0.1, "intents": {"order": "done"}, "shares": {"wait": 0.9}, "then": "done"},
        wait={"own_queue": True},
        done={"hang_up": 0.5, "contained": {"resolved": 1}},
    )
    shares = flow_shares(day, day.scenario.flows["menu"], "order")
    assert "wait" not in shares.visits
    assert shares.ended("contained") == pytest.approx(0.45)
    assert shares.ended(HUNG_UP) == pytest.approx(0.1 + 0.45)


def test_the_limit_of_steps_sends_the_rest_to_the_queue() -> None:
    """After three steps nobody is asked a fourth time."""
    steps = {"ask": {"lasts": "5 s", "shares": {"ask": 0.5}, "then": "wait"}, "wait": {"own_queue": True}}
    day = ScenarioDay(
        made(flows={"menu": {"most_steps": 3, "steps": steps}}, channels={"phone": {"flow": "menu"}}), _MONDAY
    )
    shares = flow_shares(day, day.scenario.flows["menu"], "order")
    assert shares.visits["ask"] == pytest.approx(1.75)
    assert shares.ended("own_queue") == pytest.approx(0.75)
    assert shares.ended(PAST_LIMIT) == pytest.approx(0.25)
    assert sum(shares.ends.values()) == pytest.approx(1)
