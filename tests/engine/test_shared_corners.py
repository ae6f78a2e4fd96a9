"""Corners of sharing agents where two options meet, each worked by hand, on both engines."""

from __future__ import annotations

import numpy as np
import pytest

from ccsim.engine import outcomes
from tests.engine.test_corner_cases import EIGHT, HOUR, MINUTE, logs_of_day, minutes

DAY = 24 * HOUR

#: Of an intent that plays no part.
LAST = ["23:59:59"]

_CHATS = """\
intents: {chat: {volume: {replay: {file: chat.csv, time: at}}, handle_time: {talk: 20 min}, patience: never}}
channels: {chat: {mode: concurrent}}
queues: {chats: {}}
groups: {desk: {GROUP}}
"""


def stretches_of(logs, part):
    """When a part was in hand and at which speed, in minutes after 08:00."""
    rows = logs.in_hand[logs.in_hand["part"] == part]
    begins, ends = ((rows[field] - EIGHT) / MINUTE for field in ("begin", "end"))
    return [*zip(begins.tolist(), ends.tolist(), rows["speed"].tolist(), strict=True)]


def test_a_headcount_that_falls_to_nobody_finishes_the_chats_in_hand(tmp_path):
    """At 09:00 the agent has two; the first is over at 09:10, the other at 09:15; the third stays in line."""
    group = 'loads: [{concurrent: 2}], headcount: {interval: 60 min, days: {every day: {"08:00": [1]}}}'
    logs = logs_of_day(
        tmp_path, _CHATS.replace("GROUP", group), {"chat": ["08:50:00", "08:55:00", "08:58:00"]}
    )
    assert minutes(logs.contacts["answered"]) == [50, 55, None]
    assert minutes(logs.contacts["ended"]) == [70, 75, None]
    assert minutes(logs.agents["off"]) == [75]
    assert minutes(logs.agents["due"]) == [60]


def test_twelve_in_hand_and_the_thirteenth_waits(tmp_path):
    """From the twelfth on all go at half the speed."""
    group = "loads: [{concurrent: 12}], aht_in_hand: {1: 1 min, 12: 2 min}, headcount: 1"
    arrivals = {"chat": [f"08:{minute:02d}:00" for minute in range(13)]}
    contacts = (logs := logs_of_day(tmp_path, _CHATS.replace("GROUP", group), arrivals)).contacts
    # alone until 08:11 the first has 9 of its 20 minutes left, at half the speed; then the last one comes
    assert minutes(contacts["ended"])[0] == 29
    assert minutes(contacts["answered"]) == [*range(12), 29]
    assert logs.in_hand["number"].max() == 12
    assert minutes(contacts["ended"])[1] == 31  # a minute of work behind the first one
    assert stretches_of(logs, 12)[0] == (29, 31, 0.5)


_ITEMS = """\
intents:
  call: {volume: {replay: {file: call.csv, time: at}}, channels: {phone: 1}, handle_time: {talk: TALK}}
  mail: {volume: {replay: {file: mail.csv, time: at}}, channels: {mail: 1}, handle_time: {WORK}}
channels: {phone: {}, mail: {mode: deferred, OPTIONS}}
queues: {all: {QUEUE}}
groups: {desk: {GROUP}}
"""


def items(talk="5 min", work="talk: 10 min", options="interrupted: never", queue="", group="headcount: 1"):
    """A centre with calls and work items in one queue."""
    text = _ITEMS.replace("TALK", talk).replace("WORK", work).replace("OPTIONS", options)
    return text.replace("QUEUE", queue).replace("GROUP", group)


_STANDS_STILL = "headcount: 1, loads: [{live: 1, deferred: 1, speed: {deferred: 0}}]"


def test_work_that_stands_still_goes_on_when_the_call_is_over(tmp_path):
    """An e-mail of ten minutes, five of them a call."""
    logs = logs_of_day(tmp_path, items(group=_STANDS_STILL), {"call": ["08:05:00"], "mail": ["08:00:00"]})
    assert minutes(logs.contacts["released"]) == [15, 10]
    assert stretches_of(logs, 0) == [(0, 5, 1.0), (5, 10, 0.0), (10, 15, 1.0)]


