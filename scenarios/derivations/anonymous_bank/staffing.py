"""Who was on duty: headcount by half-hour and kind of day, from the services, with stated break rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from .calls import HALF_HOUR, HALF_HOURS, PATTERNS, pattern_of
from .gaps import BREAK, CHANCE, LAST_SECOND, BetweenCalls, Gaps, between_calls, find_gaps, waiting
from .volumes import OPENING

__all__ = ["Duty", "Staffing", "derive_staffing", "distinct_agents", "ready_agents"]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Duty:
    """Agents present, busy and on duty at every second of one day."""

    present: Ints
    busy: Ints
    on_duty: Ints


@dataclass(frozen=True)
class Staffing:
    """The month's staffing."""

    headcount: dict[str, list[int]]
    """Agents on duty by kind of day and open half-hour: averages over like days, rounded."""
    average: dict[str, list[float]]
    """The same, not rounded."""
    hours: dict[str, float]
    """Hours of the month: present, busy, on_duty, rostered (the rounded headcount)."""
    shrinkage: float
    """Share of the time agents were present in which they were not on duty."""
    between: BetweenCalls
    breaks: dict[str, int]
    """Gaps in all, and breaks by each rule."""
    days: dict[date, Duty]


def derive_staffing(calls: pd.DataFrame, chance: float = CHANCE) -> Staffing:
    """
    Derive the headcount.

    An agent is present from the first to the last service of a day, and from opening or to closing where
    these are within half an hour of them. It is on duty while it serves, and while it is idle and could have
    taken a call; it is not on duty during a break (see ``gaps``), nor, between two services, at any second in
    which a regular call waits: who does not take a waiting call cannot.
    """
    days: dict[date, Duty] = {}
    found: list[tuple[Gaps, Ints]] = []
    for day, own in calls.groupby("day"):
        queue = waiting(own)
        gaps = find_gaps(own, queue, chance)
        days[_date(day)] = _duty(own, gaps, queue)
        found.append((gaps, queue))
    average = _average({day: duty.on_duty.astype(float) for day, duty in days.items()})
    headcount = {name: [round(value) for value in values] for name, values in average.items()}
    number = {name: sum(pattern_of(day) == name for day in days) for name in PATTERNS}
    hours = {
        "present": sum(float(d.present.sum()) for d in days.values()) / 3600,
        "busy": sum(float(d.busy.sum()) for d in days.values()) / 3600,
        "on_duty": sum(float(d.on_duty.sum()) for d in days.values()) / 3600,
        "rostered": sum(sum(values) * number[name] / 2 for name, values in headcount.items()),
    }
    every = [gaps for gaps, _ in found]
    return Staffing(
        headcount=headcount,
        average={name: [round(value, 2) for value in values] for name, values in average.items()},
        hours={name: round(value, 1) for name, value in hours.items()},
        shrinkage=round(1 - hours["on_duty"] / hours["present"], 3),
        between=between_calls(found),
        breaks={
            "gaps": sum(len(g.begin) for g in every),
            "idle while customers wait": sum(int((g.waited > BREAK).sum()) for g in every),
            "breaks": sum(int(g.is_break.sum()) for g in every),
        },
        days=days,
    )


def _date(day: object) -> date:
    assert isinstance(day, date)
    return day


def _duty(day: pd.DataFrame, gaps: Gaps, queue: Ints) -> Duty:
    served = day[~day["abandoned"] & (day["server"] != "")]
    busy, away, idle = (np.zeros(LAST_SECOND + 1, dtype=np.int64) for _ in range(3))
    for _, own in served.groupby("server"):
        own = own.sort_values(["begin", "end"])
        begin, end = own["begin"].to_numpy(), np.maximum.accumulate(own["end"].to_numpy())
        _add(busy, begin[0], end[0])
        for i in range(1, len(own)):
            _add(busy, max(begin[i], end[i - 1]), end[i])
    for begin_, end_, is_break in zip(gaps.begin, gaps.end, gaps.is_break, strict=True):
        _add(away if is_break else idle, begin_, end_)
    working, resting, ready = np.cumsum(busy), np.cumsum(away), np.cumsum(idle)
    return Duty(working + resting + ready, working, working + ready * (queue == 0))


def _add(change: Ints, begin: int, end: int) -> None:
    if end > begin:
        change[min(begin, LAST_SECOND)] += 1
        change[min(end, LAST_SECOND)] -= 1


def _average(agents: dict[date, Floats]) -> dict[str, list[float]]:
    """Average agents by second over half-hours and like days."""
    out = {}
    for name in PATTERNS:
        first, last = OPENING[name]
        like = [row[: HALF_HOURS * HALF_HOUR] for day, row in agents.items() if pattern_of(day) == name]
        mean = np.mean(like, axis=0).reshape(HALF_HOURS, HALF_HOUR).mean(axis=1)
        out[name] = [float(value) for value in mean[first:last]]
    return out


def ready_agents(staffing: Staffing, chance: float) -> dict[str, list[float]]:
    """Return the average headcount if agents who are on duty and idle counted by their chance to be ready."""
    days = staffing.days
    return _average({day: duty.busy + chance * (duty.on_duty - duty.busy) for day, duty in days.items()})


def distinct_agents(calls: pd.DataFrame) -> dict[str, list[float]]:
    """Return the distinct agents seen serving in a half-hour, averaged: a careless headcount."""
    served = calls[~calls["abandoned"] & (calls["server"] != "")]
    seen: dict[str, list[list[float]]] = {}
    for day, own in served.groupby("day"):
        first, last = OPENING[pattern_of(_date(day))]
        begin, end = own["begin"] // HALF_HOUR, own["end"] // HALF_HOUR
        row = [float(own.loc[(begin <= h) & (end >= h), "server"].nunique()) for h in range(first, last)]
        seen.setdefault(pattern_of(_date(day)), []).append(row)
    return {name: [float(value) for value in np.mean(rows, axis=0)] for name, rows in seen.items()}
