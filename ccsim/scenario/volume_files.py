"""Volumes from interval CSV files, and arrivals from logs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from ccsim.scenario.volume import IntervalFile, ReplayFile

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["IntervalCounts", "read_intervals", "read_replay"]


@dataclass(frozen=True)
class IntervalCounts:
    """Counts by local date and interval.

    Parameters
    ----------
    interval
        Length of the intervals, in seconds.
    days
        By date, in order of time: (second of the day, count).
    """

    interval: int
    days: dict[date, tuple[tuple[int, float], ...]] = field(repr=False)

    def on(self, day: date) -> list[tuple[int, float, int]]:
        """Return the counts of a date as (second of the day, count, length in seconds), without gaps."""
        return [(second, count, self.interval) for second, count in self.days.get(day, ())]


def read_intervals(source: IntervalFile, scenario: Scenario) -> IntervalCounts:
    """Return the counts of an interval CSV file."""
    raise NotImplementedError


def read_replay(source: ReplayFile, scenario: Scenario) -> tuple[tuple[date, float], ...]:
    """Return the arrivals of a log as (local date, second of the day), in order of time."""
    raise NotImplementedError
