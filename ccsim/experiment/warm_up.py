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
from ccsim.scenario import Distribution, Scenario, terms_of
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
    """
    for name in scenario.intents:
        for segment, way in itertools.product(segment_shares(scenario, name), channels_of(scenario, name)):
            terms = terms_of(scenario, name, segment, way)
            if terms.chase is not None and terms.chase.probability != 0:
                yield from _points(scenario, timeline, terms.chase.after)
            if terms.redial is not None and terms.redial.probability != 0:
                yield from _points(scenario, timeline, terms.redial.delay)
            repeat = terms.resolution.repeat
            if repeat is not None and repeat.probability != 0 and terms.resolution.probability != 1:
                for point in _points(scenario, timeline, repeat.delay):
                    yield min(point, repeat.window)
    for channel in scenario.channels.values():
        if channel.hours is not None and channel.closed.come_back != 0:
            yield from _points(scenario, timeline, channel.closed.delay)


def _points(scenario: Scenario, timeline: Timeline, delay: Distribution) -> Iterator[float]:
    writer = ParameterWriter(scenario.calendar, timeline)
    series = writer.law(delay)
    book = writer.book.close()
    steps = int(book[series])
    for law in {int(book[series + 1 + steps + step]) for step in range(steps)}:
        point = quantile(book, law, _POINT) / US
        if math.isfinite(point):
            yield point