def test_a_wrap_up_that_stands_still_until_the_end_is_not_over(tmp_path):
    """The e-mail was answered at 08:04; the agent never comes back to it."""
    text = items(talk="20 h", work="talk: 4 min, wrap_up: 6 min", group=_STANDS_STILL)
    logs = logs_of_day(tmp_path, text, {"call": ["08:05:00"], "mail": ["08:00:00"]})
    assert logs.contacts["outcome"].tolist() == [outcomes.HANDLED, outcomes.UNFINISHED]
    assert minutes(logs.contacts["ended"]) == [4, None]
    assert minutes(logs.contacts["released"]) == [None, None]


_EXPERTS = """\
intents:
  call: {volume: {replay: {file: call.csv, time: at}}, channels: {phone: 1}, handle_time: {talk: 20 min}}
  mail:
    volume: {replay: {file: mail.csv, time: at}}
    channels: {mail: 1}
    handle_time: {talk: 4 min, wrap_up: 6 min}
    queue: all
    transfers: {experts: {probability: 1, way: WAY}}
channels: {phone: {}, mail: {mode: deferred}}
queues: {all: {}, experts: {}}
groups:
  desk: {serves: [all], headcount: 1, loads: [{live: 1, deferred: 1, speed: {deferred: 0}}]}
  experts: {serves: [experts], headcount: {interval: 10 min, days: {every day: {"08:10": [1, 1]}}}}
"""


@pytest.mark.parametrize(("way", "over"), [("cold", [4, 30]), ("warm, briefing: 1 min", [11, 32])])
def test_a_wrap_up_that_stands_still_is_not_begun_anew_by_the_next_agent(tmp_path, way, over):
    """A call holds it up until 08:25; the expert comes at 08:10 and is through before that."""
    text = _EXPERTS.replace("WAY", way).replace("20 min}}", "20 min}, queue: all}", 1)
    logs = logs_of_day(tmp_path, text, {"call": ["08:05:00"], "mail": ["08:00:00"]})
    mail = logs.contacts[:1]
    assert minutes(mail["ended"]) + minutes(mail["released"]) == over
    assert minutes(logs.contacts["answered"])[1:] == [10, 5]


_ANN = 'shifts: {day: {agents: [ann], hours: {DAYS: "08:00-09:00"}}}'
_PUT_ASIDE = "interrupted: stays, finish_within: 5 min, resume: 2 min"


