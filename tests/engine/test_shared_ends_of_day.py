"""What is left when people go or doors are shut, each worked by hand, on both engines."""

from __future__ import annotations

import pytest

from ccsim.engine import outcomes
from tests.engine.test_corner_cases import logs_of_day, minutes

_BOT = """\
intents: {call: {volume: {replay: {file: call.csv, time: at}}, handle_time: {talk: 5 min}}}
channels: {phone: {hours: {every day: "08:00-09:00"}, closed: {bot: SHARE, bot_flow: bot}}}
flows: {bot: {steps: {ask: {lasts: 20 min, contained: {resolved: 1}}}}}
queues: {calls: {}}
groups: {desk: {shifts: {day: {agents: [ann], hours: {every day: "08:00-09:30"}}}}}
"""


@pytest.mark.parametrize("share", ["0", "1"])
def test_nobody_stays_for_who_is_with_the_bot_of_a_closed_channel(tmp_path, share):
    """The bot has its customer from 09:20 to 09:40; Ann, who could do nothing for anybody, goes at 09:30."""
    logs = logs_of_day(tmp_path, _BOT.replace("SHARE", share), {"call": ["09:20:00"]})
    assert logs.contacts["outcome"].tolist() == [outcomes.CONTAINED if share == "1" else outcomes.CLOSED]
    assert minutes(logs.agents["off"]) == [90]


_DRAINS = """\
intents:
  chat: {volume: {replay: {file: chat.csv, time: at}}, channels: {chat: 1}, handle_time: {talk: 10 min}}
  mail: {volume: {replay: {file: mail.csv, time: at}}, channels: {mail: 1}, handle_time: {talk: 3 h}}
channels: {chat: {mode: concurrent}, mail: {mode: deferred, finish_within: 5 min}}
queues: {all: {}}
groups:
  desk:
    headcount: {interval: 60 min, days: {every day: {"08:00": [1, 0, 0, 1, 1, 1]}}}
    loads: [{concurrent: 1, deferred: 1}]
"""


def test_who_drains_puts_aside_what_is_not_to_be_finished(tmp_path):
    """At 09:00 the chat has four minutes left; then the agent goes, and the e-mail waits for 11:00."""
    logs = logs_of_day(tmp_path, _DRAINS, {"mail": ["08:30:00"], "chat": ["08:54:00"]})
    assert minutes(logs.contacts["ended"]) == [180 + 180 - 34, 64]
    assert minutes(logs.agents["off"])[0] == 64


_WAITS = """\
intents:
  talk: {volume: {replay: {file: talk.csv, time: at}}, handle_time: {talk: 10 min}}
channels:
  app: {mode: conversation, conversation: {more: 1, reply: 30 min, silence: 1 h, agent_gone: wait}}
queues: {messages: {}}
groups: {desk: {headcount: {interval: 60 min, days: {every day: {"08:00": [2, 1]}}}}}
"""


def test_a_reply_does_not_wait_for_a_number_of_a_headcount(tmp_path):
    """Who has been idle longest goes at 09:00; the reply of 09:20 goes to the one who is there."""
    contacts = logs_of_day(tmp_path, _WAITS, {"talk": ["08:40:00", "08:40:30"]}).contacts[:4]
    assert contacts["agent"].tolist()[:2] == [0, 1]
    assert minutes(contacts["queued"]) == [40, 40.5, 80, 80.5]
    assert minutes(contacts["answered"])[2:] == [80, 90]
    assert contacts["agent"].tolist()[2:] == [1, 1]


_CHASED = """\
intents:
  mail:
    volume: {replay: {file: mail.csv, time: at}}
    channels: {mail: 1}
    handle_time: {talk: 10 min}
    chase: {probability: 1, after: 1 h, channel: phone}
channels: {mail: {mode: deferred}, phone: {hours: {every day: "10:00-12:00"}}}
queues: {all: {}}
groups: {desk: {headcount: {interval: 60 min, days: {every day: {"10:00": [1, 1]}}}}}
"""


def test_a_chase_by_a_channel_that_is_closed_waits_for_its_opening(tmp_path):
    """At 09:00 the customer would call; the phone opens at 10:00, and goes before the e-mail."""
    contacts = logs_of_day(tmp_path, _CHASED, {"mail": ["08:00:00"]}).contacts
    assert contacts["returns"].tolist() == [outcomes.CHASE, outcomes.NO_RETURN]
    assert minutes(contacts["offered"]) == [0, 120]
    assert minutes(contacts["ended"]) == [130, 140]
    assert contacts["resolved"].tolist() == [0, 1]
