"""What takes part: a name, a length of run, and a way to get ready."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from benchmarks.counts import Counts

#: Given a seed, prepares one run and returns what is to be timed.
Start = Callable[[int], Callable[[], Any]]
#: The counts of what a run returned.
Count = Callable[[Any], Counts]


@dataclass(frozen=True)
class Contestant:
    """
    A program that simulates the queue.

    Attributes
    ----------
    name
        As printed.
    get_ready
        Given the days to simulate, compiles and builds all that a second run would not do again.
    days
        Simulated in one run: about a second of work.
    """

    name: str
    get_ready: Callable[[int], tuple[Start, Count]]
    days: int
