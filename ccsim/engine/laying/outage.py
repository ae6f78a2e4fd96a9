"""When automation is down."""

from __future__ import annotations

from collections.abc import Sequence

from ccsim.demand.timeline import in_force
from ccsim.engine.laying.numbering import Numbering
from ccsim.scenario import Event


def outage(numbers: Numbering, events: Sequence[Event]) -> int:
    """The series that is 1 while any of some events lasts, 0 otherwise."""
    edges: dict[int, int] = {}
    for event in events:
        for moment, change in ((event.begin, 1), (event.end, -1)):
            second = moment.hour * 3600 + moment.minute * 60 + moment.second
            instant = numbers.timeline.instant(moment.date(), second)
            edges[instant] = edges.get(instant, 0) + change
    steps, lasting = [(-(1 << 62), 0.0)], 0
    for instant in sorted(edges):
        lasting += edges[instant]
        steps.append((instant, float(lasting > 0)))
    return numbers.writer.book.add_series(in_force(steps))
