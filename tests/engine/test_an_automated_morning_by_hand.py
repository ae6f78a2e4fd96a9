"""
A notification, an FAQ, a forum, a bot and an offer to write instead, minute by minute; both engines follow.

Times in minutes after 08:00. Nothing is left to chance: every share is 0 or 1. Agents wrap up for 1 min. Ann
answers calls and chats, Ben what is written. Who has waited 2 min is told that writing is an option.

==== ================================================ =================================================
at   what happens                                     what follows
==== ================================================ =================================================
1    P would call about a delay, but has been told    nothing. A call would have been 5 + 1 of work
2    F looks into the FAQ for 2                       at 4: found. 4 + 1 of work nobody had
3    N looks into the FAQ for 2                       at 5: not found. N calls 2 later
4    I asks in the forum for 3, others answer in 5    at 12: found. 3 + 1 of work nobody had
4    I's post is to be looked through                 Ben, 4 to 6, wraps up to 7; nobody waits for it
7    N calls, the first contact of the case           Ann, 7 to 13, wraps up to 14; N has nothing to repeat
10   T chats. The bot listens for 1                   at 11: contained, but not helped; T phones 3 later.
                                                      8 + 1 of work the bot has saved, it says
14   T calls. Ann is free again at 14                 Ann, 14 to 22, to 23; T has to tell it all again
20   O1 chats. The bot listens for 1                  at 21: an agent is needed. Ann is with T
23   Ann takes O1. What the bot has learned arrives   5 of 10 min of talk are saved: 23 to 28, to 29
24   Q calls. Ann is with O1                          Q waits
26   Q has waited 2 and is offered to write           Q accepts, and writes 1 later
27   Q writes                                         Ben, 27 to 29, to 30; Q has told nobody before
29   Ann is free, and comes to where Q would stand    an endlessly patient Q would have waited 5
49   O2 chats. The bot listens for 1
50   The bot fails                                    at 50, the end of the step, O2 is passed to Ann:
                                                      50 to 60, to 61. The bot has learned nothing
55   O3 chats. The bot is down                        O3 waits for Ann at once
57   O3 has waited 2 and is offered to write          O3 refuses, and waits on
61   Ann is free                                      O3: 61 to 71, to 72, after 6
==== ================================================ =================================================
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ccsim.demand.streams import REPLAY_SLOT
from ccsim.engine import outcomes
from ccsim.engine.logs import CONTACT, Logs
from ccsim.engine.plan import Plan
from ccsim.engine.simulate import Engine, simulate
from ccsim.scenario import load
from tests.demand.small import plan_of
from tests.engine.mornings import EIGHT, MINUTE, instant_at, lasts, write_morning

SCENARIO = """\
name: automated
calendar: {time_zone: UTC, start: 2026-03-02}
intents:
  delay:
    volume: {replay: {file: delay.csv, time: arrived}}
    channels: {phone: 1}
    queue: desk
    handle_time: {talk: 5 min, wrap_up: 1 min}
  howto:
    volume: {replay: {file: howto.csv, time: arrived}}
    channels: {phone: 1}
    queue: desk
    self_service: {faq: 1}
    handle_time: {talk: 4 min, wrap_up: 1 min}
  idea:
    volume: {replay: {file: idea.csv, time: arrived}}
    channels: {phone: 1}
    queue: desk
    self_service: {forum: 1}
    handle_time: {talk: 3 min, wrap_up: 1 min}
    by_channel: {posts: {queue: written, handle_time: {talk: 2 min}}}
  invoice:
    volume: {replay: {file: invoice.csv, time: arrived}}
    channels: {phone: 1}
    queue: desk
    self_service: {faq: 1}
    handle_time: {talk: 6 min, wrap_up: 1 min}
  order:
    volume: {replay: {file: order.csv, time: arrived}}
    channels: {chat: 1}
    queue: desk
    handle_time: {talk: 10 min, wrap_up: 1 min}
  query:
    volume: {replay: {file: query.csv, time: arrived}}
    channels: {phone: 1}
    queue: desk
    accepts_deflection: 1
    handle_time: {talk: 6 min, wrap_up: 1 min}
    by_channel: {text: {queue: written, handle_time: {talk: 2 min}}}
  tariff:
    volume: {replay: {file: tariff.csv, time: arrived}}
    channels: {chat: 1}
    queue: desk
    handle_time: {talk: 8 min, wrap_up: 1 min}
