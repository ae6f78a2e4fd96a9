"""The way of the day's contacts through the centre: from intents to groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

import numpy as np

from ccsim.demand.reach import callback_queue
from ccsim.report.flow_shares import HUNG_UP, FlowShares, flow_shares, queues_on
from ccsim.report.scenario_day import SLOTS, ScenarioDay
from ccsim.report.staff import Staff, staff_of
from ccsim.report.throughput import done_at
from ccsim.scenario import HandOver, Mode, Scenario
from ccsim.scenario.reach import possible_queues, sites_of
from ccsim.typing import Floats

Column = Literal["intent", "site", "channel", "flow", "queue", "group"]
COLUMNS: Final[tuple[Column, ...]] = ("intent", "site", "channel", "flow", "queue", "group")
Kind = Literal["way", "overflow", "transfer", "misroute", "back", "callback", "deflection"]
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
        ``back`` (passed on from there), ``callback`` (how many is known only where a flow books them),
        ``deflection`` (offered to those who wait; how many accept is not known before a run).
    lost
        Contacts lost at each flow, by kind of end (`ccsim.report.flow_shares`); cases at self-service
        (``found``, ``given up``) and of intents (``prevented``).
    work
        Agents' work that reaches each queue, in each slot, in seconds, as if they had one contact at a time.
    least
        The agents' time that it takes at least, in seconds: with as many in hand as is fastest, of one mode.
    staff
        Of each group.
    """

    nodes: dict[Node, float] = field(default_factory=dict)
    edges: dict[tuple[Node, Node, Kind], float] = field(default_factory=dict)
    lost: dict[str, dict[str, float]] = field(default_factory=dict)
    work: dict[str, Floats] = field(default_factory=dict)
    least: dict[str, Floats] = field(default_factory=dict)
    staff: dict[str, Staff] = field(default_factory=dict)

    def add(self, source: Node, target: Node, kind: Kind, contacts: float) -> None:
        """Count contacts on an edge."""
        key = source, target, kind
        self.edges[key] = self.edges.get(key, 0.0) + contacts

    def add_work(self, day: ScenarioDay, queue: str, mode: Mode, seconds: Floats) -> None:
        """Count work that reaches a queue, in seconds in each slot."""
        hours = {name: staff.hours for name, staff in self.staff.items()}
        self.work[queue] += seconds
        self.least[queue] += seconds / done_at(day.scenario, queue, mode, hours)

    @property
    def is_shared(self) -> bool:
        """Whether having several in hand makes a difference to the load."""
        return any(bool(np.any(self.least[name] != self.work[name])) for name in self.work)

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
    traffic.least.update({name: np.zeros(SLOTS) for name in scenario.queues})
    traffic.staff.update({name: staff_of(day, name) for name in scenario.groups})
    for intent in scenario.intents:
        _before(traffic, day, intent)
        for channel, offered in day.offered(intent).items():
            for own, share in queues_on(scenario, intent, channel).items():
                _follow(traffic, day, _Stream(intent, channel, own), offered * share)
        for channel, served in day.at_bot(intent).items():
            _follow_to_bot(traffic, day, intent, channel, served)
    for (_, target, kind), contacts in traffic.edges.items():
        if kind not in ("overflow",):
            traffic.nodes[target] += contacts
    _offers(traffic, scenario)
    _to_the_groups(traffic, day)
    return traffic


def levels_of(scenario: Scenario, queue: str) -> dict[int, list[str]]:
    """Return the groups that serve a queue, by level, the first level first."""
    levels: dict[int, list[str]] = {}
    for name, group in scenario.groups.items():
        if queue in group.serves:
            levels.setdefault(group.serves[queue].level, []).append(name)
    return dict(sorted(levels.items()))


def booked_in(scenario: Scenario, queue: str) -> str:
    """Return where callbacks booked by the terms of a queue wait; the queue itself without an offer."""
    return callback_queue(scenario, queue) or queue


def is_for_callbacks(traffic: Traffic, queue: str) -> bool:
    """Tell whether callbacks that were booked elsewhere wait in a queue."""
    return any(b == ("queue", queue) and a != b and kind == "callback" for a, b, kind in traffic.edges)


