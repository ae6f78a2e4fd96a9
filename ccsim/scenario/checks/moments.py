"""Local times that the calendar does not have."""

from __future__ import annotations

from collections.abc import Iterator

from ccsim.scenario.faults import Problem
from ccsim.scenario.local_time import exists
from ccsim.scenario.parts import Parts

__all__ = ["moment_problems"]


def moment_problems(parts: Parts) -> Iterator[Problem]:
    """Yield the events that begin or end at a time the clocks skip.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    assert parts.scenario is not None
    if not parts.sound("calendar"):
        return
    zone = parts.scenario.calendar.zone
    for i, event in enumerate(parts.scenario.events):
        for name, moment in (("from", event.begin), ("to", event.end)):
            if not exists(moment, zone):
                message = f"{moment:%Y-%m-%d %H:%M} does not exist in {zone.key}: the clocks go forward"
                yield Problem(
                    ("events", i, name), message, found=str(moment), hint="write a time before or after"
                )
