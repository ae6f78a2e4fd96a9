"""Customers who call again: after abandoning, and after a service."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import optimize, stats

from .calls import DAY, DAYS, FIRST_DAY, in_fault

__all__ = ["EDGES", "Returns", "fit_returns", "observe"]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

#: Bounds of the delays looked at, seconds. What comes after 8 hours is not told from a customer's ordinary
#: calls.
EDGES = np.array([0, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 28_800], dtype=float)
#: Customers with more calls in the month than this trade daily; their returns drown in their ordinary calls.
MOST_CALLS = 20
WEEKS = (-3, -2, -1, 1, 2, 3)
HANG_UP = 10


@dataclass(frozen=True)
class Returns:
    """Returns after one kind of call, corrected for hidden calls and for the customers' ordinary calls."""

    calls: int
    raw: float
    """Share of the calls after which an identified call of the customer follows within 8 hours."""
    found: Floats
    """Share that returns, hidden calls included, by delay (``EDGES``)."""
    ordinary: Floats
    """Share that calls in the same time of the weeks before and after."""
    probability: float
    """Probability of a return: found less ordinary, over 8 hours."""
    median: float
    """Median of the lognormal delay fitted to the excess, seconds."""
    p90: float
    """Its 90% point, seconds."""


@dataclass(frozen=True)
class _Line:
    """Moments (seconds since 1 February) of calls, and whether each had to wait."""

    moment: Floats
    waited: Floats


def _state_of(calls: pd.DataFrame) -> _Line:
    """Return what is known of the queue: the calls that any agent serves, in order of time."""
    probe = calls[calls["type"].isin(["PS", "NW"])]
    at = _since_start(probe, "entry")
    order = np.argsort(at, kind="stable")
    return _Line(at[order], probe["queued"].to_numpy(dtype=float)[order])


def _since_start(calls: pd.DataFrame, column: str) -> Floats:
    days = np.array([(day - FIRST_DAY).days for day in calls["day"]])
    since: Floats = days * DAY + calls[column].to_numpy(dtype=float)
    return since


def _chance_to_wait(line: _Line, times: Floats) -> float:
    """Return the share of the moments at which a call would have had to wait, by the call nearest in time."""
    right = np.clip(np.searchsorted(line.moment, times), 1, len(line.moment) - 1)
    before, after = times - line.moment[right - 1], line.moment[right] - times
    nearest = np.where(before < after, right - 1, right)
    usable = np.minimum(np.abs(before), np.abs(after)) < 1800  # else the centre is closed
    return float(line.waited[nearest[usable]].mean())


def observe(source: pd.DataFrame, calls: pd.DataFrame) -> Returns:
    """
    Measure the returns after the calls ``source``, among the identified ``calls``.

    A customer is identified only when its call has to wait, so a return that finds an agent idle is hidden.
    For every delay the share seen is divided by the chance, over the source calls, that a call with that
    delay has to wait. From it the same customers' ordinary calls are taken: the share that calls in the same
    hours of other weeks.
    """
    line = _state_of(calls)
    known = calls[calls["customer"] > 0]
    usual = known.groupby("customer").size()
    known = known[known["customer"].map(usual) <= MOST_CALLS]
    source = source[(source["customer"] > 0) & (source["customer"].map(usual) <= MOST_CALLS)]
    ended = _since_start(source, "left")
    ended = np.where(source["abandoned"], ended, _since_start(source, "end"))
    entry = pd.Series(_since_start(known, "entry"), index=known["customer"].to_numpy())
    times = {customer: np.sort(own.to_numpy()) for customer, own in entry.groupby(level=0)}
    delays, shifted, windows = [], [], 0
    for customer, end in zip(source["customer"], ended, strict=True):
        own = times[customer]
        delays.append(_next(own, end))
        for week in WEEKS:
            moved = end + week * 7 * DAY
            if moved >= 0 and moved + EDGES[-1] <= DAYS * DAY:
                windows += 1
                shifted.append(_next(own, moved))
    steps = pairwise(EDGES)
    chance = np.array(
        [_chance_to_wait(line, (ended[:, None] + np.linspace(a, b, 13)[1:]).ravel()) for a, b in steps]
    )
    found = np.histogram(delays, EDGES)[0] / chance / len(ended)
    everyday = float(calls.loc[calls["type"].isin(["PS", "NW"]), "queued"].mean())
    ordinary = np.histogram(shifted, EDGES)[0] / everyday / windows
    excess = np.clip(found - ordinary, 0, None)
    median, p90 = _lognormal(excess)
    raw = float((np.array(delays) <= EDGES[-1]).mean())
    return Returns(len(ended), raw, found, ordinary, float((found - ordinary).sum()), median, p90)


def _next(times: npt.NDArray[Any], after: float) -> float:
    place = int(np.searchsorted(times, after, side="right"))
    return float(times[place] - after) if place < len(times) else np.inf


def _lognormal(weights: Floats) -> tuple[float, float]:
    """Fit a lognormal delay to the excess shares by delay; returns median and 90% point, seconds."""
    tops = np.log(EDGES[1:])

    def minus(x: Floats) -> float:
        cdf = np.concatenate([[0.0], stats.norm.cdf(tops, x[0], np.exp(x[1]))])
        return -float((weights * np.log(np.diff(cdf).clip(1e-12) / cdf[-1])).sum())

    found = optimize.minimize(minus, np.array([6.5, 0.3]), method="Nelder-Mead")
    mu, sigma = float(found.x[0]), float(np.exp(found.x[1]))
    return float(np.exp(mu)), float(np.exp(mu + sigma * stats.norm.ppf(0.9)))


def fit_returns(calls: pd.DataFrame) -> dict[str, Returns]:
    """Measure returns after abandoning (all, regular, priority), services, and hang-ups under 10 s."""
    calls = calls[~in_fault(calls)]
    gone, served = calls[calls["abandoned"]], calls[~calls["abandoned"]]
    short = served["service"] < HANG_UP
    kinds = {
        "abandoned": gone,
        "abandoned, regular": gone[gone["priority"] == 1],
        "abandoned, priority": gone[gone["priority"] == 2],
        "served": served[~short],
        "hung up on": served[short],
    }
    return {name: observe(source, calls) for name, source in kinds.items()}
