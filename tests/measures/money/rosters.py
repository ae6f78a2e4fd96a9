"""Presence and rosters written by hand, in hours of one day."""

from __future__ import annotations

from typing import Any

import numpy as np

from ccsim.engine.logs import ACTIVITIES, DUTY, EMPLOYED, ROSTERED
from ccsim.typing import Rows
from ccsim.units import US

HOUR = 3600 * US


def duty(*rows: tuple[float, ...]) -> Rows:
    """An agent log from (group, agent, on, off) or (group, agent, on, off, due), in hours."""
    log = np.zeros(len(rows), dtype=DUTY)
    for number, (group, agent, on, off, *due) in enumerate(rows):
        log[number] = (group, agent, at(on), at(off), at(due[0]) if due else -1)
    return log


def roster(*rows: tuple[int, int, str, float, float]) -> Rows:
    """A roster from (group, agent, activity, begin, end), in hours."""
    log = np.zeros(len(rows), dtype=ROSTERED)
    for number, (group, agent, activity, begin, end) in enumerate(
        sorted(rows, key=lambda row: (row[:2], row[3]))
    ):
        log[number] = (group, agent, ACTIVITIES.index(activity), at(begin), at(end))
    return log


def employed(*rows: tuple[int, float]) -> Rows:
    """A log of people from (group, first day on duty in hours); a negative one was there before."""
    log = np.zeros(len(rows), dtype=EMPLOYED)
    for number, (group, hired) in enumerate(rows):
        log[number] = (group, number, -1, at(hired) if hired >= 0 else -1, -1)
    return log


def at(hour: float) -> int:
    """An instant in microseconds."""
    return round(hour * HOUR)


def with_shifts(agents: int = 1, **group: Any) -> dict[str, Any]:
    """A group whose shift has so many agents; what they really worked stands in the logs."""
    return {"shifts": {"early": {"agents": agents, "hours": {"every day": "08:00-16:00"}}}, **group}
