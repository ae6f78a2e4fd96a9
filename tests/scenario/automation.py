"""One small scenario with whatever ends needs without an agent, to be changed piece by piece."""

from __future__ import annotations

from tests.scenario.phone import replaced

AUTOMATION = """\
name: automation
calendar: {start: 1999-02-01}
segments: {regular: {}, gold: {}}
intents:
  order:
    volume: {count: 60, per: 30 min}
    channels: {phone: 0.6, chat: 0.4}
    segments: {regular: 0.8, gold: 0.2}
    queue: first
    handle_time: {talk: 3 min, wrap_up: 20 s, among: handled}
    redial: {probability: 0.5, delay: 5 min, channels: {chat: 0.3}}
    retry: {probability: 0.5, delay: 5 min}
    accepts_deflection: 0.4
    self_service: {help: 0.3, forum: 0.1}
    difficulty: {containment: 0.5, self_service: 0.4, resolution: 0.3, handle_time: 0.5}
    resolution:
      probability: 0.8
      among: handled
      repeat: {probability: 0.7, delay: 1 d, channels: {phone: 0.5, app: 0.1}}
    by_segment:
      gold: {self_service: {help: 0.1}, handle_time: {talk: 4 min}}
    by_channel:
      mail: {queue: written, handle_time: {talk: 5 min, among: all}}
      app: {queue: written}
  parcel:
    volume: {count: 20, per: 30 min}
    channels: {phone: 1}
    queue: first
    handle_time: {talk: 2 min}
    transfers: {written: {probability: 0.1, handle_time: {talk: 1 min}}}
channels:
  phone: {flow: bot}
  chat: {mode: concurrent, flow: bot}
  mail: {mode: deferred}
  app: {mode: conversation}
flows:
  bot:
    sessions: 20
    when_full: turn_away
    steps:
      ask: {lasts: 20 s, collects: {saves: 0.2}, then: answer}
      answer:
        lasts: 40 s
        contained:
          share: 0.5
          by_intent: {parcel: 0.7}
          among: handled
          resolved: 0.8
          repeat: {probability: 0.9, delay: 2 h, channels: {phone: 0.6}}
        own_queue: true
self_service:
  help:
    lasts: 3 min
    success: {share: 0.6, by_intent: {order: 0.5}, among: handled, resolved: 0.9}
    failure: {gives_up: 0.1, delay: 10 min, channels: {phone: 0.5, chat: 0.2}}
    freshness: {half_life: 30 d, updated: 1999-01-15, every: 14 d, changes: {1999-02-03: 0.2}}
    upkeep: {hours_per_week: 10, pay: 30}
  forum:
    success: {share: 0.4}
    reply: 3 h
    moderation: {channel: mail, share: 0.5}
prevention:
  notice:
    removes: {order: 0.1}
    messages: {count: 500, cost: 0.02, causes: {parcel: 0.01}}
context:
  same_channel: {saves: 0.2}
  other_channel: {kept: 0.5, saves: 0.2}
events:
  - {name: outage, from: 1999-02-01 09:00, to: 1999-02-01 12:00, flows_down: [bot], self_service_down: [help]}
queues:
  first: {deflection: {accept: 0.3, channel: app, queue_length: 5, leave: 0.1}}
  written: {}
groups:
  agents:
    serves: [first, written]
    headcount: 12
    loads: [{live: 1}, {concurrent: 2}, {conversation: 3}, {deferred: 1}]
    assist: {replies: {talk: 0.9, channels: [chat, app], intents: [order], per_seat: 2}}
settled:
  fingerprint: none
  figures: {intents.order.handle_time.talk: 1.1, flows.bot.steps.answer.contained.share: -0.2}
"""


def changed_automation(*changes: tuple[str, str]) -> str:
    """Return the scenario with some pieces of text replaced."""
    return replaced(AUTOMATION, *changes)
