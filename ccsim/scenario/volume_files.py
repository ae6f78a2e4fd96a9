"""Volumes from interval CSV files, and arrivals from logs."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ccsim.errors import DataError, Fault
from ccsim.scenario.faults import nearest
from ccsim.scenario.local_time import is_twice
from ccsim.scenario.volume import IntervalFile, ReplayFile
from ccsim.scenario.volume_rows import Reading, Row, opened, rows_of
from ccsim.units import DAY, HOUR, MINUTE, format_duration

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ccsim.scenario.scenario import Scenario

__all__ = ["IntervalCounts", "Replayed", "inspect", "read_intervals", "read_replay"]


@dataclass(frozen=True)
class IntervalCounts:
    """Counts by local date and interval.

    Parameters
    ----------
    interval
        Length of the intervals, in seconds.
    days
        By date, in order of time: (second of the day, count). Dates and intervals that the file
        does not have are not there: nothing happens in them.
    """

    interval: int
    days: dict[date, tuple[tuple[int, float], ...]] = field(repr=False)

    def on(self, day: date) -> list[tuple[int, float, int]]:
        """Return the counts of a date: (second of the day, count, length in seconds), without gaps.

        Parameters
        ----------
        day
            The local date.
        """
        found: list[tuple[int, float, int]] = []
        end = 0
        for second, count in self.days.get(day, ()):
            if second > end:
                found.append((end, 0.0, second - end))
            found.append((second, count, self.interval))
            end = second + self.interval
        if end < DAY:
            found.append((end, 0.0, DAY - end))
        return found


Replayed = tuple[tuple[date, float], ...]
"""Arrivals as (local date, second of the day), in order of time."""


def read_intervals(source: IntervalFile, scenario: Scenario) -> IntervalCounts:
    """Return the counts of an interval CSV file.

    Parameters
    ----------
    source
        The file and its columns.
    scenario
        Says where the file lies and what clock it means.

    Raises
    ------
    DataError
        If the file cannot be used.
    """
    counts, faults = inspect(source, scenario.folder, scenario.calendar.zone)
    if faults or not isinstance(counts, IntervalCounts):
        raise DataError("\n".join(str(fault) for fault in faults))
    return counts


def read_replay(source: ReplayFile, scenario: Scenario) -> Replayed:
    """Return the arrivals of a log as (local date, second of the day), in order of time.

    Parameters
    ----------
    source
        The file and its columns.
    scenario
        Says where the file lies and what clock it means.

    Raises
    ------
    DataError
        If the file cannot be used.
    """
    arrivals, faults = inspect(source, scenario.folder, scenario.calendar.zone)
    if faults or not isinstance(arrivals, tuple):
        raise DataError("\n".join(str(fault) for fault in faults))
    return arrivals


def inspect(
    source: IntervalFile | ReplayFile, folder: Path, zone: ZoneInfo
) -> tuple[IntervalCounts | Replayed | None, tuple[Fault, ...]]:
    """Return what a volume file holds and every fault in it, up to a screenful.

    Parameters
    ----------
    source
        The file and its columns.
    folder
        Where the scenario lies.
    zone
        The time zone of the file's times.
    """
    path = folder / source.file
    try:
        stamp = path.stat()
    except OSError:
        return None, (Fault("", f'there is no file "{source.file}"', file=str(path), hint=_neighbour(path)),)
    return _inspected(source, path, zone, (stamp.st_mtime_ns, stamp.st_size))


@lru_cache(maxsize=16)
def _inspected(
    source: IntervalFile | ReplayFile, path: Path, zone: ZoneInfo, stamp: tuple[int, int]
) -> tuple[IntervalCounts | Replayed | None, tuple[Fault, ...]]:
    """Read a file once for each of its states, which ``stamp`` tells apart."""
    reading = Reading(str(path))
    try:
        with opened(path) as text:
            reading.rows = list(rows_of(text, source, zone, reading))
    except (OSError, EOFError, UnicodeDecodeError, csv.Error) as error:
        reading.fault(None, f"the file cannot be read: {error}", hint="save it as CSV in UTF-8")
    if not reading.rows and not reading.faults:
        reading.fault(None, "the file has no rows")
    result: IntervalCounts | Replayed | None = None
    if reading.rows:
        if isinstance(source, IntervalFile):
            result = _counts(reading, source.interval, zone)
        else:
            result = _arrivals(reading)
    if reading.left_out:
        message, line = f"and {len(reading.left_out)} more faults", reading.left_out[0]
        reading.faults.append(Fault("", message, line=line, file=reading.file))
    return (None if reading.faults else result), tuple(reading.faults)


def _neighbour(path: Path) -> str | None:
    folder = path.parent
    return nearest(path.name, [each.name for each in folder.iterdir()]) if folder.is_dir() else None


def _counts(reading: Reading, stated: float | None, zone: ZoneInfo) -> IntervalCounts | None:
    """Return the counts by date, noting intervals that overlap."""
    rows = sorted(reading.rows, key=lambda row: row.moment)
    interval = _interval(reading, rows) if stated is None else int(stated)
    if interval is None:
        return None
    days: dict[date, dict[int, float]] = {}
    lines: dict[datetime, int] = {}
    for row in rows:
        second = _second(row.moment)
        if int(second) % interval or second != int(second):
            message = f"{row.moment} is not the start of an interval of {format_duration(interval)}"
            reading.fault(row.line, message, hint="all intervals of a file have one length")
        elif row.moment in lines and not is_twice(row.moment, zone):
            reading.fault(
                row.line, f"{row.moment} is there twice", hint=f"the first is on line {lines[row.moment]}"
            )
        else:
            # Where the clocks go back an hour comes twice; its two rows add up.
            counts = days.setdefault(row.moment.date(), {})
            counts[int(second)] = counts.get(int(second), 0.0) + row.offered
        lines.setdefault(row.moment, row.line)
    return IntervalCounts(interval, {day: tuple(sorted(counts.items())) for day, counts in days.items()})


def _interval(reading: Reading, rows: list[Row]) -> int | None:
    """Return the length of the intervals: the shortest time between two rows."""
    import numpy as np  # where no file is read, nobody waits for it

    moments: NDArray[np.float64] = np.unique(
        [row.moment.toordinal() * DAY + _second(row.moment) for row in rows]
    )
    gaps = np.diff(moments)
    shortest = float(gaps.min()) if len(gaps) else 0.0
    if not 5 * MINUTE <= shortest <= HOUR or HOUR % shortest or shortest % MINUTE:
        message = f"the shortest time between two rows is {format_duration(shortest)}, which is no interval"
        reading.fault(None, message, hint="state the length of the intervals: interval: 30 min")
        return None
    return int(shortest)


def _second(moment: datetime) -> float:
    return (moment - datetime.combine(moment.date(), datetime.min.time())) / timedelta(seconds=1)


def _arrivals(reading: Reading) -> Replayed:
    moments = sorted(row.moment for row in reading.rows)
    return tuple((moment.date(), _second(moment)) for moment in moments)
