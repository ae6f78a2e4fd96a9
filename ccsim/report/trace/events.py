"""What happens to the customer, event by event: the times between them add up to the whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ccsim.engine import outcomes
from ccsim.report.trace.parts import Part


@dataclass(frozen=True)
class Event:
    """Something that happens at an instant (microseconds since the run's origin)."""

    instant: int
    words: str


def events_of(parts: list[Part]) -> list[Event]:
    """
    Return the events of one attempt as its customer meets them, in order of time.

    The first is the first event of the contact (``offered``), the last its end (``ended`` of the last part),
    or the end of the run.
    """
    first = parts[0]
    events = [Event(int(first.row["offered"]), _first(first))]
    for part in parts:
        events += [event for event in _part(part) if event.instant <= part.horizon]
    last = parts[-1]
    if last.row["ended"] < 0:
        events = [event for event in events if event.instant <= last.horizon]
        events.append(Event(last.horizon, f"the run ends, {_where(last)}"))
    return events


def _first(part: Part) -> str:
    if part.tried is not None:
        return f"would get in touch by {part.channel}" if part.tried.prevented else f"tries {part.tried.name}"
    if part.via == outcomes.MODERATION:
        return "a post is to be looked through"
    return f"{COMES[part.mode]} {part.channel}"


#: How a customer gets in touch.
COMES = {
    "live": "calls by",
    "concurrent": "gets in touch by",
    "conversation": "writes by",
    "deferred": "writes by",
}


def _where(part: Part) -> str:
    if part.answered:
        aside = part.spells and part.spells[-1].end < part.horizon
        return "put aside" if aside else "still being handled"
    if part.tried is not None:
        return f"still at {part.tried.name}"
    return "still waiting" if part.row["queued"] >= 0 else "still in the flow"


def _part(part: Part) -> Iterator[Event]:
    row = part.row
    at = int(row["offered"])
    if part.via == outcomes.NEXT_TURN:
        yield Event(at, "the customer writes again")
    for step in part.steps:
        at += step.lasted
        yield Event(at, f"{part.flow}: {step.name}")
    if part.tried is not None and part.tried.replied and row["ended"] >= 0:
        yield Event(at + part.tried.spent, "waits for others to reply")
    if row["queued"] >= 0 and row["queued"] >= row["offered"]:
        yield Event(int(row["queued"]), _queued(part))
    if part.answered:
        yield from _worked(part) if part.spells else _handled(part)
    elif row["ended"] >= 0:
        yield Event(int(row["ended"]), how_it_ends(part))


def _queued(part: Part) -> str:
    if part.via == outcomes.CALLED_BACK:
        return f"the callback is in line in {part.queue}"
    if part.via == outcomes.ARRIVED and part.flow:
        return f"out of {part.flow}, waits in {part.queue}"
    return f"waits in {part.queue}"


#: How a part ends that no agent took.
UNSERVED = {
    outcomes.ABANDONED: "gives up waiting",
    outcomes.BALKED: "leaves at once",
    outcomes.BLOCKED: "finds all lines or places taken",
    outcomes.CLOSED: "finds it closed",
    outcomes.DISCONNECTED: "is cut off at closing time",
    outcomes.HUNG_UP: "hangs up in the flow",
    outcomes.CALLBACK: "a callback is booked",
    outcomes.SILENT: "leaves without a sign",
    outcomes.FOUND: "has found an answer",
    outcomes.NOT_FOUND: "has found nothing",
}


def how_it_ends(part: Part) -> str:
    """Return what becomes of a customer whom no agent takes."""
    if part.outcome == outcomes.CLOSED and part.closed and part.row["ended"] > part.row["offered"]:
        return "finds nobody behind the flow"
    if part.outcome == outcomes.CONTAINED and part.flow:
        return f"contained by {part.flow}"
    if part.outcome == outcomes.DEFLECTED:
        return f"goes on by {part.goes_to}"
    if part.tried is not None and part.tried.prevented:
        return f"{part.tried.name} removes the need"
    return UNSERVED.get(part.outcome, outcomes.OUTCOMES[part.outcome])


#: What an agent does first, by mode, and what is over when talk and hold are.
TAKES = {
    "live": "answers",
    "concurrent": "takes up the chat",
    "conversation": "takes up the message",
    "deferred": "takes it up",
}
_OVER = {
    outcomes.REPLIED: "the answer is sent",
    outcomes.TIMED_OUT: "the answer is sent, to which none comes back",
}


def _worked(part: Part) -> Iterator[Event]:
    """In hand and put aside, where agents share themselves: work takes longer beside other work."""
    row, dials = part.row, part.via == outcomes.CALLED_BACK
    until = part.handled_until if row["ended"] >= 0 else part.horizon
    spells = [spell for spell in part.spells if spell.begin < until or spell.begin == row["answered"]]
    yield Event(int(row["answered"]), f"{spells[0].agent} {'dials' if dials else TAKES[part.mode]}")
    for before, after in pairwise(spells):
        if before.end < after.begin or before.agent != after.agent:
            yield Event(before.end, "put aside")
            verb = "goes on" if before.agent == after.agent else "takes it over"
            yield Event(after.begin, f"{after.agent} {verb}")
    if row["ended"] < 0:
        if spells[-1].end < part.horizon:
            yield Event(spells[-1].end, "put aside")
        return
    if part.outcome == outcomes.NO_ANSWER:
        yield Event(int(row["ended"]), "nobody picks up")
        return
    over = "talk over" if part.mode in ("live", "concurrent") else "the work is done"
    yield Event(part.handled_until, _OVER.get(part.outcome, over))
    if part.following is not None and part.outcome == outcomes.TRANSFERRED:
        yield Event(int(part.following["offered"]), f"passed on ({part.way})")


def _handled(part: Part) -> Iterator[Event]:
    row = part.row
    at = int(row["answered"])
    dials = part.via == outcomes.CALLED_BACK
    yield Event(at, f"{part.agent} {'dials' if dials else 'answers'}")
    at += int(row["dial"])
    if part.outcome == outcomes.NO_ANSWER:
        yield Event(at, "nobody picks up")
        return
    if row["dial"]:
        yield Event(at, "picks up")
    if row["ended"] < 0:
        return
    stretches = (
        (part.briefing, "the agent is briefed"),
        (int(row["talk"]), "talk"),
        (int(row["hold"]), "hold"),
    )
    shown = [(length, words) for length, words in stretches if length]
    for length, words in shown or [(0, "talk")]:
        at += length
        yield Event(at, f"{words} over" if words != "the agent is briefed" else words)
    if part.following is not None and part.outcome == outcomes.TRANSFERRED:
        yield Event(int(part.following["offered"]), f"passed on ({part.way})")
