"""A lever of every kind for the small centre, with all of its fields."""

from __future__ import annotations

from typing import Final

LEVERS: Final = {
    "change": "{kind: change, title: A raise, begins: 2026-04-01, ends: 2026-10-01, needs: [], "
    "changes: {groups.voice.pay: {times: 1.05}, intents.order.handle_time.talk: "
    "{times: 0.9, ramp: {shape: learning, over: 28 d}, begins: 2026-04-15}, "
    "groups.office.headcount: {by: 1}, channels.phone.hours: {to: {mon-fri: '08:00-20:00'}}}, "
    "cost: {one_off: 1000, per_month: 310, per_day: 5}}",
    "hire": "{kind: hire, begins: 2026-04-01, group: voice, agents: 4, lead_time: 42 d, training: 14 d, "
    "ramp: {shape: linear, over: 28 d}}",
    "train": "{kind: train, begins: 2026-04-01, groups: [voice], queues: [calls], proficiency: 1.1, "
    "resolution: 1.05, ramp: {shape: s_curve, over: 56 d}, "
    'sessions: {agents: 2, hours: {wed: "14:00-16:00"}, weeks: 4}}',
    "automate": "{kind: automate, begins: 2026-04-01, flow: bot, share: 0.8, channels: [chat, phone], "
    "containment: 1.2, ramp: {shape: s_curve, over: 28 d}}",
    "notify": "{kind: notify, begins: 2026-04-01, removes: {order: 0.2}, segments: [regular], "
    "messages: {count: 500, cost: 0.02, causes: {order: 0.001}}, ramp: {shape: linear, over: 14 d}}",
    "root_cause": "{kind: root_cause, begins: 2026-04-01, removes: {invoice: 0.3}, segments: [regular]}",
    "onboarding": "{kind: onboarding, begins: 2026-04-01, segments: [new], removes: {order: 0.25}, "
    "messages: {count: 40, cost: 0.1}}",
    "refresh_knowledge": "{kind: refresh_knowledge, begins: 2026-04-01, site: help, every: 7 d, "
    "hours_per_week: 6}",
    "assist": "{kind: assist, begins: 2026-04-01, groups: [voice], talk: 0.9, hold: 0.95, wrap_up: 0.8, "
    "resolution: 1.02, channels: [phone], intents: [order], per_contact: 0.05, per_seat: 2}",
    "open_channel": "{kind: open_channel, begins: 2026-04-01, channel: sms, "
    "hours: {every day: '08:00-22:00'}, moves: {order: {phone: 0.2, email: 0.1}}, "
    "ramp: {shape: linear, over: 28 d}}",
    "phase_channels": "{kind: phase_channels, begins: 2026-04-01, channels: [sms, chat], every: 28 d, "
    "hours: {chat: {mon-fri: '09:00-17:00'}}, moves: {order: {phone: {sms: 0.2, chat: 0.2}}}}",
    "dedicate": "{kind: dedicate, begins: 2026-04-01, group: voice, agents: 3, queues: [texts]}",
    "survey": "{kind: survey, begins: 2026-04-01, survey: after-call, share: 0.5}",
    "re_route": "{kind: re_route, begins: 2026-04-01, group: voice, serves: {mails: {priority: 1}}, "
    "leaves: [texts]}",
    "opening_hours": "{kind: opening_hours, begins: 2026-04-01, channels: [phone], "
    "hours: {mon-sat: '08:00-20:00'}}",
}
