"""The way of the day's contacts through the centre: intents, channels, flows, queues, groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

import numpy as np

from ccsim.report.flow_shares import FlowShares, flow_shares
from ccsim.report.scenario_day import SLOTS, ScenarioDay
from ccsim.report.staff import Staff, staff_of
from ccsim.scenario import HandOver, Scenario, own_queues
from ccsim.typing import Floats

Column = Literal["intent", "channel", "flow", "queue", "group"]
COLUMNS: Final[tuple[Column, ...]] = ("intent", "channel", "flow", "queue", "group")
Kind = Literal["way", "overflow", "transfer", "misroute", "back", "callback"]
#: A column and a name in it.
Node = tuple[Column, str]

_MOST_TRANSFERS = 8


@dataclass
class Traffic:
    """
    Expected contacts of a day, before anybody abandons or returns.

    Attributes
    ----------
    nodes
        Contacts that pass each node.
    edges
        Contacts from node to node, by kind: ``way`` (the usual one), ``overflow`` (a level opened later; how
        many take it is not known before a run), ``transfer``, ``misroute`` (sent to the wrong queue),
        ``back`` (passed on from there), ``callback`` (how many is known only where a flow books them).
    lost
        Contacts lost at each flow, by kind of end (`ccsim.report.flow_shares`).
    work
        Agents' work that reaches each queue, in each slot, in seconds.
    staff
        Of each group.
    """

    nodes: dict[Node, float] = field(default_factory=dict)
    edges: dict[tuple[Node, Node, Kind], float] = field(default_factory=dict)
    lost: dict[str, dict[str, float]] = field(default_factory=dict)
    work: dict[str, Floats] = field(default_factory=dict)
    staff: dict[str, Staff] = field(default_factory=dict)

    def add(self, source: Node, target: Node, kind: Kind, contacts: float) -> None:
        """Count contacts on an edge."""
        key = source, target, kind
        self.edges[key] = self.edges.get(key, 0.0) + contacts

    def column(self, column: Column) -> list[str]:
        """Return the names in a column, in the scenario's order."""
        return [name for place, name in self.nodes if place == column]


def expect_traffic(day: ScenarioDay) -> Traffic:
    """
    Follow the day's contacts through the centre.

    Parameters
    ----------
    day
        The scenario and the date.
    """
    scenario, traffic = day.scenario, Traffic()
    traffic.nodes.update(dict.fromkeys(_nodes(scenario), 0.0))
    traffic.work.update({name: np.zeros(SLOTS) for name in scenario.queues})
    traffic.staff.update({name: staff_of(day, name) for name in scenario.groups})
    for intent in scenario.intents:
        for own, share in own_queues(scenario, intent).items():
            arriving, misrouted = _to_the_queues(traffic, day, intent, own, share)
            _through_the_queues(traffic, day, intent, own, arriving, misrouted)
    for (_, target, kind), contacts in traffic.edges.items():
        if kind not in ("overflow",):
            traffic.nodes[target] += contacts
    _callbacks(traffic, scenario)
    _to_the_groups(traffic, day)
    return traffic


def levels_of(scenario: Scenario, queue: str) -> dict[int, list[str]]:
    """Return the groups that serve a queue, by level, the first level first."""
    levels: dict[int, list[str]] = {}
    for name, group in scenario.groups.items():
        if queue in group.serves:
            levels.setdefault(group.serves[queue].level, []).append(name)
    return dict(sorted(levels.items()))


def callback_queue(scenario: Scenario, queue: str) -> str:
    """Return where the callbacks booked by the terms of a queue wait."""
    callback = scenario.queues[queue].callback
    if callback is None or callback.way == "keep_place" or callback.queue is None:
        return queue
    return callback.queue


def is_for_callbacks(traffic: Traffic, queue: str) -> bool:
    """Tell whether callbacks that were booked elsewhere wait in a queue."""
    return any(b == ("queue", queue) and a != b and kind == "callback" for a, b, kind in traffic.edges)


def _nodes(scenario: Scenario) -> Iterator[Node]:
    used = {channel.flow for channel in scenario.channels.values()}
    yield from (("intent", name) for name in scenario.intents)
    yield from (("channel", name) for name in scenario.channels)
    yield from (("flow", name) for name in scenario.flows if name in used)
    yield from (("queue", name) for name in scenario.queues)
    yield from (("group", name) for name in scenario.groups)


def _to_the_queues(
    traffic: Traffic, day: ScenarioDay, intent: str, own: str, share_of_own: float
) -> tuple[dict[str, Floats], dict[str, Floats]]:
    """
    Draw the share of an intent's contacts whose segments wait in its queue ``own`` to the queues.

    Returns those that arrive in each queue, and those misrouted to it.
    """
    scenario = day.scenario
    arriving: dict[str, Floats] = {}
    misrouted: dict[str, Floats] = {}
    for name, all_offered in day.offered(intent).items():
        offered = all_offered * share_of_own
        contacts = float(offered.sum())
        traffic.nodes["intent", intent] += contacts
        traffic.add(("intent", intent), ("channel", name), "way", contacts)
        flow = scenario.channels[name].flow
        if flow is None:
            traffic.add(("channel", name), ("queue", own), "way", contacts)
            arriving[own] = arriving.get(own, np.zeros(SLOTS)) + offered
            continue
        traffic.add(("channel", name), ("flow", flow), "way", contacts)
        shares = flow_shares(day, scenario.flows[flow], intent, own)
        _out_of_the_flow(traffic, scenario, flow, shares, contacts)
        for (_, kind, target), share in shares.ends.items():
            if target:
                queue = callback_queue(scenario, target) if kind == "callback" else target
                into = misrouted if kind == "misroute" else arriving
                into[queue] = into.get(queue, np.zeros(SLOTS)) + offered * share
    return arriving, misrouted


