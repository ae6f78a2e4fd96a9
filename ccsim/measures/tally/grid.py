"""What the compiled passes need to know of a run: plain numbers only."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ccsim.kernel import inner_kernel, kernel
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
        Thresholds; the former ascending.
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


@kernel
def place_at(edges: Ints, instant: int) -> int:
    """The stretch an instant lies in, or the one next to it, where there is no hint; see `locate`."""
    low, high = 0, len(edges) - 1
    while high - low > 1:
        middle = (low + high) >> 1
        if edges[middle] <= instant:
            low = middle
        else:
            high = middle
    return low


@inner_kernel
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


@inner_kernel
def clock(grid: Grid, channel: int, instant: int) -> int:
    """What a channel's business clock shows at an instant, in microseconds."""
    first, last = grid.open_first[channel], grid.open_first[channel + 1]
    low, high = first, last
    # the last spell that began by then
    while low < high:
        middle = (low + high) >> 1
        if grid.open_from[middle] <= instant:
            low = middle + 1
        else:
            high = middle
    return clock_in(grid, low - 1, first, instant)


@inner_kernel
def spell_near(begins: Ints, first: int, last: int, instant: int, hint: int) -> int:
    """
    The last of a channel's spells that began by an instant.

    Parameters
    ----------
    begins
        See `Grid.open_from`.
    first, last
        The channel's spells among them, ``[first, last)``.
    instant
        Microseconds since the origin.
    hint
        A spell near it, or the one before the first.

    Returns
    -------
    int
        Its place; one less than ``first`` where none began by then.
    """
    spell = hint
    while spell >= first and begins[spell] > instant:
        spell -= 1
    while spell < last - 1 and begins[spell + 1] <= instant:
        spell += 1
    return spell


@inner_kernel
def clock_in(grid: Grid, spell: int, first: int, instant: int) -> int:
    """What a business clock shows at an instant, of which the spell is known; see `spell_near`."""
    if spell < first:
        return 0
    return int(grid.open_before[spell] + min(instant, grid.open_until[spell]) - grid.open_from[spell])
