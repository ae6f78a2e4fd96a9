"""One small scenario that uses the phone's options, to be changed piece by piece."""

from __future__ import annotations

PHONE = """\
name: phone
intents:
  call:
    volume: {count: 60, per: 30 min}
    channels: {phone: 1}
    queue: calls
    handle_time: {talk: 3 min}
    transfers:
      experts: {probability: 0.2, way: warm, briefing: 30 s}
  claim:
    volume: {count: 6, per: 30 min}
    channels: {phone: 1}
    queue: claims
    handle_time: {talk: 6 min}
channels:
  phone: {flow: main, trunks: 40}
flows:
  main:
    steps:
      welcome: {lasts: 5 s, then: menu}
      menu: {lasts: 10 s, shares: {again: 0.1, balance: 0.3}, then: agent}
      again: {lasts: 2 s, then: menu}
      balance: {lasts: 20 s, contained: {}}
      agent: {own_queue: true}
queues:
  calls: {overflow: {2: 30 s}, callback: {accept: 0.5, after: 60 s}}
  claims:
  experts: {tier: 2}
groups:
  retail:
    serves: {calls: {}, claims: {proficiency: 0.8}}
    headcount: 8
    shifts:
      early: {agents: [ada, ben], hours: {mon-fri: "07:00-13:00"}, breaks: "10:00-10:15"}
      late: {agents: {ada: {hired: 2026-01-12}}, hours: {mon-fri: "13:00-19:00"}}
  back:
    serves: {calls: {level: 2}, experts: {}}
    shifts:
      day: {agents: 3, hours: {mon-fri: "08:00-16:00"}, unpaid_breaks: "12:00-12:30"}
"""


def changed_phone(*changes: tuple[str, str]) -> str:
    """Return the scenario with some pieces of text replaced."""
    return replaced(PHONE, *changes)


def replaced(text: str, *changes: tuple[str, str]) -> str:
    """Return a text with some pieces replaced, each of which it has once."""
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text
