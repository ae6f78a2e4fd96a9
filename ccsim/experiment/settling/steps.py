"""A stated figure as a step function of simulated time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ccsim.demand.distributions.moments import moments
from ccsim.demand.parameters import ParameterWriter
from ccsim.demand.timeline import Timeline
from ccsim.scenario import Distribution, Scenario
from ccsim.typing import Floats, Ints


@dataclass(frozen=True)
class Steps:
    """
    From which instant on what value holds.

    Attributes
    ----------
    instants
        Microseconds since the origin, ascending; the first is minus infinity.
    values
        One for each.
    """

    instants: Floats
    values: Floats

    def at(self, instants: Ints) -> Floats:
        """The values at some instants (microseconds since the origin)."""
        found: Floats = self.values[np.searchsorted(self.instants, instants, side="right") - 1]
        return found


def steps_of_number(scenario: Scenario, timeline: Timeline, value: Any) -> Steps:
    """How a number, profile or dated series runs over a timeline."""
    writer = ParameterWriter(scenario.calendar, timeline)
    series = writer.number(value)
    return _read(writer.book.close(), series)


def steps_of_mean(scenario: Scenario, timeline: Timeline, law: Distribution) -> Steps:
    """How the mean of a distribution (microseconds) runs over a timeline."""
    writer = ParameterWriter(scenario.calendar, timeline)
    series = writer.law(law)
    book = writer.book.close()
    laws = _read(book, series)
    means = {offset: moments(book, int(offset))[0] for offset in set(laws.values.tolist())}
    return Steps(laws.instants, np.array([means[offset] for offset in laws.values.tolist()]))


def together(parts: list[Steps]) -> tuple[Floats, list[Floats]]:
    """All instants at which one of several changes, and the values of each from then on."""
    instants = np.unique(np.concatenate([part.instants for part in parts]))
    return instants, [
        part.values[np.searchsorted(part.instants, instants, side="right") - 1] for part in parts
    ]


def times(one: Steps, other: Steps) -> Steps:
    """Two figures multiplied, at most 1."""
    instants, (values, factors) = together([one, other])
    return Steps(instants, np.minimum(1.0, values * factors))


def _read(book: Floats, series: int) -> Steps:
    count = int(book[series])
    begin = series + 1
    instants, values = book[begin : begin + count], book[begin + count : begin + 2 * count]
    return Steps(instants.copy(), values.copy())
