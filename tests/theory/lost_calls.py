"""How many of how many callers a day with few lines loses, exactly."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.linalg import expm
from scipy.sparse import coo_matrix
from scipy.sparse.linalg import expm_multiply

from ccsim.typing import Floats

#: More callers on one day weigh less than 1e-12.
_MOST = 60


@dataclass(frozen=True)
class LossDay:
    """
    Poisson calls for a while, exponential talk, ``lines`` and nowhere to wait.

    Attributes
    ----------
    calls
        Expected over the day.
    talk
        Mean, as a part of the time in which calls come.
    taken
        Lines taken at the beginning.
    """

    calls: float
    talk: float
    lines: int = 2
    taken: int = 0

    @cached_property
    def law(self) -> Floats:
        """The probability of k callers of whom j are lost, by k and j."""
        return np.asarray(self.ends.sum(axis=2))

    @cached_property
    def ends(self) -> Floats:
        """
        The same, and b lines are taken in the end.

        The chain counts along: its states are the lines taken, the callers and the lost ones so far.
        """
        states = [(b, k, j) for k in range(_MOST + 1) for j in range(k + 1) for b in range(self.lines + 1)]
        place = {state: number for number, state in enumerate(states)}
        into, out_of, rates = [], [], []

        def leads(here: int, there: int, rate: float) -> None:
            into.extend([there, here])
            out_of.extend([here, here])
            rates.extend([rate, -rate])

        for here, (b, k, j) in enumerate(states):
            if k < _MOST:
                taken = (b + 1, k + 1, j) if b < self.lines else (b, k + 1, j + 1)
                leads(here, place[taken], self.calls)
            if b:
                leads(here, place[b - 1, k, j], b / self.talk)
        begin = np.zeros(len(states))
        begin[place[self.taken, 0, 0]] = 1.0
        chain = coo_matrix((rates, (into, out_of)), shape=(len(states), len(states))).tocsr()
        found = np.zeros((_MOST + 1, _MOST + 1, self.lines + 1))
        b, k, j = np.array(states).T
        found[k, j, b] = expm_multiply(chain, begin)
        return found

    def met(self, at_most: float) -> float:
        """The probability of a day that loses at most a share of its callers, among days with any."""
        k, j = np.indices(self.law.shape)
        some = k > 0
        return float(self.law[some & (j <= at_most * k)].sum() / self.law[some].sum())

    def mark(self, each: float, lost: float) -> float:
        """
        Return the expectation of ``each ** callers * lost ** lost ones``, in another way.

        Without counting: the lines taken are a chain of few states in which a call weighs what it is worth.
        """
        number = np.arange(self.lines + 1)
        chain = np.diag(-self.calls - number / self.talk)
        chain += np.diag(number[1:] / self.talk, -1) + np.diag(np.full(self.lines, self.calls * each), 1)
        chain[-1, -1] += self.calls * each * lost
        return float(expm(chain)[self.taken].sum())
