"""One part of a contact, with its log row read: names for numbers, stretches for instants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ccsim.engine import outcomes
from ccsim.report.trace.flow_path import StepTaken, flow_path
from ccsim.report.trace.lived import Lived


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
    """

    row: Any
    queue: str
    agent: str
    channel: str
    flow: str
    following: Any
    horizon: int
    steps: tuple[StepTaken, ...] = ()

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
        """Whether an agent took it."""
        return int(self.row["answered"]) >= 0

    @property
    def handled_until(self) -> int:
        """The instant at which talk and hold were over."""
        row = self.row
        if self.following is not None and self.outcome == outcomes.TRANSFERRED:
            return int(self.following["offered"])
        return int(row["answered"] + row["dial"] + row["consult"] + row["talk"] + row["hold"])

    @property
    def briefing(self) -> int:
        """Microseconds in which the agent was told by the one before."""
        row = self.row
        if not self.answered or self.outcome not in (outcomes.HANDLED, outcomes.TRANSFERRED):
            return 0
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
    """Return the parts of each attempt of a case, in order; ``rows`` are its rows in the log."""
    contacts = lived.contacts
    following = {
        int(contacts[row]["previous"]): contacts[row]
        for row in rows
        if contacts[row]["leg"] or contacts[row]["tries"]
    }
    found: dict[int, list[Part]] = {}
    for row in sorted(map(int, rows)):
        parts = found.setdefault(int(contacts[row]["attempt"]), [])
        parts.append(_part(lived, contacts[row], following.get(row)))
    return [found[attempt] for attempt in sorted(found)]


def _part(lived: Lived, row: Any, following: Any) -> Part:
    plan = lived.plan
    channel = plan.kinds[int(row["kind"])].channel
    queue, group = int(row["queue"]), int(row["group"])
    return Part(
        row=row,
        queue=plan.queues[queue] if queue >= 0 else "",
        agent=agent_name(lived, group, int(row["agent"])) if group >= 0 else "",
        channel=channel,
        flow=lived.scenario.channels[channel].flow or "",
        following=following,
        horizon=plan.timeline.horizon,
        steps=tuple(step for step in flow_path(lived, row) if step.lasted) if row["leg"] == 0 else (),
    )


def agent_name(lived: Lived, group: int, agent: int) -> str:
    """Return a name and the group, or the number in the group's headcount."""
    pool, name = lived.plan.pools[group], lived.plan.groups[group]
    if agent >= pool:
        return f"{lived.plan.agents[group][agent - pool]} of {name}"
    return f"agent {agent} of {name}"
