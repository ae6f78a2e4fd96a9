"""Logs without and with an option, and what can be read off them."""

from __future__ import annotations

from typing import Any

import numpy as np

from ccsim.engine.logs import Logs
from tests.demand.small import logs_of, merged, small

SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

#: The last step of a flow: on to the queue of the intent.
AGENT = {"own_queue": True}

#: So few agents that there is waiting.
SHORT: dict[str, Any] = {"groups": {"agents": {"headcount": 2}}}

#: Two queues, one group that serves both, nobody gives up: waiting is all that can differ.
TWO: dict[str, Any] = {
    "intents": {
        "call": {"queue": "calls", "patience": "never"},
        "claim": {
            "volume": {"count": 12, "per": "1 h"},
            "handle_time": {"talk": {"distribution": "exponential", "mean": "5 min"}},
            "queue": "claims",
        },
    },
    "queues": {"claims": {}},
    "groups": {"agents": {"serves": {"calls": {}, "claims": {}}, "headcount": 4}},
}
#: Its queues, as numbered in the log.
CALLS, CLAIMS = 0, 1

#: Every second call comes to the wrong queue, whose agents pass it back.
MISROUTED: dict[str, Any] = {
    "intents": {"call": {"queue": "calls", "patience": "never", "handle_time": {"talk": "4 min"}}},
    "channels": {"phone": {"flow": "main"}},
    "flows": {
        "main": {
            "steps": {
                "menu": {"shares": {"wrong": 0.5}, "then": "right"},
                "wrong": {"misroute": "sales"},
                "right": AGENT,
            }
        }
    },
    "queues": {"sales": {}},
    "groups": {
        "agents": {"serves": ["calls"], "headcount": 20},
        "sales": {"serves": ["sales"], "headcount": 6},
    },
}


def pair(base: dict[str, Any], extra: dict[str, Any], days: int = 4) -> tuple[Logs, Logs]:
    """Return the logs without and with an option."""
    return logs_of(small(**base), days), logs_of(small(**merged(base, extra)), days)


def contacts_of(base: dict[str, Any], extra: dict[str, Any], days: int = 4) -> tuple[np.ndarray, np.ndarray]:
    """Return the contacts without and with an option."""
    off, on = pair(base, extra, days)
    return off.contacts, on.contacts


def ended(contacts: np.ndarray, outcome: int) -> np.ndarray:
    """Return the rows with an outcome."""
    return contacts[contacts["outcome"] == outcome]


def came(contacts: np.ndarray, via: int) -> np.ndarray:
    """Return the rows that came to be in a way."""
    return contacts[contacts["via"] == via]


def share(contacts: np.ndarray, outcome: int) -> float:
    """Return the share of contacts, by their first part, that end in an outcome."""
    first = contacts[contacts["leg"] == 0]
    return float((first["outcome"] == outcome).mean())


def wait(contacts: np.ndarray, queue: int = 0) -> float:
    """Return the mean wait of a queue's answered contacts, in seconds."""
    rows = contacts[(contacts["queue"] == queue) & (contacts["answered"] >= 0)]
    return float((rows["answered"] - rows["queued"]).mean()) / SECOND


def busy(rows: np.ndarray) -> float:
    """Return the mean time an agent is busy with a part that is over, in seconds."""
    rows = rows[(rows["answered"] >= 0) & (rows["released"] >= 0)]
    return float((rows["released"] - rows["answered"]).mean()) / SECOND


def flow(steps: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return a change that puts a flow before the queue."""
    return {"channels": {"phone": {"flow": "main"}}, "flows": {"main": {"steps": steps, **more}}}
