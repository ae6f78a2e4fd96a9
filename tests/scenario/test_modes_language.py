"""The options of every mode as a value: written back, changed by path, resolved by channel and segment."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from ccsim.demand.kind import Kind, kinds_of
from ccsim.errors import ScenarioError
from ccsim.scenario import (
    Chase,
    Scenario,
    change,
    load,
    own_queues,
    precedence_of,
    queue_of,
    terms_of,
)
from ccsim.scenario.document import full_document
from ccsim.scenario.reach import channels_of, modes_waiting, possible_queues
from ccsim.scenario.terms import stated_for
from tests.scenario.modes import MODES, changed_modes


def modes(*changes: tuple[str, str]) -> Scenario:
    """Return the small scenario with some pieces of text replaced."""
    return load(io.StringIO(changed_modes(*changes)))


SEGMENTS = "channels: {phone: 0.4, chat: 0.3, mail: 0.2, app: 0.1}"
WITH_GOLD = (
    ("intents:\n", "segments: {regular: {}, gold: {priority: 2, head_start: 5 s}}\nintents:\n"),
    (
        SEGMENTS,
        f"{SEGMENTS}\n    segments: {{regular: 0.5, gold: 0.5}}\n"
        "    by_segment: {gold: {queue: first, priority: 1, patience: never, handle_time: {hold: 9 s},"
        " chase: {probability: 0.9, after: 1 h}}}",
    ),
    (
        "mail: {queue: written, handle_time: {talk: 6 min}}",
        "mail: {queue: written, priority: 7, handle_time: {talk: 6 min}}",
    ),
)


def test_a_scenario_of_every_mode_is_written_as_it_was() -> None:
    """A batch stores what it ran; that must be the same centre."""
    scenario = modes()
    text = scenario.to_yaml()
    loaded = load(io.StringIO(text))
    assert loaded == scenario
    assert loaded.fingerprint() == scenario.fingerprint()
    assert "loads:\n" in text or "loads: [" in text
    assert "aht_in_hand: {1: 3 min, 3: 5 min}" in text
    assert "backlog_by_channel: {mail: {order: 20}}" in text
    # Counts of 0 and modes of lines that are as they always were say nothing.
    assert "concurrent: 0" not in text
    assert "mode: live" not in text


def test_the_order_of_loads_and_modes_does_not_matter_to_the_reader() -> None:
    """What is smaller than a load is admissible, wherever it is listed."""
    scenario = modes()
    loads = scenario.groups["back"].loads
    assert [(load.live, load.concurrent, load.conversation, load.deferred) for load in loads] == [
        (1, 0, 0, 1),
        (0, 2, 2, 1),
    ]
    assert dict(loads[0].speed) == {"deferred": 0.0}
    assert dict(scenario.groups["voice"].aht_in_hand) == {1: 180.0, 3: 300.0}


def test_a_share_of_nothing_is_written_where_it_would_look_forgotten() -> None:
    """`--set channels.phone.closed.message=0` is a what-if whose result can be loaded again."""
    message, bot = "channels.phone.closed.message", "channels.phone.closed.bot"
    neither = modes().override({message: 0, bot: 0})
    assert "closed: {come_back: 0.2, message_channel: mail, bot_flow: night, bot: 0}" in neither.to_yaml()
    only = modes((", bot: 0.1, bot_flow: night", "")).override({message: 0})
    assert "closed: {come_back: 0.2, message_channel: mail, message: 0}" in only.to_yaml()
    for without in (neither, only, modes().override({message: 0}), modes().override({bot: 0})):
        assert load(io.StringIO(without.to_yaml())) == without


#: assignment after --set: where it must be seen, and as what
CHANGES = {
    "channels.chat.mode=live": None,
    "channels.chat.silent=0.5": ("channels.chat.silent", 0.5),
    "channels.chat.notice=30 s": ("channels.chat.notice", "30 s"),
    "channels.chat.slow.times*=1.5": ("channels.chat.slow.times", 3.0),
    "channels.mail.interrupted=stays": ("channels.mail.interrupted", "stays"),
    "channels.mail.resume=20 s": ("channels.mail.resume", "20 s"),
    "channels.mail.finish_within*=2": ("channels.mail.finish_within", "4 min"),
    "channels.mail.business_hours.berlin.time_zone=UTC": (
        "channels.mail.business_hours.berlin.time_zone",
        "UTC",
    ),
    'channels.mail.business_hours.pune={hours: {mon-fri: "09:00-17:00"}, time_zone: Asia/Kolkata}': (
        "channels.mail.business_hours.pune.time_zone",
        "Asia/Kolkata",
    ),
    "channels.app.conversation.more=0.2": ("channels.app.conversation.more", 0.2),
    "channels.app.conversation.agent=any": ("channels.app.conversation.agent", "any"),
    "channels.app.conversation.silence-=30 min": ("channels.app.conversation.silence", "30 min"),
    "channels.phone.closed.message=0.1": ("channels.phone.closed.message", 0.1),
    "channels.phone.closed.bot_flow=night": ("channels.phone.closed.bot_flow", "night"),
    "intents.order.by_channel.mail.queue=first": None,
    "intents.order.by_channel.app.resolution.probability=0.9": (
        "intents.order.by_channel.app.resolution.probability",
        0.9,
    ),
    "intents.order.by_channel.chat={patience: 1 min}": ("intents.order.by_channel.chat.patience", "1 min"),
    "intents.order.chase.probability=0.1": ("intents.order.chase.probability", 0.1),
    "groups.voice.loads.1.concurrent=2": ("groups.voice.loads.1.concurrent", 2),
    "groups.back.loads.0.speed.deferred=0.5": ("groups.back.loads.0.speed.deferred", 0.5),
    "groups.voice.aht_in_hand.3*=0.5": ("groups.voice.aht_in_hand.3", "150 s"),
    "groups.back.switching=20 s": ("groups.back.switching", "20 s"),
    'groups.back.serves.written.hours={every day: "08:00-10:00"}': (
        "groups.back.serves.written.hours",
        {"every day": "08:00-10:00"},
    ),
    "queues.written.target=1 h": ("queues.written.target", "1 h"),
    "start.backlog_by_channel.mail.order=100": ("start.backlog_by_channel.mail.order", 100),
}


@pytest.mark.parametrize("assignment", CHANGES)
def test_every_part_can_be_set_by_its_path(tmp_path: Path, assignment: str) -> None:
    """How many chats an agent has at once is the lever; it must be one on the command line too."""
    file = tmp_path / "modes.yaml"
    file.write_text(MODES, encoding="utf-8")
    change_of = CHANGES[assignment]
    if change_of is None:
        # What does not fit the rest is refused, and says so.
        with pytest.raises(ScenarioError, match=assignment.partition("=")[0].rpartition(".")[0]):
            load(file, [assignment])
        return
    path, expected = change_of
    found = full_document(load(file, [assignment]))
    for part in path.split("."):
        found = found[int(part)] if isinstance(found, list) else found[part]
    assert found == expected


def test_a_number_in_hand_can_be_taken_off_and_never_below_none() -> None:
    """Chat-only agents against multitasking ones is one subtraction."""
    fewer = modes().override({"groups.voice.loads.1.concurrent": change("-=", 2)})
    assert fewer.groups["voice"].loads[1].concurrent == 1
    with pytest.raises(ScenarioError, match=r"groups\.voice\.loads\.1\.concurrent"):
        modes().override({"groups.voice.loads.1.concurrent": change("-=", 4)})


def test_a_channel_goes_before_a_segment_and_that_before_the_intent() -> None:
    """A gold customer's e-mail is an e-mail first."""
    scenario = modes(*WITH_GOLD)
    queues = {
        (segment, channel): queue_of(scenario, "order", segment, channel)
        for segment in ("regular", "gold")
        for channel in ("phone", "mail")
    }
    assert set(queues.items()) == {
        (("regular", "phone"), "first"),
        (("regular", "mail"), "written"),
        (("gold", "phone"), "first"),
        (("gold", "mail"), "written"),
    }
    assert queue_of(scenario, "order", "gold") == "first"
    mail, phone = (terms_of(scenario, "order", "gold", channel) for channel in ("mail", "phone"))
    assert (mail.priority, phone.priority) == (7, 1)
    assert (mail.head_start, phone.head_start) == (5.0, 5.0)
    # Parts of the handle time come from different places.
    assert str(full(mail.handle_time.talk)) == "6 min"
    assert str(full(mail.handle_time.hold)) == "9 s"
    assert str(full(phone.handle_time.talk)) == "3 min"
    assert terms_of(scenario, "order", "gold") == phone


