"""A figure through the intervals of a run: which queues or groups it is made of, and its terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ccsim.demand.reach import first_queues
from ccsim.measures.columns import DIVISORS
from ccsim.measures.figure import Figure
from ccsim.measures.layout import Layout
from ccsim.measures.tally.totals import ENDS, STAFFING, Totals
from ccsim.scenario import Scenario
from ccsim.typing import Floats, Ints
from ccsim.units import US

#: Measured on the agents of a group, not on the contacts of a queue.
_OF_GROUPS = (
    "occupancy/agent",
    "occupancy/slots",
    "concurrency/agent",
    "staffed/time_average",
    "staffed/hours",
)
_OLDEST = "backlog_oldest"
#: What seconds are multiplied by where a measure is told in hours.
_FACTORS = {"h": 1 / 3600, "points": 100.0}


@dataclass(frozen=True)
class ByInterval:
    """
    A figure that can be told by interval.

    Attributes
    ----------
    figure
        The figure.
    places
        The numbers of the queues, or of the groups, that it is made of.
    of_groups
        Whether these are groups.
    """

    figure: Figure
    places: Ints
    of_groups: bool

    def pairs(self, layout: Layout, totals: Totals) -> Floats:
        """[interval, 2]: numerator and denominator, in the measure's unit; 1 where it has none."""
        measure = self.figure.measure
        top = self._sum(layout, totals, measure.numerator) * _FACTORS.get(measure.unit, 1.0)
        below = self._sum(layout, totals, measure.denominator) if measure.denominator else np.ones(len(top))
        return np.stack([top, below], axis=1)

    def _sum(self, layout: Layout, totals: Totals, terms: Sequence[str]) -> Floats:
        found = np.zeros(len(layout.interval_begins))
        for term in terms:
            column = self._column(layout, totals, term.removeprefix("-"))
            found += -column if term.startswith("-") else column
        return found

    def _column(self, layout: Layout, totals: Totals, name: str) -> Floats:
        if name == "window":
            lengths: Floats = np.diff(layout.grid.interval_edges) / US
            return lengths
        if self.of_groups:
            of_groups: Floats = totals.staffing[:, self.places, STAFFING.index(name)].sum(axis=1)
            return of_groups / (US if name.endswith("_time") else 1)
        if name in ENDS:
            ends = totals.ends[:, self.places, ENDS.index(name)]
            told: Floats = ends.max(axis=1) / US if name == _OLDEST else ends.sum(axis=1).astype(np.float64)
            return told
        kept = [column for column in layout.columns if column.by_interval]
        place = [column.name for column in kept].index(name)
        amounts: Floats = totals.intervals[:, self.places, place].sum(axis=1) / DIVISORS[kept[place].unit]
        return amounts


def by_interval(scenario: Scenario, layout: Layout, figure: Figure) -> ByInterval | str:
    """
    Find the queues or groups that make up a figure through the day.

    Parameters
    ----------
    scenario, layout
        Of the run, which counts by queue and by group only.
    figure
        On a measure and a population.

    Returns
    -------
    ByInterval or str
        Why there is none: some queue serves others, too.
    """
    measure = figure.measure
    if not measure.by_interval:
        return f"{measure.id} {measure.statistic} is not told by interval"
    of = dict(figure.of)
    if measure.id in _OF_GROUPS:
        named = of.get("group", layout.groups)
        places = np.array([layout.groups.index(name) for name in named], dtype=np.int64)
        return ByInterval(figure, places, of_groups=True)
    if "group" in of or "self_service" in of:
        return f"{measure.id} by group is not told by interval"
    meant = {number for number, kind in enumerate(layout.kinds) if _is_meant(kind, of)}
    queues = set(of.get("queue", layout.queues))
    if meant != set(range(len(layout.kinds))):
        come = [set(first_queues(scenario, kind)) for kind in layout.kinds]
        queues &= {queue for number in meant for queue in come[number]}
        others = set(_others(queues, come, meant))
        if others:
            return (
                f"intervals are told by queue, and queue {', '.join(sorted(others))} serves others, too; "
                "name a queue in `of`"
            )
    return ByInterval(figure, np.array(sorted(layout.queues.index(each) for each in queues)), of_groups=False)


def _is_meant(kind: object, of: Mapping[Any, tuple[str, ...]]) -> bool:
    return all(getattr(kind, split) in of[split] for split in ("channel", "intent", "segment") if split in of)


def _others(queues: set[str], come: Sequence[set[str]], meant: set[int]) -> Iterator[str]:
    """The queues to which others come, too."""
    for number, reached in enumerate(come):
        if number not in meant:
            yield from reached & queues
