"""The hidden volume as a share of the stated one, by weekday and time of day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ccsim.scenario import WEEKDAYS, Dated, Day, Profile, Scenario, Volume, open_on, parse_days
from ccsim.scenario.volume_files import IntervalCounts, read_intervals
from ccsim.typing import Floats
from ccsim.units import DAY, format_clock

#: Length of the intervals in which a plain count is settled, in seconds.
_PLAIN_INTERVAL = 1800
#: Significant digits of a settled figure: noise begins well before.
_DIGITS = 5


@dataclass(frozen=True)
class CaseShares:
    """
    Cases per stated contact of one intent.

    Attributes
    ----------
    by_epoch
        From which date on, and [weekday, interval]. An epoch begins where a dated volume changes.
    """

    by_epoch: Mapping[dt.date, Floats]

    def on(self, date: dt.date) -> Floats:
        """The shares in force on a date; the first also before theirs."""
        starts = sorted(self.by_epoch)
        return self.by_epoch[max((start for start in starts if start <= date), default=starts[0])]


def interval_of(scenario: Scenario, intent: str) -> int:
    """Seconds of an interval in which an intent's volume is settled."""
    volume = scenario.intents[intent].volume
    if volume.intervals is not None:
        return read_intervals(volume.intervals, scenario).interval
    if isinstance(volume.count, Dated):
        forms = [form for form in volume.count.dated.values() if isinstance(form, Profile)]
        return min((round(form.interval) for form in forms), default=_PLAIN_INTERVAL)
    return round(volume.count.interval) if isinstance(volume.count, Profile) else _PLAIN_INTERVAL


def open_shares(scenario: Scenario, intent: str, dates: Sequence[dt.date]) -> Floats:
    """
    Share of each [weekday, interval] in which one of an intent's channels is open.

    Nobody can be offered in closed hours, whatever a plain count says.
    """
    seconds = interval_of(scenario, intent)
    shares = np.zeros((7, DAY // seconds))
    names = list(scenario.intents[intent].channels) or list(scenario.channels)[:1]
    for date in dates:
        for name in names:
            for begin, end in open_on(scenario.channels[name].hours, date, scenario.calendar):
                edges = np.arange(0, DAY, seconds)
                overlap = np.clip(np.minimum(end, edges + seconds) - np.maximum(begin, edges), 0, seconds)
                shares[date.weekday()] = np.maximum(shares[date.weekday()], overlap / seconds)
    return shares


def hidden_volume(scenario: Scenario, intent: str, shares: CaseShares) -> Any:
    """
    The settled volume: the stated one times the shares, in the same form.

    Parameters
    ----------
    scenario, intent
        Whose stated volume.
    shares
        Cases per contact.

    Returns
    -------
    Profile or Dated
        With a profile for each weekday; days with selectors of their own keep them.
    """
    volume = scenario.intents[intent].volume
    seconds = interval_of(scenario, intent)
    if volume.intervals is not None:
        return _from_file(volume, read_intervals(volume.intervals, scenario), shares, seconds)
    count = volume.count
    if isinstance(count, Dated):
        starts = sorted({*count.dated, *shares.by_epoch})
        return {"dated": {start: _scaled(count.on(start), shares.on(start), seconds) for start in starts}}
    first = min(shares.by_epoch)
    return _scaled(count, shares.on(first), seconds)


def _scaled(stated: float | Profile[float] | None, shares: Floats, seconds: int) -> dict[str, Any]:
    """A profile (as a document) of the cases behind a plain count or a profile."""
    days: dict[str, Any] = {}
    for number, name in enumerate(WEEKDAYS):
        values = _values(stated, Day(dt.date.min, number, holiday=False), seconds)
        _add(days, name, values * shares[number], seconds)
    if isinstance(stated, Profile):
        for name, day, own in _special_days(stated, shares):
            _add(days, name, _values(stated, day, seconds) * own, seconds, keep=True)
    if not days:
        days[WEEKDAYS[0]] = {format_clock(0): [0.0]}
    return {"interval": float(seconds), "days": days}


def _special_days(stated: Profile[float], shares: Floats) -> list[tuple[str, Day, Floats]]:
    """Days named by date or as holidays: a date takes its weekday's shares, holidays the mean ones."""
    found = []
    for selector in (parse_days(text) for text in stated.days):
        for date in sorted(selector.dates):
            day = Day(date, date.weekday(), holiday=False)
            found.append((date.isoformat(), day, shares[date.weekday()]))
        if selector.holidays:
            found.append(("holidays", Day(dt.date.min, 0, holiday=True), _mean_shares(shares)))
    return found


def _mean_shares(shares: Floats) -> Floats:
    """Mean over the weekdays on which the centre is open at that time; 1 where it never is."""
    present = shares > 0
    count = present.sum(axis=0)
    mean: Floats = np.divide(shares.sum(axis=0), count, out=np.ones(shares.shape[1]), where=count > 0)
    return mean


def _values(stated: Any, day: Day, seconds: int) -> Floats:
    """The stated count of each interval of a day."""
    steps = stated.steps(day) if isinstance(stated, Profile) else [(0, stated)]
    starts = np.array([second for second, _ in steps])
    values = np.array([float(value) for _, value in steps])
    result: Floats = values[np.searchsorted(starts, np.arange(0, DAY, seconds), side="right") - 1]
    return result


def _add(days: dict[str, Any], name: str, values: Floats, seconds: int, keep: bool = False) -> None:
    """Add a day's figures from the first to the last that is not 0."""
    present = np.flatnonzero(values > 0)
    if len(present):
        first, last = int(present[0]), int(present[-1])
        figures = [float(f"{value:.{_DIGITS}g}") for value in values[first : last + 1]]
        days[name] = {format_clock(first * seconds): figures}
    elif keep:
        days[name] = {format_clock(0): [0.0]}


def _from_file(volume: Volume, counts: IntervalCounts, shares: CaseShares, seconds: int) -> dict[str, Any]:
    days: dict[str, Any] = {}
    # settled figures are per the time the volume says, the file's per its interval
    unit = volume.per / seconds
    for date in sorted(counts.days):
        values = np.zeros(DAY // seconds)
        for second, count in counts.days[date]:
            values[second // seconds] += count
        _add(days, date.isoformat(), values * shares.on(date)[date.weekday()] * unit, seconds)
    return {"interval": float(seconds), "days": days or {"mon": {"00:00": [0.0]}}}
