"""One date of a person's shifts, cut into stretches of one activity each."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from typing import NamedTuple

from ccsim.engine.logs import OVERTIME, PAID_BREAK, UNPAID_BREAK, WORK

Spells = tuple[tuple[int, int], ...]

#: Where several hold at once, the first of these counts.
_PRECEDENCE = (PAID_BREAK, UNPAID_BREAK, WORK, OVERTIME)


class ShiftDay(NamedTuple):
    """What a shift says about one date, as spells in seconds of the day."""

    hours: Spells
    breaks: Spells
    unpaid_breaks: Spells
    overtime: Spells


def day_stretches(
    shifts: Iterable[ShiftDay], instant: Callable[[int], int]
) -> tuple[tuple[int, int, int], ...]:
    """
    Cut a date into stretches, in order and without overlaps.

    Breaks count within the hours of their own shift, paid ones before unpaid ones; overtime counts outside
    the hours of all.

    Parameters
    ----------
    shifts
        All shifts the person works.
    instant
        The simulated instant, in microseconds, of a second of the day: spells are cut by the clock that runs,
        not by the clock on the wall, which may be put forward or back between them.

    Returns
    -------
    tuple
        (activity, begin, end) each, touching stretches of one activity as one.
    """
    spells: dict[int, list[tuple[int, int]]] = {activity: [] for activity in _PRECEDENCE}
    for shift in shifts:
        hours, breaks, unpaid, overtime = (
            [(instant(begin), instant(end)) for begin, end in each] for each in shift
        )
        spells[WORK] += hours
        spells[PAID_BREAK] += _common(breaks, hours)
        spells[UNPAID_BREAK] += _common(unpaid, hours)
        spells[OVERTIME] += overtime
    stretches: list[tuple[int, int, int]] = []
    edges = sorted({edge for each in spells.values() for spell in each for edge in spell})
    for begin, end in itertools.pairwise(edges):
        activity = next((each for each in _PRECEDENCE if _holds(spells[each], begin)), None)
        if activity is None:
            continue
        if stretches and stretches[-1][0] == activity and stretches[-1][2] == begin:
            begin = stretches.pop()[1]
        stretches.append((activity, begin, end))
    return tuple(stretches)


def _common(some: list[tuple[int, int]], others: list[tuple[int, int]]) -> list[tuple[int, int]]:
    both = [(max(one[0], two[0]), min(one[1], two[1])) for one in some for two in others]
    return [(begin, end) for begin, end in both if begin < end]


def _holds(spells: list[tuple[int, int]], instant: int) -> bool:
    return any(begin <= instant < end for begin, end in spells)
