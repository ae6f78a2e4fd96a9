"""The journey of one case in words, and the times in it."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from ccsim.engine.outcomes import CALLED_BACK
from ccsim.report.scenario_day import day_title
from ccsim.report.trace.events import Event, events_of
from ccsim.report.trace.lived import Lived
from ccsim.report.trace.parts import Part, attempts_of
from ccsim.report.trace.telling import length, tell_end, tell_part
from ccsim.report.words import count_words, listed
from ccsim.units import US

_MILLI = 1000


def story_of(lived: Lived, case: str, *, width: int = 100) -> str:
    """
    Tell the journey of a case: each attempt, each part of it, and a table of times that add up.

    Parameters
    ----------
    lived
        From `ccsim.report.trace.lived.live_through`.
    case
        Its name: intent, date, stretch of the day, number, such as ``billing/2026-03-02/11:00/17``.
    width
        Of the lines, in characters.

    Returns
    -------
    str
        Clock times are local: to the second in the sentences, to the millisecond in the table.
    """
    attempts = attempts_of(lived, lived.find(case))
    lines = [*_head(lived, case, attempts), ""]
    for number, parts in enumerate(attempts):
        lines += _attempt(lived, number, parts, width)
    lines += ["Times", *_table(lived, attempts)]
    return "\n".join(lines) + "\n"


def _head(lived: Lived, case: str, attempts: list[list[Part]]) -> list[str]:
    kind = lived.plan.kinds[int(attempts[0][0].row["kind"])]
    parts, zone = sum(map(len, attempts)), lived.plan.timeline.time_zone
    told = f"{count_words(len(attempts), 'attempt')}, {count_words(parts, 'part')}"
    return [
        f"{case}: {kind.intent}, {kind.segment}, by {kind.channel}",
        f"Replication {lived.replication} of seed {lived.seed}, times of {zone}; {told}.",
        *_sums(attempts),
    ]


def _sums(attempts: list[list[Part]]) -> list[str]:
    """What the whole case took: of its customer's time on the line, booked, and of the agents' time."""
    parts = [part for attempt in attempts for part in attempt]
    waits = {True: 0, False: 0}
    for part in parts:
        until = part.taken
        if part.row["queued"] >= 0 and until >= 0:
            since = max(int(part.row["queued"]), int(part.row["offered"]))
            waits[part.via == CALLED_BACK] += until - since
    worked = sum(part.effort for part in parts)
    line = all(part.mode in ("live", "concurrent") for part in parts)
    told = [f"{length(waits[False])} waiting{' on the line' if line else ''}"]
    told += [f"{length(waits[True])} in line for callbacks"] if waits[True] else []
    told += [f"{length(worked)} of agents' time"] if worked else []
    return [f"In all {listed(told)}."]


def _attempt(lived: Lived, number: int, parts: list[Part], width: int) -> list[str]:
    local = lived.plan.timeline.local
    said_last = local(int(parts[0].row["offered"])).date()
    title = f"Attempt {number + 1}, {day_title(said_last)}"

    def clock(instant: int) -> str:
        """The time, with its date where that is not the one that was told last."""
        nonlocal said_last
        when = local(instant)
        shown = (
            f"{when:%H:%M:%S}" if when.date() == said_last else f"{when:%H:%M:%S} on {day_title(when.date())}"
        )
        said_last = when.date()
        return shown

    said = [tell_part(part, clock) for part in parts]
    said.append(tell_end(parts[-1], local))
    lines = [title]
    for text in said:
        lines += textwrap.wrap(text, width, initial_indent="  ", subsequent_indent="  ") if text else []
    return [*lines, ""]


def _table(lived: Lived, attempts: Sequence[list[Part]]) -> list[str]:
    """Event, at, after: rounded so that what is shown adds up to the last digit."""
    rows: list[tuple[str, str, str]] = [("event", "at", "after (s)")]
    for number, parts in enumerate(attempts):
        events = events_of(parts)
        rows.append(
            (f"attempt {number + 1}", f"{lived.plan.timeline.local(events[0].instant):%a %Y-%m-%d}", "")
        )
        rows += _timed(lived, events)
        total = _milli(events[-1].instant) - _milli(events[0].instant)
        rows.append(("total", "", _seconds(total)))
    wide = max(len(row[0]) for row in rows) + 2
    return [f"  {event:<{wide}}{at:<16}{after:>14}".rstrip() for event, at, after in rows]


def _timed(lived: Lived, events: list[Event]) -> list[tuple[str, str, str]]:
    rows = []
    date = lived.plan.timeline.local(events[0].instant).date()
    before = _milli(events[0].instant)
    for event in events:
        when, now = lived.plan.timeline.local(_milli(event.instant) * _MILLI), _milli(event.instant)
        day = "" if when.date() == date else f" {when:%a}"
        rows.append(
            (
                f"  {event.words}",
                f"{when:%H:%M:%S}.{when.microsecond // _MILLI:03d}{day}",
                _seconds(now - before),
            )
        )
        before = now
    return rows


def _milli(instant: int) -> int:
    return (instant + _MILLI // 2) // _MILLI


def _seconds(milliseconds: int) -> str:
    return f"{milliseconds * _MILLI / US:,.3f}"
