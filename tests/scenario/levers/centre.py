"""A small centre with something for every kind of lever to move, to be changed piece by piece."""

from __future__ import annotations

import io

from ccsim.scenario import Scenario, load
from tests.scenario.phone import replaced

CENTRE = """\
name: centre
calendar: {start: 2026-03-02, holidays: {2026-04-06: Easter Monday}}
segments: {regular: {}, new: {}}
intents:
  order:
    volume: {count: {interval: 30 min, days: {mon-fri: {"08:00": [20, 30, 30, 20]}}}}
    channels: {phone: 0.7, email: 0.3}
    moves: {phone: {sms: 0, chat: 0}}
    segments: {regular: 0.8, new: 0.2}
    queue: calls
    handle_time:
      talk: {distribution: lognormal, mean: 200 s, sd: 100 s}
      hold:
        distribution: mixture
        parts: [{share: 0.8, of: 0 s}, {share: 0.2, of: {distribution: exponential, mean: 60 s}}]
      wrap_up: 30 s
    patience: {distribution: exponential, mean: 4 min}
    self_service: {help: 0.3}
    resolution: {probability: 0.8, repeat: {probability: 0.5, delay: 4 h}}
    by_channel:
      email: {queue: mails}
      sms: {queue: texts, handle_time: {talk: 60 s}}
      chat: {queue: texts}
  invoice:
    volume: {count: 4, per: 30 min}
    channels: {desk: 1}
    queue: invoices
    handle_time: {talk: 5 min}
channels:
  phone: {hours: {mon-fri: "08:00-18:00"}}
  email: {mode: deferred}
  sms: {mode: deferred, hours: {mon-sat: "08:00-20:00"}}
  chat: {}
  desk: {}
flows:
  bot:
    share: 0
    steps:
      ask: {lasts: 20 s, contained: {share: 0.4, by_intent: {order: 0.5}, resolved: 0.9}, own_queue: true}
self_service:
  help:
    success: {share: 0.5}
    freshness: {half_life: 60 d, updated: 2026-02-02, every: 28 d}
    upkeep: {hours_per_week: 10, pay: 30}
satisfaction: {}
surveys: {after-call: {share: 0.2}}
queues: {calls: {}, mails: {}, texts: {}, invoices: {}}
groups:
  voice:
    serves: [calls, texts]
    headcount: {interval: 1 h, days: {mon-fri: {"08:00": [10, 12, 12, 12, 10, 10, 10, 8, 8, 6]}}}
    people: 20
    pay: 20
  office:
    serves: {mails: {}}
    headcount: 3
    shifts:
      early: {agents: 2, hours: {mon-fri: "08:00-16:00"}, breaks: "10:00-10:15"}
    learning: {0: 0.6, 60: 1}
    hiring: {cost: 3000, training: 80 h}
  clerks: {serves: [invoices], headcount: 2}
levers:
  raise: {kind: change, begins: 2026-04-01, changes: {groups.voice.pay: {times: 1.05}}}
"""


def changed_centre(*changes: tuple[str, str]) -> str:
    """Return the text of the centre with some pieces of it replaced."""
    return replaced(CENTRE, *changes)


def centre(lever: str, *changes: tuple[str, str], name: str = "raise") -> Scenario:
    """Return the centre with one lever, on, given as the text of its mapping."""
    own = CENTRE[CENTRE.index("  raise:") :]
    text = changed_centre((own, f"  {name}: {lever}\nlevers_on: [{name}]\n"), *changes)
    return load(io.StringIO(text))
