"""The cells of the totals: what a row of numbers belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ccsim.demand.kind import Kind
from ccsim.demand.reach import all_queues, callback_queue, first_queues
from ccsim.scenario import Scenario
from ccsim.typing import Ints


@dataclass(frozen=True)
class Cell:
    """What a row of totals belongs to; None where it belongs to no particular one."""

    channel: str | None = None
    queue: str | None = None
    intent: str | None = None
    segment: str | None = None
    group: str | None = None


@dataclass(frozen=True)
class Cells:
    """
    All cells of a scenario.

    Attributes
    ----------
    all
        Contact cells (kind x queue x group that may answer it there, or nobody), then one per group, then
        the centre.
    place
        Cell of [kind, queue, group + 1]; 0 is for nobody, -1 stands for what cannot be.
    group
        Number of the group of each contact cell, -1 for nobody.
    """

    all: tuple[Cell, ...]
    place: NDArray[np.int32]
    group: Ints


def lay_cells(
    scenario: Scenario,
    kinds: Sequence[Kind],
    groups: Sequence[str],
    queues: Sequence[str],
    served: Mapping[str, Sequence[str]],
) -> Cells:
    """
    Lay out as few cells as the scenario can need.

    Parameters
    ----------
    scenario
        Of the run.
    kinds, groups, queues
        As the logs number them.
    served
        The queues of each group.
    """
    cells: list[Cell] = []
    of_group: list[int] = []
    place = np.full((len(kinds), len(queues), len(groups) + 1), -1, dtype=np.int32)
    for number, kind in enumerate(kinds):
        for queue, answering in _answering(scenario, kind).items():
            for group, name in enumerate((None, *groups), -1):
                if name is not None and not answering.intersection(served[name]):
                    continue
                place[number, queues.index(queue), group + 1] = len(cells)
                of_group.append(group)
                cells.append(Cell(kind.channel, queue, kind.intent, kind.segment, name))
    cells += [Cell(group=name) for name in groups]
    cells.append(Cell())
    return Cells(tuple(cells), place, np.array(of_group, dtype=np.int64))


def _answering(scenario: Scenario, kind: Kind) -> dict[str, set[str]]:
    """
    The queues a kind's contacts belong to, each with the queues from which those may be answered.

    Parts belong to the queue they wait in; a contact as a whole to the one it came to first, also when
    it is answered by a callback, which may wait in another.
    """
    found = {queue: {queue} for queue in all_queues(scenario, kind)}
    for queue in first_queues(scenario, kind):
        for booked in {queue, *found} if queue == kind.queue else {queue}:
            called = callback_queue(scenario, booked)
            found[queue] |= {called} if called else set()
    return found
