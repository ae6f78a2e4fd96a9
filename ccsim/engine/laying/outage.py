"""When automation is down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ccsim.demand.timeline import in_force
from ccsim.engine.laying.numbering import Numbering
from ccsim.scenario import Event


def outage(numbers: Numbering, events: Sequence[Event]) -> int:
    """The series that is 1 while any of some events lasts, 0 otherwise."""
    edges: dict[int, int] = {}
    for event in events:
        begins, ends = _instant(numbers, event.begin), _instant(numbers, event.end)
        if begins < ends:  # not so in an hour that a clock change skips
            edges[begins] = edges.get(begins, 0) + 1
            edges[ends] = edges.get(ends, 0) - 1
    steps, lasting = [(-(1 << 62), 0.0)], 0
    for instant in sorted(edges):
        lasting += edges[instant]
        steps.append((instant, float(lasting > 0)))
    return numbers.writer.book.add_series(in_force(steps))


def _instant(numbers: Numbering, moment: dt.datetime) -> int:
    second = moment.hour * 3600 + moment.minute * 60 + moment.second
    return numbers.timeline.instant(moment.date(), second)
