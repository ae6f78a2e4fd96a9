"""What each kind of lever amounts to, written out: what changes, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ccsim.scenario import Scenario, in_force
from ccsim.scenario.document import full_document
from tests.scenario.levers.centre import centre
from tests.scenario.levers.kinds import LEVERS

EVE, DAY = "2026-03-31", "2026-04-01"
ALWAYS = {"every day": "00:00-24:00"}


def changed(scenario: Scenario) -> dict[str, Any]:
    """Return what differs in the scenario with its levers worked in, by path, as a file would write it."""
    found = dict(_differences(full_document(scenario), full_document(in_force(scenario)), ""))
    return {path: value for path, value in found.items() if not path.startswith("levers")}


def _differences(old: Any, new: Any, path: str) -> Iterator[tuple[str, Any]]:
    deeper = isinstance(old, dict) and isinstance(new, dict) and old.keys() <= new.keys()
    if old == new:
        return
    if not deeper:
        yield path.lstrip("."), new
        return
    for key in new:
        if key not in old:
            yield f"{path}.{key}".lstrip("."), new[key]
        else:
            yield from _differences(old[key], new[key], f"{path}.{key}")


def of(kind: str, *changes: tuple[str, str]) -> dict[str, Any]:
    """Return what the example of a kind changes, with some pieces of its text replaced."""
    text = LEVERS[kind]
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return changed(centre(text, name="plan"))


def series(before: Any, then: Any, *ends: Any) -> dict[str, Any]:
    """Return a dated series that changes on the first of April, and ends on the first of October."""
    later = {"2026-10-01": ends[0]} if ends else {}
    return {"dated": {EVE: before, DAY: then, **later}}


def test_changes_by_path() -> None:
    """Money, durations of a distribution, whole numbers, hours; all of it ends."""
    found = of("change", ("{shape: learning, over: 28 d}", "{shape: step}"))
    assert found.pop("costs.projects.plan")["one_off"] == {DAY: 1000}
    assert found == {
        "groups.voice.pay": series(20, 21, 20),
        "groups.office.headcount": series(3, 4, 3),
        "channels.phone.hours": series(
            {"mon-fri": "08:00-18:00"}, {"mon-fri": "08:00-20:00"}, {"mon-fri": "08:00-18:00"}
        ),
        "intents.order.handle_time.talk.mean": {
            "dated": {"2026-04-14": "200 s", "2026-04-15": "3 min", "2026-10-01": "200 s"}
        },
        "intents.order.handle_time.talk.sd": {
            "dated": {"2026-04-14": "100 s", "2026-04-15": "90 s", "2026-10-01": "100 s"}
        },
    }


def test_what_a_lever_costs() -> None:
    """A month's money is spread over its days; it stops when the lever ends."""
    project = of("change")["costs.projects.plan"]
    assert project["one_off"] == {DAY: 1000}
    days = project["per_day"]["dated"]
    assert days[EVE] == 0
    assert days[DAY] == pytest.approx(310 / 30 + 5)
    assert days["2026-05-01"] == pytest.approx(310 / 31 + 5)
    assert list(days)[-1] == "2026-10-01"
    assert days["2026-10-01"] == 0


def test_what_a_lever_costs_for_ever() -> None:
    """Twenty years month by month, then the days of an average month."""
    days = of("change", ("ends: 2026-10-01, ", ""))["costs.projects.plan"]["per_day"]["dated"]
    assert days["2028-02-01"] == pytest.approx(310 / 29 + 5)
    assert list(days)[-1] == "2047-01-01"
    assert days["2047-01-01"] == pytest.approx(310 * 12 / 365.25 + 5)
    assert of("root_cause").keys() == {"prevention.plan"}


def test_people_who_join_a_headcount() -> None:
    """Four over 28 days from the 27th of May on, the first day of training 42 days after the first of April.

    27 May is a Wednesday; the Mondays are days 5, 12, 19 and 26 of the ramp: 0.71, 1.71, 2.71 and 3.71 of
    four, rounded 1, 2, 3 and 4.
    """
    assert of("hire") == {
        "groups.voice.joins.2026-06-01": 1,
        "groups.voice.joins.2026-06-08": 1,
        "groups.voice.joins.2026-06-15": 1,
        "groups.voice.joins.2026-06-22": 1,
    }
    at_once = of("hire", (", ramp: {shape: linear, over: 28 d}", ""))
    assert at_once == {"groups.voice.joins.2026-06-01": 4}


def test_people_who_are_hired_into_a_shift() -> None:
    """A shift of the lever's name with the hours and breaks of the stated one: nobody else changes."""
    found = of("hire", ("group: voice", "group: office, shift: early"))
    assert found.keys() == {"groups.office.shifts.plan"}
    shift = found["groups.office.shifts.plan"]
    assert shift["hours"] == {"mon-fri": "08:00-16:00"}
    assert shift["breaks"] == "10:00-10:15"
    assert {name: agent["hired"] for name, agent in shift["agents"].items()} == {
        "plan-1": "2026-06-01",
        "plan-2": "2026-06-08",
        "plan-3": "2026-06-15",
        "plan-4": "2026-06-22",
    }


