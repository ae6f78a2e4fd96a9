"""The parts of a contact told in sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from ccsim.engine import outcomes
from ccsim.report.trace.events import UNSERVED
from ccsim.report.trace.parts import Part
from ccsim.units import DAY, HOUR, MINUTE, US

#: Tells an instant as a clock time.
Clock = Callable[[int], str]


def length(microseconds: int) -> str:
    """Return an exact length in words: ``12.4 s``, ``3 min 5 s``, ``2 h 10 min``, ``3 d 4 h``."""
    seconds = microseconds / US
    if seconds < MINUTE:
        return f"{seconds:.1f}".removesuffix(".0") + " s"
    whole = round(seconds)
    for size, name, below, small in (
        (DAY, "d", HOUR, "h"),
        (HOUR, "h", MINUTE, "min"),
        (MINUTE, "min", 1, "s"),
    ):
        if whole >= size:
            rest = whole % size // below
            return f"{whole // size} {name}" + (f" {rest} {small}" if rest else "")
    return f"{whole} s"


def tell_part(part: Part, clock: Clock) -> str:
    """
    Tell one part: how it came, the wait, the agent, and how it ended.

    Parameters
    ----------
    part
        Which.
    clock
        Writes an instant of the run as a local time.
    """
    said = [
        _came(part, clock),
        _waited(part, clock),
        _handled(part, clock),
        _ended(part, clock),
        _wrapped(part, clock),
    ]
    return " ".join(text for text in said if text)


def _came(part: Part, clock: Clock) -> str:
    row, when = part.row, clock(int(part.row["offered"]))
    if part.via == outcomes.ARRIVED:
        return f"At {when} the customer calls by {part.channel}.{_front(part)}"
    if part.via == outcomes.PASSED_ON:
        way = outcomes.WAYS[int(row["way"])]
        return f"At {when} the contact is passed on to {part.queue} ({way})."
    if part.via == outcomes.PASSED_BACK:
        return f"It was the wrong queue: at {when} the contact is passed back to {part.queue}."
    return f"Try {int(row['tries']) + 1} of it" if row["tries"] else f"At {when} a callback is agreed, which"


def _front(part: Part) -> str:
    row = part.row
    until = int(row["queued"] if row["queued"] >= 0 else row["ended"])
    spent = until - int(row["offered"])
    if until < 0 or not spent:
        return ""
    if not part.flow:
        return f" The front takes {length(spent)}."
    steps = ", ".join(f"{step.name} {length(step.lasted)}" for step in part.steps)
    return f" The flow {part.flow} takes {length(spent)}{f' ({steps})' if len(part.steps) > 1 else ''}."


def _waited(part: Part, clock: Clock) -> str:
    row = part.row
    if row["queued"] < 0:
        return ""
    called = part.via == outcomes.CALLED_BACK
    since = int(row["queued"])
    until = int(row["answered"] if part.answered else row["ended"])
    if called:
        offered = int(row["offered"])
        begins = max(since, offered)
        place = f"{'keeps its place in' if since < offered else 'joins'} {part.queue}"
        if since > offered:
            place += f" at {clock(since)}"
        if until < 0:
            return f"{place} and waits there as the run ends."
        return f"{place} and waits {length(until - begins)}." if until > begins else f"{place}."
    if until < 0:
        return f"Waits in {part.queue} as the run ends."
    if until == since:
        return f"In {part.queue} an agent is free." if part.answered else ""
    return f"Waits in {part.queue} for {length(until - since)}."


def _handled(part: Part, clock: Clock) -> str:
    if not part.answered:
        return ""
    row, when = part.row, clock(int(part.row["answered"]))
    dials = part.via == outcomes.CALLED_BACK
    text = f"At {when} {part.agent} {'dials' if dials else 'answers'}"
    if row["dial"]:
        text += f" for {length(int(row['dial']))}"
    if part.outcome == outcomes.NO_ANSWER:
        return f"{text}: nobody picks up."
    if row["ended"] < 0:
        return f"{text} and is at it as the run ends."
    if part.briefing:
        text += f", is briefed for {length(part.briefing)}"
    if row["talk"] or not row["hold"]:
        text += f"; they talk for {length(int(row['talk']))}"
    if row["hold"]:
        text += f", with {length(int(row['hold']))} on hold"
    return f"{text}."


def _ended(part: Part, clock: Clock) -> str:
    row = part.row
    if part.answered or row["ended"] < 0:
        if part.outcome == outcomes.TRANSFERRED and part.consult:
            stays = "stays in the conference" if part.way == "conference" else "stays with the customer"
            return f"The agent {stays} for {length(part.consult)} more."
        if part.outcome == outcomes.HANDLED:
            return f"The customer leaves at {clock(int(row['ended']))}."
        return ""
    words = UNSERVED.get(part.outcome, outcomes.OUTCOMES[part.outcome])
    if part.outcome == outcomes.CALLBACK:
        return ""
    if part.outcome == outcomes.BALKED:
        return f"The customer leaves at once, at {clock(int(row['ended']))}, rather than wait."
    if part.outcome == outcomes.CONTAINED:
        return f"No agent is needed: contained at {clock(int(row['ended']))}."
    return f"The customer {words} at {clock(int(row['ended']))}."


def _wrapped(part: Part, clock: Clock) -> str:
    row = part.row
    if not part.answered or row["released"] < 0 or not row["wrap_up"]:
        return ""
    return f"Wrap-up takes {length(int(row['wrap_up']))}, to {clock(int(row['released']))}."


def tell_end(part: Part, local: Callable[[int], dt.datetime]) -> str:
    """Tell how an attempt left the case: resolved, given up, or coming back."""
    row, returns = part.row, int(part.row["returns"])
    said = []
    if part.outcome in (outcomes.HANDLED, outcomes.CONTAINED):
        said.append("The case is resolved" if row["resolved"] else "The case is not resolved")
    if returns != outcomes.NO_RETURN:
        why = {
            outcomes.REDIAL: "redials",
            outcomes.REPEAT: "comes again",
            outcomes.COME_BACK: "comes back after opening",
            outcomes.RETRY: "tries again",
        }[returns]
        when = local(int(row["returns_at"]))
        later = length(int(row["returns_at"] - row["ended"]))
        said.append(f"the customer {why} {later} later, on {when:%A} {when:%Y-%m-%d} at {when:%H:%M:%S}")
        if row["returns_at"] >= part.horizon:
            said[-1] += ", after the end of the run"
    elif row["ended"] >= 0 and not row["resolved"]:
        said.append("the customer does not come again")
    text = "; ".join(said)
    return f"{text[0].upper()}{text[1:]}." if text else ""
