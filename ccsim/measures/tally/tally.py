"""The totals of one replication while they are filled."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ccsim.kernel import inner_kernel
from ccsim.measures.columns import N_BY_THRESHOLD, N_FIXED, N_OF_CONTACTS
from ccsim.measures.histogram import VARIABLES, bin_of
from ccsim.measures.tally.bins import Bins, count_in
from ccsim.typing import Ints


class Tally(NamedTuple):
    """
    The totals of one replication, being filled.

    A contact that is within the third of five thresholds is so within those behind it. It is counted at the
    third only, and what is counted from a threshold on is summed up in the end (`settle`).

    Attributes
    ----------
    cells
        [period x cell, column]: all cells of the first period, then all of the next; see `place_of`.
    intervals
        [interval, queue, column]: the columns that belong to contacts, then those by threshold.
    histograms
        By cell, of the whole run.
    by_channel
        By period and channel (the channels of the first period, then those of the next), where periods are
        kept, else of no period; what belongs to no channel comes behind the channels.
    channels
        How many channels a period has there; 0 where no periods are kept.
    period, day
        Of each interval.
    channel
        Of each cell, the number of channels where it has none.
    """

    cells: Ints
    intervals: Ints
    histograms: Bins
    by_channel: Bins
    channels: int
    period: NDArray[np.int32]
    day: NDArray[np.int32]
    channel: NDArray[np.int32]


class Place(NamedTuple):
    """
    Where the amounts of a contact are added.

    Attributes
    ----------
    totals
        [column], of its cell in its period.
    by_interval
        [column], of its interval and queue.
    """

    totals: Ints
    by_interval: Ints


class Durations(NamedTuple):
    """
    The durations of a contact that are to be found in histograms.

    Attributes
    ----------
    number
        How many, as the only element.
    variable, duration
        Of each: its place in `VARIABLES`, and microseconds.
    """

    number: Ints
    variable: Ints
    duration: Ints


def no_durations() -> Durations:
    """Place for one contact's durations."""
    room = len(VARIABLES) + 1
    return Durations(*(np.zeros(number, dtype=np.int64) for number in (1, room, room)))


@inner_kernel
def place_of(tally: Tally, cell: int, period: int) -> int:
    """The row of a cell in a period in the totals by cell."""
    return int(cell + period * len(tally.channel))


@inner_kernel
def place_in(tally: Tally, cell: int, interval: int, queue: int) -> Place:
    """Where to add what belongs to a cell, and to an interval of a queue."""
    return Place(tally.cells[place_of(tally, cell, tally.period[interval])], tally.intervals[interval, queue])


@inner_kernel
def add(here: Place, column: int, amount: int) -> None:
    """Add to a total. To add 0 takes less time than to ask whether there is anything to add."""
    here.totals[column] += amount
    here.by_interval[column] += amount


@inner_kernel
def at_threshold(number: int, column: int) -> int:
    """Place of a column that depends on a threshold, among those of a cell."""
    return N_FIXED + number * N_BY_THRESHOLD + column


@inner_kernel
def number_below(limits: Ints, value: int) -> int:
    """How many of the thresholds a duration is beyond: the number of the first one it is within."""
    below = 0
    for number in range(len(limits)):
        below += limits[number] < value
    return below


@inner_kernel
def add_within(here: Place, limits: Ints, first: int, column: int, amount: int) -> None:
    """Add to a total by threshold, from a threshold on; to none of them if that is behind the last."""
    number = min(first, len(limits) - 1)
    amount *= first < len(limits)
    here.totals[at_threshold(number, column)] += amount
    here.by_interval[N_OF_CONTACTS + number * N_BY_THRESHOLD + column] += amount


@inner_kernel
def add_to_cell_within(totals: Ints, limits: Ints, first: int, column: int, amount: int) -> None:
    """Add to a total by threshold that no interval has; see `add_within`."""
    if first < len(limits):
        totals[at_threshold(first, column)] += amount


@inner_kernel
def note(durations: Durations, variable: int, duration: int, holds: bool) -> None:
    """Note a duration if something holds."""
    number = durations.number[0]
    durations.variable[number], durations.duration[number] = variable, duration
    durations.number[0] = number + holds


@inner_kernel
def enter(tally: Tally, durations: Durations, cell: int, period: int) -> None:
    """Count the durations that were noted in the histograms of a cell, and forget them."""
    binned, place = -1, 0
    for number in range(durations.number[0]):
        duration = durations.duration[number]
        # a wait is often the time to the response as well
        if duration != binned:
            binned, place = duration, bin_of(duration)
        variable = durations.variable[number]
        count_in(tally.histograms, variable, cell, place)
        if tally.channels > 0:
            count_in(tally.by_channel, variable, period * tally.channels + tally.channel[cell], place)
    durations.number[0] = 0
