"""One small scenario with satisfaction, surveys, values and revenue, to be changed piece by piece."""

from __future__ import annotations

from tests.scenario.phone import replaced

SATISFIED = """\
name: satisfied
calendar: {start: 1999-02-01}
segments:
  regular: {value: 120}
  gold: {value: {dated: {1999-02-01: 900, 1999-03-01: 1000}}}
intents:
  order:
    volume: {count: 60, per: 30 min}
    channels: {phone: 0.6, mail: 0.4}
    segments: {regular: 0.8, gold: 0.2}
    handle_time: {talk: 3 min}
    revenue: 2.5
    by_segment: {gold: {revenue: 10}}
channels:
  phone: {}
  mail: {mode: deferred}
queues: {all: {}}
groups: {agents: {headcount: 9}}
satisfaction:
  base: 1
  losses: {unresolved: 1.5, transfer: {dated: {1999-02-01: 0.4, 1999-03-01: 0.1}}}
  waits: {phone: {expected: 30 s, most: 2}}
  by_channel: {mail: -0.1}
  by_intent: {order: 0.1}
  by_segment: {gold: 0.2}
  csat: [-1, -0.5, 0, 1]
  churn: {dissatisfied: 0.2}
surveys:
  after-call: {channels: [phone], share: 0.1, asks: [csat], responds: {neutral: 0.05}, delay: 1 h}
"""


def changed_satisfied(*changes: tuple[str, str]) -> str:
    """Return the scenario with some pieces of text replaced."""
    return replaced(SATISFIED, *changes)