def _nodes(scenario: Scenario) -> Iterator[Node]:
    used = {channel.flow for channel in scenario.channels.values()}
    used |= {channel.closed.bot_flow for channel in scenario.channels.values()}
    yield from (("intent", name) for name in scenario.intents)
    sites = {name for intent in scenario.intents for name in sites_of(scenario, intent)}
    yield from (("site", name) for name in scenario.self_service if name in sites)
    yield from (("channel", name) for name in scenario.channels)
    yield from (("flow", name) for name in scenario.flows if name in used)
    yield from (("queue", name) for name in scenario.queues)
    yield from (("group", name) for name in scenario.groups)


def _before(traffic: Traffic, day: ScenarioDay, intent: str) -> None:
    """Draw an intent's cases to self-service, and note what ends before any contact."""
    before = day.before(intent)
    prevented = float(before.prevented.sum())
    if prevented:
        traffic.lost.setdefault(intent, {})["prevented"] = prevented
    for name, uses in before.uses.items():
        used = float(uses.sum())
        traffic.nodes["intent", intent] += used
        traffic.add(("intent", intent), ("site", name), "way", used)
        lost = traffic.lost.setdefault(name, {})
        for kind, ended in (("found", before.found[name]), ("given up", before.given_up[name])):
            lost[kind] = lost.get(kind, 0.0) + float(ended.sum())


def _from_need(traffic: Traffic, day: ScenarioDay, intent: str, channel: str, contacts: float) -> None:
    """Draw contacts to a channel: straight from their need, or from self-service that did not help."""
    before = day.before(intent)
    coming = {site: float(cases.sum()) for (site, name), cases in before.to.items() if name == channel}
    total = sum(coming.values())
    for site, cases in coming.items() if total else [("", 1.0)]:
        part = contacts * cases / (total or 1.0)
        if site and part:
            traffic.add(("site", site), ("channel", channel), "way", part)
        elif not site:
            traffic.nodes["intent", intent] += part
            traffic.add(("intent", intent), ("channel", channel), "way", part)


@dataclass(frozen=True)
class _Stream:
    """Contacts of an intent on a channel whose segments wait in one of its queues."""

    intent: str
    channel: str
    own: str


def _follow(traffic: Traffic, day: ScenarioDay, stream: _Stream, offered: Floats) -> None:
    """Draw a stream's contacts to the queues and through them."""
    scenario, intent, channel = day.scenario, stream.intent, stream.channel
    contacts = float(offered.sum())
    _from_need(traffic, day, intent, channel, contacts)
    flow = scenario.channels[channel].flow
    if flow is None:
        traffic.add(("channel", channel), ("queue", stream.own), "way", contacts)
        _through_the_queues(traffic, day, stream, {stream.own: offered}, {})
        return
    through = offered * day.numbers(scenario.flows[flow].share)
    past, contacts = offered - through, float(through.sum())
    traffic.add(("channel", channel), ("flow", flow), "way", contacts)
    shares = flow_shares(day, scenario.flows[flow], intent, {stream.own: 1.0})
    _out_of_the_flow(traffic, scenario, flow, shares, contacts)
    arriving: dict[str, Floats] = {}
    misrouted: dict[str, Floats] = {}
    if past.any():
        traffic.add(("channel", channel), ("queue", stream.own), "way", float(past.sum()))
        arriving[stream.own] = past
    for (_, kind, target), share in shares.ends.items():
        if target:
            queue = booked_in(scenario, target) if kind == "callback" else target
            into = misrouted if kind == "misroute" else arriving
            into[queue] = into.get(queue, np.zeros(SLOTS)) + through * share
    _through_the_queues(traffic, day, stream, arriving, misrouted)


def _follow_to_bot(traffic: Traffic, day: ScenarioDay, intent: str, channel: str, served: Floats) -> None:
    """Draw those whom a closed channel's flow serves; who comes to a queue leaves a message, if any can.

    Those who go past the flow come to a queue, too.
    """
    closed = day.scenario.channels[channel].closed
    if closed.bot_flow is None:
        return
    contacts = float(served.sum())
    _from_need(traffic, day, intent, channel, contacts)
    traffic.add(("channel", channel), ("flow", closed.bot_flow), "way", contacts)
    flow = day.scenario.flows[closed.bot_flow]
    shares, through = flow_shares(day, flow, intent, {"": 1.0}), day.number(flow.share, intent)
    ended = {kind: through * shares.ended(kind) for kind in ("contained", HUNG_UP)}
    rest = max(0.0, 1 - sum(ended.values()))
    lost = traffic.lost.setdefault(closed.bot_flow, {})
    message = closed.message_channel
    for kind, share in (*ended.items(), *((("lost", rest),) if message is None else ())):
        if share > 0:
            lost[kind] = lost.get(kind, 0.0) + contacts * share
    if message is None:
        return
    for own, share in queues_on(day.scenario, intent, message).items():
        left = served * rest * share
        traffic.add(("flow", closed.bot_flow), ("queue", own), "way", float(left.sum()))
        _through_the_queues(traffic, day, _Stream(intent, message, own), {own: left}, {})


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
            queue = booked_in(scenario, target)
            traffic.add(("flow", flow), ("queue", queue), "callback", contacts * share)
        else:
            traffic.add(("flow", flow), ("queue", target), "way", contacts * share)


