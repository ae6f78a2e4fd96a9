"""How long to simulate before measuring."""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections.abc import Iterator

from ccsim.demand.distributions.quantile import quantile
from ccsim.demand.kind import channels_of, segment_shares
from ccsim.demand.parameters import ParameterWriter
from ccsim.demand.timeline import Timeline, build_timeline, default_warm_up
from ccsim.scenario import Contained, Distribution, Repeat, Scenario, SelfService, Terms, terms_of
from ccsim.scenario.reach import sites_of, steps_for
from ccsim.units import US

_POINT = 0.95


def lay_timeline(scenario: Scenario, days: int, start: dt.date | None) -> Timeline:
    """The days of a run, after the scenario's warm-up or the default one."""
    warm_up = scenario.start.warm_up
    if warm_up is None:
        bare = build_timeline(scenario, days=days, warm_up=0.0, start=start)
        warm_up = default_warm_up(list(return_delays(scenario, bare)))
    return build_timeline(scenario, days=days, warm_up=warm_up, start=start)


def return_delays(scenario: Scenario, timeline: Timeline) -> Iterator[float]:
    """
    The 95% points, in seconds, of every delay after which customers return.

    A repeat counts up to its window; delays that vary in time count with all their values on the timeline.
    Who uses self-service first gets in touch when all of it has passed: the time on it, the others' reply
    and the delay.
    """
    for name in scenario.intents:
        for site in sites_of(scenario, name):
            yield from _after_self_service(scenario, timeline, scenario.self_service[site])
        for segment, way in itertools.product(segment_shares(scenario, name), channels_of(scenario, name)):
            terms = terms_of(scenario, name, segment, way)
            yield from _after_contacts(scenario, timeline, terms)
            for ended in (*_contained(scenario, name, way), *_found(scenario, name)):
                yield from _repeats(scenario, timeline, ended.repeat or terms.resolution.repeat)
    for queue in scenario.queues.values():
        if queue.deflection is not None:
            yield from _points(scenario, timeline, queue.deflection.delay)
    for channel in scenario.channels.values():
        if channel.hours is not None and channel.closed.come_back != 0:
            yield from _points(scenario, timeline, channel.closed.delay)


def _after_contacts(scenario: Scenario, timeline: Timeline, terms: Terms) -> Iterator[float]:
    """Those of the returns after contacts of a kind."""
    if terms.chase is not None and terms.chase.probability != 0:
        yield from _points(scenario, timeline, terms.chase.after)
    for again in (terms.redial, terms.retry):
        if again is not None and again.probability != 0:
            yield from _points(scenario, timeline, again.delay)
    if terms.resolution.probability != 1:
        yield from _repeats(scenario, timeline, terms.resolution.repeat)


def _repeats(scenario: Scenario, timeline: Timeline, repeat: Repeat | None) -> Iterator[float]:
    """Those of the returns after what did not resolve a case, up to their window."""
    if repeat is not None and repeat.probability != 0:
        for point in _points(scenario, timeline, repeat.delay):
            yield min(point, repeat.window)


def _contained(scenario: Scenario, intent: str, channel: str) -> Iterator[Contained]:
    """What the flows of a channel contain, and do not always resolve."""
    doors = scenario.channels[channel]
    for flow in (doors.flow, doors.closed.bot_flow):
        for step in steps_for(scenario.flows.get(flow or ""), intent):
            if step.contained is not None and step.contained.resolved != 1:
                yield step.contained


def _found(scenario: Scenario, intent: str) -> Iterator[Contained]:
    """What customers find in self-service, and does not always resolve their case."""
    for site in sites_of(scenario, intent):
        if scenario.self_service[site].success.resolved != 1:
            yield scenario.self_service[site].success


def _after_self_service(scenario: Scenario, timeline: Timeline, site: SelfService) -> Iterator[float]:
    """Those of the first contacts of customers who tried to help themselves."""
    stages = [_points(scenario, timeline, each) for each in (site.lasts, site.reply, site.failure.delay)]
    yield sum(max(points, default=0.0) for points in stages)


def _points(scenario: Scenario, timeline: Timeline, delay: Distribution) -> Iterator[float]:
    writer = ParameterWriter(scenario.calendar, timeline)
    series = writer.law(delay)
    book = writer.book.close()
    steps = int(book[series])
    for law in {int(book[series + 1 + steps + step]) for step in range(steps)}:
        point = quantile(book, law, _POINT) / US
        if math.isfinite(point):
            yield point
