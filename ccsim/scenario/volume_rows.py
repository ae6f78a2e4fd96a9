"""The rows of a CSV file with volumes or arrivals, and what is wrong with them."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple, TextIO, cast
from zoneinfo import ZoneInfo

from ccsim.errors import Fault
from ccsim.scenario.faults import nearest, show
from ccsim.scenario.local_time import exists
from ccsim.scenario.moment import FIRST_YEAR, LAST_YEAR
from ccsim.scenario.volume import IntervalFile, ReplayFile

__all__ = ["Reading", "Row", "opened", "rows_of"]

MOST_FAULTS: Final = 20
"""Faults of one file that are told one by one; a wrong column would else fill the screen."""
MOST_CASES: Final = 1e7
"""Cases in one interval that are taken seriously."""


class Row(NamedTuple):
    """One row that can be used; ``offered`` is 1 in a log."""

    line: int
    moment: datetime
    offered: float


@dataclass
class Reading:
    """What is read from one file, and what is wrong with it."""

    file: str
    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    left_out: list[int | None] = field(default_factory=list)

    def fault(
        self, line: int | None, message: str, found: str | None = None, hint: str | None = None
    ) -> None:
        """Note a fault, or only that there is one more."""
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(Fault("", message, line=line, file=self.file, found=found, hint=hint))
        else:
            self.left_out.append(line)


def opened(path: Path) -> TextIO:
    """Open a CSV file, compressed or not, whatever program saved it."""
    if path.suffix == ".gz":
        return cast(TextIO, gzip.open(path, "rt", encoding="utf-8-sig", newline=""))
    return path.open(encoding="utf-8-sig", newline="")


def rows_of(
    text: TextIO, source: IntervalFile | ReplayFile, zone: ZoneInfo, reading: Reading
) -> Iterator[Row]:
    """Yield the rows that can be used, noting what is wrong with the others.

    Parameters
    ----------
    text
        The file.
    source
        Its columns.
    zone
        The time zone of its times.
    reading
        Takes the faults.
    """
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
        yield Row(line, moment, count)


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
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError(f"the year {moment.year} cannot be meant; allowed: {FIRST_YEAR} to {LAST_YEAR}")
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
    if not 0 <= count <= MOST_CASES:
        raise ValueError(f"{show(count)} cannot be a count; allowed: a number from 0")
    return count
