"""The share of a flow's contacts that come to a step, which no log tells."""

from __future__ import annotations

import numpy as np

from ccsim.demand.timeline import Timeline
from ccsim.experiment.settling.steps import Steps, steps_of_number, together
from ccsim.scenario import Flow, Scenario
from ccsim.scenario.containing import ways_on

#: What becomes of one who takes a step: by name of the next step, the probability. Missing: leaves the flow.
_Ways = dict[str, dict[str, float]]


def comings(scenario: Scenario, timeline: Timeline, flow: str, step: str, intent: str) -> Steps:
    """
    The probability that a contact comes to the end of a step that may contain it and has not hung up.

    Hanging up and branching are drawn whatever the difficulty, so this probability stands for the number
    of those who came there. Before the step nobody can be contained (`ccsim.scenario.containing.why_untold`).

    Parameters
    ----------
    scenario, timeline
        What is simulated.
    flow, step, intent
        Which step, and whose contacts.

    Returns
    -------
    Steps
        By the instant at which a contact was offered.
    """
    graph = scenario.flows[flow]
    numbers = [
        (name, field, each)
        for name, stated in graph.steps.items()
        for field, each in (("", stated.hang_up), *stated.shares.items())
    ]
    laid = [steps_of_number(scenario, timeline, each) for _, _, each in numbers]
    instants, values = together(laid)
    found = np.zeros(len(instants))
    for place in range(len(instants)):
        now = {
            (name, field): float(each[place]) for (name, field, _), each in zip(numbers, values, strict=True)
        }
        found[place] = _probability(graph, step, _ways_at(graph, step, intent, now), now)
    return Steps(instants, found)


def _ways_at(graph: Flow, goal: str, intent: str, now: dict[tuple[str, str], float]) -> _Ways:
    """The way on from each step but the goal, at one instant."""
    ways: _Ways = {}
    for name, step in graph.steps.items():
        stays = 1.0 - now[name, ""]
        following: dict[str, float] = {}
        if name != goal and not step.ends:
            chosen = step.intents.get(intent)
            shares = {chosen: 1.0} if chosen is not None else {to: now[name, to] for to in step.shares}
            rest = max(0.0, 1.0 - sum(shares.values()))
            last = step.then or max(step.shares, default=None)
            if chosen is None and last is not None:
                shares[last] = shares.get(last, 0.0) + rest
            following = {to: stays * shares[to] for to in ways_on(step, intent)}
        ways[name] = following
    return ways


def _probability(graph: Flow, goal: str, ways: _Ways, now: dict[tuple[str, str], float]) -> float:
    """Follow everybody step by step, as many steps as the flow allows."""
    here = {graph.first: 1.0}
    arrived = 0.0
    for _ in range(graph.most_steps):
        arrived += here.get(goal, 0.0)
        following: dict[str, float] = {}
        for name, share in here.items():
            for to, chance in ways[name].items():
                following[to] = following.get(to, 0.0) + share * chance
        here = following
        if not here:
            break
    return arrived * (1.0 - now[goal, ""])
