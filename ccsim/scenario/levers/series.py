"""A figure that several changes move, as a dated series."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from ccsim.scenario.calendar import Calendar
from ccsim.scenario.levers.combine import moved
from ccsim.scenario.levers.work import Move
from ccsim.scenario.moment import FIRST_YEAR

__all__ = ["composed"]


def composed(base: Any, moves: Sequence[Move], calendar: Calendar) -> Any:
    """Return what stands at a place once all changes are worked in, as a file would write it.

    Parameters
    ----------
    base
        What stands there: a value, or a dated series.
    moves
        The changes, in the order in which each works on what the ones before have left.
    calendar
        Says which dates are holidays.

    Raises
    ------
    NotPossibleError
        If a change makes no sense there.
    """
    stated = base["dated"] if isinstance(base, dict) and "dated" in base else {}
    by_date = {dt.date.fromisoformat(text): value for text, value in stated.items()}
    starts = sorted(by_date)
    breaks = sorted({date for move in moves for date in move.span.dates()} | set(starts))
    before = breaks[0] - dt.timedelta(days=1)
    held = base if not by_date else by_date[starts[0]]
    series = {before: _on(held, moves, before, calendar)}
    last = series[before]
    for date in breaks:
        held = by_date.get(date, held)
        value = _on(held, moves, date, calendar)
        if value != last:
            series[date] = last = value
    if len(series) == 1:
        return last
    if before.year < FIRST_YEAR:
        del series[before]
    return {"dated": {date.isoformat(): value for date, value in series.items()}}


def _on(base: Any, moves: Sequence[Move], date: dt.date, calendar: Calendar) -> Any:
    """Return the value on a date."""
    value = base
    for move in moves:
        level = move.span.level(date)
        # What is not there before cannot be left as it is.
        if level or move.how == "at_most":
            value = moved(value, move.how, move.value, level, calendar)
    return value
