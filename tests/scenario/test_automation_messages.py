"""Every message about self-service, prevention, bots, deflection and what is settled, word for word.

The expected texts stand in ``automation_messages.txt``; after a wanted change write them anew with
``CCSIM_UPDATE=1 pytest tests/scenario/test_automation_messages.py`` and read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenario.automation import AUTOMATION, changed_automation
from tests.scenario.small import faults, load_text
from tests.shared import updating

GOLDEN = Path(__file__).with_name("automation_messages.txt")

# Pieces of the scenario that the cases below replace.
ADOPTION = "self_service: {help: 0.3, forum: 0.1}"
OF_GOLD = "self_service: {help: 0.1}"
REDIAL = "redial: {probability: 0.5, delay: 5 min, channels: {chat: 0.3}}"
RETRY = "retry: {probability: 0.5, delay: 5 min}"
REPEAT = "repeat: {probability: 0.7, delay: 1 d, channels: {phone: 0.5, app: 0.1}}"
FALSELY = "repeat: {probability: 0.9, delay: 2 h, channels: {phone: 0.6}}"
SHARE = "          share: 0.5\n          by_intent: {parcel: 0.7}\n"
ANSWER = "        own_queue: true"
ASK = "ask: {lasts: 20 s, collects: {saves: 0.2}, then: answer}"
SESSIONS = "    sessions: 20\n"
SUCCESS = "success: {share: 0.6, by_intent: {order: 0.5}, among: handled, resolved: 0.9}"
FAILURE = "failure: {gives_up: 0.1, delay: 10 min, channels: {phone: 0.5, chat: 0.2}}"
FRESHNESS = "freshness: {half_life: 30 d, updated: 1999-01-15, every: 14 d, changes: {1999-02-03: 0.2}}"
UPKEEP = "upkeep: {hours_per_week: 10, pay: 30}"
MODERATION = "moderation: {channel: mail, share: 0.5}"
REMOVES = "removes: {order: 0.1}"
MESSAGES = "messages: {count: 500, cost: 0.02, causes: {parcel: 0.01}}"
OUTAGE = "flows_down: [bot], self_service_down: [help]"
DEFLECTION = "deflection: {accept: 0.3, channel: app, queue_length: 5, leave: 0.1}"
ASSIST = "assist: {replies: {talk: 0.9, channels: [chat, app], intents: [order], per_seat: 2}}"
FIGURES = "figures: {intents.order.handle_time.talk: 1.1, flows.bot.steps.answer.contained.share: -0.2}"
MAIL = "mail: {queue: written, handle_time: {talk: 5 min, among: all}}"
OF_APP = "      app: {queue: written}\n"
DIFFICULTY = "difficulty: {containment: 0.5, self_service: 0.4, resolution: 0.3, handle_time: 0.5}"
TRANSFER = "handle_time: {talk: 1 min}}"
TWO_MINUTES = "handle_time: {talk: 2 min}"
SAME = "same_channel: {saves: 0.2}"
VARYING = '{interval: 30 min, days: {every day: {"08:00": [0.2]}}, otherwise: 0.95}'

# (what is replaced, by what)
CASES = [
    # Names that nothing has.
    (ADOPTION, "self_service: {hepl: 0.3, forum: 0.1, wiki: 0.2}"),
    (OF_GOLD, "self_service: {hlep: 0.1}"),
    (FAILURE, "failure: {channels: {fone: 0.5}}"),
    (MODERATION, "moderation: {channel: male}"),
    (REDIAL, "redial: {probability: 0.5, delay: 5 min, channels: {chatt: 0.3}}"),
    (RETRY, "retry: {probability: 0.5, delay: 5 min, channels: {telex: 0.3}}"),
    (REPEAT, "repeat: {probability: 0.7, delay: 1 d, channels: {phon: 0.5}}"),
    (FALSELY, "repeat: {probability: 0.9, delay: 2 h, channels: {phones: 0.6}}"),
    (SUCCESS, "success: {repeat: {probability: 1, delay: 1 d, channels: {apps: 0.2}}}"),
    (SUCCESS, "success: {by_intent: {ordr: 0.5}, share: 0.1}"),
    (SHARE, "          by_intent: {parcels: 0.7}\n"),
    (REMOVES, "removes: {orders: 0.1}"),
    (MESSAGES, "messages: {count: 500, causes: {parcl: 0.01}}"),
    (OUTAGE, "flows_down: [bott, ivr], self_service_down: [help, froum]"),
    (DEFLECTION, "deflection: {accept: 0.3, channel: ap}"),
    (ASSIST, "assist: {replies: {channels: [chat, apps], intents: [odrer]}}"),
    (FIGURES, "figures: {intents.order.handle_time.tlak: 1.1, intents.ordre.handle_time.talk: 1.1}"),
    # Sums.
    (ADOPTION, "self_service: {help: 0.7, forum: 0.4}"),
    (ADOPTION, f"self_service: {{help: {VARYING}, forum: 0.1}}"),
    (OF_GOLD, "self_service: {help: 0.7, forum: 0.4}"),
    (FAILURE, "failure: {channels: {phone: 0.7, chat: 0.4}}"),
    (REDIAL, "redial: {probability: 0.5, delay: 5 min, channels: {chat: 0.8, app: 0.3}}"),
    (REPEAT, "repeat: {probability: 0.7, delay: 1 d, channels: {chat: 0.8, app: 0.3}}"),
    (FALSELY, "repeat: {probability: 0.9, delay: 2 h, channels: {phone: 0.6, mail: 0.6}}"),
    # What contradicts itself.
    (MAIL, MAIL.replace("queue: written", "queue: written, self_service: {help: 0.2}")),
    (MAIL, MAIL.replace("queue: written", "queue: written, accepts_deflection: 0.2")),
    (MODERATION, "moderation: {channel: chat}"),
    (FRESHNESS, "freshness: {updated: 1999-03-01}"),
    (FRESHNESS, "freshness: {every: 36 h}"),
    (SHARE, ""),
    (ANSWER, "        queue: first\n        own_queue: true"),
    (ANSWER, "        hang_up: 0.1"),
    (SHARE + "          among: handled\n", ""),
    (ASK, "ask: {lasts: 20 s, collects: {saves: 0.2}}"),
    (SESSIONS, ""),
    (ANSWER, "        intents: {order: ask}"),
    (REMOVES, "removes: {}"),
    (OUTAGE, "intents: [order]"),
    (DEFLECTION, "deflection: {accept: 0.3, channel: phone, expected_wait: 0 s}"),
    (DEFLECTION, "capacity: 5"),
    ("written: {}", "written: {}\n  third: {deflection: {accept: 0.3, channel: chat, expected_wait: 1 min}}"),
    (ASSIST, "assist: {replies: {channels: [], intents: []}}"),
    (TRANSFER, "handle_time: {talk: 1 min, among: handled}}"),
    (FIGURES, "figures: {intents.parcel.handle_time.talk: 1.1}"),
    (FIGURES, "figures: {intents.order.by_channel.mail.handle_time.talk: 1.1}"),
    (FIGURES, "figures: {intents.order.handle_time.talk: 0}"),
    # Values.
    (DIFFICULTY, "difficulty: {containment: 1.5, handle_time: -0.1, talk: 0.5}"),
    (SUCCESS, "success: {share: 1.2, among: some}"),
    (SUCCESS, ""),
    (UPKEEP, "upkeep: {pay: 30}"),
    (FRESHNESS, "freshness: {half_life: 0 s, changes: {monday: 0.2, 1999-02-03: 2}, least: -1}"),
    (MESSAGES, "messages: {cost: 0.02}"),
    (REMOVES, "remove: {order: 0.1}"),
    (DEFLECTION, "deflection: {channel: app}"),
    (DEFLECTION, "deflection: {accept: 0.3, channel: app, estimate: mean, delay: never, leave: 2}"),
    (ASSIST, "assist: {replies: {talk: -1, channels: chat, per_seat: free}}"),
    (SAME, "same_channel: 0.5"),
    (SAME, "same_channel: {saves: 20 s}"),
    ("    when_full: turn_away\n", "    when_full: turn away\n"),
]
PHONE = "channels: {phone: 0.6, chat: 0.4}"
CHANGES = [
    # Everybody waits there already.
    [
        (PHONE, "channels: {phone: 1}"),
        (DEFLECTION, "deflection: {accept: 0.3, channel: phone}"),
        (REDIAL, RETRY.replace("retry", "redial")),
        (FAILURE, "failure: {gives_up: 0.1}"),
    ],
    # Nobody waits on the line.
    [("written: {}", "written: {deflection: {accept: 0.3, channel: chat}}"), (TRANSFER, "out_of: written}")],
    # A bot that resolves nothing and has the same customers for ever.
    [
        (FALSELY, "repeat: {probability: 1, delay: 0 s}"),
        ("by_intent: {parcel: 0.7}", "by_intent: {parcel: 1}"),
        ("resolved: 0.8", "resolved: 0"),
    ],
    # The same for those of whom the intent says so.
    [
        (f"          {FALSELY}\n", ""),
        ("by_intent: {parcel: 0.7}", "by_intent: {parcel: 1}"),
        ("resolved: 0.8", "resolved: 0"),
        (TWO_MINUTES, f"{TWO_MINUTES}\n    resolution: {{repeat: {{probability: 1, delay: 0 s}}}}"),
    ],
    # An intent for which there is no way on, by way of a bot at closed doors.
    [
        (ANSWER, "        intents: {parcel: more}\n      more: {own_queue: true}"),
        ("phone: {flow: bot}", 'phone: {hours: {mon: "08:00-18:00"}, closed: {bot: 1, bot_flow: bot}}'),
    ],
]


def test_the_scenario_itself_has_no_faults(tmp_path: Path) -> None:
    """Otherwise the faults below would not be those of the changes."""
    load_text(tmp_path, AUTOMATION)


def test_each_fault_says_where_what_and_what_to_do(tmp_path: Path) -> None:
    """Who mistypes the channel to which a portal sends its customers must be told."""
    told = ""
    for changes in [*([case] for case in CASES), *CHANGES]:
        title = ", ".join(
            new.strip().replace("\n", "\\n") or f"without {old.strip()}" for old, new in changes
        )
        lines = faults(tmp_path, changed_automation(*changes))
        told += f"## {title}\n" + "".join(f"{line.replace('small.', 'bot.')}\n" for line in lines) + "\n"
    if updating():
        GOLDEN.write_text(told, encoding="utf-8")
    assert told == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # A factor of 1 that is written down is what somebody sets to try without.
        (OUTAGE, "factor: 1"),
        (ADOPTION, "self_service: {help: 0.6, forum: 0.4}"),
        # Nobody uses it, as nobody need go through a flow.
        (ADOPTION, "self_service: {forum: 0}"),
        # Nothing that hangs together with difficulty.
        (MODERATION, "moderation: {channel: mail}\n    lasts: 1 min"),
        # All are contained, or none.
        (SHARE, "          share: 0\n"),
        (SHARE, "          share: 1\n"),
        (SHARE + "          among: handled\n", "          share: 1\n"),
        (SHARE + "          among: handled\n", "          share: 0.99\n"),
        (ANSWER, "        then: more\n      more: {own_queue: true}"),
        (ANSWER, "        shares: {more: 0.5}\n        then: ask\n      more: {queue: first}"),
        (ANSWER, "        hang_up: 1"),
        (SESSIONS + "    when_full: turn_away\n", SESSIONS),
        (SESSIONS, "    sessions: 0\n"),
        (DEFLECTION, "deflection: {accept: 0.3, channel: chat}"),
        (FRESHNESS, "freshness: {updated: 1999-02-01, least: 0.5}"),
        (FALSELY, "repeat: {probability: 1, delay: 0 s}"),
        ("resolved: 0.8", "resolved: 0"),
    ],
)
def test_what_is_no_fault(tmp_path: Path, old: str, new: str) -> None:
    """A check that refuses what a planner may mean is worse than none."""
    figures = changed_automation((old, new), (f"settled:\n  fingerprint: none\n  {FIGURES}\n", ""))
    scenario = load_text(tmp_path, figures)
    # Nor is it one when it is written down again.
    assert load_text(tmp_path, scenario.to_yaml(), "again.yaml") == scenario


def test_a_wrong_name_is_told_alone(tmp_path: Path) -> None:
    """That nobody comes by the channels behind a mistyped portal is no second fault."""
    told = faults(tmp_path, changed_automation((ADOPTION, "self_service: {froum: 0.1}")))
    assert [line.split(": ", 1)[1] for line in told] == [
        'intents.order.self_service.froum: there is no self-service "froum"; did you mean "forum"?'
    ]