def test_training() -> None:
    """Faster and better at some queues, and away in the hours of the sessions for four weeks."""
    found = of("train", ("ramp: {shape: s_curve, over: 56 d}, ", ""))
    two = {"interval": "1 h", "days": {"wed": {"14:00": [2, 2]}}, "otherwise": 0}
    assert found == {
        "groups.voice.serves.calls.proficiency": series(1, 1.1),
        "groups.voice.serves.calls.resolution": series(1, 1.05),
        "groups.voice.away": {"dated": {EVE: 0, DAY: two, "2026-04-29": 0}},
    }


def test_sessions_end_with_the_lever_and_fit_any_hours() -> None:
    """Hours by the quarter make intervals of a quarter of an hour."""
    found = of(
        "train",
        ("14:00-16:00", "14:15-14:45"),
        ("begins: 2026-04-01", "begins: 2026-04-01, ends: 2026-04-15"),
    )
    away = found["groups.voice.away"]["dated"]
    assert away[DAY] == {"interval": "15 min", "days": {"wed": {"14:15": [2, 2]}}, "otherwise": 0}
    assert list(away) == [EVE, DAY, "2026-04-15"]


def test_a_bot_that_comes_in() -> None:
    """It is put at the doors of channels, where nobody comes to it before; and it contains more."""
    found = of("automate", (", ramp: {shape: s_curve, over: 28 d}", ""))
    assert found == {
        "channels.phone.flow": "bot",
        "channels.chat.flow": "bot",
        "flows.bot.share": series(0, 0.8),
        "flows.bot.steps.ask.contained.share": series(0.4, 0.48),
        "flows.bot.steps.ask.contained.by_intent.order": series(0.5, 0.6),
    }


def test_a_bot_at_a_door_where_it_stands() -> None:
    """Without channels of its own the share rises from what the flow says."""
    text = LEVERS["automate"].replace(", channels: [chat, phone], containment: 1.2", "")
    scenario = centre(
        text, ("    share: 0\n", "    share: 0.1\n"), ("  chat: {}\n", "  chat: {flow: bot}\n"), name="plan"
    )
    dated = changed(scenario)["flows.bot.share"]["dated"]
    assert dated[EVE] == 0.1
    assert list(dated.values())[-1] == 0.8
    assert list(dated)[-1] == "2026-04-29"


def test_notifications() -> None:
    """A prevention of the lever's name; as many messages as it removes cases, by the same ramp."""
    (place, made), *others = of("notify").items()
    assert (place, others) == ("prevention.plan", [])
    removed, sent = made["removes"]["order"]["dated"], made["messages"]["count"]["dated"]
    assert list(removed) == list(sent)
    assert len(removed) == 1 + 14 + 1
    assert removed[DAY] == pytest.approx(0.2 / 28)
    assert [each / 500 for each in sent.values()] == pytest.approx([each / 0.2 for each in removed.values()])
    assert made["segments"] == ["regular"]
    assert made["messages"]["cost"] == 0.02
    assert made["messages"]["causes"] == {"order": 0.001}


def test_causes_that_are_mended_and_customers_who_are_welcomed() -> None:
    """Preventions too, one without messages and one for the new."""
    (mended,) = of("root_cause").values()
    assert (mended["removes"], mended["segments"]) == ({"invoice": series(0, 0.3)}, ["regular"])
    assert mended["messages"] is None
    (welcomed,) = of("onboarding").values()
    assert (welcomed["removes"], welcomed["segments"]) == ({"order": series(0, 0.25)}, ["new"])
    assert welcomed["messages"]["count"] == series(0, 40)


def test_knowledge_that_is_kept_up() -> None:
    """Another rhythm from the day on which it begins, and more hours."""
    assert of("refresh_knowledge") == {
        "self_service.help.freshness.then.2026-04-01": "7 d",
        "self_service.help.upkeep.hours_per_week": series(10, 16),
    }


def test_knowledge_that_is_kept_up_for_a_while() -> None:
    """The last upkeep of the lever is that from which the old rhythm goes on."""
    found = of("refresh_knowledge", ("begins: 2026-04-01", "begins: 2026-04-01, ends: 2026-04-23"))
    assert found == {
        "self_service.help.freshness.then.2026-04-01": "7 d",
        "self_service.help.freshness.then.2026-04-22": "28 d",
        "self_service.help.upkeep.hours_per_week": {"dated": {EVE: 10, DAY: 16, "2026-04-23": 10}},
    }


def test_knowledge_without_an_upkeep_of_its_own() -> None:
    """The lever says what an hour costs."""
    scenario = centre(
        LEVERS["refresh_knowledge"].replace("hours_per_week: 6", "hours_per_week: 6, pay: 32"),
        ("    upkeep: {hours_per_week: 10, pay: 30}\n", ""),
        name="plan",
    )
    made = changed(scenario)["self_service.help.upkeep"]
    assert made == {"hours_per_week": series(0, 6), "pay": 32}


