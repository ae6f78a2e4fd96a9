"""The steps of a flow that a contact took: the same draws, made again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ccsim.demand.purposes import FLOW_BRANCH, FLOW_TIME
from ccsim.report.trace.draws import draw_again, length_again, value_again
from ccsim.report.trace.lived import Lived
from ccsim.scenario import Flow, FlowStep
from ccsim.units import US

#: Steps whose visits the engine tells apart.
_BITS = 63


@dataclass(frozen=True)
class StepTaken:
    """A step of a flow, how long it took in microseconds, and whether the contact had come round to it."""

    name: str
    lasted: int
    again: bool


def flow_path(lived: Lived, row: Any) -> list[StepTaken]:
    """
    Find the steps that a contact took through a flow.

    The log does not keep them; they follow from the contact's name, as all that is drawn does.

    Parameters
    ----------
    lived
        The replication.
    row
        The contact as it was offered (leg 0), through its front door before the end of the run.

    Returns
    -------
    list[StepTaken]
        Whose lengths add up to the time in the flow; empty where the contact went through none.
    """
    until = int(row["queued"] if row["queued"] >= 0 else row["ended"])
    if row["flow"] < 0 or until < 0:
        return []
    return list(_Walk(lived, row, until).steps())


class _Walk:
    """One contact on its way through a flow."""

    def __init__(self, lived: Lived, row: Any, until: int) -> None:
        self._lived, self._row, self._until = lived, row, until
        self._name = lived.plan.flows[int(row["flow"])]
        self._flow: Flow = lived.scenario.flows[self._name]
        self._intent = lived.plan.kinds[int(row["kind"])].intent
        self._rounds = 0
        steps = [
            (flow, step)
            for flow in sorted(lived.scenario.flows)
            for step in sorted(lived.scenario.flows[flow].steps)
        ]
        self._bits = {step: place % _BITS for place, (flow, step) in enumerate(steps) if flow == self._name}

    def steps(self) -> Iterator[StepTaken]:
        """Yield step after step until the time in the flow is over, however that ended."""
        step: str | None = self._flow.first
        now = since = int(self._row["offered"])
        longest = None if self._flow.longest is None else round(self._flow.longest * US)
        visited: set[int] = set()
        taken = 0
        while step is not None:
            overdue = longest is not None and now - since >= longest
            if taken >= self._flow.most_steps or (taken and overdue):
                return
            taken += 1
            again = self._bits[step] in visited
            if again:
                self._rounds += 1
                visited.clear()
            visited.add(self._bits[step])
            u = draw_again(
                self._lived, self._row, FLOW_TIME, step=f"{self._name}/{step}", rounds=self._rounds
            )
            lasted = length_again(self._lived, self._row, self._flow.steps[step].lasts, u)
            yield StepTaken(step, lasted, again)
            now += lasted
            if now >= self._until:
                return
            step = self._next(step)

    def _next(self, name: str) -> str | None:
        """The step after one that was not the last; None at an end."""
        step: FlowStep = self._flow.steps[name]
        if step.ends:
            return None
        if self._intent in step.intents:
            return step.intents[self._intent]
        if step.shares:
            u = draw_again(
                self._lived, self._row, FLOW_BRANCH, step=f"{self._name}/{name}", rounds=self._rounds
            )
            targets = sorted(step.shares)
            for target in targets:
                u -= value_again(self._lived, self._row, step.shares[target])
                if u < 0 or (step.then is None and target == targets[-1]):
                    return target
        return step.then
