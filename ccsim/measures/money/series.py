"""Varying numbers as step functions over the measured time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

from ccsim.demand.timeline import Timeline
from ccsim.scenario import Scenario, steps_on
from ccsim.typing import Floats, Ints

Series = Callable[[dt.date], list[tuple[int, float]]]


def series_of(scenario: Scenario, varying: Any) -> Series:
    """A varying number as (second of the day, value) steps of any date."""
    return lambda date: [
        (second, float(value)) for second, value in steps_on(varying, date, scenario.calendar)
    ]


def edges_of(timeline: Timeline, series: Iterable[Series]) -> Ints:
    """Every instant at which a series may change or a day begins, within the measured time."""
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


def values_between(timeline: Timeline, series: Sequence[Series], edges: Ints) -> Floats:
    """[series, stretch]: the value of each series in each stretch between two edges."""
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


def daily_means(timeline: Timeline, series: Sequence[Series]) -> Floats:
    """[series, measured day]: the value of a day, its mean over the clock where it changes within it."""
    days = [day.date for day in timeline.days if day.measured]
    rows = [[_mean(steps(date)) for date in days] for steps in series]
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(days))


def product_of(one: Series, other: Series) -> Series:
    """The product of two step functions."""

    def steps(date: dt.date) -> list[tuple[int, float]]:
        factors = [dict(one(date)), dict(other(date))]
        values = [1.0, 1.0]
        found = []
        for second in sorted({second for each in factors for second in each}):
            values = [each.get(second, value) for each, value in zip(factors, values, strict=True)]
            found.append((second, values[0] * values[1]))
        return found

    return steps


def _mean(steps: list[tuple[int, float]]) -> float:
    if len(steps) == 1:
        return steps[0][1]
    ends = [second for second, _ in steps[1:]] + [86_400]
    return sum(value * (end - second) for (second, value), end in zip(steps, ends, strict=True)) / 86_400
