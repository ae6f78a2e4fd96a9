"""Pay, prices and overhead as step functions over the measured time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ccsim.demand.timeline import Timeline
from ccsim.scenario import Scenario, steps_on
from ccsim.typing import Floats, Ints

_MICRO = 1_000_000
_HOUR = 3_600 * _MICRO
_MINUTE = 60 * _MICRO

Steps = Callable[[dt.date], list[tuple[int, float]]]


@dataclass(frozen=True)
class Rates:
    """
    What things cost, constant between two edges (microseconds since the origin).

    Attributes
    ----------
    pay_edges, price_edges
        Include all ends of measured days.
    pay
        [group, stretch]: micro-money per microsecond present.
    gross
        [group, stretch]: paid time per staffed time, 1 / (1 - shrinkage).
    per_contact
        [channel, stretch]: micro-money, whole.
    per_minute
        [channel, stretch]: micro-money per microsecond.
    overhead
        [name, day]: micro-money, whole.
    """

    pay_edges: Ints
    price_edges: Ints
    pay: Floats
    gross: Floats
    per_contact: Ints
    per_minute: Floats
    overhead: Ints


def rates_of(scenario: Scenario, timeline: Timeline, groups: Sequence[str]) -> Rates:
    """
    Lay pay, shrinkage, prices and overhead over the measured days.

    Parameters
    ----------
    scenario, timeline
        Of the run.
    groups
        In the order in which the logs number them. Channels and overheads are in the scenario's order.
    """
    pay = [_steps(scenario, scenario.groups[name].pay) for name in groups]
    shrinkage = [_steps(scenario, scenario.groups[name].shrinkage) for name in groups]
    costs = [channel.cost for channel in scenario.channels.values()]
    per_contact = [_steps(scenario, cost.per_contact) for cost in costs]
    per_minute = [_steps(scenario, cost.per_minute) for cost in costs]
    pay_edges = _edges(timeline, [*pay, *shrinkage])
    price_edges = _edges(timeline, [*per_contact, *per_minute])
    gross = 1.0 / (1.0 - _values(timeline, shrinkage, pay_edges))
    return Rates(
        pay_edges=pay_edges,
        price_edges=price_edges,
        pay=_values(timeline, pay, pay_edges) * gross * _MICRO / _HOUR,
        gross=gross,
        per_contact=np.rint(_values(timeline, per_contact, price_edges) * _MICRO).astype(np.int64),
        per_minute=_values(timeline, per_minute, price_edges) * _MICRO / _MINUTE,
        overhead=_overhead(scenario, timeline),
    )


def overhead_names(scenario: Scenario) -> tuple[str, ...]:
    """The overheads a scenario states."""
    return tuple(scenario.costs.overhead)


def _steps(scenario: Scenario, varying: Any) -> Steps:
    return lambda date: [
        (second, float(value)) for second, value in steps_on(varying, date, scenario.calendar)
    ]


def _edges(timeline: Timeline, series: Iterable[Steps]) -> Ints:
    """Every instant at which a series may change, within the measured time."""
    edges = {timeline.measured_from, timeline.horizon}
    listed = list(series)
    for day in timeline.days:
        if day.measured:
            edges.add(day.begin)
            edges.update(
                timeline.instant(day.date, second) for steps in listed for second, _ in steps(day.date)
            )
    return np.array(
        sorted(edge for edge in edges if timeline.measured_from <= edge <= timeline.horizon), dtype=np.int64
    )


def _values(timeline: Timeline, series: Sequence[Steps], edges: Ints) -> Floats:
    """The value of each series in each stretch."""
    values = np.zeros((len(series), len(edges) - 1))
    stretch = 0
    for day in timeline.days:
        if not day.measured:
            continue
        changes = [
            [(timeline.instant(day.date, second), value) for second, value in steps(day.date)]
            for steps in series
        ]
        while stretch < len(edges) - 1 and edges[stretch] < day.end:
            for row, steps in enumerate(changes):
                values[row, stretch] = [value for instant, value in steps if instant <= edges[stretch]][-1]
            stretch += 1
    return values


def _overhead(scenario: Scenario, timeline: Timeline) -> Ints:
    """Each overhead on each measured day; where it changes within a day, its mean over the clock."""
    rows = []
    for overhead in scenario.costs.overhead.values():
        steps = _steps(scenario, overhead.per_day)
        rows.append([_mean_over_day(steps(day.date)) for day in timeline.days if day.measured])
    days = sum(day.measured for day in timeline.days)
    return np.rint(np.array(rows, dtype=np.float64).reshape(len(rows), days) * _MICRO).astype(np.int64)


def _mean_over_day(steps: list[tuple[int, float]]) -> float:
    if len(steps) == 1:
        return steps[0][1]
    ends = [second for second, _ in steps[1:]] + [86_400]
    return sum(value * (end - second) for (second, value), end in zip(steps, ends, strict=True)) / 86_400
