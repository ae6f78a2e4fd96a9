"""The weeks or months of a run: what its totals are kept by, beside the whole."""

from __future__ import annotations

import bisect
import datetime as dt
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ccsim.demand.timeline import Timeline
from ccsim.typing import Ints

#: How long a period may be.
PeriodLength = Literal["week", "month"]
#: The first days of periods of any lengths.
Cuts = tuple[dt.date, ...]


@dataclass(frozen=True)
class Periods:
    """
    Stretches of the measured time, each of whole days.

    Attributes
    ----------
    length
        ``week``, ``month``, ``cut`` (of any length), or None: the whole run is the only one.
    labels
        Of a month ``2026-03``; of a week the date of its Monday, even where the run begins later in it; of
        any other its first day.
    edges
        Where they begin, in microseconds since the origin, and where the last one ends.
    of_day
        The period of each measured day.
    """

    length: PeriodLength | Literal["cut"] | None
    labels: tuple[str, ...]
    edges: Ints
    of_day: Ints

    def __len__(self) -> int:
        return len(self.labels)

    def of(self, instants: Ints) -> Ints:
        """The period of each of some instants of the measured time."""
        places: Ints = np.searchsorted(self.edges[1:-1], instants, side="right").astype(np.int64)
        return places

    def days(self, period: int) -> slice:
        """The measured days of a period."""
        first, last = np.searchsorted(self.of_day, [period, period + 1])
        return slice(int(first), int(last))


def lay_periods(timeline: Timeline, length: PeriodLength | Cuts | None) -> Periods:
    """
    Lay a run's measured days out in weeks or months of the calendar; the first and the last may be cut off.

    Parameters
    ----------
    timeline
        Of the run.
    length
        See `Periods`; or the first days of the periods, of which one begins with the run in any case.
    """
    days = [day for day in timeline.days if day.measured]
    if isinstance(length, tuple):
        firsts = sorted({days[0].date, *(each for each in length if each > days[0].date)})
        labels = [firsts[bisect.bisect_right(firsts, day.date) - 1].isoformat() for day in days]
    else:
        labels = [period_of(day.date, length) for day in days]
    kept = list(dict.fromkeys(labels))
    begins = [days[labels.index(label)].begin for label in kept]
    return Periods(
        length="cut" if isinstance(length, tuple) else length,
        labels=tuple(kept),
        edges=np.array([*begins, timeline.horizon], dtype=np.int64),
        of_day=np.array([kept.index(label) for label in labels], dtype=np.int64),
    )


def period_of(date: dt.date, length: PeriodLength | None) -> str:
    """The label of the period a date lies in; the same for all of them where none are kept."""
    if length is None:
        return ""
    if length == "month":
        return f"{date:%Y-%m}"
    return (date - dt.timedelta(days=date.weekday())).isoformat()
