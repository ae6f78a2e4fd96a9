"""One small scenario with goals, guardrails and what is allowed, to be changed piece by piece."""

from __future__ import annotations

from tests.scenario.phone import replaced

PROMISED = """\
name: promised
calendar: {start: 2026-01-01}
segments: {regular: {}, gold: {}}
intents:
  order:
    volume: {count: 60, per: 30 min}
    channels: {phone: 0.6, mail: 0.4}
    segments: {regular: 0.8, gold: 0.2}
    handle_time: {talk: 3 min}
channels:
  phone: {}
  mail: {mode: deferred}
queues: {all: {}}
groups: {agents: {headcount: 9, people: 20, pay: 20}}
levers:
  extra: {kind: hire, begins: 2026-02-01, group: agents, agents: 2}
goals:
  mail-in-an-hour:
    title: E-mails are answered within 1 hour
    measure: frt/human_calendar_contact
    within: 1 h
    of: {channel: mail}
    at_least: 0.9
    by: 2026-04-30
    guardrails: {not-worn-out: {measure: occupancy/agent, of: {group: agents}, at_most: 0.85}}
    owner: head of e-mail
    baseline: 0.62
    checkpoints: {2026-02-28: 0.7, 2026-03-31: 0.8}
  soon:
    measure: asa/answered
    of: {segment: [gold, regular], hours: {mon-fri: "09:00-17:30"}}
    at_most: 90 s
    period: interval
    interval: 15 min
    met_in: 0.95
    sustained: {from: 2026-03-01, until: 2026-03-31}
    confidence: 0.8
    priority: 2
allowed:
  people: {path: groups.agents.headcount, by: {from: 1, to: 5}, hours: {mon-fri: "17:00-20:00"}}
  longer: {path: intents.order.handle_time.talk, times: [0.9, 0.8], cost: {one_off: 3000, per_month: 200}}
  extra: {lever: extra, field: agents, to: {from: 1, to: 8, step: 0.5}}
  all-of-it: {lever: extra}
"""


def changed_promised(*changes: tuple[str, str]) -> str:
    """Return the scenario with some pieces of text replaced."""
    return replaced(PROMISED, *changes)
