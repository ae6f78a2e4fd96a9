"""A figure over whole days of a run, from its totals by period."""

from __future__ import annotations

import numpy as np

from ccsim.goals.windows import Window
from ccsim.measures.columns import DIVISORS
from ccsim.measures.estimate.sample import Histograms, Sample
from ccsim.measures.estimate.summarise import values_by_replication
from ccsim.measures.figure import Figure
from ccsim.measures.histogram import BINS
from ccsim.measures.layout import Layout
from ccsim.measures.tally.totals import Totals
from ccsim.measures.tally.totals_by_period import TotalsByPeriod, whole_run
from ccsim.typing import Floats
from ccsim.units import US

_FACTORS = {"h": 1 / 3600, "points": 100.0}


class ByWindow:
    """The totals of one replication, over any stretch of its periods."""

    def __init__(self, layout: Layout, totals: Totals) -> None:
        """
        Take them up.

        Parameters
        ----------
        layout, totals
            Of a replication that keeps its periods.
        """
        if totals.by_period is None:
            raise TypeError("a run in which goals are judged keeps its periods")
        self._layout, self._totals = layout, totals
        self._kept: TotalsByPeriod = totals.by_period
        shape = (len(layout.periods), len(layout.cells), len(layout.columns))
        dense = np.zeros(int(np.prod(shape)), dtype=np.int64)
        dense[self._kept.places] = self._kept.amounts
        self._dense = dense.reshape(shape)
        self._divisors = np.array([DIVISORS[column.unit] for column in layout.columns], dtype=np.float64)
        self._samples: dict[Window, Sample] = {}

    def pair(self, figure: Figure, window: Window) -> tuple[float, float]:
        """Numerator and denominator of a figure; of a quantile or total the value and 1, or 0 of nothing."""
        measure = figure.measure
        sample = self._sample(window)
        members = figure.members(self._layout.cells)
        if measure.quantile is not None:
            value = float(values_by_replication(sample, measure, members)[0])
            return (0.0, 0.0) if np.isnan(value) else (value, 1.0)
        sums = sample.sums(members)
        top = float(sample.terms(sums, measure.numerator)[0]) * _FACTORS.get(measure.unit, 1.0)
        if not measure.denominator:
            return top, 1.0
        return top, float(sample.terms(sums, measure.denominator)[0])

    def _sample(self, window: Window) -> Sample:
        if window not in self._samples:
            self._samples[window] = self._made(window)
        return self._samples[window]

    def _made(self, window: Window) -> Sample:
        layout = self._layout
        begin, end = (layout.days.index(day) for day in (window.first, window.last))
        first, last = int(layout.periods.of_day[begin]), int(layout.periods.of_day[end])
        whole = first == 0 and last == len(layout.periods) - 1
        length = layout.periods.edges[last + 1] - layout.periods.edges[first]
        totals: Floats = whole_run(self._dense[first : last + 1]) / self._divisors
        return Sample(
            totals=totals[np.newaxis],
            columns=tuple(column.name for column in layout.columns),
            cells=layout.cells,
            histograms=self._by_cell() if whole else self._by_channel(first, last),
            window=float(length) / US,
            channels=None if whole else (*layout.channels, None),
        )

    def _by_cell(self) -> Histograms:
        block, place = np.divmod(self._totals.codes, np.int32(BINS))
        variable, cell = np.divmod(block, np.int32(len(self._layout.cells)))
        row = np.zeros(len(place), dtype=np.int32)
        return Histograms(row, variable, cell, place, self._totals.counts)

    def _by_channel(self, first: int, last: int) -> Histograms:
        block, place = np.divmod(self._kept.codes, np.int32(BINS))
        block, channel = np.divmod(block, np.int32(len(self._layout.channels) + 1))
        variable, period = np.divmod(block, np.int32(len(self._layout.periods)))
        own = (period >= first) & (period <= last)
        row = np.zeros(int(own.sum()), dtype=np.int32)
        return Histograms(row, variable[own], channel[own], place[own], self._kept.counts[own])
