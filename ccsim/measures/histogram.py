"""One fixed log-linear histogram of durations, from which quantiles are read within 0.5%."""

from __future__ import annotations

import numpy as np

from ccsim.kernel import inner_kernel
from ccsim.typing import Floats, Ints

#: Duration of the finest step: 2^10 microseconds.
_SHIFT = 10
#: Steps to each doubling: a bin is at most 1/128 of its lower edge wide, its middle 0.4% off at most.
_STEPS = 128
_OCTAVES = 28
#: Binary digits of the steps.
_FINEST = _STEPS.bit_length() - 1
#: Binary digits of a float behind its exponent, and the exponent of 1.
_MANTISSA, _ONE = 52, 1023
#: Exact zeros have a bin of their own, the first one; 2^45 us (407 days) and more share the last.
BINS = 1 + _STEPS * (_OCTAVES + 1)

#: What is kept as a histogram, in the order in which the compiled passes know it.
VARIABLES: tuple[str, ...] = (
    "frt_calendar",
    "frt_business",
    "case_frt_calendar",
    "case_frt_business",
    "wait_answered",
    "wait_abandoned",
    "wait_all",
    "resolution_time",
    "callback_wait",
    "automated_calendar",
    "automated_business",
    "case_automated_calendar",
    "case_automated_business",
    "case_late_calendar",
    "case_late_business",
)
(
    H_FRT_CALENDAR, H_FRT_BUSINESS, H_CASE_FRT_CALENDAR, H_CASE_FRT_BUSINESS, H_WAIT_ANSWERED,
    H_WAIT_ABANDONED, H_WAIT_ALL, H_RESOLUTION_TIME, H_CALLBACK_WAIT, H_AUTOMATED_CALENDAR,
    H_AUTOMATED_BUSINESS, H_CASE_AUTOMATED_CALENDAR, H_CASE_AUTOMATED_BUSINESS, H_CASE_LATE_CALENDAR,
    H_CASE_LATE_BUSINESS,
) = range(len(VARIABLES))  # fmt: skip


@inner_kernel
def bin_of(duration: int) -> int:
    """
    The bin a duration falls in.

    Parameters
    ----------
    duration
        Microseconds, not negative.
    """
    if duration <= 0:
        return 0
    steps = duration >> _SHIFT
    if steps < _STEPS:
        return 1 + steps
    # the exponent of a float tells the number of binary digits: below 2^53 none is rounded
    octave = int(np.float64(steps).view(np.int64) >> _MANTISSA) - _ONE - _FINEST
    place = 1 + _STEPS * octave + (steps >> octave)
    return min(place, BINS - 1)


def edges() -> Ints:
    """The lower edge of every bin and the upper edge of the last one, in microseconds."""
    places = np.arange(BINS, dtype=np.int64)
    octaves = np.maximum(places // _STEPS - 1, 0)
    lower = (places - octaves * _STEPS) << (octaves + _SHIFT)
    result: Ints = np.concatenate([np.zeros(1, dtype=np.int64), lower])
    return result


def quantile_of(counts: Floats, places: Ints, share: float) -> float:
    """
    A quantile of the durations in some bins.

    Parameters
    ----------
    counts
        How many durations lie in each of the bins ``places``.
    places
        Bins, ascending.
    share
        Which quantile, in (0, 1).

    Returns
    -------
    float
        Seconds, interpolated within the bin; NaN without any duration.
    """
    row = np.asarray(counts, dtype=np.float64)[np.newaxis]
    return float(weighted_quantiles(row, np.ones((1, 1)), places, share)[0])


def weighted_quantiles(counts: Floats, weights: Floats, places: Ints, share: float) -> Floats:
    """
    The same quantile of several weightings of some histograms.

    Parameters
    ----------
    counts
        [histogram, bin].
    weights
        [weighting, histogram].
    places, share
        As for `quantile_of`.

    Returns
    -------
    Floats
        Seconds, one per weighting.
    """
    if counts.shape[1] == 0:
        return np.full(len(weights), np.nan)
    cumulated = np.cumsum(counts, axis=1)
    total = (weights * cumulated[:, -1]).sum(axis=1)
    wanted = share * total
    # bisection for the first bin that reaches the wanted rank: far fewer sums than all bins
    low, high = np.zeros(len(weights), dtype=np.int64), np.full(len(weights), counts.shape[1] - 1)
    while (low < high).any():
        middle = (low + high) // 2
        reached = (weights * cumulated[:, middle].T).sum(axis=1) >= wanted
        low, high = np.where(reached, low, middle + 1), np.where(reached, middle, high)
        low = np.minimum(low, high)
    inside = (weights * counts[:, low].T).sum(axis=1)
    before = (weights * cumulated[:, low].T).sum(axis=1) - inside
    part = np.divide(wanted - before, inside, out=np.zeros(len(weights)), where=inside > 0)
    limits = edges()
    lower, upper = limits[places[low]], limits[places[low] + 1]
    seconds: Floats = (lower + np.clip(part, 0.0, 1.0) * (upper - lower)) / 1e6
    seconds[total <= 0] = np.nan
    return seconds
