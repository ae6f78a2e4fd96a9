"""Which queues a kind of contact can come to."""

from __future__ import annotations

from ccsim.demand.kind import Kind
from ccsim.scenario import Scenario


def queues_reached(scenario: Scenario, kind: Kind) -> tuple[str, ...]:
    """Its own queue, those its flow and its transfers lead to, and those where their callbacks wait."""
    reached = {kind.queue, *scenario.intents[kind.intent].transfers}
    flow = scenario.channels[kind.channel].flow
    if flow is not None:
        for step in scenario.flows[flow].steps.values():
            reached |= {queue for queue in (step.queue, step.misroute, step.callback) if queue is not None}
    for queue in list(reached):
        callback = scenario.queues[queue].callback
        if callback is not None and callback.queue is not None:
            reached.add(callback.queue)
    return tuple(sorted(reached))
