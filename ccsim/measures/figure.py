"""A measure over a population: what a goal is set on, and options are compared by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ccsim.measures.catalogue.all_measures import all_measures
from ccsim.measures.cells import Cell
from ccsim.measures.estimate.certain import impossible_totals
from ccsim.measures.measure import EACH_THRESHOLD, SPLITS, Measure, Split
from ccsim.scenario import Scenario
from ccsim.scenario.faults import Problem, nearest
from ccsim.typing import Ints
from ccsim.units import format_duration

#: What a figure is of: names by split; several are taken together.
Of = tuple[tuple[Split, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Figure:
    """
    A measure, with its threshold, over a population.

    Attributes
    ----------
    measure
        With its threshold filled in.
    of
        The names to which it is limited, by split; empty for everything.
    """

    measure: Measure
    of: Of = ()

    @property
    def label(self) -> str:
        """The id, what of it and of whom: ``frt/human_calendar_contact share 1 h, channel email``."""
        told = f"{self.measure.id} {self.measure.statistic}"
        if self.measure.threshold is not None:
            told += f" {format_duration(self.measure.threshold)}"
        return ", ".join([told, *(f"{split} {'+'.join(names)}" for split, names in self.of)])

    def members(self, cells: Sequence[Cell]) -> Ints:
        """The cells of the population."""
        chosen = [
            number
            for number, cell in enumerate(cells)
            if all(getattr(cell, split) in names for split, names in self.of)
        ]
        return np.array(chosen, dtype=np.int64)


def find_figure(
    scenario: Scenario,
    measure: str,
    *,
    statistic: str | None = None,
    within: float | None = None,
    of: Mapping[Split, Sequence[str]] | None = None,
) -> Figure | Problem:
    """
    Find the figure that is meant, or say why there is none.

    Parameters
    ----------
    scenario
        In which it is to be measured; the names in ``of`` are known there.
    measure
        Its id, such as ``frt/human_calendar_contact``.
    statistic
        Which of several. By default the share where ``within`` is given, else the first without a threshold.
    within
        Seconds; of what is counted within a time.
    of
        Names by split.

    Returns
    -------
    Figure or Problem
        A problem lies at the field of its name: ``measure``, ``statistic``, ``within`` or ``of``.
    """
    of = of or {}
    known = [each for each in all_measures() if each.id == measure]
    if not known:
        return _unknown(measure)
    found = _chosen(known, statistic, within)
    if isinstance(found, Problem):
        return found
    for split in of:
        if split not in found.splits:
            told = f"it is told by {', '.join(found.splits)}" if found.splits else "it is told in total only"
            return Problem(("of", split), f"{measure} is not told by {split}", found=split, hint=told)
    impossible = impossible_totals(scenario)
    for terms in (found.numerator, found.denominator):
        if terms and {term.removeprefix("-").removesuffix("@") for term in terms} <= impossible:
            hint = "nothing in the scenario makes it happen"
            return Problem(("measure",), f"{measure} cannot occur here", found=measure, hint=hint)
    exact = found if within is None else found.at([within])[0]
    return Figure(exact, tuple((split, tuple(of[split])) for split in SPLITS if split in of))


def _unknown(measure: str) -> Problem:
    variants = [each.id for each in all_measures() if each.family == measure]
    if variants:
        named = ", ".join(dict.fromkeys(variants))
        message = f"{measure} does not say which variant"
        return Problem(("measure",), message, found=measure, allowed=named)
    ids = list(dict.fromkeys(each.id for each in all_measures()))
    hint = nearest(measure, ids) or "`ccsim measures` lists all"
    return Problem(("measure",), f'there is no measure "{measure}"', found=measure, hint=hint)


def _chosen(known: Sequence[Measure], statistic: str | None, within: float | None) -> Measure | Problem:
    """The statistic that is meant of a measure's."""
    names = list(dict.fromkeys(each.statistic for each in known))
    wanted = [each for each in known if statistic in (None, each.statistic)]
    if not wanted:
        message = f'{known[0].id} has no statistic "{statistic}"'
        return Problem(("statistic",), message, found=statistic, allowed=", ".join(names))
    timed = [each for each in wanted if each.threshold == EACH_THRESHOLD]
    plain = [each for each in wanted if each.threshold != EACH_THRESHOLD]
    if within is not None:
        hint = f"remove within, or choose another statistic: {', '.join(names)}"
        text = format_duration(within)
        message = f"{known[0].id} is not counted within a time"
        return timed[0] if timed else Problem(("within",), message, found=text, hint=hint)
    message = f"{known[0].id} does not say within which time"
    return plain[0] if plain else Problem(("within",), message, hint="write within: 1 h")