def _through_the_queues(
    traffic: Traffic,
    day: ScenarioDay,
    stream: _Stream,
    arriving: Mapping[str, Floats],
    misrouted: Mapping[str, Floats],
) -> None:
    """Draw transfers between queues, and add up the work of every part."""
    spec, mode = day.scenario.intents[stream.intent], day.scenario.channels[stream.channel].mode
    moderated = (site.moderation for site in day.scenario.self_service.values())
    # nobody passes a post on
    looked_through = any(each is not None and each.channel == stream.channel for each in moderated)
    arriving = dict(arriving)
    for queue, contacts in misrouted.items():
        traffic.add_work(day, queue, mode, contacts * _first_part(day, stream, spec.misrouted))
        traffic.add(("queue", queue), ("queue", stream.own), "back", float(contacts.sum()))
        arriving[stream.own] = arriving.get(stream.own, np.zeros(SLOTS)) + contacts
    handle = sum(day.parts(stream.intent, stream.own, stream.channel), np.zeros(SLOTS))
    here = [(queue, contacts, handle) for queue, contacts in arriving.items()]
    for _ in range(_MOST_TRANSFERS):
        following: list[tuple[str, Floats, Floats]] = []
        for queue, contacts, seconds in here:
            stays = contacts.copy()
            for target, transfer in ({} if looked_through else spec.transfers).items():
                if (transfer.out_of or stream.own) != queue:
                    continue
                passed = contacts * day.numbers(transfer.probability)
                stays -= passed
                briefing = 0.0 if transfer.way == "cold" else day.means(transfer.briefing)
                first = _first_part(day, stream, transfer) + briefing
                traffic.add_work(day, queue, mode, passed * first)
                traffic.add(("queue", queue), ("queue", target), "transfer", float(passed.sum()))
                following.append((target, passed, _next_part(day, stream, target) + briefing))
            traffic.add_work(day, queue, mode, stays * seconds)
        here = [part for part in following if part[1].sum() > 1e-9]


def _first_part(day: ScenarioDay, stream: _Stream, over: HandOver) -> Floats:
    """The mean handle time of the agent who passes a contact on, the briefing left out, in each slot."""
    talk, hold, wrap_up = day.parts(stream.intent, stream.own, stream.channel)
    return (
        (talk if over.after is None else day.means(over.after))
        + (hold if over.hold is None else day.means(over.hold))
        + (wrap_up if over.wrap_up is None else day.means(over.wrap_up))
    )


def _next_part(day: ScenarioDay, stream: _Stream, target: str) -> Floats:
    """The mean handle time of the part after a transfer, in each slot."""
    transfer = day.scenario.intents[stream.intent].transfers[target]
    talk, hold, wrap_up = day.parts(stream.intent, stream.own, stream.channel)
    differs = transfer.handle_time
    if differs is not None:
        talk = talk if differs.talk is None else day.means(differs.talk)
        hold = hold if differs.hold is None else day.means(differs.hold)
        wrap_up = wrap_up if differs.wrap_up is None else day.means(differs.wrap_up)
    saved = day.numbers(transfer.kept) * day.numbers(transfer.saves)
    return talk * (1 - saved) + hold + wrap_up


def _offers(traffic: Traffic, scenario: Scenario) -> None:
    """Draw the offers of callbacks and other channels; how many take them is not known before a run."""
    for name, queue in scenario.queues.items():
        if queue.callback is not None:
            traffic.add(("queue", name), ("queue", booked_in(scenario, name)), "callback", 0.0)
        if queue.deflection is None:
            continue
        for intent in scenario.intents:
            if name not in possible_queues(scenario, intent):
                continue
            for target in queues_on(scenario, intent, queue.deflection.channel):
                if target != name:
                    traffic.add(("queue", name), ("queue", target), "deflection", 0.0)


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
