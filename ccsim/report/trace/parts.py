"""One part of a contact, with its log row read: names for numbers, stretches for instants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ccsim.demand.streams import BACKLOG_SLOT
from ccsim.engine import outcomes
from ccsim.report.trace.before import Tried, tried
from ccsim.report.trace.flow_path import StepTaken, flow_path
from ccsim.report.trace.known import knowledge_of, tools_of
from ccsim.report.trace.lived import Lived
from ccsim.units import US


@dataclass(frozen=True)
class Spell:
    """A time in which one agent had a part in hand; ``work`` is what got done, in microseconds at speed 1."""

    begin: int
    end: int
    agent: str
    work: float
    effort: int


@dataclass(frozen=True)
class Part:
    """
    A row of the log.

    Attributes
    ----------
    row
        The row, fields as in `ccsim.engine.logs.CONTACT`.
    queue, agent, channel, flow
        Names; empty where there is none.
    following
        The row of the next part of the contact; None if this is the last.
    horizon
        End of the run, in microseconds.
    steps
        Those of the flow that took time; of the first part.
    mode
        Of the channel.
    spells
        When it was in hand and whose, where agents share themselves; those that touch as one.
    closed
        Whether the flow is the one that is there while the channel is closed.
    silence
        Microseconds after which a customer in a conversation is not waited for.
    tried
        What came before any contact: self-service, or what removed the need; None of a contact.
    past
        The flow that a contact did not come to: it was down, or all its sessions were taken.
    source
        Where what the agent knew, or might have known, of the customer came from; empty if nowhere.
    tools
        Those that helped the agent.
    goes_to, comes_by
        The channel to which a waiting customer was deflected, and that by which the customer came next;
        empty if to none.
    """

    row: Any
    queue: str
    agent: str
    channel: str
    flow: str
    following: Any
    horizon: int
    steps: tuple[StepTaken, ...] = ()
    mode: str = "live"
    spells: tuple[Spell, ...] = ()
    closed: bool = False
    silence: int = 0
    tried: Tried | None = None
    past: str = ""
    source: str = ""
    tools: tuple[str, ...] = ()
    goes_to: str = ""
    comes_by: str = ""

    @property
    def outcome(self) -> int:
        """As in `ccsim.engine.outcomes`."""
        return int(self.row["outcome"])

    @property
    def via(self) -> int:
        """How it came to be."""
        return int(self.row["via"])

    @property
    def answered(self) -> bool:
        """Whether an agent took it while its customer was there."""
        return int(self.row["answered"]) >= 0 and self.outcome != outcomes.SILENT

    @property
    def taken(self) -> int:
        """The instant at which the wait was over: taken up, or left; -1 if it is not."""
        return int(self.row["answered"] if self.answered else self.row["ended"])

    @property
    def effort(self) -> int:
        """Microseconds of agents' time: while several are in hand each takes its share."""
        if self.spells:
            return sum(spell.effort for spell in self.spells)
        if int(self.row["answered"]) < 0 or int(self.row["released"]) < 0:
            return 0
        return int(self.row["released"] - self.row["answered"])

    @property
    def work(self) -> int:
        """Microseconds of work up to the end of talk and hold, as if nothing else were in hand."""
        row = self.row
        return sum(int(row[name]) for name in ("set_up", "consult", "dial", "talk", "hold"))

    @property
    def handled_until(self) -> int:
        """The instant at which talk and hold were over."""
        row = self.row
        if self.following is not None and self.outcome == outcomes.TRANSFERRED:
            return int(self.following["offered"])
        if self.spells and row["ended"] >= 0:
            return int(row["ended"])
        return int(row["answered"] + row["dial"] + row["consult"] + row["talk"] + row["hold"])

    @property
    def briefing(self) -> int:
        """Microseconds in which the agent was told by the one before."""
        row = self.row
        if not self.answered or self.outcome not in (outcomes.HANDLED, outcomes.TRANSFERRED):
            return 0
        if self.spells:
            return 0 if self.via != outcomes.PASSED_ON else max(0, int(row["consult"]) - self.consult)
        return int(self.handled_until - row["answered"] - row["dial"] - row["talk"] - row["hold"])

    @property
    def consult(self) -> int:
        """Microseconds the agent then spent with the next one, or waiting for one."""
        if self.outcome != outcomes.TRANSFERRED or self.following is None:
            return 0
        return max(0, int(self.row["ended"] - self.following["offered"]))

    @property
    def way(self) -> str:
        """How it is passed on, where it is."""
        return "" if self.following is None else outcomes.WAYS[int(self.following["way"])]


