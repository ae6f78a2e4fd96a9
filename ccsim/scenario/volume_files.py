"""Volumes from interval CSV files, and arrivals from logs."""

from __future__ import annotations

import csv
import gzip
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TextIO, cast
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from ccsim.errors import DataError, Fault
from ccsim.scenario.faults import nearest, show
from ccsim.scenario.local_time import exists, is_twice
from ccsim.scenario.volume import IntervalFile, ReplayFile
from ccsim.units import DAY, HOUR, MINUTE, format_duration

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["IntervalCounts", "Replayed", "inspect", "read_intervals", "read_replay"]

MOST_FAULTS: Final = 20
"""Faults of one file that are told one by one; a wrong column would else fill the screen."""


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


class _Row(NamedTuple):
    line: int
    moment: datetime
    offered: float


@dataclass
class _Reading:
    """What is read from one file, and what is wrong with it."""

    file: str
    rows: list[_Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    left_out: list[int | None] = field(default_factory=list)

    def fault(
        self, line: int | None, message: str, found: str | None = None, hint: str | None = None
    ) -> None:
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(Fault("", message, line=line, file=self.file, found=found, hint=hint))
        else:
            self.left_out.append(line)


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
    reading = _Reading(str(path))
    try:
        with _opened(path) as text:
            reading.rows = list(_rows(text, source, zone, reading))
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


def _opened(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return cast(TextIO, gzip.open(path, "rt", encoding="utf-8-sig", newline=""))
    return path.open(encoding="utf-8-sig", newline="")


def _rows(
    text: TextIO, source: IntervalFile | ReplayFile, zone: ZoneInfo, reading: _Reading
) -> Iterator[_Row]:
    """Yield the rows that can be used, noting what is wrong with the others."""
    reader = csv.DictReader(text)
    columns = reader.fieldnames or []
    if not columns:
        return
    wanted = [
        source.time,
        source.date,
        *source.where,
        source.count if isinstance(source, IntervalFile) else None,
    ]
    missing = [name for name in wanted if name is not None and name not in columns]
    for name in missing:
        hint = nearest(name, columns) or "the columns are: " + ", ".join(columns)
        reading.fault(1, f'there is no column "{name}"', found=name, hint=hint)
    if missing:
        return
    for row in reader:
        if any(row[column] != value for column, value in source.where.items()):
            continue
        line = reader.line_num
        try:
            moment = _moment(row[source.time], row[source.date] if source.date else None, zone)
            count = _count(row[source.count]) if isinstance(source, IntervalFile) else 1.0
        except ValueError as error:
            reading.fault(line, str(error))
            continue
        yield _Row(line, moment, count)


def _moment(time: str | None, day: str | None, zone: ZoneInfo) -> datetime:
    """Return a local time, or raise what is wrong with it."""
    text = " ".join(part.strip() for part in (day, time) if part)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = _lenient(text)
    if moment.tzinfo is not None:
        raise ValueError(f'"{text}" has a time zone; write local time: 1999-02-01T07:00')
    if len(text) <= len("1999-02-01"):
        raise ValueError(f'"{text}" has no clock time; name the columns of both: {{date: ..., time: ...}}')
    if not exists(moment, zone):
        raise ValueError(f'"{text}" does not exist in {zone.key}: the clocks go forward; remove the row')
    return moment


def _lenient(text: str) -> datetime:
    """Return a date and a clock time with an hour of one digit, or raise that there is no such time."""
    day, _, clock = text.partition(" ")
    hour, _, rest = clock.partition(":")
    try:
        return datetime.fromisoformat(f"{day} {int(hour):02d}:{rest}")
    except ValueError:
        raise ValueError(f'"{text}" is not a time that exists; write 1999-02-01T07:00') from None


def _count(text: str | None) -> float:
    try:
        count = float(text or "")
    except ValueError:
        raise ValueError(f"{show(text or None)} is not a count; write a number without a unit") from None
    if not math.isfinite(count) or count < 0:
        raise ValueError(f"{show(count)} cannot be a count; allowed: a number from 0")
    return count


def _counts(reading: _Reading, stated: float | None, zone: ZoneInfo) -> IntervalCounts | None:
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


def _interval(reading: _Reading, rows: list[_Row]) -> int | None:
    """Return the length of the intervals: the shortest time between two rows."""
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


def _arrivals(reading: _Reading) -> Replayed:
    moments = sorted(row.moment for row in reading.rows)
    return tuple((moment.date(), _second(moment)) for moment in moments)
