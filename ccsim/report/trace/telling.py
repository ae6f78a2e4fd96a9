"""The parts of a contact told in sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import pairwise

from ccsim.engine import outcomes
from ccsim.report.trace.events import COMES, TAKES, how_it_ends
from ccsim.report.trace.parts import Part
from ccsim.report.words import listed
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
        _timed_out(part, clock),
    ]
    return " ".join(text for text in said if text)


def _came(part: Part, clock: Clock) -> str:
    row, when = part.row, clock(int(part.row["offered"]))
    if part.via == outcomes.ARRIVED:
        return f"At {when} the customer {COMES[part.mode]} {part.channel}.{_front(part)}"
    if part.via == outcomes.NEXT_TURN:
        return f"At {when} the customer writes again (turn {int(row['turn']) + 1})."
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
    there = "It is closed; the" if part.closed else "The"
    return f" {there} flow {part.flow} takes {length(spent)}{f' ({steps})' if len(part.steps) > 1 else ''}."


def _waited(part: Part, clock: Clock) -> str:
    row = part.row
    if row["queued"] < 0:
        return ""
    called = part.via == outcomes.CALLED_BACK
    since = int(row["queued"])
    until = part.taken
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
    if part.spells:
        return _worked(part, clock)
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


def _worked(part: Part, clock: Clock) -> str:
    """What was done and how long it took, where agents share themselves."""
    row, dials = part.row, part.via == outcomes.CALLED_BACK
    until = int(row["ended"]) if row["ended"] >= 0 else part.horizon
    spells = [spell for spell in part.spells if spell.begin < until or spell.begin == row["answered"]]
    told = f"At {clock(spells[0].begin)} {spells[0].agent} {'dials' if dials else TAKES[part.mode]}"
    if part.outcome == outcomes.NO_ANSWER:
        return f"{told} for {length(int(row['dial']))}: nobody picks up."
    steps = [
        (int(row["dial"]), "dialling"),
        (int(row["set_up"]), "getting into it"),
        (part.briefing, "being briefed"),
        (int(row["talk"]), "talking" if part.mode in ("live", "concurrent") else "working on it"),
        (int(row["hold"]), "with the customer on hold"),
    ]
    if row["ended"] >= 0:
        told += f": {listed(f'{length(spent)} {words}' for spent, words in steps if spent)}"
    told += "."
    for before, after in pairwise(spells):
        if before.end < after.begin or before.agent != after.agent:
            verb = "goes on" if before.agent == after.agent else "takes it over"
            told += f" It is put aside at {clock(before.end)}, until {after.agent} {verb} at "
            told += f"{clock(after.begin)}."
    if row["ended"] < 0:
        aside = spells[-1].end < part.horizon
        return f"{told} It is {'put aside' if aside else 'in hand'} as the run ends."
    lasted = sum(min(spell.end, until) - spell.begin for spell in spells)
    if lasted > part.work + US // 2 and part.outcome != outcomes.TRANSFERRED:
        told += f" Beside other work these {length(part.work)} take {length(lasted)}."
    return told


def _ended(part: Part, clock: Clock) -> str:
    row = part.row
    if part.answered or row["ended"] < 0:
        if part.outcome == outcomes.TRANSFERRED and part.consult:
            stays = "stays in the conference" if part.way == "conference" else "stays with the customer"
            return f"The agent {stays} for {length(part.consult)} more."
        if part.outcome == outcomes.HANDLED:
            waits = part.mode in ("live", "concurrent")
            said = "The customer leaves" if waits else "The answer goes out" if row["talk"] else "It is done"
            return f"{said} at {clock(int(row['ended']))}."
        if part.outcome == outcomes.REPLIED:
            later = "" if part.following is not None else "; the reply comes after the end of the run"
            return f"The answer goes out at {clock(int(row['ended']))}{later}."
        if part.outcome == outcomes.TIMED_OUT:
            return f"The answer goes out at {clock(int(row['ended']))}."
        return ""
    words = how_it_ends(part)
    if part.outcome == outcomes.CALLBACK:
        return ""
    if part.outcome == outcomes.BALKED:
        return f"The customer leaves at once, at {clock(int(row['ended']))}, rather than wait."
    if part.outcome == outcomes.SILENT:
        return f"The customer leaves without a sign at {clock(int(row['ended']))}. {_opened(part, clock)}"
    if part.outcome == outcomes.CONTAINED:
        return f"No agent is needed: contained at {clock(int(row['ended']))}."
    return f"The customer {words} at {clock(int(row['ended']))}."


def _opened(part: Part, clock: Clock) -> str:
    """How an agent comes to a contact whose customer has gone without a sign."""
    row = part.row
    if row["answered"] < 0:
        return "Nobody opens it before the run ends."
    told = f"At {clock(int(row['answered']))} {part.agent} opens it"
    if row["released"] < 0:
        return f"{told} and has not noticed yet as the run ends."
    return f"{told}, notices that nobody is there, and closes it at {clock(int(row['released']))}."


def _wrapped(part: Part, clock: Clock) -> str:
    row = part.row
    if not part.answered or row["released"] < 0 or not row["wrap_up"]:
        return ""
    spent, until = length(int(row["wrap_up"])), clock(int(row["released"]))
    if part.spells and row["released"] - row["ended"] > row["wrap_up"] + US // 2:
        return f"Wrap-up of {spent} is over at {until}, beside other work."
    return f"Wrap-up takes {spent}, to {until}."


def _timed_out(part: Part, clock: Clock) -> str:
    """When a conversation is over in which the customer stays silent."""
    if part.outcome != outcomes.TIMED_OUT:
        return ""
    over = clock(int(part.row["ended"]) + part.silence)
    return f"The customer does not reply: at {over} the conversation is over."


def tell_end(part: Part, local: Callable[[int], dt.datetime]) -> str:
    """Tell how an attempt left the case: resolved, given up, or coming back."""
    row, returns = part.row, int(part.row["returns"])
    said = []
    chased = returns == outcomes.CHASE
    if part.outcome in (outcomes.HANDLED, outcomes.CONTAINED, outcomes.TIMED_OUT) and not chased:
        said.append("The case is resolved" if row["resolved"] else "The case is not resolved")
    if returns != outcomes.NO_RETURN:
        why = {
            outcomes.REDIAL: "redials",
            outcomes.REPEAT: "comes again",
            outcomes.COME_BACK: "comes back after opening",
            outcomes.RETRY: "tries again",
            outcomes.CHASE: "chases it up",
            outcomes.MESSAGE: "leaves a message",
        }[returns]
        when = local(int(row["returns_at"]))
        later = length(int(row["returns_at"] - row["offered" if chased else "ended"]))
        after = f"{later} after writing" if chased else f"{later} later"
        if returns == outcomes.MESSAGE:
            after = "at once"
        said.append(f"the customer {why} {after}, on {when:%A} {when:%Y-%m-%d} at {when:%H:%M:%S}")
        if chased:
            said[-1] = f"still unanswered, {said[-1]}: what is done here then resolves nothing any more"
        if row["returns_at"] >= part.horizon:
            said[-1] += ", after the end of the run"
    elif row["ended"] >= 0 and not row["resolved"]:
        said.append("the customer does not come again")
    text = "; ".join(said)
    return f"{text[0].upper()}{text[1:]}." if text else ""
