"""What happens to the customer, event by event: the times between them add up to the whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
    events = [Event(int(first.row["offered"]), f"calls by {first.channel}")]
    for part in parts:
        events += [event for event in _part(part) if event.instant <= part.horizon]
    last = parts[-1]
    if last.row["ended"] < 0:
        events = [event for event in events if event.instant <= last.horizon]
        events.append(Event(last.horizon, f"the run ends, {_where(last)}"))
    return events


def _where(part: Part) -> str:
    if part.answered:
        return "still being handled"
    return "still waiting" if part.row["queued"] >= 0 else "still in the flow"


def _part(part: Part) -> Iterator[Event]:
    row = part.row
    at = int(row["offered"])
    for step in part.steps:
        at += step.lasted
        yield Event(at, f"{part.flow}: {step.name}")
    if row["queued"] >= 0 and row["queued"] >= row["offered"]:
        yield Event(int(row["queued"]), _queued(part))
    if part.answered:
        yield from _handled(part)
    elif row["ended"] >= 0:
        yield Event(int(row["ended"]), UNSERVED.get(part.outcome, outcomes.OUTCOMES[part.outcome]))


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
    outcomes.CONTAINED: "contained by the flow",
    outcomes.HUNG_UP: "hangs up in the flow",
    outcomes.CALLBACK: "a callback is booked",
}


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
