"""What the compiled passes need to know of a run, and the arrays they fill: plain numbers only."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ccsim.kernel import kernel
from ccsim.measures.columns import N_BY_THRESHOLD, N_FIXED, N_OF_CONTACTS, N_PLAIN, N_PLAIN_BY_THRESHOLD
from ccsim.measures.histogram import PLAIN_VARIABLES, bin_of
from ccsim.measures.tally.bins import Bins, count_in
from ccsim.typing import Ints

#: One row of the contact log, as compiled code sees it.
Row = Any


class Grid(NamedTuple):
    """
    A run as numbers; instants are microseconds since the origin.

    Attributes
    ----------
    measured_from, horizon
        The measured time.
    cell
        Cell of [kind, queue, group + 1]; 0 is for contacts nobody answered, -1 stands for what cannot be.
    use, use_from
        Cell of [kind, self-service], -1 stands for what cannot be; the first of these.
    prevented
        Cell of each kind for cases that did not arise; -1 where nothing is prevented.
    queue, channel
        Of each kind.
    tier, target
        Of each queue; the target in microseconds.
    limited
        Of each channel: whether its lines are limited.
    mode
        Of each channel: a place in `ccsim.scenario.MODES`.
    replies
        Of each channel: whether the first response is the agent's reply, not the moment it is taken up.
    shared
        Whether agents may have several contacts in hand, or others than calls.
    crosses
        Whether a case may go on on another channel, and be answered there before its first contact is.
    interval_edges
        Of the measured time, one more than there are intervals.
    period_edges
        Of the weeks or months by which totals are kept; each is an edge of intervals, too.
    day_edges
        Of the measured days, likewise.
    price_edges
        Between two of them no channel's prices change and no day ends.
    answer_within, short
        Thresholds.
    open_from, open_until, open_before
        Spells in which the business clocks of all channels run, one channel after another, and how long each
        clock had run before.
    open_first
        Where each channel's spells begin in them; one more than there are channels.
    """

    measured_from: int
    horizon: int
    cell: NDArray[np.int32]
    use: NDArray[np.int32]
    use_from: int
    prevented: NDArray[np.int32]
    queue: NDArray[np.int32]
    channel: NDArray[np.int32]
    tier: Ints
    target: Ints
    limited: NDArray[np.bool_]
    mode: Ints
    replies: NDArray[np.bool_]
    shared: bool
    crosses: bool
    interval_edges: Ints
    period_edges: Ints
    day_edges: Ints
    price_edges: Ints
    answer_within: Ints
    short: int
    open_from: Ints
    open_until: Ints
    open_before: Ints
    open_first: NDArray[np.int32]


class Tally(NamedTuple):
    """
    The totals of one replication, being filled.

    Attributes
    ----------
    cells
        [period x cell, column]: all cells of the first period, then all of the next; see `place_of`.
    intervals
        [interval, queue, column].
    histograms
        By cell, of the whole run.
    by_channel
        By period and channel (the channels of the first period, then those of the next), where periods are
        kept, else of no period; what belongs to no channel comes behind the channels.
    channels
        How many channels a period has there; 0 where no periods are kept.
    period
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
    channel: NDArray[np.int32]


@kernel
def place_of(tally: Tally, cell: int, period: int) -> int:
    """The row of a cell in a period in the totals by cell."""
    return int(cell + period * len(tally.channel))


@kernel
def at_threshold(number: int, column: int) -> int:
    """Place of a column that depends on a threshold."""
    return N_FIXED + number * N_BY_THRESHOLD + column


@kernel
def enter(
    tally: Tally, line: Ints, durations: Ints, cell: int, interval: int, queue: int, plain: bool
) -> None:
    """
    Add a line of amounts to a cell and to an interval of a queue, and clear it.

    Parameters
    ----------
    tally
        Added to.
    line, durations
        Amounts by column, and durations by variable (-1: none).
    cell, interval, queue
        Where they belong.
    plain
        Whether only columns of the first `N_PLAIN` and variables of the first `PLAIN_VARIABLES` are filled.
    """
    period = tally.period[interval]
    row = place_of(tally, cell, period)
    for column in range(N_PLAIN if plain else N_OF_CONTACTS):
        tally.cells[row, column] += line[column]
        tally.intervals[interval, queue, column] += line[column]
        line[column] = 0
    last = N_PLAIN_BY_THRESHOLD if plain else N_BY_THRESHOLD
    for first in range(N_FIXED, len(line), N_BY_THRESHOLD):
        for column in range(first, first + last):
            tally.cells[row, column] += line[column]
            tally.intervals[interval, queue, column] += line[column]
            line[column] = 0
    binned, place = -1, 0
    for variable in range(PLAIN_VARIABLES if plain else len(durations)):
        duration = durations[variable]
        if duration >= 0:
            # a wait is often the time to the response as well
            if duration != binned:
                binned, place = duration, bin_of(duration)
            enter_bin(tally, variable, cell, period, place)
            durations[variable] = -1


@kernel
def enter_some(
    tally: Tally, line: Ints, columns: tuple[int, ...], cell: int, interval: int, queue: int
) -> None:
    """Add a line of amounts of which only some columns may be filled, and clear it; see `enter`."""
    row = place_of(tally, cell, tally.period[interval])
    for column in columns:
        tally.cells[row, column] += line[column]
        tally.intervals[interval, queue, column] += line[column]
        line[column] = 0


@kernel
def enter_bin(tally: Tally, variable: int, cell: int, period: int, place: int) -> None:
    """Count a duration that falls into a bin, in the whole run and, where periods are kept, in its period."""
    count_in(tally.histograms, variable, cell, place)
    if tally.channels > 0:
        count_in(tally.by_channel, variable, period * tally.channels + tally.channel[cell], place)


@kernel
def locate(edges: Ints, instant: int, hint: int) -> int:
    """
    The stretch an instant lies in: ``edges[i] <= instant < edges[i + 1]``.

    Parameters
    ----------
    edges
        Ascending.
    instant
        Within them.
    hint
        A stretch near it; contacts come ordered, so a step or two suffices.
    """
    place = hint
    while place > 0 and instant < edges[place]:
        place -= 1
    last = len(edges) - 2
    while place < last and instant >= edges[place + 1]:
        place += 1
    return place


@kernel
def clock(grid: Grid, channel: int, instant: int) -> int:
    """What a channel's business clock shows at an instant, in microseconds."""
    first, last = grid.open_first[channel], grid.open_first[channel + 1]
    return open_time(grid.open_from, grid.open_until, grid.open_before, first, last, instant)


@kernel
def open_time(begins: Ints, ends: Ints, before: Ints, first: int, last: int, instant: int) -> int:
    """
    How long a channel's business clock has run up to an instant, in microseconds.

    Parameters
    ----------
    begins, ends, before
        See `Grid.open_from`.
    first, last
        Its spells among them, ``[first, last)``.
    instant
        Microseconds since the origin.
    """
    low = first
    high = last
    # the last spell that began by then
    while low < high:
        middle = (low + high) >> 1
        if begins[middle] <= instant:
            low = middle + 1
        else:
            high = middle
    if low == first:
        return 0
    spell = low - 1
    return int(before[spell] + min(instant, ends[spell]) - begins[spell])
