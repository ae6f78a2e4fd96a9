"""The journey of one case in words, and the times in it."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from statistics import NormalDist

from ccsim.engine.outcomes import CALLED_BACK, MODERATION
from ccsim.report.scenario_day import day_title
from ccsim.report.trace.events import Event, events_of
from ccsim.report.trace.lived import Lived
from ccsim.report.trace.parts import Part, attempts_of
from ccsim.report.trace.tell_end import tell_end
from ccsim.report.trace.telling import tell_part
from ccsim.report.trace.times import length
from ccsim.report.words import count_words, listed, percent
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
    for parts in attempts:
        lines += _attempt(lived, parts, width)
    lines += ["Times", *_table(lived, attempts)]
    return "\n".join(lines) + "\n"


def _head(lived: Lived, case: str, attempts: list[list[Part]]) -> list[str]:
    kind = lived.plan.kinds[int(attempts[0][0].row["kind"])]
    zone = lived.plan.timeline.time_zone
    told = [count_words(len([each for each in attempts if _is_contact(each)]), "attempt")]
    if attempts[0][0].tried is not None:
        told.insert(0, attempts[0][0].tried.name)
    told.append(count_words(sum(map(len, attempts)), "part"))
    by = next((each[0].channel for each in attempts if _is_contact(each)), "")
    return [
        f"{case}: {kind.intent}, {kind.segment}{f', by {by}' if by else ', no contact'}",
        f"Replication {lived.replication} of seed {lived.seed}, times of {zone}; {', '.join(told)}.",
        *_difficulty(attempts[0][0]),
        *_sums(attempts),
    ]


def _is_contact(parts: list[Part]) -> bool:
    return parts[0].tried is None and parts[0].via != MODERATION


def _difficulty(part: Part) -> list[str]:
    """How difficult the case is among others, where that matters."""
    difficulty = int(part.row["difficulty"]) / 1_000_000
    if not difficulty:
        return []
    share = NormalDist().cdf(abs(difficulty))
    harder = "Harder" if difficulty > 0 else "Easier"
    side = "above" if difficulty > 0 else "below"
    return [f"{harder} than {percent(share)} of cases: {abs(difficulty):.1f} SD {side} the mean."]


def _sums(attempts: list[list[Part]]) -> list[str]:
    """What the whole case took: of its customer's time on the line, booked, and of the agents' time."""
    parts = [part for attempt in attempts for part in attempt]
    waits = {True: 0, False: 0}
    for part in parts:
        until = part.taken
        if part.row["queued"] >= 0 and until >= 0 and part.via != MODERATION:
            since = max(int(part.row["queued"]), int(part.row["offered"]))
            waits[part.via == CALLED_BACK] += until - since
    worked = sum(part.effort for part in parts)
    alone = sum(part.tried.spent for part in parts if part.tried is not None)
    automated = sum(step.lasted for part in parts for step in part.steps)
    line = all(
        part.mode in ("live", "concurrent")
        for attempt in attempts
        if _is_contact(attempt)
        for part in attempt
    )
    told = [f"{length(alone)} in self-service"] if alone else []
    told += [f"{length(automated)} in flows"] if automated else []
    told += [f"{length(waits[False])} waiting{' on the line' if line else ''}"]
    told += [f"{length(waits[True])} in line for callbacks"] if waits[True] else []
    told += [f"{length(worked)} of agents' time"] if worked else []
    return [f"In all {listed(told)}."]


def _title(parts: list[Part]) -> str:
    if _is_contact(parts):
        return f"Attempt {int(parts[0].row['attempt']) + 1}"
    return "A post" if parts[0].via == MODERATION else "Before any contact"


def _attempt(lived: Lived, parts: list[Part], width: int) -> list[str]:
    local = lived.plan.timeline.local
    said_last = local(int(parts[0].row["offered"])).date()
    title = f"{_title(parts)}, {day_title(said_last)}"

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
        lines += _wrapped(text, width)
    return [*lines, ""]


def _wrapped(text: str, width: int) -> list[str]:
    """Lines no longer than that; names with hyphens stay whole."""
    return textwrap.wrap(text, width, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)


def _table(lived: Lived, attempts: Sequence[list[Part]]) -> list[str]:
    """Event, at, after: rounded so that what is shown adds up to the last digit."""
    rows: list[tuple[str, str, str]] = [("event", "at", "after (s)")]
    for parts in attempts:
        events = events_of(parts)
        rows.append(
            (_title(parts).lower(), f"{lived.plan.timeline.local(events[0].instant):%a %Y-%m-%d}", "")
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
