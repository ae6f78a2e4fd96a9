"""What one replication's logs say about the window that is judged."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numba
import numpy as np

from ccsim.engine.logs import Logs
from ccsim.engine.outcomes import BLOCKED, CONTAINED, FOUND, NOT_FOUND, PREVENTED, UNFINISHED
from ccsim.typing import Floats, Ints, Rows

US = 1_000_000
HOUR = 3600 * US
DAY = 24 * HOUR

#: From when until when, one entry per contact (microseconds).
Spells = tuple[Ints, Ints]


class View:
    """
    The logs of one replication, seen through a window.

    Parameters
    ----------
    logs
        From `ccsim.engine.simulate`.
    begin, end
        The window, in microseconds since the origin. It must end before the horizon: every contact
        offered in it has to be over, so that no wait is cut off; and nobody found the line closed.

    A row is a part of a contact: the contact as it is offered, a part after a transfer, a callback.
    """

    def __init__(self, logs: Logs, begin: int, end: int) -> None:
        self.logs, self.begin, self.end = logs, begin, end
        rows = logs.contacts
        # the next turn of a conversation has its row before the customer writes: not by the time of offer
        offered = np.ascontiguousarray(rows["offered"])
        self._here = np.flatnonzero((offered >= begin) & (offered < end))
        assert (self.outcome != UNFINISHED).all(), "a contact of the window is not over"
        never = self.outcome[self.column("queued") < 0]
        without = (BLOCKED, CONTAINED, FOUND, NOT_FOUND, PREVENTED)
        assert np.isin(never, without).all(), "a contact of the window never reached its queue"

    def column(self, name: str) -> Rows:
        """A column of the log for the contacts offered in the window."""
        return np.ascontiguousarray(self.logs.contacts[name][self._here])

    @property
    def time(self) -> float:
        """Length of the window, in seconds."""
        return (self.end - self.begin) / US

    @property
    def days(self) -> int:
        """Whole days in the window."""
        return (self.end - self.begin) // DAY

    @property
    def count(self) -> int:
        """Contacts offered in the window."""
        return len(self._here)

    @cached_property
    def outcome(self) -> Rows:
        """How each of them ended."""
        return self.column("outcome")

    @cached_property
    def wait(self) -> Ints:
        """How long each waited in line, until answered or given up (microseconds); 0 if it never joined."""
        start, stop = self._lines
        return (stop - start)[self._here]

    @cached_property
    def handled(self) -> Rows:
        """Which of them were handled."""
        return self._starts[self._here] >= 0

    @cached_property
    def _starts(self) -> Ints:
        return np.ascontiguousarray(self.logs.contacts["answered"])

    @cached_property
    def _lines(self) -> Spells:
        rows = self.logs.contacts
        stop = np.where(self._starts >= 0, self._starts, rows["ended"])
        return np.where(rows["queued"] >= 0, rows["queued"], stop), stop  # who never joined has no spell

    @property
    def queue_spells(self) -> Spells:
        """When everyone, before and after the window too, entered and left the line."""
        return self.queue_spells_of()

    @property
    def busy_spells(self) -> Spells:
        """When everyone's agent began and finished (talk, hold and wrap-up)."""
        return self.busy_spells_of()

    def queue_spells_of(self, **only: int) -> Spells:
        """When those whose columns have these values entered and left the line."""
        joined = self._rows(only) & (self.logs.contacts["queued"] >= 0)
        start, stop = (each[joined] for each in self._lines)
        return start, np.where(stop < 0, self.end, stop)

    def busy_spells_of(self, **only: int) -> Spells:
        """When the agents of those whose columns have these values began and finished."""
        there = self._rows(only) & (self._starts >= 0)
        released = self.logs.contacts["released"][there]
        return self._starts[there], np.where(released < 0, self.end, released)

    def in_hand_spells(self, **only: int) -> Spells:
        """When what agents had in hand began and ended to be so, where these columns have these values."""
        rows = self.logs.in_hand
        rows = rows[_where(rows, only)]
        return np.ascontiguousarray(rows["begin"]), np.where(rows["end"] < 0, self.end, rows["end"])

    def duty_spells(self, group: int) -> Spells:
        """When the agents of a group came on duty and left it."""
        spells = self.logs.agents[self.logs.agents["group"] == group]
        return np.ascontiguousarray(spells["on"]), np.ascontiguousarray(spells["off"])

    def _rows(self, only: Mapping[str, int]) -> Rows:
        """Which rows of the log, of the window or not, have these values."""
        return _where(self.logs.contacts, only)

    def seconds(self, spells: Spells) -> float:
        """Person-seconds that spells spend inside the window."""
        return float(_spread(*spells, self.begin, self.end - self.begin, 1)[0]) / US

    def seconds_by(self, spells: Spells, width: int) -> Floats:
        """Person-seconds that spells spend in each stretch of ``width`` microseconds of the window."""
        return _spread(*spells, self.begin, width, self._stretches(width)) / US

    def count_by(self, instants: Ints, width: int) -> Ints:
        """How many instants fall in each stretch of ``width`` microseconds of the window."""
        return _counted(instants, self.begin, width, self._stretches(width))[1:]

    def number_after(self, spells: Spells, width: int) -> Ints:
        """How many spells hold at the end of each stretch, just before the events of that instant."""
        start, stop = (_counted(each, self.begin, width, self._stretches(width)) for each in spells)
        return np.cumsum(start - stop)[1:]

    def _stretches(self, width: int) -> int:
        return (self.end - self.begin) // width


def first_of_each(cases: Ints) -> Ints:
    """Where each case stands first, in the order of the cases; in a log that is where it begins."""
    return np.asarray(np.unique(cases, return_index=True)[1], dtype=np.int64)


def _where(rows: Rows, only: Mapping[str, int]) -> Rows:
    """Which rows of a log have these values in these columns."""
    found = np.ones(len(rows), dtype=np.bool_)
    for name, value in only.items():
        found &= rows[name] == value
    return found


@numba.njit(nogil=True, cache=True)  # type: ignore[misc]
def _spread(start: Ints, stop: Ints, begin: int, width: int, stretches: int) -> Ints:
    """How much of each stretch the spells cover, in all."""
    total = np.zeros(stretches, dtype=np.int64)
    for row in range(len(start)):
        at, until = start[row] - begin, stop[row] - begin
        place = max(0, at // width)
        while place < stretches and place * width < until:
            total[place] += min(until, (place + 1) * width) - max(at, place * width)
            place += 1
    return total


@numba.njit(nogil=True, cache=True)  # type: ignore[misc]
def _counted(instants: Ints, begin: int, width: int, stretches: int) -> Ints:
    """How many instants lie before the first stretch, and in each of them."""
    total = np.zeros(stretches + 1, dtype=np.int64)
    for row in range(len(instants)):
        place = 0 if instants[row] < begin else (instants[row] - begin) // width + 1
        if place <= stretches:
            total[place] += 1
    return total
