"""A morning of calls, chats, e-mails and messages with shared agents, made up, and what was in hand when."""

from __future__ import annotations

from typing import Any

from ccsim.engine.laying.loads import LoadInHand
from ccsim.engine.outcomes import (
    CHASE,
    CLOSED,
    HANDLED,
    MESSAGE,
    NEXT_TURN,
    REDIAL,
    REPLIED,
    SILENT,
    TIMED_OUT,
    UNFINISHED,
)
from ccsim.measures.layout import Layout
from ccsim.measures.tally.measure_logs import measure_logs
from ccsim.measures.tally.totals import Totals
from tests.measures.made_up import (
    agent_log,
    contact,
    contact_log,
    in_hand_log,
    layout_of,
    scenario_of,
)

#: Kinds by channel, queues and groups by name.
PHONE, CHAT, MAIL, SMS = range(4)
CALLS, MAILS, TEXTS = range(3)
BACK, DESK = range(2)
#: Loads of the desk: nothing, a call, one chat or e-mail or turn, two of them.
_NOTHING, _CALL, _ONE, _TWO = range(4)
LOADS = (
    (LoadInHand(0, 0, 0, 0, 0), LoadInHand(0, 0, 0, 1, 1)),
    (
        LoadInHand(0, 0, 0, 0, 0),
        LoadInHand(1, 0, 0, 0, 3),
        LoadInHand(0, 1, 0, 0, 1),
        LoadInHand(0, 2, 0, 0, 2),
    ),
)


def shared_centre(**changes: Any) -> dict[str, Any]:
    """What the scenario has beyond the plain one."""
    need = {
        "volume": {"count": 60, "per": "1 h"},
        "channels": {"phone": 0.25, "chat": 0.25, "mail": 0.25, "sms": 0.25},
        "handle_time": {"talk": "5 min"},
        "queue": "calls",
        "by_channel": {
            "chat": {"queue": "texts", "patience": "1 min"},
            "mail": {
                "queue": "mails",
                "chase": {"probability": 0.5, "after": "1000 s", "channel": "phone"},
            },
            "sms": {"queue": "texts"},
        },
    }
    return {
        "intents": {"need": need},
        "channels": {
            "phone": {
                "hours": {"every day": "00:00-19:00"},
                "closed": {"message": 1, "message_channel": "mail"},
                "cost": {"per_minute": 0.0271},
            },
            "chat": {"mode": "concurrent", "silent": 0.5, "cost": {"per_contact": 0.013}},
            "mail": {"mode": "deferred", "interrupted": "returns", "resume": "60 s"},
            "sms": {"mode": "conversation", "conversation": {"more": 0.5}},
        },
        "queues": {"calls": {}, "texts": {}, "mails": {"target": "500 s"}},
        "groups": {
            "desk": {
                "serves": ["calls", "texts", "mails"],
                "headcount": 2,
                "loads": [{"live": 1}, {"concurrent": 3}, {"conversation": 1}, {"deferred": 1}],
                "pay": 36,
            },
            "back": {"serves": ["mails"], "headcount": 1, "pay": 18},
        },
        "costs": {"overhead": {"office": {"per_day": 12.345678}}},
    } | changes


def _done(offered: float, wait: float, took: float, after: float = 0.0, **fields: Any) -> dict[str, Any]:
    """A contact taken up after a wait, on which an agent then took so long, and so long for wrapping up."""
    begin = offered + wait
    plain: dict[str, Any] = {
        "offered": offered,
        "queued": offered,
        "answered": begin,
        "ended": begin + took,
        "released": begin + took + after,
        "talk": took,
        "wrap_up": after,
        "group": DESK,
        "agent": 0,
        "outcome": HANDLED,
        "resolved": 1,
    }
    return contact(**(plain | fields))


