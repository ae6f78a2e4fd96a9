"""Logs written by hand, or by a few lines of first come, first served: no engine needed."""

from __future__ import annotations

import datetime as dt
import heapq
from typing import Any

import numpy as np

from ccsim.demand.kind import kinds_of
from ccsim.demand.timeline import build_timeline
from ccsim.engine.logs import CONTACT, DUTY, IN_HAND
from ccsim.engine.outcomes import ABANDONED, HANDLED
from ccsim.measures.layout import Layout, lay_out
from ccsim.measures.tally.measure_logs import measure_logs
from ccsim.measures.tally.totals import Totals
from ccsim.scenario import Scenario
from ccsim.typing import Rows
from ccsim.units import US

#: A Monday.
START = dt.date(2024, 1, 1)
_FIELDS = ("offered", "queued", "answered", "ended", "released", "virtual", "returns_at")
_DURATIONS = ("talk", "hold", "wrap_up", "consult", "dial", "set_up", "spared")


def scenario_of(**changes: Any) -> Scenario:
    """A small scenario; the logs in these tests do not come from it."""
    document: dict[str, Any] = {
        "name": "made-up",
        "calendar": {"start": START},
        "intents": {
            "call": {
                "volume": {"count": 60, "per": "1 h"},
                "handle_time": {"talk": "5 min"},
                "patience": {"distribution": "exponential", "mean": "2 min"},
                "queue": "calls",
            }
        },
        "channels": {"phone": {}},
        "queues": {"calls": {}},
        "groups": {"agents": {"serves": ["calls"], "headcount": 3}},
    }
    return Scenario.model_validate(document | changes)


def layout_of(scenario: Scenario, days: int = 1, warm_up: float = 0.0, **sharing: Any) -> Layout:
    """How a scenario's logs are measured."""
    timeline = build_timeline(scenario, days=days, warm_up=warm_up)
    groups, queues = sorted(scenario.groups), sorted(scenario.queues)
    return lay_out(scenario, timeline, kinds_of(scenario), groups, queues, **sharing)


def contact(**fields: Any) -> dict[str, Any]:
    """One contact; instants and durations in seconds, the rest as in the log."""
    row: dict[str, Any] = dict.fromkeys(
        (*_FIELDS, "queue", "previous", "group", "agent", "flow", "site"), -1
    ) | {"outcome": 0}
    for name, value in fields.items():
        row[name] = round(value * US) if name in _FIELDS + _DURATIONS and value != -1 else value
    return row


def answered(offered: float, wait: float, talk: float, wrap_up: float = 0.0, **fields: Any) -> dict[str, Any]:
    """A contact that was handled and resolved its case."""
    begin = offered + wait
    plain: dict[str, Any] = {
        "offered": offered,
        "queued": offered,
        "answered": begin,
        "ended": begin + talk,
        "released": begin + talk + wrap_up,
        "talk": talk,
        "wrap_up": wrap_up,
        "virtual": wait,
        "group": 0,
        "agent": 0,
        "outcome": HANDLED,
        "resolved": 1,
    }
    return contact(**(plain | fields))


def abandoned(offered: float, wait: float, **fields: Any) -> dict[str, Any]:
    """A contact that left the queue."""
    plain = {"offered": offered, "queued": offered, "ended": offered + wait, "outcome": ABANDONED}
    return contact(**(plain | fields))


def contact_log(rows: list[dict[str, Any]]) -> Rows:
    """A contact log in the order of offering; each contact is a case of its own unless it says otherwise."""
    log = np.zeros(len(rows), dtype=CONTACT)
    for number, row in enumerate(sorted(rows, key=lambda row: row["offered"])):
        log[number]["case"] = number
        for name, value in row.items():
            log[number][name] = value
    return log


def agent_log(spells: list[tuple[int, float, float]]) -> Rows:
    """An agent log from (group, from, to) in seconds."""
    log = np.zeros(len(spells), dtype=DUTY)
    for number, (group, on, off) in enumerate(spells):
        log[number] = (group, number, round(on * US), round(off * US), -1)
    return log


def in_hand_log(stretches: list[tuple[int, int, int, list[int], float, float]]) -> Rows:
    """A log of work in hand from (group, agent, load, parts in hand, from, to), instants in seconds."""
    rows = [
        (part, group, agent, load, len(parts), place, round(begin * US), round(end * US), 1.0)
        for group, agent, load, parts, begin, end in sorted(stretches, key=lambda each: each[-1])
        for place, part in enumerate(parts)
    ]
    return np.array(rows, dtype=IN_HAND)


def measured(
    rows: list[dict[str, Any]], spells: list[tuple[int, float, float]] | None = None, **changes: Any
) -> tuple[Layout, Totals]:
    """Measure a log written by hand, over one day."""
    layout = layout_of(scenario_of(**changes))
    return layout, measure_logs(layout, contact_log(rows), agent_log(spells or []))


def total(layout: Layout, totals: Totals, name: str) -> int:
    """A total of all cells together."""
    names = [column.name for column in layout.columns]
    return int(totals.cells[:, names.index(name)].sum())


def first_come(
    seed: int,
    hours: float = 24.0,
    rate: float = 60.0,
    mean: float = 300.0,
    agents: int = 6,
    patience: float = 120.0,
) -> tuple[Rows, Rows]:
    """
    The logs of a day at one queue, first come first served, customers losing patience.

    Parameters
    ----------
    seed
        Names the day.
    hours
        Length of the day.
    rate
        Calls per hour.
    mean, patience
        Mean talk and patience, in seconds; both exponential.
    agents
        On duty throughout.
    """
    generator = np.random.Generator(np.random.Philox(seed))
    count = int(generator.poisson(rate * hours))
    arrivals = np.sort(generator.uniform(0, hours * 3600, count))
    talks, limits = generator.exponential(mean, count), generator.exponential(patience, count)
    free = [(0.0, agent) for agent in range(agents)]
    heapq.heapify(free)
    rows = []
    for arrived, talk, limit in zip(arrivals, talks, limits, strict=True):
        earliest, agent = free[0]
        wait = max(0.0, earliest - arrived)
        if wait > limit:
            rows.append(abandoned(arrived, limit, virtual=wait))
            continue
        rows.append(answered(arrived, wait, talk, agent=agent))
        heapq.heapreplace(free, (arrived + wait + talk, agent))
    return contact_log(rows), agent_log([(0, 0.0, hours * 3600) for _ in range(agents)])
