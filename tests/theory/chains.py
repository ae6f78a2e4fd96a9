"""The exact M/M/n/K+M queue, from its birth-death chain."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.linalg import expm

from ccsim.typing import Floats

#: Longest line that is looked at where the lines are not limited; what lies beyond weighs less than 1e-15.
_LONGEST = 400


@dataclass(frozen=True)
class Queue:
    """
    Poisson arrivals, exponential talk and patience, ``agents``; all times in seconds.

    Attributes
    ----------
    rate
        Calls per second.
    talk, patience
        Means; a patience of `inf` is Erlang C.
    places
        Waiting places; None for no limit. With 0 it is Erlang B.
    """

    rate: float
    talk: float
    agents: int
    patience: float = np.inf
    places: int | None = None

    @cached_property
    def _giving_up(self) -> float:
        return 0.0 if np.isinf(self.patience) else 1.0 / self.patience

    @cached_property
    def law(self) -> Floats:
        """Stationary probabilities of 0, 1, 2 ... callers in the centre."""
        most = self.agents + (_LONGEST if self.places is None else self.places)
        number = np.arange(1, most + 1)
        leaving = np.minimum(number, self.agents) / self.talk
        leaving = leaving + np.maximum(number - self.agents, 0) * self._giving_up
        weights = np.concatenate([[0.0], np.cumsum(np.log(self.rate) - np.log(leaving))])
        law = np.exp(weights - weights.max())
        return np.asarray(law / law.sum(), dtype=np.float64)

    @cached_property
    def _ahead(self) -> Floats:
        """Probability that a caller has to wait behind 0, 1, 2 ... others."""
        admitted = len(self.law) if self.places is None else len(self.law) - 1
        return self.law[self.agents : admitted]

    @cached_property
    def _steps(self) -> Floats:
        """Rates at which the line moves up with 0, 1, 2 ... still ahead."""
        return self.agents / self.talk + np.arange(len(self._ahead)) * self._giving_up

    @property
    def blocked(self) -> float:
        """Share of the callers who find all places taken."""
        return 0.0 if self.places is None else float(self.law[-1])

    @property
    def had_to_wait(self) -> float:
        """Share of the callers who enter the line."""
        return float(self._ahead.sum())

    @property
    def in_line(self) -> float:
        """Mean number waiting."""
        waiting = np.maximum(np.arange(len(self.law)) - self.agents, 0)
        return float(self.law @ waiting)

    @property
    def occupancy(self) -> float:
        """Mean share of the agents who are busy."""
        return float(self.law @ np.minimum(np.arange(len(self.law)), self.agents)) / self.agents

    @property
    def abandoned(self) -> float:
        """Share of the callers who give up."""
        return self.in_line * self._giving_up / self.rate

    @property
    def mean_wait(self) -> float:
        """Mean wait of all callers, those who give up included."""
        return self.in_line / self.rate

    @property
    def speed_of_answer(self) -> float:
        """Mean wait of the handled."""
        faster = self._steps + self._giving_up
        waited = float(self._ahead @ (np.cumprod(self._steps / faster) * np.cumsum(1.0 / faster)))
        return waited / (1.0 - self.abandoned - self.blocked)

    @property
    def mean_virtual_wait(self) -> float:
        """Mean wait of a caller of endless patience in each one's place."""
        return float(self._ahead @ np.cumsum(1.0 / self._steps))

    def _ends(self, seconds: float, giving_up: float) -> tuple[float, float]:
        """Shares of the callers who wait and have been answered, or have given up, after so long."""
        size = len(self._ahead)
        rates = np.zeros((size + 2, size + 2))
        place = np.arange(size)
        rates[place, place] = -self._steps - giving_up
        rates[place[1:], place[:-1]] = self._steps[1:]
        rates[0, size], rates[place, size + 1] = self._steps[0], giving_up
        ends = expm(rates * seconds)
        return float(self._ahead @ ends[:size, size]), float(self._ahead @ ends[:size, size + 1])

    def answered_within(self, seconds: float) -> float:
        """Share of the callers who are answered after at most so long."""
        return 1.0 - self.had_to_wait - self.blocked + self._ends(seconds, self._giving_up)[0]

    def abandoned_within(self, seconds: float) -> float:
        """Share of the callers who give up after at most so long."""
        return self._ends(seconds, self._giving_up)[1]

    def replied_within(self, seconds: float) -> float:
        """Share of the callers whose talk is over after at most so long."""
        size = len(self._ahead)
        rates = np.zeros((size + 2, size + 2))
        place = np.arange(size)
        rates[place, place] = -self._steps - self._giving_up
        rates[place[1:], place[:-1]] = self._steps[1:]
        rates[0, size], rates[size, size], rates[size, size + 1] = (
            self._steps[0],
            -1 / self.talk,
            1 / self.talk,
        )
        ends = expm(rates * seconds)
        at_once = 1.0 - self.had_to_wait - self.blocked
        return float(at_once * ends[size, size + 1] + self._ahead @ ends[:size, size + 1])

    def virtual_within(self, seconds: float) -> float:
        """Share of the callers in whose place one of endless patience would wait at most so long."""
        return 1.0 - self.had_to_wait - self.blocked + self._ends(seconds, 0.0)[0]
