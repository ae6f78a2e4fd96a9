"""The cells of the totals: what a row of numbers belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ccsim.demand.kind import Kind
from ccsim.demand.reach import all_queues, callback_queue, first_queues
from ccsim.scenario import Scenario
from ccsim.scenario.reach import sites_of
from ccsim.typing import Ints


@dataclass(frozen=True)
class Cell:
    """What a row of totals belongs to; None where it belongs to no particular one."""

    channel: str | None = None
    queue: str | None = None
    intent: str | None = None
    segment: str | None = None
    group: str | None = None
    self_service: str | None = None


@dataclass(frozen=True)
class Cells:
    """
    All cells of a scenario.

    Attributes
    ----------
    all
        Contact cells (kind x queue x group that may answer it there, or nobody); then those of self-service
        by intent and segment; one per self-service; one per intent and segment, where something is
        prevented; one per group; and the centre.
    place
        Cell of [kind, queue, group + 1]; 0 is for nobody, -1 stands for what cannot be.
    kind, group
        Numbers of the kind and of the group of each contact cell, -1 for nobody.
    use
        Cell of [kind, self-service]; -1 stands for what cannot be.
    prevented
        Cell of each kind for the cases that did not arise; -1 where nothing is prevented.
    """

    all: tuple[Cell, ...]
    place: NDArray[np.int32]
    kind: Ints
    group: Ints
    use: NDArray[np.int32]
    prevented: NDArray[np.int32]


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
        As the logs number them; self-service is numbered by name.
    served
        The queues of each group.
    """
    cells: list[Cell] = []
    of_kind: list[int] = []
    of_group: list[int] = []
    place = np.full((len(kinds), len(queues), len(groups) + 1), -1, dtype=np.int32)
    for number, kind in enumerate(kinds):
        for queue, answering in _answering(scenario, kind).items():
            for group, name in enumerate((None, *groups), -1):
                if name is not None and not answering.intersection(served[name]):
                    continue
                place[number, queues.index(queue), group + 1] = len(cells)
                of_kind.append(number)
                of_group.append(group)
                cells.append(Cell(kind.channel, queue, kind.intent, kind.segment, name))
    use, prevented = _lay_uses(scenario, kinds, cells), _lay_prevented(scenario, kinds, cells)
    cells += [Cell(group=name) for name in groups]
    cells.append(Cell())
    kind_of, group_of = np.array(of_kind, dtype=np.int64), np.array(of_group, dtype=np.int64)
    return Cells(tuple(cells), place, kind_of, group_of, use, prevented)


def _lay_uses(scenario: Scenario, kinds: Sequence[Kind], cells: list[Cell]) -> NDArray[np.int32]:
    """Lay out the cells of self-service; returns that of [kind, self-service]."""
    names = sorted(scenario.self_service)
    use = np.full((len(kinds), len(names)), -1, dtype=np.int32)
    laid: dict[Cell, int] = {}
    for number, kind in enumerate(kinds):
        for name in sites_of(scenario, kind.intent):
            cell = Cell(intent=kind.intent, segment=kind.segment, self_service=name)
            use[number, names.index(name)] = laid.setdefault(cell, len(cells) + len(laid))
    cells += [*laid, *(Cell(self_service=name) for name in names)]
    return use


def _lay_prevented(scenario: Scenario, kinds: Sequence[Kind], cells: list[Cell]) -> NDArray[np.int32]:
    """Lay out the cells of what is prevented; returns that of each kind."""
    prevented = np.full(len(kinds), -1, dtype=np.int32)
    removed = {intent for each in scenario.prevention.values() for intent in each.removes}
    laid: dict[Cell, int] = {}
    for number, kind in enumerate(kinds):
        if kind.intent in removed:
            cell = Cell(intent=kind.intent, segment=kind.segment)
            prevented[number] = laid.setdefault(cell, len(cells) + len(laid))
    cells += laid
    return prevented


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
