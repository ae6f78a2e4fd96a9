"""Every message about levers, word for word.

The expected texts stand in ``lever_messages.txt``; after a wanted change write them anew with
``CCSIM_UPDATE=1 pytest tests/scenario/levers/test_lever_messages.py`` and read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenario.levers.centre import CENTRE, changed_centre
from tests.scenario.small import faults, load_text
from tests.shared import updating

GOLDEN = Path(__file__).with_name("lever_messages.txt")
RAISE = CENTRE[CENTRE.index("  raise:") :]
ON = "levers_on: [plan]\n"


def _plan(fields: str, on: str = ON) -> str:
    """Return levers with one of them, which begins in April."""
    return f"  plan: {{begins: 2026-04-01, {fields}}}\n{on}"


def _change(changes: str) -> str:
    """Return levers with one of them that changes figures by path."""
    return _plan(f"kind: change, changes: {{{changes}}}")


# What the levers of the centre are replaced by.
CASES = [
    # What is no lever.
    "  plan: 5\n",
    "  plan: {begins: 2026-04-01}\n",
    "  plan: {kind: hier, begins: 2026-04-01}\n",
    "  plan: {kind: change, begin: 2026-04-01, changes: {groups.voice.pay: {times: 2}}}\n",
    "  plan: {kind: change, changes: {groups.voice.pay: {times: 2}}}\n",
    "  plan: {kind: change, begins: 2026-04-31, changes: {groups.voice.pay: {times: 2}}}\n",
    "  plan: {kind: change, begins: 20226-04-01, changes: {groups.voice.pay: {times: 2}}}\n",
    _plan("kind: change"),
    _plan("kind: change, ends: 2026-04-01, changes: {groups.voice.pay: {times: 2}}"),
    _plan("kind: change, ends: 2026-05-01, changes: {groups.voice.pay: {times: 2, begins: 2026-05-01}}"),
    _plan("kind: change, ramp: {shape: curve}, changes: {groups.voice.pay: {times: 2}}"),
    _plan("kind: change, ramp: {shape: linear}, changes: {groups.voice.pay: {times: 2}}"),
    _plan("kind: change, ramp: {over: 28 d}, changes: {groups.voice.pay: {times: 2}}"),
    _plan("kind: change, ramp: {shape: linear, over: 28}, changes: {groups.voice.pay: {times: 2}}"),
    _plan("kind: change, changes: {groups.voice.pay: {}}"),
    _plan("kind: change, changes: {groups.voice.pay: {times: 2, to: 3}}"),
    _plan("kind: change, changes: {groups.voice.pay: {times: -1}}"),
    _plan("kind: change, cost: {one_off: -5}, changes: {groups.voice.pay: {times: 2}}"),
    # Fields of the kinds.
    _plan("kind: hire, group: voice, agents: 0, ends: 2026-05-01"),
    _plan("kind: train, groups: []"),
    _plan("kind: train, groups: [voice], sessions: {agents: 1, hours: {}, weeks: 4}"),
    _plan("kind: automate, flow: bot"),
    _plan("kind: automate, flow: bot, containment: 1.1, channels: [chat]"),
    _plan("kind: notify, removes: {}, messages: {count: 5}"),
    _plan("kind: root_cause, removes: {}"),
    _plan("kind: onboarding, removes: {}, segments: []"),
    _plan("kind: refresh_knowledge, site: help, every: 36 h"),
    _plan("kind: assist, groups: []"),
    _plan("kind: open_channel, channel: sms, moves: {}"),
    _plan(
        "kind: phase_channels, channels: [sms, chat, sms], every: 36 h, moves: {order: {phone: {desk: 0.1}}}"
    ),
    _plan("kind: dedicate, group: voice, agents: 0, queues: []"),
    _plan("kind: re_route, group: voice"),
    _plan("kind: re_route, group: voice, serves: [mails], leaves: [mails]"),
    _plan("kind: opening_hours, channels: [], hours: {mon-fri: '09:00-12:00', mon: '09:00-13:00'}"),
    # Names that nothing has.
    _plan("kind: hire, group: voices, agents: 2"),
    _plan("kind: train, groups: [voice, ofice], queues: [call], proficiency: 1.1"),
    _plan("kind: automate, flow: bott, share: 1, channels: [fone]"),
    _plan("kind: notify, removes: {ordre: 0.1}, segments: [nwe], messages: {count: 5, causes: {odrer: 0.1}}"),
    _plan("kind: refresh_knowledge, site: hepl"),
    _plan("kind: assist, groups: [voice], channels: [fone], intents: [ordre]"),
    _plan("kind: open_channel, channel: smss, moves: {ordre: {fone: 0.1}}"),
    _plan("kind: phase_channels, channels: [sms], every: 7 d, moves: {order: {fone: {sms: 0.1}}}"),
    _plan("kind: dedicate, group: voice, agents: 1, queues: [txts]"),
    _plan("kind: re_route, group: voice, serves: [mail], leaves: [text]"),
    _plan("kind: survey, survey: after-cal, share: 0.5"),
    # Paths that lead nowhere, and figures that cannot change.
    _change("groups.voices.pay: {times: 2}, intents.order.handle_time.tlak: {times: 2}"),
    _change("groups.voice.take: {to: least_slack}, groups.voice: {times: 2}, name: {to: other}"),
    _change("intents.order.volume.growth_per_year: {times: 2}, queues.calls.target: {by: 5 s}"),
    _change("intents.order.balking.mean: {by: 0.1}, intents.order.by_channel.email.balking: {by: 0.1}"),
    _change("intents.order.by_channel.email.patience: {times: 2}, channels.phone.trunks: {times: 2}"),
    _change("intents.invoice.patience: {times: 2}, intents.order.patience: {by: 10 s}"),
    _change("intents.order.handle_time.talk: {to: 3 min}, intents.order.handle_time.wrap_up: {to: 40}"),
    _change("intents.order.handle_time.wrap_up: {by: 40}, groups.voice.pay: {by: 5 s}"),
    _change("groups.voice.pay: {to: often}, groups.office.headcount: {to: 2.5}"),
    _change(
        "groups.voice.pay: {to: {dated: {2026-05-01: 3}}}, surveys.after-call.share: {to: {interval: 1 h}}"
    ),
    _change("channels.phone.hours: {times: 2}, channels.desk.hours: {to: {mon: 9-10}}"),
    _change(
        "channels.phone.hours: {to: {mon: '09:00-10:00'}, ramp: {shape: linear, over: 28 d}}, "
        "channels.sms.hours: {to: {dated: {2026-05-01: {}}}}"
    ),
    # What the kinds cannot do here.
    _plan("kind: hire, group: office, agents: 2"),
    _plan("kind: hire, group: office, agents: 2, shift: late"),
    _plan("kind: train, groups: [clerks], queues: [calls], proficiency: 2"),
    _plan("kind: automate, flow: bot, share: 0"),
    _plan("kind: refresh_knowledge, site: help, hours_per_week: 5, pay: 30"),
    _plan("kind: dedicate, group: clerks, agents: 1, queues: [calls]"),
    _plan("kind: re_route, group: clerks, serves: {invoices: {}}, leaves: [calls]"),
    _plan("kind: re_route, group: clerks, serves: {calls: {hours: {dated: {2026-05-01: {}}}}}"),
    _plan(
        "kind: phase_channels, channels: [sms, chat], every: 28 d, ends: 2026-04-20, "
        "moves: {order: {phone: {sms: 0.1, chat: 0.1}}}"
    ),
    "  voice: {kind: dedicate, begins: 2026-04-01, group: voice, agents: 1, queues: [texts]}\n",
    "  plan: {kind: change, begins: 2190-04-01, ramp: {shape: linear, over: 8000 d}, "
    "changes: {groups.voice.pay: {times: 2}}}\n",
    # What levers make together, each on its own line.
    _change("intents.order.resolution.probability: {times: 1.3}"),
    _change("groups.office.headcount: {by: -4}, intents.order.handle_time.wrap_up: {by: -40 s}"),
    _change("intents.order.moves.phone.sms: {to: 0.6}, intents.order.moves.phone.chat: {to: 0.6}"),
    _change("flows.bot.steps.ask.contained.share: {times: 4, ramp: {shape: linear, over: 28 d}}"),
    "  early: {kind: change, begins: 2026-04-01, changes: {groups.voice.pay: {to: 25}}}\n"
    "  late: {kind: change, begins: 2026-04-01, changes: {groups.voice.pay: {to: 26}}}\n"
    "levers_on: [early, late]\n",
    # What is on.
    _plan("kind: root_cause, removes: {order: 0.1}", "levers_on: [plna, plan, plan]\n"),
    _plan("kind: root_cause, removes: {order: 0.1}, needs: [paln, plan]"),
    _plan("kind: root_cause, removes: {order: 0.1}, needs: [other]", RAISE.replace("raise", "other") + ON),
    _plan(
        "kind: root_cause, removes: {order: 0.1}, needs: [other]",
        RAISE.replace("raise", "other").replace("2026-04-01", "2026-05-01") + "levers_on: [plan, other]\n",
    ),
]


def test_the_centre_itself_has_no_faults(tmp_path: Path) -> None:
    """Faults below are those of the levers."""
    load_text(tmp_path, CENTRE, "centre.yaml")


def test_every_message_says_what_and_where(tmp_path: Path) -> None:
    """What, where, what was found, what is allowed, what to do next."""
    told = ""
    for case in CASES:
        text = changed_centre((RAISE, case))
        lines = "\n".join(faults_of(tmp_path, text))
        told += f"## {case.strip()}\n{lines}\n\n"
    if updating():
        GOLDEN.write_text(told, encoding="utf-8")
    assert told == GOLDEN.read_text(encoding="utf-8")


def faults_of(folder: Path, text: str) -> list[str]:
    """Return the faults of a file with levers."""
    return [line.replace("small.yaml", "centre.yaml") for line in faults(folder, text)]


def test_no_case_is_there_twice() -> None:
    """A case that is copied tests nothing."""
    assert len(set(CASES)) == len(CASES)


@pytest.mark.parametrize("word", ["begins", "ends", "needs", "kind"])
def test_common_fields_are_in_the_messages(word: str) -> None:
    """What all levers have in common is held by them, too."""
    assert word in GOLDEN.read_text(encoding="utf-8")
