"""The totals of several replications, side by side: what every figure is estimated from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ccsim.measures.cells import Cell
from ccsim.measures.columns import LARGEST
from ccsim.measures.histogram import BINS, VARIABLES
from ccsim.measures.measure import SPLITS, Measure, Split
from ccsim.typing import Floats, Ints


@dataclass(frozen=True)
class Histograms:
    """
    The histograms of several replications, only the bins with something in them (one entry each).

    Attributes
    ----------
    row
        Position of the replication.
    variable, cell, place, count
        Which variable, cell and bin, and how many durations lie in it.
    """

    row: NDArray[np.int32]
    variable: NDArray[np.int32]
    cell: NDArray[np.int32]
    place: NDArray[np.int32]
    count: NDArray[np.int32]


@dataclass(frozen=True)
class Sample:
    """
    The totals of some replications.

    Attributes
    ----------
    totals
        [replication, cell, column], in counts, seconds and money.
    columns
        Names of the columns.
    cells
        What each cell belongs to.
    histograms
        For quantiles.
    window
        Length of the measured time, in seconds.
    channels
        Of a week or month, of which histograms are kept by channel only: the channels by which their
        ``cell`` numbers them, None behind them standing for none. None where it is the cell.
    """

    totals: Floats
    columns: tuple[str, ...]
    cells: tuple[Cell, ...]
    histograms: Histograms
    window: float
    channels: tuple[str | None, ...] | None = None

    @property
    def n(self) -> int:
        """Number of replications."""
        return len(self.totals)

    @cached_property
    def _place(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.columns)}

    def labels(self, by: Sequence[Split]) -> list[tuple[str, ...]]:
        """The values a split takes, in the order of the scenario; one empty tuple for no split."""
        return [label for label in self._split(by) if None not in label]

    def members(self, by: Sequence[Split], label: tuple[str, ...]) -> Ints:
        """The cells that belong to a value of a split."""
        return self._split(by).get(label, np.zeros(0, dtype=np.int64))

    def _split(self, by: Sequence[Split]) -> dict[tuple[str, ...], Ints]:
        """The cells by the values of a split; a table asks for the same few splits a thousand times."""
        splits = tuple(by)
        if splits not in self._splits:
            found: dict[tuple[str, ...], list[int]] = {}
            for number, cell in enumerate(self.cells):
                found.setdefault(tuple(getattr(cell, split) for split in splits), []).append(number)
            self._splits[splits] = {
                label: np.array(members, dtype=np.int64) for label, members in found.items()
            }
        return self._splits[splits]

    @cached_property
    def _splits(self) -> dict[tuple[Split, ...], dict[tuple[str, ...], Ints]]:
        return {}

    def sums(self, members: Ints) -> Floats:
        """[replication, column]: totals of some cells together."""
        # those of a split often lie side by side: then there is nothing to copy
        side_by_side = len(members) > 0 and bool((np.diff(members) == 1).all())
        chosen = self.totals[:, slice(members[0], members[-1] + 1) if side_by_side else members]
        sums: Floats = chosen.sum(axis=1)
        for column in LARGEST:
            sums[:, column] = chosen[:, :, column].max(axis=1, initial=0.0)
        return sums

    def terms(self, sums: Floats, terms: Sequence[str]) -> Floats:
        """A numerator or denominator, one figure per replication."""
        result = np.zeros(len(sums))
        for term in terms:
            name = term.removeprefix("-")
            column = np.full(len(sums), self.window) if name == "window" else sums[:, self._place[name]]
            result += -column if term.startswith("-") else column
        return result

    def histogram(self, terms: Sequence[str], members: Ints) -> tuple[Floats, Ints]:
        """[replication, bin] of some variables (a leading minus subtracts), and which bins those are."""
        chosen = self._chosen(members)
        signed = [(self._entries(term.removeprefix("-"), chosen), term.startswith("-")) for term in terms]
        kept = np.concatenate([entries for entries, _ in signed])
        signs = np.concatenate([np.full(len(entries), -1 if minus else 1) for entries, minus in signed])
        places = self.histograms.place[kept]
        present: Ints = np.flatnonzero(np.bincount(places, minlength=BINS)).astype(np.int64)
        order = np.zeros(BINS, dtype=np.int64)
        order[present] = np.arange(len(present))
        at = self.histograms.row[kept] * len(present) + order[places]
        weights = self.histograms.count[kept] * signs
        dense = np.bincount(at, weights=weights, minlength=self.n * len(present))
        return dense.reshape(self.n, len(present)).astype(np.float64), present

    def _chosen(self, members: Ints) -> NDArray[np.bool_]:
        """Of which rows of the histograms some cells are made up."""
        if self.channels is None:
            chosen = np.zeros(len(self.cells), dtype=np.bool_)
            chosen[members] = True
            return chosen
        own = [each.channel for each in self.cells]
        named = {own[member] for member in members}
        if sum(channel in named for channel in own) != len(members):
            raise KeyError(
                "quantiles by week or month are kept in total and by channel only; leave out the other "
                "split, or the week or month"
            )
        return np.array([channel in named for channel in self.channels], dtype=np.bool_)

    def _entries(self, variable: str, chosen: NDArray[np.bool_]) -> NDArray[np.int64]:
        """The entries of a variable in the chosen cells."""
        entries = self._by_variable.get(VARIABLES.index(variable), np.zeros(0, dtype=np.int64))
        return entries[chosen[self.histograms.cell[entries]]]

    @cached_property
    def _by_variable(self) -> dict[int, NDArray[np.int64]]:
        # few values: of numbers this short NumPy sorts digits, one pass for all variables
        variables = self.histograms.variable.astype(np.int8)
        ends = np.cumsum(np.bincount(variables, minlength=len(VARIABLES)))
        parts = np.split(np.argsort(variables, kind="stable"), ends[:-1])
        return {number: entries for number, entries in enumerate(parts) if len(entries)}


def groupings(sample: Sample, measure: Measure, by: Sequence[Sequence[str]]) -> list[tuple[Split, ...]]:
    """The splits a measure has among those wanted."""
    wanted = [tuple(split for split in SPLITS if split in each) for each in by]
    splits = [each for each in wanted if all(split in measure.splits for split in each)]
    if measure.quantile is not None and sample.channels is not None:
        return [each for each in splits if each in ((), ("channel",))]
    return splits
