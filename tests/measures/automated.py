"""A day with automation, made up: self-service, a bot, a notice, deflection, and what is left to agents."""

from __future__ import annotations

from typing import Any

from ccsim.engine import outcomes as o
from tests.measures.made_up import answered, contact

DAY = 86_400.0
#: Kinds by channel: phone (through the bot), chat, posts. Queues by name: calls, chats, posts.
PHONE, CHAT, POSTS = range(3)


def automated_centre() -> dict[str, Any]:
    """What the scenario has beyond the plain one."""
    steps = {
        "menu": {"lasts": "10 s", "contained": {"share": 0.4, "resolved": 0.5}, "then": "calls"},
        "calls": {"own_queue": True},
    }
    call = {
        "volume": {"count": 60, "per": "1 h"},
        "handle_time": {"talk": "5 min"},
        "queue": "calls",
        "channels": {"phone": 0.5, "chat": 0.5},
        "by_channel": {"chat": {"queue": "chats"}, "posts": {"queue": "posts"}},
        "self_service": {"help": 0.5},
        "resolution": {"probability": 0.9, "repeat": {"probability": 0.5, "delay": "1 h"}},
    }
    bot = {"per_session": 0.1, "per_contained": 0.5, "per_assumed": 0.7, "per_resolved": 0.9}
    pages = {
        "success": {"share": 0.5},
        "failure": {"channels": {"chat": 1.0}},
        "moderation": {"channel": "posts"},
        "upkeep": {"hours_per_week": 14, "pay": 30.0},
        "cost": {"per_use": 0.2, "per_day": 5.0},
    }
    notice = {
        "removes": {"call": 0.1},
        "messages": {"count": 1000, "per": "1 d", "cost": 0.01},
        "per_day": 2.0,
    }
    return {
        "intents": {"call": call},
        "channels": {"phone": {"flow": "bot"}, "chat": {"mode": "concurrent"}, "posts": {"mode": "deferred"}},
        "flows": {"bot": {"steps": steps, "cost": bot}},
        "queues": {"calls": {"deflection": {"channel": "chat", "accept": 0.5}}, "chats": {}, "posts": {}},
        "self_service": {"help": pages},
        "prevention": {"notice": notice},
        "groups": {
            "agents": {
                "serves": ["calls", "chats", "posts"],
                "headcount": 1,
                "pay": 20.0,
                "assist": {"notes": {"per_contact": 0.3, "per_seat": 1.0, "channels": ["phone"]}},
            }
        },
    }


#: Of each case, in standard deviations; the first one does not arise.
DIFFICULTY = (-1.0, -0.5, 0.5, 0.2, 0.9, -0.8, 0.4, -0.3, 1.2, 1.0, -1.1, 0.7)


def a_day_with_automation() -> list[dict[str, Any]]:
    """
    Twelve needs; instants in seconds.

    0 prevented. Self-service first: 1 found and resolved; 2 found wrongly, so comes by phone; 3 not found,
    turns to the chat; 4 not found and gives up; 10 found in the forum, where an agent looks through the post;
    11 still looking at the end. With the bot: 5 contained and resolved; 6 contained wrongly, comes again, and
    the agent knows; 7 contained, unresolved, never comes again. 8 is deflected to the chat. 9 is not resolved
    by phone, and has to tell it all again in the chat.
    """
    rows = [
        contact(offered=100, ended=100, outcome=o.PREVENTED, site=0, spared=400, case=0),
        _use(1, 200, 260, o.FOUND, resolved=1, spared=300),
        _use(2, 300, 360, o.FOUND, spared=350, returns=o.REPEAT, returns_at=1000),
        _by_phone(2, 1000, 20, 200, wrap_up=20),
        _use(3, 400, 430, o.NOT_FOUND, returns=o.TURN_TO, returns_at=500),
        _by_chat(3, 500, 5, 100),
        _use(4, 600, 640, o.NOT_FOUND),
        _with_bot(5, 700, 730, o.CONTAINED, resolved=1, spared=250),
        _with_bot(6, 800, 820, o.CONTAINED, spared=260, returns=o.REPEAT, returns_at=2000),
        _by_phone(6, 2000, 30, 300, wrap_up=30, attempt=1, spared=15),
        _with_bot(7, 900, 925, o.CONTAINED, spared=200),
        _with_bot(
            8, 1200, 1300, o.DEFLECTED, queued=1210, queue=PHONE, returns=o.DEFLECTION, returns_at=1400
        ),
        _by_chat(8, 1400, 10, 150, attempt=1),
        _by_phone(9, 3000, 5, 100, resolved=0, returns=o.REPEAT, returns_at=4000),
        _by_chat(9, 4000, 0, 120, attempt=1, repeated=1),
        _use(10, 5000, 5600, o.FOUND, resolved=1, spared=100),
        _use(11, DAY - 50, -1, o.UNFINISHED),
    ]
    for row in rows:
        row["difficulty"] = round(DIFFICULTY[row["case"]] * 1_000_000)
    rows.sort(key=lambda row: row["offered"])
    post = next(number for number, row in enumerate(rows) if row["case"] == 10)
    looked = {"via": o.MODERATION, "queue": POSTS, "kind": POSTS, "contact": post, "previous": post}
    rows.insert(post + 1, answered(5000, 100, 60, case=10, resolved=0, difficulty=-1_100_000, **looked))
    return rows


def _use(case: int, offered: float, ended: float, outcome: int, **fields: Any) -> dict[str, Any]:
    """A use of the help pages by somebody who would come by phone."""
    return contact(
        offered=offered, ended=ended, outcome=outcome, case=case, via=o.SELF_SERVICE, site=0, **fields
    )


def _with_bot(case: int, offered: float, ended: float, outcome: int, **fields: Any) -> dict[str, Any]:
    return contact(offered=offered, ended=ended, outcome=outcome, case=case, flow=0, **fields)


def _by_phone(case: int, offered: float, wait: float, talk: float, **fields: Any) -> dict[str, Any]:
    """Ten seconds with the bot, then the queue."""
    row = answered(offered + 10, wait, talk, case=case, flow=0, queue=PHONE, **fields)
    return row | contact_at(offered)


def _by_chat(case: int, offered: float, wait: float, talk: float, **fields: Any) -> dict[str, Any]:
    return answered(offered, wait, talk, case=case, kind=CHAT, queue=CHAT, **fields)


def contact_at(offered: float) -> dict[str, Any]:
    """The first event of a contact."""
    return {"offered": contact(offered=offered)["offered"]}
