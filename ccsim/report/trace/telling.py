"""The parts of a contact told in sentences."""

from __future__ import annotations

from itertools import pairwise

from ccsim.engine import outcomes
from ccsim.report.trace.events import COMES, TAKES, how_it_ends
from ccsim.report.trace.parts import Part
from ccsim.report.trace.tell_before import tell_before, tell_spared
from ccsim.report.trace.times import Clock, length
from ccsim.report.words import listed
from ccsim.units import US


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
    if part.tried is not None:
        return tell_before(part, part.tried, clock)
    said = [
        _came(part, clock),
        _waited(part, clock),
        _handled(part, clock),
        _knew(part),
        _ended(part, clock),
        _wrapped(part, clock),
        _timed_out(part, clock),
    ]
    return " ".join(text for text in said if text)


def _came(part: Part, clock: Clock) -> str:
    row, when = part.row, clock(int(part.row["offered"]))
    if part.via == outcomes.ARRIVED:
        return f"At {when} the customer {COMES[part.mode]} {part.channel}.{_front(part)}"
    if part.via == outcomes.MODERATION:
        return f"At {when} a post comes in that is to be looked through."
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
    there = "It is closed; the" if part.closed else "The"
    if part.past:
        return f" {there} flow {part.past} is down, or all its sessions are taken."
    until = int(row["queued"] if row["queued"] >= 0 else row["ended"])
    spent = until - int(row["offered"])
    if until < 0 or not spent:
        return ""
    if not part.flow:
        return f" The front takes {length(spent)}."
    steps = ", ".join(f"{step.name} {length(step.lasted)}" for step in part.steps)
    text = f" {there} flow {part.flow} takes {length(spent)}{f' ({steps})' if len(part.steps) > 1 else ''}"
    rounds = sum(step.again for step in part.steps)
    often = {1: "once", 2: "twice"}.get(rounds, f"{rounds} times")
    return f"{text}, coming round again {often}." if rounds else f"{text}."


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


def _knew(part: Part) -> str:
    """What the agent knew already, and what helped."""
    row, said = part.row, []
    if part.source and row["spared"]:
        rest = "; the rest has to be told again" if row["repeated"] else ""
        said.append(f"What is known from {part.source} saves {length(int(row['spared']))} of talk{rest}.")
    elif part.source:
        said.append(f"Nothing is known from {part.source}: the customer has to tell it all again.")
    if part.tools:
        said.append(f"The agent has the help of {listed(part.tools)}.")
    return " ".join(said)


def _ended(part: Part, clock: Clock) -> str:
    row = part.row
    if part.answered or row["ended"] < 0:
        if part.outcome == outcomes.TRANSFERRED and part.consult:
            stays = "stays in the conference" if part.way == "conference" else "stays with the customer"
            return f"The agent {stays} for {length(part.consult)} more."
        if part.outcome == outcomes.HANDLED:
            waits = part.mode in ("live", "concurrent")
            if part.via == outcomes.MODERATION:
                return f"It is looked through by {clock(int(row['ended']))}."
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
        return f"No agent is needed: contained at {clock(int(row['ended']))}.{tell_spared(part)}"
    if part.outcome == outcomes.DEFLECTED:
        return (
            f"At {clock(int(row['ended']))} the customer is offered to go on by {part.goes_to} instead of "
            "waiting, and accepts."
        )
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
