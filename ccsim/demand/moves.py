"""Customers who come by another channel than they used to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ccsim.demand.kind import channels_of
from ccsim.demand.timeline import Timeline
from ccsim.scenario import Scenario
from ccsim.scenario.varying import value_on
from ccsim.typing import Floats, Ints


@dataclass(frozen=True)
class Moves:
    """
    The moves of an intent's cases between its channels, as they are numbered in its kinds.

    Attributes
    ----------
    source, target
        Channels of each move, by their names in order.
    share
        [day, move]: of the cases of its source.
    first_day
        Date ordinal of the first day.
    """

    source: Ints
    target: Ints
    share: Floats
    first_day: int


def lay_moves(scenario: Scenario, intent: str, timeline: Timeline) -> Moves:
    """Lay the moves of an intent over the days of a run."""
    known = channels_of(scenario, intent)
    stated = scenario.intents[intent].moves
    ways = [(source, target) for source in sorted(stated) for target in sorted(stated[source])]
    shares = [stated[source][target] for source, target in ways]
    table = [[value_on(share, day.date) for share in shares] for day in timeline.days]
    return Moves(
        np.array([known.index(source) for source, _ in ways], dtype=np.int64),
        np.array([known.index(target) for _, target in ways], dtype=np.int64),
        np.array(table, dtype=np.float64).reshape(len(timeline.days), len(ways)),
        timeline.days[0].date.toordinal(),
    )
