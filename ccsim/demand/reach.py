"""Which queues contacts of a kind may wait in, and which groups may answer them there."""

from __future__ import annotations

from collections.abc import Iterator

from ccsim.demand.kind import Kind
from ccsim.scenario import Scenario
from ccsim.scenario.flow import Flow
from ccsim.scenario.reach import steps_for


def first_queues(scenario: Scenario, kind: Kind) -> tuple[str, ...]:
    """
    The queues at which contacts of a kind may come in, their intent's own first.

    Attempts that reach none are counted there too.
    """
    name = scenario.channels[kind.channel].flow
    ends = () if name is None else _ends(scenario.flows[name], kind.intent)
    return tuple(dict.fromkeys([kind.queue, *ends]))


def all_queues(scenario: Scenario, kind: Kind) -> tuple[str, ...]:
    """The queues in which any part of a contact of a kind may wait: transfers and callbacks lead on."""
    found = dict.fromkeys([*first_queues(scenario, kind), *scenario.intents[kind.intent].transfers])
    found |= dict.fromkeys(queue for name in list(found) if (queue := callback_queue(scenario, name)))
    return tuple(found)


def callback_queue(scenario: Scenario, queue: str) -> str | None:
    """The queue in which callbacks booked by the terms of a queue wait; None without an offer."""
    offer = scenario.queues[queue].callback
    return None if offer is None else offer.queue or queue


def _ends(flow: Flow, intent: str) -> Iterator[str]:
    """The queues at the ends of a flow that an intent may come to."""
    for step in steps_for(flow, intent):
        yield from (queue for queue in (step.queue, step.misroute, step.callback) if queue is not None)
