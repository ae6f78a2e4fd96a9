"""A horizontal axis of dates: months, or weeks where there are few."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from matplotlib.axes import Axes

#: English, whatever the machine's language is.
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_EPOCH: Final = dt.date(1970, 1, 1)
#: Below so many days the weeks have their own labels.
_FEW: Final = 45
#: Of a month at the edge, days.
_LITTLE: Final = 14
#: Inches that a label takes, with the air beside it.
_MONTH_LABEL, _WEEK_LABEL = 0.42, 0.62


def day_number(date: dt.date) -> float:
    """The place of a date's midnight on the axis: days since 1970, as matplotlib counts them."""
    return float((date - _EPOCH).days)


def date_axis(ax: Axes, begin: dt.date, end: dt.date, *, width: float, labelled: bool = True) -> None:
    """
    Make the horizontal axis one of dates.

    Parameters
    ----------
    ax
        The axes; its values are those of `day_number`.
    begin, end
        The first day, and the first one after the last.
    width
        Of the axes, roughly, in inches: as many labels as have room.
    labelled
        Whether the labels are drawn; they are not above another axes with the same dates.
    """
    ax.set_xlim(day_number(begin), day_number(end))
    days = (end - begin).days
    weeks = days < _FEW
    edges = list(_mondays(begin, end) if weeks else _firsts(begin, end))
    # a month's name stands in its middle, a week's beginning where it begins
    marks = _week_labels(edges, days, width) if weeks else [""] * len(edges)
    ax.set_xticks([day_number(date) for date in edges], marks)
    places, labels = ([], []) if weeks else _month_labels(begin, end, width)
    ax.set_xticks(places, labels, minor=True)
    ax.tick_params(axis="x", which="minor", length=0)
    ax.tick_params(axis="x", which="both", labelsize=8, labelbottom=labelled)
    ax.grid(visible=True, axis="x", which="major")


def _firsts(begin: dt.date, end: dt.date) -> Iterator[dt.date]:
    """The first days of months from one date to another, both included."""
    year, month = begin.year, begin.month
    while (date := dt.date(year, month, 1)) <= end:
        if date >= begin:
            yield date
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _mondays(begin: dt.date, end: dt.date) -> Iterator[dt.date]:
    date = begin + dt.timedelta(days=-begin.weekday() % 7)
    while date < end:
        yield date
        date += dt.timedelta(days=7)


def _week_labels(mondays: list[dt.date], days: int, width: float) -> list[str]:
    """Labels at Mondays, as many as have room: 2 Mar."""
    each = 1
    while width * 7 * each / days < _WEEK_LABEL:
        each += 1
    labels = [f"{date.day} {MONTHS[date.month - 1]}" for date in mondays]
    if labels:
        labels[0] += f"\n{mondays[0].year}"
    return [label if place % each == 0 else "" for place, label in enumerate(labels)]


def _month_labels(begin: dt.date, end: dt.date, width: float) -> tuple[list[float], list[str]]:
    """Labels in the middle of months, with the year at the first and at every January."""
    inch = width / (end - begin).days
    each = next((months for months in (1, 2, 3, 6) if 30.4 * months * inch >= _MONTH_LABEL), 12)
    places: list[float] = []
    labels: list[str] = []
    said = 0
    edges = [begin, *(date for date in _firsts(begin, end) if date > begin), end]
    for first, last in pairwise(edges):
        # a month at the edge of which little is to be seen has no room for its name
        if (first.month - 1) % each or ((last - first).days < _LITTLE and len(edges) > 2):
            continue
        label = MONTHS[first.month - 1]
        places.append((day_number(first) + day_number(last)) / 2)
        labels.append(label if first.year == said else f"{label}\n{first.year}")
        said = first.year
    return places, labels
