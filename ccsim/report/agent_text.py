"""An agent's hour in words: who was in hand when, at what speed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from ccsim.report.agent_hour import AgentHour, Held
from ccsim.report.scenario_day import day_title
from ccsim.report.trace.lived import Lived
from ccsim.report.trace.times import length
from ccsim.report.words import count_words, percent

Clock = Callable[[int], str]


def agent_text(lived: Lived, hour: AgentHour) -> str:
    """
    Say what an agent had in hand: the contacts, then every stretch with who was in hand at what speed.

    Parameters
    ----------
    lived
        The replication.
    hour
        From `ccsim.report.agent_hour.agent_hour`.
    """
    local = lived.plan.timeline.local

    def clock(instant: int) -> str:
        return f"{local(instant):%H:%M:%S}"

    lines = [*_head(lived, hour, clock), "", *_contacts(hour, clock), "", *_course(hour, clock)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _head(lived: Lived, hour: AgentHour, clock: Clock) -> list[str]:
    timeline = lived.plan.timeline
    span = hour.end - hour.begin
    busy = hour.busy
    in_hand = sum((end - begin) * number for begin, end, number in hour.counts)
    when = timeline.local(hour.begin).date()
    until = timeline.local(hour.end)
    over = "" if until.date() == when else f" on {day_title(until.date())}"
    said = f"At work {percent(busy / span)} of the time"
    if busy:
        said += f", with {count_words(in_hand / busy)} in hand on average then, {hour.lanes} at most"
    gone = sum(end - begin for begin, end in hour.away)
    if gone:
        said += f"; off duty for {length(gone)}"
    return [
        f"{hour.agent}, {day_title(when)}, {clock(hour.begin)} to {clock(hour.end)}{over}",
        f"Replication {lived.replication} of seed {lived.seed}, times of {timeline.time_zone}. {said}.",
    ]


def _contacts(hour: AgentHour, clock: Clock) -> list[str]:
    if not hour.held:
        return ["  Nothing was in hand."]
    rows = [("no.", "channel", "case", "in hand", "work done", "wrap-up")]
    for held in hour.held:
        done = sum((each.end - each.begin) * each.speed for each in held.stretches)
        wrapped = sum(each.end - each.begin for each in held.stretches if each.wraps)
        spells = ", ".join(f"{clock(begin)}–{clock(end)}" for begin, end in _spells(held))
        rows.append(
            (
                str(held.number), held.channel, held.case, spells, length(round(done)),
                length(wrapped) if wrapped else "",
            )
        )  # fmt: skip
    return _table(rows)


def _spells(held: Held) -> list[tuple[int, int]]:
    """The times in hand, those without a pause between them as one."""
    made: list[tuple[int, int]] = []
    for each in held.stretches:
        if made and made[-1][1] == each.begin:
            made[-1] = made[-1][0], each.end
        else:
            made.append((each.begin, each.end))
    return made


def _course(hour: AgentHour, clock: Clock) -> list[str]:
    """Stretch after stretch, the lengths adding up to the whole."""
    edges = {hour.begin, hour.end}
    for held in hour.held:
        edges |= {each.begin for each in held.stretches} | {each.end for each in held.stretches}
    edges |= {instant for spell in hour.away for instant in spell}
    instants = np.array(sorted(edges), dtype=np.int64)
    # rounded so that what is shown adds up to the last digit
    tenths = np.diff((instants - hour.begin + 50_000) // 100_000)
    rows = [("from", "to", "s", "in hand, at which speed")]
    for begin, end, lasted in zip(
        instants[:-1].tolist(), instants[1:].tolist(), tenths.tolist(), strict=True
    ):
        rows.append((clock(begin), clock(end), f"{lasted / 10:.1f}", _in_hand(hour, begin, end)))
    rows.append(("", "", f"{tenths.sum() / 10:.1f}", ""))
    return _table(rows, right=(2,))


def _in_hand(hour: AgentHour, begin: int, end: int) -> str:
    said = [
        f"{held.number} {held.channel} {'wrap-up ' if each.wraps else ''}at {each.speed:.3g}"
        for held in hour.held
        for each in held.stretches
        if each.begin <= begin and each.end >= end
    ]
    if said:
        return ", ".join(said)
    away = any(since <= begin and until >= end for since, until in hour.away)
    return "off duty" if away else "nothing"


def _table(rows: Sequence[tuple[str, ...]], right: tuple[int, ...] = ()) -> list[str]:
    wide = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return [
        "  "
        + "  ".join(
            text.rjust(wide[place]) if place in right else text.ljust(wide[place])
            for place, text in enumerate(row)
        )
        for row in rows
    ]
