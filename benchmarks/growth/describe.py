"""Centres of any size that are alike but for their size: the same contacts a day, the same load per agent."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

import ccsim
from ccsim.scenario import Scenario

Tree = dict[str, Any]
#: Seconds of a day.
DAY = 86_400.0


@dataclass(frozen=True)
class Way:
    """
    A kind of centre whose size can be chosen.

    Attributes
    ----------
    name
        As printed.
    describe
        Given the size and the contacts a day, the scenario as a tree.
    sizes
        Those compared; the first is what all others are set beside.
    """

    name: str
    describe: Callable[[int, int], Tree]
    sizes: tuple[int, ...]


def scenario_of(tree: Mapping[str, Any]) -> Scenario:
    """Validate a tree as if it had been a file."""
    return ccsim.load(io.StringIO(yaml.safe_dump(dict(tree), sort_keys=False)))


def exponential(mean: float) -> Tree:
    """An exponential time with a mean in seconds."""
    return {"distribution": "exponential", "mean": f"{mean:.6f} s"}


def centre(
    *,
    intents: Tree,
    queues: Tree,
    groups: Tree,
    channels: Tree | None = None,
    backlog: Tree | None = None,
) -> Tree:
    """Put the parts together: no warm-up, for what is timed is everything."""
    return {
        "name": "growth",
        "title": "One of a series of centres that differ by their size",
        "calendar": {"time_zone": "UTC", "start": "2024-01-01"},
        "intents": intents,
        "channels": {"phone": {}} if channels is None else channels,
        "queues": queues,
        "groups": groups,
        "start": {"warm_up": "0 s", **({"backlog": backlog} if backlog else {})},
        "measures": {"answer_within": ["20 s"]},
    }


def intent(a_day: float, talk: float, patience: float | None = None, **more: Any) -> Tree:
    """So many contacts a day of a mean talk, whose customers wait for ever or so long (seconds)."""
    return {
        "volume": {"per": "1 d", "count": round(a_day, 6)},
        "handle_time": {"talk": exponential(talk)},
        "patience": "never" if patience is None else exponential(patience),
        **more,
    }


def talk_for(agents: int, a_day: float, load: float) -> float:
    """The mean talk in seconds that keeps so many agents busy for the share ``load`` of the day."""
    return load * agents * DAY / a_day


def calls_over_emails(agents: int, talk: float, calls: float, emails: float, **more: Tree) -> Tree:
    """Calls interrupt e-mails, which go back to their place in line; so many of each a day, as long."""
    return centre(
        intents={
            "call": intent(calls, talk, channels={"phone": 1}, queue="calls"),
            "email": intent(emails, talk, channels={"email": 1}, queue="emails"),
        },
        channels={"phone": {}, "email": {"mode": "deferred", "interrupted": "returns"}},
        queues={"calls": {}, "emails": {}},
        groups={"agents": {"headcount": agents, "serves": ["calls", "emails"]}},
        **more,
    )
