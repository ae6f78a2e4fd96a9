"""How often an idle agent takes the call that comes: why fewer calls find one at once than in the model."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import optimize

from .gaps import LAST_SECOND, find_gaps, waiting

__all__ = ["Availability", "measure_availability"]

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Availability:
    """What happens to regular calls that come while nobody waits, by the number of agents who look idle."""

    chance: float
    """Chance that an idle agent takes a call that comes: direct = 1 - (1 - chance)^idle."""
    calls: tuple[int, ...]
    """Calls that found 1, 2, ... agents idle."""
    direct: tuple[float, ...]
    """Share of them answered without a wait."""
    fitted: tuple[float, ...]
    """The same by the chance."""


def measure_availability(calls: pd.DataFrame, most: int = 5) -> Availability:
    """
    Estimate the chance that an agent on duty and idle takes a regular call, by maximum likelihood.

    The moments of calls are a fair sample of time, so this is the share of idle agents' time in which they
    are ready although nobody waits. While somebody waits, nearly all take a call within seconds
    (``gaps.between_calls``).
    """
    idle, direct = [], []
    for _, day in calls.groupby("day"):
        queue = waiting(day)
        gaps = find_gaps(day, queue)
        regular = day[(day["type"] == "PS") & (day["exit"] < LAST_SECOND)]
        for at, queued in zip(regular["exit"] - 2, regular["queued"], strict=True):
            if queue[at] > 0 or queue[max(at - 1, 0)] > 0:
                continue
            number = int(((gaps.begin <= at) & (gaps.end > at) & ~gaps.is_break).sum())
            if number:
                idle.append(number)
                direct.append(not queued)
    found, taken = np.array(idle), np.array(direct)

    def minus(chance: float) -> float:
        nobody = (1 - chance) ** found
        return -float(np.where(taken, np.log(1 - nobody), np.log(nobody)).sum())

    chance = float(optimize.minimize_scalar(minus, bounds=(0.01, 0.99), method="bounded").x)
    numbers = range(1, most + 1)
    return Availability(
        chance=chance,
        calls=tuple(int((found == n).sum()) for n in numbers),
        direct=tuple(float(taken[found == n].mean()) for n in numbers),
        fitted=tuple(1 - (1 - chance) ** n for n in numbers),
    )
