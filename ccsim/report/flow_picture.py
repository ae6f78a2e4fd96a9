"""A flow as something to draw: its steps with their figures, and the arrows between them."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from ccsim.errors import RunError
from ccsim.report.flow_shares import HUNG_UP, PAST_LIMIT, FlowShares, entering, flow_shares, mixed
from ccsim.report.scenario_day import ScenarioDay
from ccsim.report.words import listed, percent, time_words
from ccsim.scenario import Scenario
from ccsim.scenario.faults import nearest
from ccsim.scenario.flow import FlowStep

_MOST_NAMES = 3


@dataclass(frozen=True)
class Step:
    """
    A step.

    Attributes
    ----------
    name, lines
        What its box says: how long it takes, who reaches it, where it ends.
    end
        ``contained``, ``queue``, ``misroute`` or ``callback``; empty if it goes on.
    hang_up, contained
        Shares of those at it who hang up, and who need no agent while the others go on.
    layer
        Steps from the first, at least; of an end, one more than of all that lead to it.
    """

    name: str
    lines: tuple[str, ...]
    end: str
    hang_up: float
    contained: float
    layer: int


@dataclass(frozen=True)
class Arrow:
    """From step to step: ``share`` is of those who enter the flow, the label what the scenario says."""

    source: str
    target: str
    label: str
    share: float


@dataclass(frozen=True)
class FlowPicture:
    """
    A flow on one day.

    Attributes
    ----------
    name, first, steps, arrows
        The graph.
    entered
        Contacts a day; 0 where no channel begins with it (then all intents count alike).
    seconds
        Mean time from the first step to the end.
    ends
        Share of those who enter by the words for how they end.
    """

    name: str
    first: str
    steps: dict[str, Step]
    arrows: tuple[Arrow, ...]
    entered: float
    seconds: float
    ends: tuple[tuple[str, float], ...]


def flow_picture(day: ScenarioDay, name: str | None = None) -> FlowPicture:
    """
    Prepare a flow for drawing.

    Parameters
    ----------
    day
        The scenario and the date whose figures hold.
    name
        Of the flow; by default the only one.

    Raises
    ------
    RunError
        If there is no such flow, or none is named and there are several.
    """
    flow_name = chosen_flow(day.scenario, name)
    flow, weights = day.scenario.flows[flow_name], entering(day, flow_name)
    entered = sum(weights.values())
    if not entered:
        weights = dict.fromkeys(day.scenario.intents, 1.0)
    shares = mixed({intent: flow_shares(day, flow, intent) for intent in weights}, weights)
    layers = _layers(flow.first, {step: spec.next_steps for step, spec in flow.steps.items()})
    steps = {
        step: _step(day, step, spec, shares, layers[step])
        for step, spec in flow.steps.items()
        if step in layers
    }
    arrows = tuple(
        Arrow(step, target, _label(day, spec, target), shares.moves.get((step, target), 0.0))
        for step, spec in flow.steps.items()
        if step in layers
        for target in spec.next_steps
    )
    seconds = sum(visits * day.mean(flow.steps[step].lasts) for step, visits in shares.visits.items())
    ends = (
        ("contained", shares.ended("contained")),
        ("to an agent's queue", shares.ended("queue", "own_queue", PAST_LIMIT)),
        ("to a wrong queue", shares.ended("misroute")),
        ("callback booked", shares.ended("callback")),
        ("hung up", shares.ended(HUNG_UP)),
    )
    return FlowPicture(flow_name, flow.first, steps, arrows, entered, seconds, ends)


def chosen_flow(scenario: Scenario, name: str | None) -> str:
    """Return the flow that is meant, or raise what there is instead."""
    flows = scenario.flows
    if not flows:
        raise RunError(f"{scenario.name} has no flows")
    if name is None:
        if len(flows) > 1:
            raise RunError(f"{scenario.name} has {len(flows)} flows; name one of {listed(flows, 'or')}")
        return next(iter(flows))
    if name not in flows:
        hint = nearest(name, flows) or f"there are {listed(flows)}"
        raise RunError(f'{scenario.name} has no flow "{name}"; {hint}')
    return name


def _step(day: ScenarioDay, name: str, spec: FlowStep, shares: FlowShares, layer: int) -> Step:
    lines = [f"{percent(shares.reached.get(name, 0.0))} reach it"]
    seconds = day.mean(spec.lasts)
    if seconds:
        lines.insert(0, time_words(seconds))
    end = next(iter(spec.ends), "")
    contained = 0.0
    if end != "contained" and shares.visits.get(name):
        contained = shares.ends.get((name, "contained", ""), 0.0) / shares.visits[name]
        lines += [f"{percent(contained)} contained"] if contained else []
    where = {
        "queue": f"queue {spec.queue}",
        "own_queue": "the intent's queue",
        "misroute": f"wrong queue {spec.misroute}",
        "callback": f"callback, {spec.callback}",
        "contained": "contained",
    }
    if end:
        lines.append(where[end])
    end = "queue" if end == "own_queue" else end
    return Step(name, tuple(lines), end, day.number(spec.hang_up), contained, layer)


def _label(day: ScenarioDay, spec: FlowStep, target: str) -> str:
    """What sends a contact to a next step: its intent, or a share of the others."""
    parts = []
    intents = [intent for intent, step in spec.intents.items() if step == target]
    if intents:
        more = len(intents) - _MOST_NAMES
        parts.append(listed([*intents[:_MOST_NAMES], *([f"{more} more"] if more > 0 else [])]))
    share = day.number(spec.shares[target]) if target in spec.shares else 0.0
    if target == spec.then:
        share += 1 - sum(day.number(each) for each in spec.shares.values())
    if target in spec.shares or (target == spec.then and spec.shares):
        parts.append(f"{percent(max(share, 0.0))}{' of the others' if spec.intents else ''}")
    elif target == spec.then and spec.intents:
        parts.append("the others")
    return listed(parts)


def _layers(first: str, leads: dict[str, tuple[str, ...]]) -> dict[str, int]:
    found, waiting = {first: 0}, deque([first])
    while waiting:
        name = waiting.popleft()
        for target in leads[name]:
            if target not in found:
                found[target] = found[name] + 1
                waiting.append(target)
    # an end has nothing behind it: it stands to the right of all that lead to it
    for name in [name for name in found if not leads[name]]:
        found[name] = max((found[each] + 1 for each in found if name in leads[each]), default=found[name])
    return found
