"""Centres that grow by who waits in them: fifty agents, and work for a hundred."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.growth.describe import (
    DAY,
    Tree,
    Way,
    calls_over_emails,
    centre,
    exponential,
    intent,
    talk_for,
)

#: Contacts that wait at any time.
SIZES = (10, 100, 1_000, 10_000, 100_000)
_AGENTS = 50
#: Offered work over what the agents can do.
_LOAD = 2.0


def _talk(a_day: int) -> float:
    return talk_for(_AGENTS, a_day, _LOAD)


def _patience(waiting: int, a_day: int) -> float:
    """Half of those who come give up, and so many wait where they do so after this time on average."""
    return waiting * DAY / (a_day * (1 - 1 / _LOAD))


def _one_line(waiting: int, a_day: int) -> Tree:
    """First come, first served: half of the customers give up, and their timers die with the others'."""
    return centre(
        intents={"call": intent(a_day, _talk(a_day), _patience(waiting, a_day))},
        queues={"calls": {}},
        groups={"agents": {"headcount": _AGENTS}},
        backlog={"call": waiting},
    )


def _taken_by(rule: str) -> Callable[[int, int], Tree]:
    """Two queues, of which a free agent takes by a rule."""

    def describe(waiting: int, a_day: int) -> Tree:
        patience = _patience(waiting, a_day)
        return centre(
            intents={
                name: intent(a_day / 2, _talk(a_day), patience, queue=name) for name in ("sales", "service")
            },
            queues={"sales": {"target": "20 s", "weight": 2}, "service": {"target": "60 s"}},
            groups={"agents": {"headcount": _AGENTS, "serves": ["sales", "service"], "take": rule}},
            backlog={"sales": waiting // 2, "service": waiting // 2},
        )

    return describe


def _chats(waiting: int, a_day: int) -> Tree:
    """Chats, of which an agent may have two in hand."""
    return centre(
        intents={"chat": intent(a_day, 2 * _talk(a_day), _patience(waiting, a_day))},
        channels={"chat": {"mode": "concurrent"}},
        queues={"chats": {}},
        groups={"agents": {"headcount": _AGENTS, "loads": [{"concurrent": 2}]}},
        backlog={"chat": waiting},
    )


def _interrupted(waiting: int, a_day: int) -> Tree:
    """Calls interrupt e-mails, which go back to a long line of others; there is work for all agents."""
    talk = talk_for(_AGENTS, a_day, 1.0)
    return calls_over_emails(_AGENTS, talk, 0.6 * a_day, 0.4 * a_day, backlog={"email": waiting})


def _announced(waiting: int, a_day: int) -> Tree:
    """A callback is offered to whoever would wait longer than the head of the line has; nobody accepts."""
    tree = _one_line(waiting, a_day)
    tree["queues"]["calls"] = {
        "callback": {"accept": 0, "expected_wait": "1 s", "estimate": "head_of_line"},
    }
    return tree


def _overflow(waiting: int, a_day: int) -> Tree:
    """After a wait another group is open to a contact: each that waits has an event for it."""
    tree = _one_line(waiting, a_day)
    tree["queues"]["calls"] = {"overflow": {2: f"{0.3 * _patience(waiting, a_day):.6f} s"}}
    tree["groups"] = {
        "first": {"headcount": _AGENTS // 2, "serves": {"calls": {}}},
        "second": {"headcount": _AGENTS // 2, "serves": {"calls": {"level": 2}}},
    }
    return tree


def _cut_off(waiting: int, a_day: int) -> Tree:
    """At the end of the day all who still wait are cut off."""
    tree = _one_line(waiting, a_day)
    by_hour = {"every day": {"00:00": [a_day / 23] * 23 + [0]}}
    tree["intents"]["call"]["volume"] = {"per": "1 h", "count": {"interval": "1 h", "days": by_hour}}
    tree["channels"] = {"phone": {"hours": {"every day": "00:00-23:00"}, "at_close": "disconnect"}}
    return tree


def _for_one_agent(waiting: int, a_day: int) -> Tree:
    """Turns of conversations that wait for the agent who had the turn before."""
    turns = 4  # of one conversation on average
    return centre(
        intents={"question": intent(a_day / turns, talk_for(_AGENTS, a_day, 0.97))},
        channels={
            "messenger": {
                "mode": "conversation",
                "conversation": {
                    "more": 1 - 1 / turns,
                    "reply": exponential(60),
                    "silence": "30 d",
                    "agent": "sticky",
                },
            }
        },
        queues={"messages": {}},
        groups={"agents": {"headcount": _AGENTS}},
        backlog={"question": waiting},
    )


WAITING = (
    Way("one line, patience", _one_line, SIZES),
    Way("`take: least_slack`", _taken_by("least_slack"), SIZES),
    Way("`take: weighted_wait`", _taken_by("weighted_wait"), SIZES),
    Way("chats, two in hand", _chats, SIZES),
    Way("calls interrupt e-mails", _interrupted, SIZES),
    Way("turns wait for their agent", _for_one_agent, SIZES),
    Way("expected wait announced", _announced, SIZES),
    Way("overflow after a wait", _overflow, SIZES),
    Way("cut off at closing", _cut_off, SIZES),
)
