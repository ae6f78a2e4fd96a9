"""One small scenario with what changes over months: volumes, channels, hours, people; changed piecewise."""

from __future__ import annotations

from tests.scenario.phone import replaced

OVER_TIME = """\
name: over-time
calendar: {start: 2026-01-05}
segments: {regular: {}, gold: {}, trade: {}}
intents:
  order:
    volume:
      {count: 60, per: 30 min, factor: {dated: {2026-01-05: 1, 2026-03-02: 0.9}}, month_factors: {dec: 1.4}}
    channels: {phone: 0.7, chat: 0.3}
    moves: {phone: {sms: {dated: {2026-01-05: 0, 2026-02-02: 0.2}}, chat: 0.1}, chat: {sms: 0.5}}
    segments: {regular: 0.8, gold: 0.2}
    queue: first
    handle_time: {talk: 3 min}
    by_channel:
      sms: {queue: written}
  parcel:
    volume: {count: 20, per: 30 min}
    channels: {phone: 1}
    segments: {regular: 0.9, trade: 0.1}
    queue: first
    handle_time: {talk: 2 min}
channels:
  phone:
    flow: bot
    hours: {dated: {2026-01-05: {mon-fri: "08:00-18:00"}, 2026-05-04: {every day: "07:00-21:00"}}}
  chat: {mode: concurrent}
  sms: {mode: conversation}
flows:
  bot:
    share: {dated: {2026-01-05: 0, 2026-02-02: 0.5, 2026-03-02: 1}}
    steps:
      answer: {lasts: 40 s, contained: {share: 0.5}, own_queue: true}
prevention:
  notice: {removes: {order: 0.1}, segments: [gold]}
queues: {first: {}, written: {}}
groups:
  agents:
    serves: {first: {}, written: {hours: {dated: {2026-01-05: {mon-fri: "13:00-18:00"}}}}}
    headcount: 12
    away: 2
    people: 20
    joins: {2026-02-02: 2, 2026-03-02: 1}
    turnover:
      leaves: {0: 0.6, 90: 0.3}
      burn_out: {above: 0.8, times: 3}
      replaced_after: 42 d
      begins: 2026-02-02
    hiring: {cost: 3000, training: 80 h}
    learning: {0: 0.6, 90: 1}
    loads: [{live: 1}, {concurrent: 2}, {conversation: 3}]
  evening:
    serves: [first]
    shifts: {late: {agents: [ada, ben], hours: {every day: "16:00-22:00"}}}
    turnover: {leaves: {0: 0.2}}
"""


def changed_over_time(*changes: tuple[str, str]) -> str:
    """Return the scenario with some pieces of text replaced."""
    return replaced(OVER_TIME, *changes)