#: Name, then the row. Of the desk, agent 0 is Ann and 1 is Cem; Ben is at the back.
ROWS: tuple[tuple[str, dict[str, Any]], ...] = (
    # two chats side by side, each at three quarters of the speed meanwhile
    ("first chat", _done(0, 0, 300, 60, talk=250, wrap_up=45, case=0, kind=CHAT, queue=TEXTS)),
    ("second chat", _done(100, 0, 300, talk=235, case=1, kind=CHAT, queue=TEXTS)),
    # Ann is called away at 600; Ben goes on at 700
    ("mail", _done(500, 0, 400, talk=240, set_up=60, case=2, kind=MAIL, queue=MAILS, group=BACK)),
    ("call", _done(600, 0, 200, 20, case=3, kind=PHONE, queue=CALLS)),
    ("turn", _done(1000, 0, 60, case=4, kind=SMS, queue=TEXTS, outcome=REPLIED, resolved=0)),
    # Cem, who has to read what Ann wrote; the customer has no more to say, and does not say so
    (
        "next turn",
        _done(1300, 10, 60, 30, talk=50, set_up=10, case=4, kind=SMS, queue=TEXTS, agent=1,
                 outcome=TIMED_OUT, via=NEXT_TURN, turn=1),
    ),
    # gone after 20 s; Cem opens the chat at 1600 and waits for a minute
    (
        "ghost",
        _done(1500, 100, 60, ended=1520, released=1660, case=5, kind=CHAT, queue=TEXTS, agent=1,
                 outcome=SILENT, resolved=0, returns=REDIAL, returns_at=90_000),
    ),
    ("open turn", _done(2000, 10, 90, case=6, kind=SMS, queue=TEXTS, outcome=REPLIED, resolved=0)),
    # chased up by phone at 4000
    (
        "chased",
        _done(3000, 2000, 100, case=7, kind=MAIL, queue=MAILS, group=BACK, resolved=0, returns=CHASE,
                 returns_at=4000),
    ),
    ("chaser", _done(4000, 5, 100, case=7, attempt=1, kind=PHONE, queue=CALLS)),
    (
        "closed",
        contact(offered=70_000, ended=70_000, case=8, kind=PHONE, outcome=CLOSED, returns=MESSAGE,
                returns_at=70_000),
    ),
    ("message", _done(70_000, 100, 300, case=8, attempt=1, kind=MAIL, queue=MAILS, group=BACK)),
    ("waiting", contact(offered=80_000, queued=80_000, case=9, kind=MAIL, queue=MAILS)),
    # the customer replies tomorrow
    (
        "reply",
        contact(offered=90_000, case=6, kind=SMS, queue=TEXTS, outcome=UNFINISHED, via=NEXT_TURN, turn=1),
    ),
)  # fmt: skip
_PLACE = {name: place for place, (name, _) in enumerate(ROWS)}
#: Group, agent, load, parts in hand, from, to.
STRETCHES = tuple(
    (group, agent, load, [_PLACE[name] for name in names], begin, end)
    for group, agent, load, names, begin, end in (
        (DESK, 0, _ONE, ("first chat",), 0, 100),
        (DESK, 0, _TWO, ("first chat", "second chat"), 100, 360),
        (DESK, 0, _ONE, ("second chat",), 360, 400),
        (DESK, 0, _ONE, ("mail",), 500, 600),
        (DESK, 0, _CALL, ("call",), 600, 820),
        (BACK, 0, 1, ("mail",), 700, 900),
        (DESK, 0, _ONE, ("turn",), 1000, 1060),
        (DESK, 1, _ONE, ("next turn",), 1310, 1400),
        (DESK, 1, _ONE, ("ghost",), 1600, 1660),
        (DESK, 0, _ONE, ("open turn",), 2010, 2100),
        (DESK, 0, _CALL, ("chaser",), 4005, 4105),
        (BACK, 0, 1, ("chased",), 5000, 5100),
        (BACK, 0, 1, ("message",), 70_100, 70_400),
    )
)
DUTIES = [(DESK, 0.0, 7200.0), (DESK, 0.0, 7200.0), (BACK, 0.0, 7200.0), (BACK, 70_000.0, 73_600.0)]


def morning(**changes: Any) -> tuple[Layout, Totals]:
    """The morning, measured over its day."""
    layout = layout_of(scenario_of(**shared_centre(**changes)), loads=LOADS, slots=(1, 3))
    rows = [dict(row) for _, row in ROWS]
    for name, before in (("next turn", "turn"), ("reply", "open turn")):
        rows[_PLACE[name]] |= {"contact": _PLACE[before], "previous": _PLACE[before]}
    log = contact_log(rows)
    return layout, measure_logs(layout, log, agent_log(DUTIES), in_hand=in_hand_log(list(STRETCHES)))
