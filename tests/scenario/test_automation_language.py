"""The options of automation as a value: written back, changed by path, followed to where they lead."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from ccsim.scenario import Scenario, load, place_of, terms_of
from ccsim.scenario.document import full_document
from ccsim.scenario.measured import measured_figures
from ccsim.scenario.reach import channels_of, channels_waiting, modes_waiting, sites_of
from tests.scenario.automation import AUTOMATION, changed_automation

FAILURE = "channels: {phone: 0.5, chat: 0.2}}"
REDIAL = "channels: {chat: 0.3}}"
REPEAT = "channels: {phone: 0.5, app: 0.1}}"
FALSELY = "channels: {phone: 0.6}}"
DEFLECTION = "deflection: {accept: 0.3, channel: app, queue_length: 5, leave: 0.1}"
MESSAGES = "messages: {count: 500, "
MODERATION = "    moderation: {channel: mail, share: 0.5}\n"
DIFFERING = (
    "      mail: {queue: written, handle_time: {talk: 5 min, among: all}}\n      app: {queue: written}\n"
)


def automation(*changes: tuple[str, str]) -> Scenario:
    """Return the small scenario with some pieces of text replaced."""
    return load(io.StringIO(changed_automation(*changes)))


def at(document: Any, path: str) -> Any:
    """Return what a document holds at a path."""
    for part in path.split("."):
        document = document[int(part)] if isinstance(document, list) else document[part]
    return document


def test_a_scenario_of_automation_is_written_as_it_was() -> None:
    """A batch stores what it ran; that must be the same centre."""
    scenario = automation()
    text = scenario.to_yaml()
    loaded = load(io.StringIO(text))
    assert loaded == scenario
    assert loaded.fingerprint() == scenario.fingerprint()
    assert "self_service: {help: 0.3, forum: 0.1}" in text
    # What is as it always was says nothing.
    assert "when_full: turn_away" in text
    assert "among: all" in text  # a difference that says so, where the intent says otherwise
    assert text.count("among: handled") == 4
    assert "kept: 1" not in text


def test_an_event_that_changes_nothing_is_written_with_its_factor() -> None:
    """`--set events.0.flows_down=[]` is a what-if whose result can be loaded again."""
    without = automation().override({"events.0.flows_down": [], "events.0.self_service_down": []})
    assert "factor: 1" in without.to_yaml()
    assert load(io.StringIO(without.to_yaml())) == without


#: assignment after --set: where it must be seen, and as what
CHANGES = {
    "self_service.help.success.share=0.4": ("self_service.help.success.share", 0.4),
    "self_service.help.success.by_intent.order+=0.1": ("self_service.help.success.by_intent.order", 0.6),
    "self_service.help.success.by_intent.parcel=0.2": ("self_service.help.success.by_intent.parcel", 0.2),
    "self_service.help.freshness.half_life*=2": ("self_service.help.freshness.half_life", "60 d"),
    "self_service.help.freshness.every=0 s": ("self_service.help.freshness.every", "0 s"),
    "self_service.help.failure.gives_up=0.5": ("self_service.help.failure.gives_up", 0.5),
    "self_service.help.failure.channels.phone*=0.5": ("self_service.help.failure.channels.phone", 0.25),
    "self_service.help.upkeep.hours_per_week-=2": ("self_service.help.upkeep.hours_per_week", 8),
    "self_service.forum.moderation.share=1": ("self_service.forum.moderation.share", 1),
    "flows.bot.steps.answer.contained.share*=1.2": ("flows.bot.steps.answer.contained.share", 0.6),
    "flows.bot.steps.answer.contained.repeat.channels.app=0.1": (
        "flows.bot.steps.answer.contained.repeat.channels.app",
        0.1,
    ),
    "flows.bot.steps.ask.collects.kept=0.5": ("flows.bot.steps.ask.collects.kept", 0.5),
    "flows.bot.sessions-=5": ("flows.bot.sessions", 15),
    "flows.bot.cost.per_resolved=0.5": ("flows.bot.cost.per_resolved", 0.5),
    "prevention.notice.removes.order=0.3": ("prevention.notice.removes.order", 0.3),
    "prevention.notice.messages.count*=2": ("prevention.notice.messages.count", 1000),
    "context.other_channel.kept=1": ("context.other_channel.kept", 1),
    "queues.first.deflection.accept=0.5": ("queues.first.deflection.accept", 0.5),
    "groups.agents.assist.replies.talk=0.8": ("groups.agents.assist.replies.talk", 0.8),
    "groups.agents.assist.notes={wrap_up: 0.5}": ("groups.agents.assist.notes.wrap_up", 0.5),
    "intents.order.difficulty.handle_time=0": ("intents.order.difficulty.handle_time", 0),
    "intents.order.self_service.help*=2": ("intents.order.self_service.help", 0.6),
    "intents.order.by_segment.gold.self_service.forum=0.2": (
        "intents.order.by_segment.gold.self_service.forum",
        0.2,
    ),
    "intents.order.accepts_deflection=0.9": ("intents.order.accepts_deflection", 0.9),
    "intents.order.redial.channels.chat=0.9": ("intents.order.redial.channels.chat", 0.9),
    "events.0.flows_down=[]": ("events.0.flows_down", []),
}


@pytest.mark.parametrize("assignment", CHANGES)
def test_every_part_can_be_set_by_its_path(tmp_path: Path, assignment: str) -> None:
    """How much the bot contains is the lever; it must be one on the command line too."""
    file = tmp_path / "automation.yaml"
    file.write_text(AUTOMATION, encoding="utf-8")
    path, expected = CHANGES[assignment]
    found = at(full_document(load(file, [assignment])), path)
    assert found == (pytest.approx(expected) if isinstance(expected, float) else expected)


def test_what_was_measured_keeps_what_is_behind_it() -> None:
    """A lever moves the stated figure; the settled one says how far the hidden one is from it."""
    scenario = automation().override({"flows.bot.steps.answer.contained.share*": 1.2})
    assert scenario.settled == automation().settled


@pytest.mark.parametrize(
    ("assignment", "gone"),
    [
        ("flows.bot.steps.answer.contained=null", "flows."),
        ("flows.bot.steps.answer.contained={share: 0.3}", "flows."),
        ("flows.bot.steps.answer.contained={share: 0.3, among: handled}", ""),
        ("intents.order.handle_time={talk: 3 min}", "intents."),
        ("intents.order.handle_time={talk: 3 min, among: handled}", ""),
    ],
)
def test_what_is_behind_a_figure_goes_with_it(tmp_path: Path, assignment: str, gone: str) -> None:
    """A step set anew, or tried without, takes along what was settled for it, unless that is measured too."""
    path = tmp_path / "small.yaml"
    path.write_text(AUTOMATION, encoding="utf-8")
    before = load(path)
    after = before.override([assignment])
    assert before.settled is not None
    assert after.settled is not None
    kept = {place for place in before.settled.figures if not (gone and place.startswith(gone))}
    assert set(after.settled.figures) == kept


def test_contacts_come_on_every_channel_to_which_something_leads() -> None:
    """A portal sends to the phone, a forum leaves posts, a repeat comes by the app: all are contacts."""
    assert channels_of(automation(), "order") == ("phone", "chat", "mail", "app")
    # A parcel's caller is deflected to the app, and nowhere else.
    assert channels_of(automation(), "parcel") == ("phone", "app")
    bare = (
        (FAILURE, "channels: {}}"),
        (REDIAL, "channels: {}}"),
        (REPEAT, "channels: {}}"),
        (FALSELY, "channels: {}}"),
        (DEFLECTION, "deflection: {accept: 0.3, channel: chat}"),
        (MODERATION, ""),
        (DIFFERING, "      chat: {priority: 1}\n"),
    )
    assert channels_of(automation(*bare), "order") == ("phone", "chat")
    leads = {
        FAILURE: "channels: {app: 0.1}}",
        REDIAL: "channels: {app: 0.1}}",
        REPEAT: "channels: {app: 0.1}}",
        FALSELY: "channels: {app: 0.1}}",
        DEFLECTION: "deflection: {accept: 0.3, channel: app}",
    }
    for old, new in leads.items():
        changes = [each for each in bare if each[0] != old]
        assert channels_of(automation(*changes, (old, new)), "order") == ("phone", "chat", "app"), new


def test_a_site_of_a_segment_counts_as_well() -> None:
    """Whoever may use it is enough; by whom nobody uses it, it leads nowhere."""
    assert sites_of(automation(), "order") == ("forum", "help")
    assert sites_of(automation(), "parcel") == ()
    only = automation(("    self_service: {help: 0.3, forum: 0.1}\n", ""), (DIFFERING, "      app: {}\n"))
    assert sites_of(only, "order") == ("help",)


def test_ways_that_lead_round_come_to_an_end() -> None:
    """Phone to chat to phone: each is found once."""
    chat = "redial: {probability: 0.5, delay: 5 min, channels: {chat: 0.3}}"
    round_about = f"{chat}\n    chase: {{probability: 0.5, after: 1 h, channel: phone}}"
    assert channels_of(automation((chat, round_about)), "order") == ("phone", "chat", "mail", "app")


def test_posts_and_those_who_were_deflected_wait_too() -> None:
    """Agents must have room for what they look through, and for what comes to the app."""
    waiting = channels_waiting(automation())
    assert waiting == {
        "first": {"phone": "order", "chat": "order", "app": "parcel"},
        "written": {"mail": "order", "app": "order", "phone": "parcel"},
    }
    assert set(modes_waiting(automation())["first"]) == {"live", "concurrent", "conversation"}
    assert modes_waiting(automation())["written"]["deferred"] == ("order", "mail")


def test_figures_among_the_handled_are_listed_where_they_stand() -> None:
    """Each has a hidden one behind it: a factor on a time, a shift of a share."""
    assert measured_figures(automation()) == {
        "intents.order.handle_time.talk": "factor",
        "intents.order.handle_time.hold": "factor",
        "intents.order.handle_time.wrap_up": "factor",
        "intents.order.resolution.probability": "shift",
        "intents.order.by_segment.gold.handle_time.talk": "factor",
        "flows.bot.steps.answer.contained.share": "shift",
        "flows.bot.steps.answer.contained.by_intent.parcel": "shift",
        "flows.bot.steps.answer.contained.resolved": "shift",
        "self_service.help.success.share": "shift",
        "self_service.help.success.by_intent.order": "shift",
        "self_service.help.success.resolved": "shift",
    }


def test_a_figure_is_found_at_the_place_that_states_it() -> None:
    """What a gold customer's talk is settled by stands where the gold customer's talk does."""
    scenario = automation()

    def talk(segment: str, channel: str) -> str:
        return place_of(scenario, "order", segment, channel, "handle_time.talk")

    assert talk("gold", "phone") == "intents.order.by_segment.gold.handle_time.talk"
    assert talk("gold", "mail") == "intents.order.by_channel.mail.handle_time.talk"
    assert talk("regular", "phone") == "intents.order.handle_time.talk"
    hold = place_of(scenario, "order", "gold", "mail", "handle_time.hold")
    assert hold == "intents.order.handle_time.hold"


def test_a_segment_says_altogether_which_self_service_it_uses() -> None:
    """Gold customers who use the guides use no forum."""
    scenario = automation()
    assert terms_of(scenario, "order", "gold", "phone").self_service == {"help": 0.1}
    assert terms_of(scenario, "order", "regular", "phone").self_service == {"help": 0.3, "forum": 0.1}
    assert terms_of(scenario, "order", "gold", "phone").accepts_deflection == 0.4


@pytest.mark.parametrize(
    ("count", "per"),
    [("200", 86_400.0), ('{interval: 1 h, days: {mon-sun: {"09:00": [5, 8]}}}', 3_600.0)],
)
def test_messages_are_counted_per_day_or_per_interval_of_their_profile(count: str, per: float) -> None:
    """As volumes are: a profile's figures belong to its intervals."""
    scenario = automation((MESSAGES, f"messages: {{count: {count}, "))
    (messages,) = [each.messages for each in scenario.prevention.values() if each.messages is not None]
    assert messages.per == per
    assert load(io.StringIO(scenario.to_yaml())) == scenario
