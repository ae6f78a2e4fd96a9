"""One small scenario with contacts of every mode, to be changed piece by piece."""

from __future__ import annotations

from tests.scenario.phone import replaced

MODES = """\
name: modes
intents:
  order:
    volume: {count: 60, per: 30 min}
    channels: {phone: 0.4, chat: 0.3, mail: 0.2, app: 0.1}
    queue: first
    handle_time: {talk: 3 min}
    patience: {distribution: exponential, mean: 2 min}
    by_channel:
      mail: {queue: written, handle_time: {talk: 6 min}}
      app: {queue: written, resolution: {probability: 0.7}}
    chase: {probability: 0.4, after: 1 d, channel: phone, saves: 0.5}
  parcel:
    volume: {count: 20, per: 30 min}
    channels: {phone: 1}
    queue: first
    handle_time: {talk: 2 min}
    by_channel: {mail: {queue: written}}
channels:
  phone:
    hours: {mon-fri: "08:00-18:00"}
    trunks: 30
    closed: {come_back: 0.2, message: 0.3, message_channel: mail, bot: 0.1, bot_flow: night}
  chat:
    mode: concurrent
    hours: {mon-fri: "08:00-20:00"}
    silent: 0.3
    slow: {share: 0.1, times: 2}
  mail:
    mode: deferred
    business_hours: {berlin: {hours: {mon-fri: "08:00-17:00"}, time_zone: Europe/Berlin}}
    interrupted: returns
    finish_within: 2 min
  app:
    mode: conversation
    conversation: {more: 0.5, reply: 3 min, silence: 1 h}
flows:
  night:
    steps:
      menu: {lasts: 10 s, shares: {known: 0.5}, then: agent}
      known: {contained: {}}
      agent: {own_queue: true}
queues:
  first: {choose: fill_first, callback: {accept: 0.5}}
  written: {target: 4 h}
groups:
  voice:
    serves: [first]
    loads: [{live: 1}, {concurrent: 3}]
    aht_in_hand: {1: 3 min, 3: 5 min}
    headcount: 6
  back:
    serves: {first: {level: 2}, written: {hours: {mon-fri: "12:00-18:00"}}}
    loads:
      - {live: 1, deferred: 1, speed: {deferred: 0}}
      - {concurrent: 2, conversation: 2, deferred: 1}
    switching: 10 s
    headcount: 3
start: {backlog_by_channel: {mail: {order: 20}}}
"""


def changed_modes(*changes: tuple[str, str]) -> str:
    """Return the scenario with some pieces of text replaced."""
    return replaced(MODES, *changes)