def full(distribution: object) -> object:
    """Return a distribution as a file writes it."""
    return distribution.model_dump()  # type: ignore[attr-defined]


def test_how_contacts_stand_in_a_queue_depends_on_their_channel() -> None:
    """The e-mails' priority holds in whichever queue they are, and counts as stated."""
    scenario = modes(*WITH_GOLD)
    assert precedence_of(scenario, "order", "regular", "written", "mail") == (7, True, 0.0)
    assert precedence_of(scenario, "order", "gold", "first", "mail") == (7, True, 5.0)
    assert precedence_of(scenario, "order", "gold", "first", "chat") == (1, True, 5.0)
    assert precedence_of(scenario, "order", "regular", "first", "chat") == (0, False, 0.0)
    assert precedence_of(scenario, "order", "regular", "first") == (0, False, 0.0)


def test_who_chases_up_is_said_by_channel_segment_or_intent() -> None:
    """The first that says anything of it holds altogether."""
    scenario = modes(*WITH_GOLD)
    gold, regular = (stated_for(scenario, "order", name, "mail", "chase") for name in ("gold", "regular"))
    assert isinstance(gold, Chase)
    assert isinstance(regular, Chase)
    assert (gold.probability, gold.channel, gold.saves) == (0.9, None, 0.0)
    assert (regular.probability, regular.channel, regular.saves) == (0.4, "phone", 0.5)
    assert terms_of(scenario, "order", "gold", "mail").chase == gold
    own = "app: {queue: written, resolution: {probability: 0.7}}"
    text = f"{own[:-1]}, chase: {{probability: 0.2, after: 2 h}}}}"
    of_app = stated_for(modes(*WITH_GOLD, (own, text)), "order", "gold", "app", "chase")
    assert of_app is not None
    assert of_app.probability == 0.2
    assert stated_for(scenario, "parcel", "regular", "mail", "chase") is None