def test_a_tool() -> None:
    """Its factors come about, its seats are paid from the first day on."""
    found = of("assist", ("groups: [voice]", "groups: [voice, clerks], ramp: {shape: linear, over: 2 d}"))
    assert found.keys() == {"groups.voice.assist.plan", "groups.clerks.assist.plan"}
    made = found["groups.clerks.assist.plan"]
    assert made["talk"]["dated"] == pytest.approx(
        {EVE: 1, DAY: 0.975, "2026-04-02": 0.925, "2026-04-03": 0.9}
    )
    assert made["per_seat"] == series(0, 2)
    assert made["per_contact"] == series(0, 0.05)
    assert (made["channels"], made["intents"]) == (["phone"], ["order"])


def test_a_channel_that_opens() -> None:
    """Other hours at once, customers bit by bit; from channels of which nothing was said before, too."""
    found = of("open_channel", (", ramp: {shape: linear, over: 28 d}", ""))
    assert found == {
        "channels.sms.hours": series({"mon-sat": "08:00-20:00"}, {"every day": "08:00-22:00"}),
        "intents.order.moves.phone.sms": series(0, 0.2),
        "intents.order.moves.email": {"sms": series(0, 0.1)},
    }


def test_channels_one_after_the_other() -> None:
    """The second one 28 days after the first."""
    later = {"2026-04-28": 0, "2026-04-29": 0.2}
    assert of("phase_channels") == {
        "intents.order.moves.phone.sms": series(0, 0.2),
        "intents.order.moves.phone.chat": {"dated": later},
        "channels.chat.hours": {"dated": {"2026-04-28": ALWAYS, "2026-04-29": {"mon-fri": "09:00-17:00"}}},
    }


def test_agents_who_do_one_thing_only() -> None:
    """The two groups together are as many as before, at any time."""
    found = of("dedicate", ("agents: 3", "agents: 7"))
    assert found.keys() == {"groups.voice.headcount", "groups.plan"}
    made = found["groups.plan"]
    assert made["serves"].keys() == {"texts"}
    assert (made["pay"], made["people"], made["shifts"]) == (20, None, {})
    rest, taken = (each["dated"] for each in (found["groups.voice.headcount"], made["headcount"]))
    assert taken[EVE]["days"]["mon-fri"]["08:00"] == [0] * 10
    assert taken[DAY]["days"]["mon-fri"]["08:00"] == [7, 7, 7, 7, 7, 7, 7, 7, 7, 6]
    assert rest[DAY]["days"]["mon-fri"]["08:00"] == [3, 5, 5, 5, 3, 3, 3, 1, 1, 0]


def test_a_survey() -> None:
    """Another share is asked."""
    assert of("survey") == {"surveys.after-call.share": series(0.2, 0.5)}


def test_queues_that_a_group_begins_and_ceases_to_serve() -> None:
    """By hours, so that what is in hand is finished."""
    found = of("re_route")
    assert found.keys() == {"groups.voice.serves.texts.hours", "groups.voice.serves.mails"}
    assert found["groups.voice.serves.texts.hours"] == series(ALWAYS, {})
    assert found["groups.voice.serves.mails"]["priority"] == 1
    assert found["groups.voice.serves.mails"]["hours"] == series({}, ALWAYS)


def test_opening_hours() -> None:
    """Other hours from the day on."""
    hours = series({"mon-fri": "08:00-18:00"}, {"mon-sat": "08:00-20:00"})
    assert of("opening_hours") == {"channels.phone.hours": hours}


@pytest.mark.parametrize("kind", LEVERS)
def test_whatever_a_lever_does_ends_with_it(kind: str) -> None:
    """After its end every figure is what it was; who was hired stays."""
    if kind == "hire":
        return
    text = LEVERS[kind].replace(", ends: 2026-10-01", "")
    text = text.replace("begins: 2026-04-01", "begins: 2026-04-01, ends: 2026-12-01", 1)
    for path, value in changed(centre(text, name="plan")).items():
        for each in _series_in(value):
            first, *_, last = each.items()
            assert last[1] == first[1], path


def _series_in(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "dated" in value:
            yield value["dated"]
        else:
            for each in value.values():
                yield from _series_in(each)


@pytest.mark.parametrize("kind", LEVERS)
def test_a_lever_that_begins_later_does_the_same_later(kind: str) -> None:
    """A week later, every date is a week later; only months and weekdays stay where they are."""
    if kind in ("hire", "change"):
        return
    later = LEVERS[kind].replace("begins: 2026-04-01", "begins: 2026-04-08", 1)
    first = [each for value in of(kind).values() for each in _series_in(value)]
    second = [each for value in changed(centre(later, name="plan")).values() for each in _series_in(value)]
    assert [list(each.values()) for each in first] == [list(each.values()) for each in second]
    assert all(min(a) < min(b) for a, b in zip(first, second, strict=True))
