"""The gaps between an agent's services: wrap-up, idleness or break."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import stats

from .calls import HALF_HOUR, pattern_of
from .volumes import OPENING

__all__ = [
    "BREAK",
    "LAST_SECOND",
    "BetweenCalls",
    "Gaps",
    "between_calls",
    "find_gaps",
    "waiting",
]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

#: Idle this long (seconds) while customers wait is a break. 92% of the services that end while somebody waits
#: are followed by the next within it, half within 5 s; see ``between_calls``.
BREAK = 60

#: A gap is a break, too, if an available agent would have had less than this chance to get no call in it.
CHANCE = 0.05

#: An agent whose first service begins, or whose last ends, this near (seconds) to opening or closing is taken
#: to be there from opening, or to closing: a gap like any other.
EDGE = 1800

#: Services may run past midnight by up to two hours.
LAST_SECOND = 26 * 3600


@dataclass(frozen=True)
class Gaps:
    """
    One day's gaps between an agent's services, from ``begin`` to ``end`` (seconds of the day).

    ``waited`` are the seconds of the gap in which a regular call (type PS, which every agent serves) waited;
    ``direct`` tells whether the gap ended with a regular call that found an agent idle; ``is_break`` is the
    verdict.
    """

    begin: Ints
    end: Ints
    waited: Ints
    direct: Bools
    is_break: Bools


def waiting(day: pd.DataFrame) -> Ints:
    """Return the number of regular (PS) calls that wait, for every second of the day."""
    change = np.zeros(LAST_SECOND + 1, dtype=np.int64)
    queued = day[day["queued"] & (day["type"] == "PS")]
    np.add.at(change, np.minimum(queued["joined"], LAST_SECOND), 1)
    np.add.at(change, np.minimum(queued["left"], LAST_SECOND), -1)
    return np.cumsum(change)


def find_gaps(day: pd.DataFrame, queue: Ints, chance: float = CHANCE) -> Gaps:
    """
    Find one day's gaps and tell the breaks among them.

    Gaps lie between an agent's services, and between them and the centre's opening and closing if these are
    near.

    A gap is a break if (1) regular calls waited during more than ``BREAK`` seconds of it, or (2) so many
    regular calls went past it to other idle agents that an available agent would have had less than a chance
    of ``CHANCE`` to get none of them, each call choosing among the agents idle at its time with equal chance.
    """
    opening, closing = (half_hour * HALF_HOUR for half_hour in OPENING[pattern_of(day["day"].iloc[0])])
    rows = []
    for _, own in _served(day).groupby("server"):
        own = own.sort_values(["begin", "end"])
        begin, done = own["begin"].to_numpy(), np.maximum.accumulate(own["end"].to_numpy())
        taken_at_once = (~own["queued"] & (own["type"] == "PS")).to_numpy()
        rows += [
            (done[i], begin[i + 1], taken_at_once[i + 1])
            for i in range(len(own) - 1)
            if begin[i + 1] > done[i]
        ]
        if 0 < begin[0] - opening <= EDGE:
            rows.append((opening, begin[0], taken_at_once[0]))
        if 0 < closing - done[-1] <= EDGE:
            rows.append((done[-1], closing, False))
    begin, end, taken = (np.array(column, dtype=np.int64) for column in zip(*rows, strict=True))
    direct = taken == 1
    so_far = np.concatenate([[0], np.cumsum(queue > 0)])
    waited = so_far[np.minimum(end, LAST_SECOND)] - so_far[np.minimum(begin, LAST_SECOND)]
    idle_while_waiting = waited > BREAK
    is_break = idle_while_waiting
    for _ in range(10):
        verdict = idle_while_waiting | (_passed_over(begin, end, direct, is_break) < np.log(chance))
        if (verdict == is_break).all():
            break
        is_break = verdict
    return Gaps(begin, end, waited, direct, is_break)


def _served(day: pd.DataFrame) -> pd.DataFrame:
    return day[~day["abandoned"] & (day["server"] != "")]


def _passed_over(begin: Ints, end: Ints, direct: Bools, is_break: Bools) -> Floats:
    """Return, for each gap, the log of an available agent's chance to get none of the calls gone past."""
    chance = np.zeros(len(begin))
    settled = 5  # seconds after a service before an agent counts as idle
    for i in np.flatnonzero(direct):
        at = end[i]
        idle = np.flatnonzero((begin <= at - settled) & (end >= at))
        available = int((~is_break[idle]).sum())
        for j in idle:
            if end[j] > at:
                rivals = max(available + int(is_break[j]), 2)
                chance[j] += np.log(1 - 1 / rivals)
    return chance


@dataclass(frozen=True)
class BetweenCalls:
    """How soon agents take the next call while regular calls wait."""

    services: int
    """Services that ended while a regular call waited."""
    median: float
    """Kaplan-Meier median of the time to the next service, seconds."""
    mean: float
    """Mean of those up to ``BREAK``, seconds."""
    within_10: float
    """Share within 10 s."""
    within_break: float
    """Share within ``BREAK``."""


def between_calls(days: list[tuple[Gaps, Ints]]) -> BetweenCalls:
    """
    Measure the time between calls of agents who could take one at once.

    From the end of a service at which a regular call waits, until the next service begins; censored at the
    moment nobody waits any more (then the agent may simply be idle).
    """
    times, ended = [], []
    for gaps, queue in days:
        for begin, end in zip(gaps.begin, gaps.end, strict=True):
            if begin + 1 >= len(queue) or queue[begin + 1] == 0:
                continue
            empty = np.flatnonzero(queue[begin + 1 : end] == 0)
            taken = len(empty) == 0 or begin + 1 + empty[0] >= end - 2
            times.append(float(end - begin if taken else empty[0] + 1))
            ended.append(taken)
    curve = stats.ecdf(stats.CensoredData.right_censored(np.array(times), ~np.array(ended))).cdf
    within = float(curve.evaluate([float(BREAK)])[0])
    grid = np.arange(0, BREAK)
    survival = 1 - curve.evaluate(grid + 0.5)
    mean = float((survival - (1 - within)).sum() / within)
    return BetweenCalls(
        services=len(times),
        median=float(curve.quantiles[np.flatnonzero(curve.probabilities >= 0.5)[0]]),
        mean=mean,
        within_10=float(curve.evaluate([10.0])[0]),
        within_break=within,
    )