def attempts_of(lived: Lived, rows: Any) -> list[list[Part]]:
    """
    Return the parts of each attempt of a case, in order; ``rows`` are its rows in the log.

    What came before any contact is an attempt of its own, and so is a post that is looked through.
    """
    contacts = lived.contacts
    following = {
        int(contacts[row]["previous"]): contacts[row]
        for row in rows
        if contacts[row]["leg"] or contacts[row]["tries"] or contacts[row]["turn"]
    }
    found: dict[int, list[int]] = {}
    for row in sorted(map(int, rows)):
        begins = contacts[row]["via"] in (outcomes.ARRIVED, outcomes.SELF_SERVICE, outcomes.MODERATION)
        found.setdefault(row if begins else int(contacts[row]["contact"]), []).append(row)
    # a post is looked through while its author goes on: it comes last
    order = sorted(found, key=lambda row: (contacts[row]["via"] == outcomes.MODERATION, row))
    made = []
    for place, first in enumerate(order):
        own = order[place + 1] if place + 1 < len(order) else -1
        by = lived.plan.kinds[int(contacts[own]["kind"])].channel if own >= 0 else ""
        if own >= 0 and contacts[own]["via"] == outcomes.MODERATION:
            by = ""
        made.append([_part(lived, row, following.get(row), by) for row in found[first]])
    return made


def _part(lived: Lived, number: int, following: Any, comes_by: str) -> Part:
    plan, row = lived.plan, lived.contacts[number]
    channel = plan.kinds[int(row["kind"])].channel
    queue, group = int(row["queue"]), int(row["group"])
    spec = lived.scenario.channels[channel]
    arrives = row["via"] == outcomes.ARRIVED and row["outcome"] != outcomes.PREVENTED
    offer = lived.scenario.queues[plan.queues[queue]].deflection if queue >= 0 else None
    return Part(
        row=row,
        queue=plan.queues[queue] if queue >= 0 else "",
        agent=agent_name(lived, group, int(row["agent"])) if group >= 0 else "",
        channel=channel,
        flow=plan.flows[int(row["flow"])] if row["flow"] >= 0 else "",
        following=following,
        horizon=plan.timeline.horizon,
        steps=tuple(step for step in flow_path(lived, row) if step.lasted) if arrives else (),
        mode=spec.mode,
        spells=_spells(lived, number),
        closed=bool(row["late"]),
        silence=round(spec.conversation.silence * US) if spec.conversation is not None else 0,
        tried=tried(lived, row),
        past=_past(lived, row) if arrives else "",
        source=knowledge_of(lived, row),
        tools=tools_of(lived, row),
        goes_to=offer.channel if offer is not None and row["outcome"] == outcomes.DEFLECTED else "",
        comes_by=comes_by,
    )


def _past(lived: Lived, row: Any) -> str:
    """The flow that a contact did not come to, though its channel begins with it."""
    channel = lived.scenario.channels[lived.plan.kinds[int(row["kind"])].channel]
    name = channel.closed.bot_flow if row["late"] else channel.flow
    waits_already = row["slot"] == BACKLOG_SLOT and row["attempt"] == 0
    came = row["queued"] >= 0 or row["late"]
    return name if name is not None and row["flow"] < 0 and came and not waits_already else ""


def _spells(lived: Lived, number: int) -> tuple[Spell, ...]:
    """When a part was in hand, stretches of one agent that touch as one."""
    made: list[Spell] = []
    for row in lived.hands_of(number):
        begin, end, agent = int(row["begin"]), int(row["end"]), (int(row["group"]), int(row["agent"]))
        lasted, share = end - begin, int(row["number"])
        effort = lasted // share + (int(row["place"]) < lasted % share)
        spell = Spell(begin, end, agent_name(lived, *agent), lasted * float(row["speed"]), effort)
        last = made[-1] if made else None
        if last is not None and (last.end, last.agent) == (begin, spell.agent):
            made[-1] = Spell(last.begin, end, last.agent, last.work + spell.work, last.effort + spell.effort)
        else:
            made.append(spell)
    return tuple(made)


def agent_name(lived: Lived, group: int, agent: int) -> str:
    """Return a name and the group, or the number in the group's headcount."""
    pool, name = lived.plan.pools[group], lived.plan.groups[group]
    if agent >= pool:
        return f"{lived.plan.agents[group][agent - pool]} of {name}"
    return f"agent {agent} of {name}"
