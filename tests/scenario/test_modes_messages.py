"""Every message about modes, loads, closed hours, chases and what differs by channel, word for word.

The expected texts stand in ``modes_messages.txt``; after a wanted change write them anew with
``CCSIM_UPDATE=1 pytest tests/scenario/test_modes_messages.py`` and read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenario.modes import MODES, changed_modes
from tests.scenario.small import faults, load_text
from tests.shared import updating

GOLDEN = Path(__file__).with_name("modes_messages.txt")

# Pieces of the scenario that the cases below replace.
SHARES = "channels: {phone: 0.4, chat: 0.3, mail: 0.2, app: 0.1}"
MAIL_DIFFERS = "mail: {queue: written, handle_time: {talk: 6 min}}"
APP_DIFFERS = "app: {queue: written, resolution: {probability: 0.7}}"
CHASE = "chase: {probability: 0.4, after: 1 d, channel: phone, saves: 0.5}"
PARCEL = "channels: {phone: 1}"
CLOSED = "closed: {come_back: 0.2, message: 0.3, message_channel: mail, bot: 0.1, bot_flow: night}"
PARCEL_MAIL = "by_channel: {mail: {queue: written}}"
TRUNKS = "trunks: 30"
SILENT = "silent: 0.3"
SLOW = "slow: {share: 0.1, times: 2}"
BUSINESS = 'business_hours: {berlin: {hours: {mon-fri: "08:00-17:00"}, time_zone: Europe/Berlin}}'
RETURNS = "interrupted: returns"
WITHIN = "finish_within: 2 min"
TURNS = "conversation: {more: 0.5, reply: 3 min, silence: 1 h}"
AGENT = "agent: {own_queue: true}"
FIRST = "first: {choose: fill_first, callback: {accept: 0.5}}"
WRITTEN = "written: {target: 4 h}"
VOICE = "loads: [{live: 1}, {concurrent: 3}]"
AHT = "aht_in_hand: {1: 3 min, 3: 5 min}"
HOURS_OF_SKILL = 'written: {hours: {mon-fri: "12:00-18:00"}}'
CALL = "- {live: 1, deferred: 1, speed: {deferred: 0}}"
MIXED = "- {concurrent: 2, conversation: 2, deferred: 1}"
SWITCHING = "switching: 10 s"
BACKLOG = "backlog_by_channel: {mail: {order: 20}}"
VARYING = '{interval: 30 min, days: {every day: {"08:00": [0.2]}}, otherwise: 0.6}'

# (what is replaced, by what)
CASES = [
    # Modes.
    ("mode: concurrent", "mode: chat"),
    ("mode: concurrent", "mode: live"),
    ("mode: concurrent", "mode: deferred"),
    ("mode: deferred", "mode: concurrent"),
    ("mode: deferred", "mode: live"),
    ("mode: conversation", "mode: deferred"),
    (RETURNS, "closed: {come_back: 1}\n    at_close: carry_over\n    trunks: 3\n    silent: 0.1"),
    (SILENT, "trunks: 3\n    interrupted: stays\n    resume: 10 s\n    conversation: {}"),
    (TRUNKS, f"{TRUNKS}\n    notice: 30 s\n    slow: {{share: 0.5, times: 2}}\n    finish_within: 1 min"),
    (RETURNS, "interrupted: sometimes"),
    (RETURNS, "resume: 5"),
    (SILENT, "silent: 1.5"),
    (SLOW, "slow: {share: 0.1}"),
    (SLOW, "slow: {share: 2, times: -1}"),
    (SLOW, "notice: never"),
    (TURNS, "conversation: {more: 1.5, reply: never, silence: 0 s, agent: same, agent_gone: stay}"),
    (TURNS, "conversation: {mor: 0.5}"),
    # Business hours.
    (BUSINESS, "business_hours: {berlin: {time_zone: Europe/Berlin}}"),
    (BUSINESS, "business_hours: {berlin: {hours: {mon-fri: closed}}}"),
    (BUSINESS, 'business_hours: {berlin: {hours: {mon-fri: "08:00-17:00"}, time_zone: Europe/Berlim}}'),
    (BUSINESS, 'business_hours: {berlin: {hours: {mon-fri: "08:00-17:00", wed: "08:00-12:00"}}}'),
    # Closed.
    (CLOSED, "closed: {come_back: 0.2, message: 0.3}"),
    (CLOSED, "closed: {come_back: 0.2, bot: 0.3}"),
    (CLOSED, "closed: {come_back: 0.2, message_channel: mail}"),
    (CLOSED, "closed: {come_back: 0.2, bot_flow: night}"),
    (CLOSED, "closed: {message: 0.3, message_channel: male, bot: 0.2, bot_flow: nite}"),
    (CLOSED, "closed: {message: 0.3, message_channel: chat}"),
    (CLOSED, CLOSED.replace("come_back: 0.2", "come_back: 0.7")),
    (CLOSED, CLOSED.replace("come_back: 0.2", "come_back: 0.5").replace("0.3", VARYING)),
    (CLOSED, CLOSED.replace("0.3", "30%")),
    # What differs on a channel.
    (MAIL_DIFFERS, "male: {queue: written}"),
    (MAIL_DIFFERS, "mail: {queue: writen}"),
    (MAIL_DIFFERS, "mail: {patience: 2 min, balking: 0.1, accepts_callback: 0.5}"),
    (APP_DIFFERS, f"{APP_DIFFERS[:-1]}, patience: never}}"),
    (APP_DIFFERS, f"{APP_DIFFERS}\n      phone: {{chase: {{probability: 0.1, after: 1 h}}}}"),
    (APP_DIFFERS, f"{APP_DIFFERS}\n      phone: {{redial: {{probability: 1, delay: 0 s}}}}"),
    (PARCEL_MAIL, "by_channel: {chat: {queue: written}, mail: {queue: written}}"),
    (PARCEL_MAIL, "by_channel: {}"),
    # Chases.
    (CHASE, CHASE.replace("phone", "fone")),
    (CHASE, "chase: {probability: 0.4}"),
    (CHASE, "chase: {probability: 1, after: 0 s}"),
    (MAIL_DIFFERS, "mail: {queue: written, chase: {probability: 1, after: 0 s, channel: mail}}"),
    (
        f"{APP_DIFFERS}\n",
        "app: {queue: written, chase: {probability: 1, after: 0 s, channel: mail}}\n"
        "    segments: {everyone: 1}\n"
        "    by_segment: {everyone: {chase: {probability: 1, after: 0 s, channel: app}}}\n",
    ),
    (PARCEL, "channels: {chat: 1}\n    chase: {probability: 0.4, after: 1 h}"),
    (
        PARCEL,
        "channels: {chat: 1}\n    segments: {everyone: 1}\n"
        "    by_segment: {everyone: {chase: {probability: 1, after: 1 h}}}",
    ),
    # Loads.
    (VOICE, "loads: {live: 1}"),
    (VOICE, "loads: [{live: 1}, {concurrent: 13}]"),
    (VOICE, "loads: [{live: 1}, {chats: 3}]"),
    (VOICE, "loads: [{live: 1}, {}]"),
    (VOICE, "loads: [{live: 1}, {concurrent: 3, speed: {deferred: 0.5}}]"),
    (VOICE, "loads: [{live: 1}, {concurrent: 3, speed: {concurrent: 0}}]"),
    (VOICE, "loads: [{live: 1}, {concurrent: 3, speed: {concurrent: 0.001}}]"),
    (VOICE, "loads: [{live: 1}, {concurrent: 3, speed: {concurrent: 1000, chat: 1}}]"),
    (VOICE, "loads: [{live: 1}, {concurrent: 3}, {concurrent: 3, speed: {concurrent: 0.5}}]"),
    (VOICE, "loads: [{live: 1, concurrent: 12, conversation: 12, deferred: 12}]"),
    (VOICE, "loads: [{live: 1}]"),
    (MIXED, "- {concurrent: 2, deferred: 1}"),
    (AHT, "aht_in_hand: {2: 3 min}"),
    (AHT, "aht_in_hand: {1: 3 min, 2: 1000 h, 3: 1 s}"),
    (AHT, "aht_in_hand: {1: 3, 0: 3 min, many: 3 min, 49: 3 min}"),
    (AHT, "aht_in_hand: {1: 3 min, 2: 0 s}"),
    (SWITCHING, "switching: 10"),
    # Queues and skills.
    (FIRST, "first: {choose: fullest}"),
    (HOURS_OF_SKILL, "written: {hours: {mon-fri: closed}}"),
    (HOURS_OF_SKILL, 'written: {hours: {mon-fri: "12:00-18:00", fri: "12:00-14:00"}}'),
    (WRITTEN, "written: {callback: {accept: 0.5}}"),
    # The start.
    (BACKLOG, "backlog_by_channel: {male: {order: 20}}"),
    (BACKLOG, "backlog_by_channel: {mail: {oder: 20, order: -1}}"),
    (BACKLOG, "backlog_by_channel: {app: {parcel: 20}}"),
    (BACKLOG, "backlog_by_channel: {mail: 20}"),
]
# With these, a flow books callbacks in front of a channel where nobody waits on the line.
BOOKED = [(AGENT, "agent: {callback: first}"), (RETURNS, f"flow: night\n    {RETURNS}")]
UNSTAFFED = [("headcount: 3", "headcount: 0")]


def test_the_scenario_itself_has_no_faults(tmp_path: Path) -> None:
    """Otherwise the faults below would not be those of the changes."""
    load_text(tmp_path, MODES)


def test_each_fault_says_where_what_and_what_to_do(tmp_path: Path) -> None:
    """A planner who gives e-mails patience must be told that nobody waits for them on the line."""
    told = ""
    for changes in [*([case] for case in CASES), BOOKED, UNSTAFFED]:
        title = ", ".join(new.strip().replace("\n", "\\n") for _, new in changes)
        lines = [
            line.replace("small.yaml", "modes.yaml") for line in faults(tmp_path, changed_modes(*changes))
        ]
        told += f"## {title}\n" + "".join(f"{line}\n" for line in lines) + "\n"
    if updating():
        GOLDEN.write_text(told, encoding="utf-8")
    assert told == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # A share of 0 is what a planner sets to try without.
        (CLOSED, CLOSED.replace("0.3", "0").replace("0.1", "0")),
        # The bot alone may lead to messages.
        (CLOSED, "closed: {bot: 0.5, bot_flow: night, message_channel: mail}"),
        (CLOSED, CLOSED.replace("come_back: 0.2", "come_back: 0.6")),
        # A default that is written down says nothing of another mode.
        (RETURNS, "at_close: serve_out\n    silent: 0\n    closed: {}"),
        # The phone answers, or closes: nobody goes round.
        (CHASE, "chase: {probability: 1, after: 0 s, channel: phone}"),
        # A bot in front of a mailbox.
        (RETURNS, f"flow: night\n    {RETURNS}"),
        # What is smaller than another load may be named for its own speed.
        (VOICE, "loads: [{live: 1}, {concurrent: 3}, {concurrent: 2, speed: {concurrent: 0.9}}]"),
        (CALL, "- {live: 1, deferred: 1, speed: {deferred: 0, live: 0.9}}"),
        (f"    {VOICE}\n", ""),
        (BACKLOG, "backlog_by_channel: {mail: {parcel: 3}}, backlog: {parcel: 2}"),
        (AHT, "aht_in_hand: {1: 3 min, 2: 2 min}"),
    ],
)
def test_what_is_no_fault(tmp_path: Path, old: str, new: str) -> None:
    """A check that refuses what a planner may mean is worse than none."""
    scenario = load_text(tmp_path, changed_modes((old, new)))
    # Nor is it one when it is written down again.
    assert load_text(tmp_path, scenario.to_yaml(), "again.yaml") == scenario


def test_a_wrong_name_is_told_alone(tmp_path: Path) -> None:
    """That the e-mails of a mistyped channel find no room is no second fault."""
    told = faults(tmp_path, changed_modes((MAIL_DIFFERS, MAIL_DIFFERS.replace("mail:", "male:"))))
    assert [line.split(": ", 1)[1] for line in told] == [
        'intents.order.by_channel.male: there is no channel "male"; did you mean "mail"?'
    ]
