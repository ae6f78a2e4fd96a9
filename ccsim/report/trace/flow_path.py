"""The steps of a flow that a contact took: the same draws, made again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ccsim.demand.book import value_at
from ccsim.demand.distributions.laws import CONSTANT
from ccsim.demand.distributions.quantile import duration
from ccsim.demand.parameters import ParameterWriter
from ccsim.demand.philox import uniform
from ccsim.demand.purposes import FLOW_BRANCH, FLOW_HANG_UP, FLOW_TIME
from ccsim.demand.streams import index_of, stream_key
from ccsim.engine.programme import opening_spells
from ccsim.report.trace.lived import Lived
from ccsim.scenario import Flow, FlowStep
from ccsim.units import US

#: Steps whose visits the engine tells apart.
_BITS = 63


@dataclass(frozen=True)
class StepTaken:
    """A step of a flow, and how long it took in microseconds."""

    name: str
    lasted: int


def flow_path(lived: Lived, row: Any) -> list[StepTaken]:
    """
    Find the steps that a contact took through the flow of its channel.

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
        Whose lengths add up to the time in the flow; empty where the channel has no flow, or the contact was
        turned away before it.
    """
    name = flow_of(lived, row)
    turned_away = row["queued"] < 0 and row["ended"] == row["offered"]
    if name is None or turned_away or int(row["ended"]) < 0 > int(row["queued"]):
        return []
    return list(_Walk(lived, row, name).steps())


def flow_of(lived: Lived, row: Any) -> str | None:
    """Return the flow a contact comes to first: that of its channel, or the one for when it is closed."""
    name = lived.plan.kinds[int(row["kind"])].channel
    channel = lived.scenario.channels[name]
    if channel.closed.bot_flow is None or channel.mode not in ("live", "concurrent"):
        return channel.flow
    offered = int(row["offered"])
    opened = any(opens <= offered < closes for opens, closes in _spells(lived, name))
    return channel.flow if opened else channel.closed.bot_flow


@lru_cache(maxsize=32)
def _spells(lived: Lived, channel: str) -> list[tuple[int, int]]:
    """The opening spells of a channel."""
    return opening_spells(lived.scenario.channels[channel].hours, lived.scenario, lived.plan.timeline)


class _Walk:
    """One contact on its way through a flow."""

    def __init__(self, lived: Lived, row: Any, name: str) -> None:
        self._lived, self._row, self._name = lived, row, name
        self._flow: Flow = lived.scenario.flows[name]
        self._intent = lived.plan.kinds[int(row["kind"])].intent
        self._rounds = 0
        steps = [
            (flow, step)
            for flow in sorted(lived.scenario.flows)
            for step in sorted(lived.scenario.flows[flow].steps)
        ]
        self._bits = {step: place % _BITS for place, (flow, step) in enumerate(steps) if flow == name}

    def steps(self) -> Iterator[StepTaken]:
        """Yield step after step until the contact ends or comes to a queue."""
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
            if self._bits[step] in visited:
                self._rounds += 1
                visited.clear()
            visited.add(self._bits[step])
            lasted = self._lasts(step)
            yield StepTaken(step, lasted)
            now += lasted
            step = self._next(step)

    def _next(self, name: str) -> str | None:
        """The step after one; None at an end, or if the contact hangs up."""
        step: FlowStep = self._flow.steps[name]
        leaving = self._number(step.hang_up)
        if (leaving > 0 and self._uniform(name, FLOW_HANG_UP) < leaving) or step.ends:
            return None
        if self._intent in step.intents:
            return step.intents[self._intent]
        if step.shares:
            u = self._uniform(name, FLOW_BRANCH)
            targets = sorted(step.shares)
            for target in targets:
                u -= self._number(step.shares[target])
                if u < 0 or (step.then is None and target == targets[-1]):
                    return target
        return step.then

    def _lasts(self, name: str) -> int:
        book, series = _laws(self._lived, self._name)[name]
        law = int(value_at(book, series, int(self._row["offered"])))
        if book[law] == CONSTANT:
            return int(book[law + 1] + 0.5)
        return int(duration(book, law, self._uniform(name, FLOW_TIME)))

    def _number(self, varying: Any) -> float:
        if isinstance(varying, int | float):
            return float(varying)
        writer = ParameterWriter(self._lived.scenario.calendar, self._lived.plan.timeline)
        series = writer.number(varying)
        return float(value_at(writer.book.close(), series, int(self._row["offered"])))

    def _uniform(self, name: str, purpose: int) -> float:
        lived, row = self._lived, self._row
        key = stream_key(lived.seed, lived.replication, "intent", self._intent)
        key ^= stream_key(lived.seed, lived.replication, "step", f"{self._name}/{name}")
        person = int(row["slot"]) << 20 | int(row["nth"])
        index = index_of(int(row["attempt"]), 0, self._rounds, 0)
        return float(uniform(key, int(row["day"]), person, purpose, index))


@lru_cache(maxsize=8)
def _laws(lived: Lived, flow: str) -> dict[str, tuple[Any, int]]:
    """The book and place of each step's duration."""
    writer = ParameterWriter(lived.scenario.calendar, lived.plan.timeline)
    places = {name: writer.law(step.lasts) for name, step in lived.scenario.flows[flow].steps.items()}
    book = writer.book.close()
    return {name: (book, place) for name, place in places.items()}