def _out_of_the_flow(
    traffic: Traffic, scenario: Scenario, flow: str, shares: FlowShares, contacts: float
) -> None:
    for (_, kind, target), share in shares.ends.items():
        if not target:
            lost = traffic.lost.setdefault(flow, {})
            lost[kind] = lost.get(kind, 0.0) + contacts * share
        elif kind == "misroute":
            traffic.add(("flow", flow), ("queue", target), "misroute", contacts * share)
        elif kind == "callback":
            queue = callback_queue(scenario, target)
            traffic.add(("flow", flow), ("queue", queue), "callback", contacts * share)
        else:
            traffic.add(("flow", flow), ("queue", target), "way", contacts * share)


def _through_the_queues(
    traffic: Traffic,
    day: ScenarioDay,
    intent: str,
    own: str,
    arriving: dict[str, Floats],
    misrouted: dict[str, Floats],
) -> None:
    """Draw transfers between queues, and add up the work of every part."""
    scenario = day.scenario
    spec = scenario.intents[intent]
    for queue, contacts in misrouted.items():
        traffic.work[queue] += contacts * _first_part(day, intent, own, spec.misrouted)
        traffic.add(("queue", queue), ("queue", own), "back", float(contacts.sum()))
        arriving[own] = arriving.get(own, np.zeros(SLOTS)) + contacts
    handle = sum(day.parts(intent, own), np.zeros(SLOTS))
    here = [(queue, contacts, handle) for queue, contacts in arriving.items()]
    for _ in range(_MOST_TRANSFERS):
        following: list[tuple[str, Floats, Floats]] = []
        for queue, contacts, seconds in here:
            stays = contacts.copy()
            for target, transfer in spec.transfers.items():
                if (transfer.out_of or own) != queue:
                    continue
                passed = contacts * day.numbers(transfer.probability)
                stays -= passed
                briefing = 0.0 if transfer.way == "cold" else day.means(transfer.briefing)
                traffic.work[queue] += passed * (_first_part(day, intent, own, transfer) + briefing)
                traffic.add(("queue", queue), ("queue", target), "transfer", float(passed.sum()))
                following.append((target, passed, _next_part(day, intent, own, target) + briefing))
            traffic.work[queue] += stays * seconds
        here = [part for part in following if part[1].sum() > 1e-9]


def _first_part(day: ScenarioDay, intent: str, own: str, over: HandOver) -> Floats:
    """The mean handle time of the agent who passes a contact on, the briefing left out, in each slot."""
    talk, hold, wrap_up = day.parts(intent, own)
    return (
        (talk if over.after is None else day.means(over.after))
        + (hold if over.hold is None else day.means(over.hold))
        + (wrap_up if over.wrap_up is None else day.means(over.wrap_up))
    )


def _next_part(day: ScenarioDay, intent: str, own: str, target: str) -> Floats:
    """The mean handle time of the part after a transfer, in each slot."""
    transfer = day.scenario.intents[intent].transfers[target]
    talk, hold, wrap_up = day.parts(intent, own)
    differs = transfer.handle_time
    if differs is not None:
        talk = talk if differs.talk is None else day.means(differs.talk)
        hold = hold if differs.hold is None else day.means(differs.hold)
        wrap_up = wrap_up if differs.wrap_up is None else day.means(differs.wrap_up)
    saved = day.numbers(transfer.kept) * day.numbers(transfer.saves)
    return talk * (1 - saved) + hold + wrap_up


def _callbacks(traffic: Traffic, scenario: Scenario) -> None:
    """Draw the offers of callbacks; how many take them is not known before a run."""
    for name, queue in scenario.queues.items():
        if queue.callback is not None:
            traffic.add(("queue", name), ("queue", callback_queue(scenario, name)), "callback", 0.0)


def _to_the_groups(traffic: Traffic, day: ScenarioDay) -> None:
    """Share each queue's contacts among the groups of its first staffed level, by their hours on duty."""
    for queue in day.scenario.queues:
        contacts = traffic.nodes["queue", queue]
        first = True
        for groups in levels_of(day.scenario, queue).values():
            hours = {name: traffic.staff[name].hours for name in groups}
            total = sum(hours.values())
            for name in groups:
                share = hours[name] / total if total else 1 / len(groups)
                if first and total:
                    traffic.add(("queue", queue), ("group", name), "way", contacts * share)
                    traffic.nodes["group", name] += contacts * share
                else:
                    traffic.add(("queue", queue), ("group", name), "overflow", 0.0)
            first = first and not total
