"""The most lines of a channel in use at once, from spells that come block by block."""

from __future__ import annotations

import numpy as np

from ccsim.typing import Ints


class LinePeaks:
    """
    Follows how many lines are in use; remembers only those that still are.

    A line that is left at an instant can be taken at it.

    Parameters
    ----------
    edges
        Of the periods, ascending, in microseconds.

    Attributes
    ----------
    peaks
        The most at once in each period, of what is known so far.
    """

    def __init__(self, edges: Ints) -> None:
        self._edges = edges
        self._next = 0  # the first edge that lies after everything known
        self._open = np.zeros(0, dtype=np.int64)
        self.peaks = np.zeros(len(edges) - 1, dtype=np.int64)

    def add(self, begins: Ints, ends: Ints) -> None:
        """
        Add spells, which begin one after the other and not before any of those added before.

        Parameters
        ----------
        begins, ends
            In microseconds.
        """
        lasting = ends > begins
        begins, ends = begins[lasting], ends[lasting]
        if not len(begins):
            return
        free = np.sort(np.concatenate([self._open, ends]))
        known = len(self._open) + np.arange(1, len(begins) + 1)
        at_once = known - np.searchsorted(free, begins, side="right")
        while self._next < len(self._edges) and self._edges[self._next] <= begins[-1]:
            edge = self._edges[self._next]
            begun = len(self._open) + np.searchsorted(begins, edge, side="right")
            self._note_edge(int(begun - np.searchsorted(free, edge, side="right")))
        period = np.searchsorted(self._edges, begins, side="right") - 1
        within = (period >= 0) & (period < len(self.peaks))
        np.maximum.at(self.peaks, period[within], at_once[within])
        self._open = free[np.searchsorted(free, begins[-1], side="right") :]

    def finish(self) -> Ints:
        """The peaks, when nothing is to come any more."""
        while self._next < len(self._edges):
            edge = self._edges[self._next]
            self._note_edge(int((self._open > edge).sum()))
        return self.peaks

    def _note_edge(self, in_use: int) -> None:
        """Note how many are in use where a period begins."""
        if self._next < len(self.peaks):
            self.peaks[self._next] = max(int(self.peaks[self._next]), in_use)
        self._next += 1
