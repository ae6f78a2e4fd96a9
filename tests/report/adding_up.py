"""What the story of every case must hold to."""

from __future__ import annotations

from ccsim.report.trace.events import events_of
from ccsim.report.trace.lived import Lived
from ccsim.report.trace.parts import attempts_of


def assert_times_add_up(lived: Lived) -> None:
    """The events of every attempt run from its first to its end, in order."""
    attempts = 0
    for rows in lived.cases():
        for parts in attempts_of(lived, rows):
            instants = [event.instant for event in events_of(parts)]
            assert instants == sorted(instants)
            assert instants[0] == parts[0].row["offered"]
            ended = int(parts[-1].row["ended"])
            assert instants[-1] == (ended if ended >= 0 else lived.plan.timeline.horizon)
            attempts += 1
    assert attempts == (lived.contacts["via"] == 0).sum()