channels:
  phone: {}
  chat: {mode: concurrent, flow: bot}
  text: {mode: conversation, conversation: {more: 0}}
  posts: {mode: deferred}
prevention:
  notice: {removes: {delay: 1}}
self_service:
  faq:
    lasts: 2 min
    success: {share: 0, by_intent: {howto: 1}}
    failure: {delay: 2 min}
  forum:
    lasts: 3 min
    reply: 5 min
    success: {}
    moderation: {channel: posts}
flows:
  bot:
    steps:
      listen:
        lasts: 1 min
        collects: {saves: 0.5}
        contained:
          share: 0
          by_intent: {tariff: 1}
          resolved: 0
          repeat: {probability: 1, delay: 3 min, channels: {phone: 1}}
        own_queue: true
events:
  - {name: the bot fails, from: "2026-03-02 08:50", to: "2026-03-02 09:00", flows_down: [bot]}
queues:
  desk: {deflection: {accept: 0, channel: text, after: 2 min, delay: 1 min}}
  written: {}
groups:
  ann: {serves: [desk], headcount: 1}
  ben: {serves: [written], headcount: 1}
"""

ARRIVALS = {
    "delay": {"P": "08:01:00"},
    "howto": {"F": "08:02:00"},
    "idea": {"I": "08:04:00"},
    "invoice": {"N": "08:03:00"},
    "order": {"O1": "08:20:00", "O2": "08:49:00", "O3": "08:55:00"},
    "query": {"Q": "08:24:00"},
    "tariff": {"T": "08:10:00"},
}
#: Cases by the time of their need.
CASES = ["P", "F", "N", "I", "T", "O1", "Q", "O2", "O3"]
DESK, WRITTEN = 0, 1
ANN, BEN = 0, 1
FAQ, FORUM = 0, 1
NOTICE = BOT = 0


@dataclass(frozen=True)
class Part:
    """One row of the log; times in minutes after 08:00, lengths in minutes. What is not said is none."""

    case: str
    channel: str
    outcome: int
    offered: float
    queued: float | None = None
    answered: float | None = None
    ended: float | None = None
    released: float | None = None
    talk: float = 0
    wrap_up: float = 0
    spared: float = 0
    virtual: float | None = None
    returns: int = outcomes.NO_RETURN
    returns_at: float | None = None
    via: int = outcomes.ARRIVED
    attempt: int = 0
    previous: int = outcomes.NOBODY
    queue: int = outcomes.NOBODY
    group: int = outcomes.NOBODY
    flow: int = outcomes.NOBODY
    site: int = outcomes.NOBODY
    resolved: int = 0
    repeated: int = 0


_HELPED: dict[str, Any] = {"via": outcomes.SELF_SERVICE}
#: The contact log, in the order in which the parts begin.
EXPECTED = [
    Part("P", "phone", outcomes.PREVENTED, 1, ended=1, spared=6, site=NOTICE),
    Part("F", "phone", outcomes.FOUND, 2, ended=4, spared=5, site=FAQ, resolved=1, **_HELPED),
    Part(
        "N", "phone", outcomes.NOT_FOUND, 3, ended=5, site=FAQ,
        returns=outcomes.TURN_TO, returns_at=7, **_HELPED,
    ),
    Part("I", "phone", outcomes.FOUND, 4, ended=12, spared=4, site=FORUM, resolved=1, **_HELPED),
    Part(
        "I", "posts", outcomes.HANDLED, 4, 4, 4, 6, 7, 2, 1,
        virtual=0, via=outcomes.MODERATION, previous=3, queue=WRITTEN, group=BEN,
    ),
    Part("N", "phone", outcomes.HANDLED, 7, 7, 7, 13, 14, 6, 1, virtual=0, queue=DESK, group=ANN, resolved=1),
    Part(
        "T", "chat", outcomes.CONTAINED, 10, ended=11, spared=9, flow=BOT,
        returns=outcomes.REPEAT, returns_at=14,
    ),
    Part(
        "T", "phone", outcomes.HANDLED, 14, 14, 14, 22, 23, 8, 1,
        virtual=0, attempt=1, queue=DESK, group=ANN, resolved=1, repeated=1,
    ),
    Part(
        "O1", "chat", outcomes.HANDLED, 20, 21, 23, 28, 29, 5, 1,
        spared=5, virtual=2, queue=DESK, group=ANN, flow=BOT, resolved=1,
    ),
    Part(
        "Q", "phone", outcomes.DEFLECTED, 24, 24, ended=26, virtual=5, queue=DESK,
        returns=outcomes.DEFLECTION, returns_at=27,
    ),
    Part(
        "Q", "text", outcomes.HANDLED, 27, 27, 27, 29, 30, 2, 1,
        virtual=0, attempt=1, queue=WRITTEN, group=BEN, resolved=1,
    ),
    Part(
        "O2", "chat", outcomes.HANDLED, 49, 50, 50, 60, 61, 10, 1,
        virtual=0, queue=DESK, group=ANN, flow=BOT, resolved=1,
    ),
    Part(
        "O3", "chat", outcomes.HANDLED, 55, 55, 61, 71, 72, 10, 1,
        virtual=6, queue=DESK, group=ANN, resolved=1,
    ),
]  # fmt: skip
#: Columns that are the same in every row: nobody is passed on, called back or interrupted.
SAME = {
    "day": dt.date(2026, 3, 2).toordinal(), "slot": REPLAY_SLOT, "leg": 0, "tries": 0, "turn": 0, "way": 0,
    "hold": 0, "consult": 0, "dial": 0, "set_up": 0, "difficulty": 0, "late": 0,
}  # fmt: skip
#: Who had which row of the log in hand: group, from, to.
HANDS = {
    4: (BEN, 4, 7), 5: (ANN, 7, 14), 7: (ANN, 14, 23), 8: (ANN, 23, 29), 10: (BEN, 27, 30),
    11: (ANN, 50, 61), 12: (ANN, 61, 72),
}  # fmt: skip


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return plan_of(load(write_morning(tmp_path, SCENARIO, ARRIVALS)))


@pytest.fixture(params=["simpy", "compiled"])
def found(request: pytest.FixtureRequest, plan: Plan) -> Logs:
    engine: Engine = request.param
    return simulate(plan, seed=1, replication=0, engine=engine)


def _log(plan: Plan) -> dict[str, list[int]]:
    """Return the contact log, column by column."""
    columns: dict[str, list[int]] = {name: [value] * len(EXPECTED) for name, value in SAME.items()}
    intents = [next(intent for intent, known in ARRIVALS.items() if part.case in known) for part in EXPECTED]
    kinds = {(kind.intent, kind.channel): number for number, kind in enumerate(plan.kinds)}
    columns["kind"] = [kinds[intent, part.channel] for intent, part in zip(intents, EXPECTED, strict=True)]
    columns["nth"] = [
        list(ARRIVALS[intent]).index(part.case) for intent, part in zip(intents, EXPECTED, strict=True)
    ]
    columns["case"] = [CASES.index(part.case) for part in EXPECTED]
    columns["contact"] = [row if part.previous < 0 else part.previous for row, part in enumerate(EXPECTED)]
    # the only agent of its group
    columns["agent"] = [0 if part.group >= 0 else outcomes.NOBODY for part in EXPECTED]
    for name in ("offered", "queued", "answered", "ended", "released", "returns_at"):
        columns[name] = [instant_at(getattr(part, name)) for part in EXPECTED]
    for name in ("talk", "wrap_up", "spared", "virtual"):
        columns[name] = [lasts(getattr(part, name)) for part in EXPECTED]
    for name in (
        "outcome", "via", "attempt", "previous", "queue", "group", "flow", "site", "resolved", "returns",
        "repeated",
    ):  # fmt: skip
        columns[name] = [getattr(part, name) for part in EXPECTED]
    return columns


def test_the_automated_morning_goes_as_worked_out_by_hand(plan: Plan, found: Logs) -> None:
    """What goes without an agent, what comes back from there, and what agents know by then."""
    assert (plan.queues, plan.groups) == (("desk", "written"), ("ann", "ben"))
    assert (plan.sites, plan.preventions, plan.flows) == (("faq", "forum"), ("notice",), ("bot",))
    expected = _log(plan)
    assert sorted(expected) == sorted(CONTACT.names or ())
    assert {name: found.contacts[name].tolist() for name in expected} == expected


def test_the_agents_have_nothing_else_in_hand(found: Logs) -> None:
    """Neither what was prevented, found or contained, nor the place of who has gone to write."""
    hands = {
        int(row["part"]): (int(row["group"]), *(row[name] / MINUTE - EIGHT for name in ("begin", "end")))
        for row in found.in_hand
    }
    assert hands == HANDS
    assert len(found.in_hand) == len(HANDS)
    assert (found.in_hand["speed"] == 1).all()
