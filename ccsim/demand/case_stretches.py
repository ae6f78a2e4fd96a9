"""The cases of one replication, drawn a few days at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from ccsim.demand.cases import ENDLESS, Counted, Demand, count_cases, draw_between
from ccsim.typing import Ints, Rows

#: How many cases are drawn at a time, the rest of the last one's day included: 2 MiB and more.
CASES = 1 << 16


class Stretch(NamedTuple):
    """
    The cases that arise next.

    Attributes
    ----------
    until
        All others arise at this instant (microseconds) or later.
    cases
        Of dtype `ccsim.demand.cases.CASE`, in order.
    """

    until: int
    cases: Rows


class CaseStretches:
    """
    All cases of a replication as `ccsim.demand.cases.draw_cases` gives them, but one stretch after another.

    Draws are keyed by name, so nothing depends on when a case is drawn. A stretch ends at a midnight, where
    the stretches of all intents' volumes end, too.

    Attributes
    ----------
    number
        How many cases there are.
    """

    def __init__(
        self, demand: Demand, seed: int, replication: int, stratum: tuple[int, int] | None = None
    ) -> None:
        self._counted = count_cases(demand, seed, replication, stratum)
        self.number = sum(each.number for each in self._counted)
        begins = np.array([day.begin for day in demand.timeline.days], dtype=np.int64)
        by_day = sum((_by_day(each, begins) for each in self._counted), np.zeros(len(begins), dtype=np.int64))
        stretch = (np.cumsum(by_day) - by_day) // CASES
        self._edges = begins[np.flatnonzero(np.diff(stretch)) + 1].tolist()

    def __iter__(self) -> Iterator[Stretch]:
        """The stretches in the order of time; there is always one, and the last one never ends."""
        begin = -ENDLESS
        for end in [*self._edges, ENDLESS]:
            yield Stretch(end, draw_between(self._counted, begin, end))
            begin = end


def _by_day(counted: Counted, begins: Ints) -> Ints:
    """How many cases of an intent arise on each day."""
    intent = counted.intent
    numbers = np.zeros(len(begins), dtype=np.int64)
    np.add.at(numbers, intent.slots.day_row, counted.counts)
    days = np.searchsorted(begins, intent.fixed["time"], side="right") - 1
    np.add.at(numbers, np.maximum(days, 0), 1)
    return numbers