@pytest.mark.parametrize(("days", "ended"), [("every day", DAY // MINUTE + 27), ("2026-03-02", None)])
def test_work_put_aside_at_the_end_of_a_shift_waits_for_its_agent(tmp_path, days, ended):
    """
    Ten minutes are done on the first day; if Ann never returns, nobody else has the rest.

    If she does, the call of the night goes before.
    """
    text = items(work="talk: 30 min", options=_PUT_ASIDE, group=_ANN.replace("DAYS", f'"{days}"'))
    logs = logs_of_day(tmp_path, text, {"call": LAST, "mail": ["08:50:00"]}, days=2)
    assert minutes(logs.contacts["answered"])[0] == 50
    assert minutes(logs.contacts["ended"])[0] == ended
    assert stretches_of(logs, 0)[0] == (50, 60, 1.0)
    assert minutes(logs.agents["off"])[0] == 60
    assert logs.contacts["outcome"][0] == (outcomes.HANDLED if ended else outcomes.UNFINISHED)


def test_an_interrupted_item_needs_no_waiting_place(tmp_path):
    """There is none: who comes is blocked, but what was put aside has its place."""
    text = items(options="interrupted: returns", queue="capacity: 0")
    logs = logs_of_day(tmp_path, text, {"call": ["08:05:00"], "mail": ["08:00:00", "08:06:00"]})
    assert logs.contacts["outcome"].tolist() == [outcomes.HANDLED, outcomes.HANDLED, outcomes.BLOCKED]
    assert minutes(logs.contacts["ended"]) == [15, 10, 6]
    assert stretches_of(logs, 0) == [(0, 5, 1.0), (10, 15, 1.0)]


def test_chasing_on_the_same_channel_goes_on_until_the_latest_is_taken_up(tmp_path):
    """Four are chased up before the agent who comes at 10:00 is through; only the fifth resolves."""
    text = items(group='headcount: {interval: 60 min, days: {every day: {"10:00": [1, 1]}}}').replace(
        "handle_time: {talk: 10 min}",
        "handle_time: {talk: 10 min}, chase: {probability: 1, after: 30 min, saves: 0.5}",
    )
    contacts = logs_of_day(tmp_path, text, {"call": LAST, "mail": ["08:00:00"]}).contacts[:5]
    assert minutes(contacts["offered"]) == [0, 30, 60, 90, 120]
    assert minutes(contacts["answered"]) == [120, 125, 130, 135, 140]
    assert minutes(contacts["ended"]) == [125, 130, 135, 140, 150]
    assert contacts["returns"].tolist() == [outcomes.CHASE] * 4 + [outcomes.NO_RETURN]
    assert contacts["attempt"].tolist() == [0, 1, 2, 3, 4]
    assert contacts["resolved"].tolist() == [0, 0, 0, 0, 1]


_TURNS = """\
intents:
  talk:
    volume: {replay: {file: talk.csv, time: at}}
    handle_time: {talk: 5 min, wrap_up: 1 min}
channels:
  app: {mode: conversation, conversation: {more: 1, reply: 10 min, agent_gone: GONE}}
queues: {messages: {}}
groups:
  a: {shifts: {day: {agents: [ann], hours: {2026-03-02: "08:00-09:00"}}}}
  b: {headcount: {interval: 60 min, days: {every day: {"09:00": [1]}}}}
"""


@pytest.mark.parametrize(("gone", "answered"), [("wait", None), ("release", 65)])
def test_a_reply_to_an_agent_who_has_gone_for_good(tmp_path, gone, answered):
    """Ann answered at 08:55 and left at 09:00; the reply comes at 09:05."""
    contacts = logs_of_day(tmp_path, _TURNS.replace("GONE", gone), {"talk": ["08:50:00"]}).contacts
    assert contacts["outcome"][0] == outcomes.REPLIED
    assert minutes(contacts["queued"])[:2] == [50, 65]
    assert minutes(contacts["answered"])[:2] == [50, answered]
    if answered is None:
        assert contacts["outcome"].tolist() == [outcomes.REPLIED, outcomes.UNFINISHED]


def test_a_reply_that_waited_for_its_agent_alone_has_waited_so_long(tmp_path):
    """Ann answers A until 08:08, then B from 08:15 to 08:23; A's reply of 08:18 waits, though Ben is free."""
    text = _TURNS.replace("talk: 5 min, wrap_up: 1 min", "talk: 8 min").replace("GONE", "wait")
    text = text.replace('"09:00": [1]', '"08:20": [1]').replace("interval: 60 min", "interval: 20 min")
    contacts = logs_of_day(tmp_path, text, {"talk": ["08:00:00", "08:15:00"]}).contacts
    assert minutes(contacts["queued"])[:3] == [0, 18, 15]
    assert minutes(contacts["answered"])[:3] == [0, 23, 15]
    np.testing.assert_array_equal(
        contacts["virtual"],
        np.where(contacts["answered"] >= 0, contacts["answered"] - contacts["queued"], -1),
    )


def test_the_end_comes_while_the_customer_writes(tmp_path):
    """The reply of 00:05 is not there yet: its row says when the turn before was over."""
    text = _TURNS.replace("GONE", "wait").replace(
        'shifts: {day: {agents: [ann], hours: {2026-03-02: "08:00-09:00"}}}', "headcount: 1"
    )
    contacts = logs_of_day(tmp_path, text, {"talk": ["23:50:00"]}).contacts
    assert contacts["outcome"].tolist() == [outcomes.REPLIED, outcomes.UNFINISHED]
    assert minutes(contacts["offered"]) == [15 * 60 + 50, 15 * 60 + 55]
    assert minutes(contacts["queued"]) == [15 * 60 + 50, None]
    assert contacts["via"].tolist() == [outcomes.ARRIVED, outcomes.NEXT_TURN]


def test_a_message_at_closed_hours_on_a_channel_that_only_another_intent_has(tmp_path):
    """Nobody writes about this by themselves; who finds the line closed does."""
    text = items().replace(
        "phone: {}",
        'phone: {hours: {every day: "09:00-10:00"}, closed: {message: 1, message_channel: mail}}',
    )
    logs = logs_of_day(tmp_path, text, {"call": ["08:00:00", "09:00:00"], "mail": ["08:02:00"]})
    contacts = logs.contacts
    assert contacts["outcome"].tolist() == [outcomes.CLOSED] + [outcomes.HANDLED] * 3
    assert contacts["returns"].tolist()[0] == outcomes.MESSAGE
    assert minutes(contacts["offered"]) == [0, 0, 2, 60]
    assert minutes(contacts["answered"]) == [None, 0, 5, 60]
    assert contacts["talk"].tolist()[1] == 5 * MINUTE  # a call's, not a mail's


def test_a_bot_at_closed_hours_takes_a_message_from_those_it_cannot_help(tmp_path):
    """It tries for two minutes, and then there is no queue to go to."""
    text = items().replace(
        "phone: {}",
        'phone: {hours: {every day: "09:00-10:00"}, closed: {bot: 1, bot_flow: bot, message_channel: mail}}',
    )
    text += "flows: {bot: {steps: {ask: {lasts: 2 min, then: on}, on: {own_queue: true}}}}\n"
    contacts = logs_of_day(tmp_path, text, {"call": ["08:00:00"], "mail": LAST}).contacts[:2]
    assert contacts["outcome"].tolist() == [outcomes.CLOSED, outcomes.HANDLED]
    assert minutes(contacts["ended"]) == [2, 7]
    assert minutes(contacts["queued"]) == [None, 2]
    assert minutes(contacts["offered"]) == [0, 2]


_RESERVE = """\
intents:
  chat: {volume: {replay: {file: chat.csv, time: at}}, queue: chats, handle_time: {talk: 1 h}}
  gold: {volume: {replay: {file: gold.csv, time: at}}, queue: gold, handle_time: {talk: 10 min}}
channels: {chat: {mode: concurrent}}
queues: {chats: {}, gold: {}}
groups: {desk: {serves: {chats: {keep_free: 1}, gold: {}}, loads: [{concurrent: 2}], headcount: 2}}
"""


def test_who_has_room_takes_a_chat_when_somebody_else_is_free_again(tmp_path):
    """Nobody is free from 08:01 to 08:11; then one is, who is kept for gold, and the other has room."""
    arrivals = {"chat": ["08:00:00", "08:05:00"], "gold": ["08:01:00"]}
    contacts = logs_of_day(tmp_path, _RESERVE, arrivals).contacts
    assert minutes(contacts["answered"]) == [0, 1, 11]
    assert contacts["agent"].tolist() == [0, 1, 0]


_ROOM = """\
intents:
  call: {volume: {replay: {file: call.csv, time: at}}, channels: {phone: 1}, handle_time: {talk: 10 min}}
  chat: {volume: {replay: {file: chat.csv, time: at}}, channels: {chat: 1}, handle_time: {talk: 10 min}}
  form: {volume: {replay: {file: form.csv, time: at}}, channels: {form: 1}, handle_time: {talk: 10 min}}
  mail:
    volume: {replay: {file: mail.csv, time: at}}
    channels: {mail: 1}
    handle_time: {talk: 10 min}
    priority: -1
channels:
  phone: {}
  chat: {mode: concurrent}
  form: {mode: deferred}
  mail: {mode: deferred, interrupted: returns}
queues: {all: {}}
groups: {desk: {loads: [{live: 1, concurrent: 1}, {deferred: 1}], headcount: 1}}
"""


def test_what_stands_before_a_call_is_not_interrupted_by_it(tmp_path):
    """The e-mail goes before everybody by priority; then there is room for the call and the chat at once."""
    arrivals = {"form": ["08:00:00"], "chat": ["08:02:00"], "mail": ["08:03:00"], "call": ["08:15:00"]}
    contacts = logs_of_day(tmp_path, _ROOM, arrivals).contacts
    assert minutes(contacts["answered"]) == [0, 20, 10, 20]
    assert minutes(contacts["ended"]) == [10, 30, 20, 30]


_MORE = """\
intents:
  call: {volume: {replay: {file: call.csv, time: at}}, channels: {phone: 1}, handle_time: {talk: 10 min}}
  chat: {volume: {replay: {file: chat.csv, time: at}}, channels: {chat: 1}, handle_time: {talk: 6 min}}
  mail: {volume: {replay: {file: mail.csv, time: at}}, channels: {mail: 1}, handle_time: {talk: 60 min}}
channels:
  phone: {}
  chat: {mode: concurrent}
  mail: {mode: deferred, interrupted: returns}
queues: {all: {}}
groups: {desk: {loads: [{live: 1}, {concurrent: 1, deferred: 1}], headcount: 1}}
"""


def test_a_call_that_waits_calls_its_agent_away_once_only_interruptible_work_is_in_hand(tmp_path):
    """No room can be made while the chat goes on; when it ends at 08:07, the e-mail is put aside."""
    arrivals = {"mail": ["08:00:00"], "chat": ["08:01:00"], "call": ["08:02:00"]}
    contacts = logs_of_day(tmp_path, _MORE, arrivals).contacts
    assert minutes(contacts["answered"]) == [0, 1, 7]
    assert minutes(contacts["ended"]) == [70, 7, 17]
