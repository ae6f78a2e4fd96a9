"""Days simulated one after another, and whether each met a goal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

import ccsim
from tests.theory.harness import TEXTBOOK

_DAYS, _REPLICATIONS = 2000, 10


class Outcomes:
    """
    As many days of `blocked-days.yaml` as are asked for, in the order in which they are simulated.

    A day without a call is neither met nor not and is left out, as a goal's periods are.

    Parameters
    ----------
    overrides
        Changes to the scenario.
    seed
        Of the first twenty thousand days; the next have the next.
    """

    def __init__(self, overrides: Mapping[str, Any], seed: int) -> None:
        self._scenario = ccsim.load(TEXTBOOK / "blocked-days.yaml").override(dict(overrides))
        self._seed = seed
        self._offered = self._lost = np.zeros(0, dtype=np.int64)

    def met(self, at_most: float, begin: int, end: int) -> NDArray[np.bool_]:
        """Tell of some of the days with calls, numbered from 0, whether each lost at most a share of them."""
        while len(self._offered) < end:
            self._simulate()
        return np.asarray(self._lost[begin:end] <= at_most * self._offered[begin:end])

    def _simulate(self) -> None:
        result = ccsim.run(
            self._scenario,
            days=_DAYS,
            replications=_REPLICATIONS,
            seed=self._seed,
            interval="1 d",
            periods=None,
        )
        self._seed += 1
        days = result.intervals[["offered", "blocked"]].to_numpy()
        days = days[days[:, 0] > 0]
        self._offered = np.append(self._offered, days[:, 0])
        self._lost = np.append(self._lost, days[:, 1])