def test_own_queues_have_the_shares_of_channels_and_segments() -> None:
    """What the report draws as flows must add up to the cases."""
    shares = own_queues(modes(*WITH_GOLD), "order")
    assert shares == pytest.approx({"first": 0.7, "written": 0.3})
    # Messages left at night are no share of the cases, and a queue all the same.
    assert own_queues(modes(), "parcel") == {"first": 1.0}
    assert possible_queues(modes(), "parcel") == ("first", "written")


def test_contacts_come_on_more_channels_than_cases_do() -> None:
    """A parcel's caller who finds the phone closed leaves a message; that is an e-mail to be worked."""
    scenario = modes()
    assert channels_of(scenario, "order") == ("phone", "chat", "mail", "app")
    assert channels_of(scenario, "parcel") == ("phone", "mail")
    # A chase leads on, but only from where something is left unanswered.
    chase = "chase: {probability: 0.4, after: 1 d, channel: phone, saves: 0.5}"
    onwards = (
        "{volume: {count: 1, per: 30 min}, channels: {%s: 1}, queue: written, handle_time: {talk: 1 min},"
    )
    both = f"{chase}\n  mailed: {onwards % 'mail'} chase: {{probability: 1, after: 1 h, channel: app}}}}"
    assert channels_of(modes((chase, both)), "mailed") == ("mail", "app")
    assert [kind for kind in kinds_of(scenario) if kind.intent == "parcel"] == [
        Kind("parcel", "everyone", "phone", "first"),
        Kind("parcel", "everyone", "mail", "written"),
    ]


def test_which_modes_wait_in_a_queue() -> None:
    """Agents must have room for whatever comes, by whichever way it comes."""
    scenario = modes()
    assert {queue: set(waiting) for queue, waiting in modes_waiting(scenario).items()} == {
        "first": {"live", "concurrent"},
        "written": {"deferred", "conversation"},
    }
    talk = "    handle_time: {talk: 2 min}\n"
    passed = modes((talk, f"{talk}    transfers: {{written: {{probability: 0.1, out_of: first}}}}\n"))
    assert modes_waiting(passed)["written"]["live"] == ("parcel", "phone")
    # A transfer out of a queue to which nobody comes leads nowhere.
    never = modes(
        (talk, f"{talk}    transfers: {{first: {{probability: 0.1, out_of: written}}}}\n"),
        ("loads: [{live: 1}, {concurrent: 3}]", "loads: [{live: 1}, {concurrent: 3}, {deferred: 1}]"),
    )
    assert modes_waiting(never)["first"]["deferred"] == ("parcel", "mail")


def test_a_flow_leads_contacts_of_a_mode_to_other_queues() -> None:
    """A chat whose bot names another queue waits there; one whose intent is sent on does not."""
    steps = (
        "  chat:\n    mode: concurrent\n",
        "  chat:\n    mode: concurrent\n    flow: door\n",
    )
    door = (
        "flows:\n",
        "flows:\n  door:\n    steps:\n"
        "      menu: {lasts: 5 s, intents: {parcel: files}, then: agent}\n"
        "      files: {queue: written}\n      agent: {own_queue: true}\n",
    )
    assert set(modes_waiting(modes(steps, door))["written"]) == {"deferred", "conversation"}
    all_of_them = (door[0], door[1].replace("then: agent", "shares: {files: 0.1}, then: agent"))
    assert modes_waiting(modes(steps, all_of_them))["written"]["concurrent"] == ("order", "chat")


def test_callbacks_wait_in_the_queue_of_their_terms() -> None:
    """Only those who wait on the line are called back."""
    booked = ("callback: {accept: 0.5}", "callback: {accept: 0.5, way: own_queue, queue: written}")
    assert set(modes_waiting(modes(booked))["written"]) == {"live", "concurrent", "conversation", "deferred"}
    booked_by_bot = ("agent: {own_queue: true}", "agent: {callback: first}")
    assert modes_waiting(modes(booked, booked_by_bot))["written"]["live"] == ("order", "phone")
