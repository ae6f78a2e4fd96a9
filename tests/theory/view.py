"""What one replication's logs say about the window that is judged."""

from __future__ import annotations

from functools import cached_property

import numba
import numpy as np

from ccsim.engine.logs import Logs
from ccsim.engine.outcomes import UNFINISHED
from ccsim.typing import Floats, Ints, Rows

US = 1_000_000
HOUR = 3600 * US
DAY = 24 * HOUR


class View:
    """
    The logs of one replication, seen through a window.

    Parameters
    ----------
    logs
        From `ccsim.engine.simulate`.
    begin, end
        The window, in microseconds since the origin. It must end before the horizon: every contact
        offered in it has to be over, so that no wait is cut off.
    """

    def __init__(self, logs: Logs, begin: int, end: int) -> None:
        self.logs, self.begin, self.end = logs, begin, end
        rows = logs.contacts
        first, last = np.searchsorted(rows["offered"], [begin, end])
        #: the contacts offered in the window
        self.offered: Rows = rows[first:last]
        assert (self.offered["outcome"] != UNFINISHED).all(), "a contact of the window is not over"

    @property
    def time(self) -> float:
        """Length of the window, in seconds."""
        return (self.end - self.begin) / US

    @property
    def days(self) -> int:
        """Whole days in the window."""
        return (self.end - self.begin) // DAY

    @cached_property
    def count(self) -> int:
        """Contacts offered in the window."""
        return len(self.offered)

    @cached_property
    def outcome(self) -> Rows:
        """How each of them ended."""
        return np.ascontiguousarray(self.offered["outcome"])

    @cached_property
    def wait(self) -> Ints:
        """How long each of them waited in line, until it was answered or gave up (microseconds)."""
        answered = self.offered["answered"]
        return np.where(answered >= 0, answered, self.offered["ended"]) - self.offered["queued"]

    @cached_property
    def handled(self) -> Rows:
        """Which of them were handled."""
        return self.offered["answered"] >= 0

    @cached_property
    def queue_spells(self) -> tuple[Ints, Ints]:
        """When everyone, before and after the window too, entered and left the line."""
        rows = self.logs.contacts[self.logs.contacts["queued"] >= 0]
        out = np.where(rows["answered"] >= 0, rows["answered"], rows["ended"])
        return np.ascontiguousarray(rows["queued"]), np.where(out < 0, self.end, out)

    @cached_property
    def busy_spells(self) -> tuple[Ints, Ints]:
        """When everyone's agent began and finished (talk, hold and wrap-up)."""
        rows = self.logs.contacts[self.logs.contacts["answered"] >= 0]
        released = rows["released"]
        return np.ascontiguousarray(rows["answered"]), np.where(released < 0, self.end, released)

    def seconds(self, spells: tuple[Ints, Ints]) -> float:
        """Person-seconds that spells spend inside the window."""
        start, stop = spells
        inside = np.minimum(stop, self.end) - np.maximum(start, self.begin)
        return float(inside[inside > 0].sum()) / US

    def seconds_by(self, spells: tuple[Ints, Ints], width: int) -> Floats:
        """Person-seconds that spells spend in each stretch of ``width`` microseconds of the window."""
        return _spread(*spells, self.begin, width, (self.end - self.begin) // width) / US

    def number_at(self, spells: tuple[Ints, Ints], instants: Ints) -> Ints:
        """How many spells hold at each instant, just before its events."""
        start, stop = spells
        return np.searchsorted(np.sort(start), instants) - np.searchsorted(np.sort(stop), instants)

    def count_by(self, instants: Ints, width: int) -> Ints:
        """How many instants fall in each stretch of ``width`` microseconds of the window."""
        place = (instants - self.begin) // width
        stretches = (self.end - self.begin) // width
        return np.bincount(place[(place >= 0) & (place < stretches)], minlength=stretches)


@numba.njit(nogil=True, cache=True)  # type: ignore[misc]
def _spread(start: Ints, stop: Ints, begin: int, width: int, stretches: int) -> Ints:
    total = np.zeros(stretches, dtype=np.int64)
    for row in range(len(start)):
        at, until = start[row] - begin, stop[row] - begin
        place = max(0, at // width)
        while place < stretches and place * width < until:
            total[place] += min(until, (place + 1) * width) - max(at, place * width)
            place += 1
    return total
