"""Scenarios in which agents share themselves among contacts, and what can be read off the work in hand."""

from __future__ import annotations

from typing import Any

import numpy as np

from ccsim.engine.logs import Logs

PHONE, MAIL = 0, 1  # kinds, where cases come on both

#: Chats instead of calls; two agents, so that there is waiting.
CHATS: dict[str, Any] = {
    "channels": {"phone": {"mode": "concurrent"}},
    "groups": {"agents": {"headcount": 2}},
}
#: Work items instead of calls.
ITEMS: dict[str, Any] = {"channels": {"phone": {"mode": "deferred"}}, "groups": {"agents": {"headcount": 2}}}
#: Conversations instead of calls.
TALKS: dict[str, Any] = {
    "channels": {"phone": {"mode": "conversation", "conversation": {"more": 0.6, "reply": "2 min"}}},
    "intents": {"call": {"handle_time": {"talk": "90 s"}}},
}
#: Calls and work items, in queues of their own.
BOTH: dict[str, Any] = {
    "intents": {
        "call": {
            "channels": {"phone": 0.6, "mail": 0.4},
            "queue": "calls",
            "by_channel": {"mail": {"queue": "written"}},
        }
    },
    "channels": {"mail": {"mode": "deferred"}},
    "queues": {"calls": {}, "written": {}},
    "groups": {"agents": {"serves": {"calls": {}, "written": {}}, "headcount": 2}},
}


def channel(name: str = "phone", **options: Any) -> dict[str, Any]:
    """Return a change of a channel."""
    return {"channels": {name: options}}


def group(**options: Any) -> dict[str, Any]:
    """Return a change of the group."""
    return {"groups": {"agents": options}}


def loads(*each: dict[str, Any]) -> dict[str, Any]:
    """Return a change of what agents may have in hand."""
    return group(loads=list(each))


def most_in_hand(logs: Logs) -> int:
    """Return how many contacts an agent ever had in hand at once."""
    return int(logs.in_hand["number"].max())


def mean_in_hand(logs: Logs) -> float:
    """Return the mean number in hand of agents who have any."""
    stretches = logs.in_hand[logs.in_hand["place"] == 0]
    lasts = stretches["end"] - stretches["begin"]
    return float((stretches["number"] * lasts).sum() / lasts.sum())


def agents_of(logs: Logs, part: int) -> set[int]:
    """Return the agents who had a part in hand."""
    return set(logs.in_hand["agent"][logs.in_hand["part"] == part].tolist())


def time_in_hand(logs: Logs, part: int) -> int:
    """Return the microseconds for which a part was in hand."""
    rows = logs.in_hand[logs.in_hand["part"] == part]
    return int((rows["end"] - rows["begin"]).sum())


def of_kind(contacts: np.ndarray, kind: int) -> np.ndarray:
    """Return the rows of a kind."""
    return contacts[contacts["kind"] == kind]


def by_case(contacts: np.ndarray) -> dict[tuple[int, int, int], np.ndarray]:
    """Return the first part of each case, by its name."""
    first = contacts[(contacts["attempt"] == 0) & (contacts["leg"] == 0) & (contacts["turn"] == 0)]
    return {(int(row["day"]), int(row["slot"]), int(row["nth"])): row for row in first}


def spells(logs: Logs) -> dict[int, list[tuple[int, int, int]]]:
    """Return for each part worked on who of the group had it in hand from when to when."""
    found: dict[int, list[tuple[int, int, int]]] = {}
    for each in logs.in_hand[np.argsort(logs.in_hand["begin"], kind="stable")]:
        agent, begin, end = (int(each[name]) for name in ("agent", "begin", "end"))
        so_far = found.setdefault(int(each["part"]), [])
        if so_far and so_far[-1][0] == agent and so_far[-1][2] == begin:
            so_far[-1] = (agent, so_far[-1][1], end)
        else:
            so_far.append((agent, begin, end))
    return found


def put_aside(logs: Logs) -> list[int]:
    """Return the parts that were put aside and taken up again."""
    return [part for part, told in spells(logs).items() if len(told) > 1]
