"""The least a computer must do: first come, first served, as a recursion over the agents' free times."""

from __future__ import annotations

from collections.abc import Callable

import numba
import numpy as np

from benchmarks.contestant import Count, Start
from benchmarks.counts import Counts
from benchmarks.erlang_a import AGENTS, PATIENCE, RATE, TALK


@numba.njit(cache=True)
def recursion(seed: int, horizon: float) -> tuple[int, int, int, int]:
    """
    Simulate the queue until the horizon (seconds), without events, log or state.

    A call reaches an agent when the first one is free, unless its patience ends before (Kiefer and
    Wolfowitz 1955, with abandonment). Returns offered, handled, abandoned, unfinished.
    """
    np.random.seed(seed)  # noqa: NPY002 - the generator that Numba compiles
    free = np.zeros(AGENTS)
    offered = handled = abandoned = unfinished = 0
    now = np.random.exponential(3600.0 / RATE)  # noqa: NPY002
    while now < horizon:
        offered += 1
        first = np.argmin(free)
        begin = max(now, free[first])
        ends = now + np.random.exponential(PATIENCE)  # noqa: NPY002
        gives_up = ends < begin
        if not gives_up:
            ends = begin + np.random.exponential(TALK)  # noqa: NPY002
            free[first] = ends
        if ends >= horizon:
            unfinished += 1
        elif gives_up:
            abandoned += 1
        else:
            handled += 1
        now += np.random.exponential(3600.0 / RATE)  # noqa: NPY002
    return offered, handled, abandoned, unfinished


def get_ready(days: int) -> tuple[Start, Count]:
    """Compile it."""
    recursion(0, 1.0)

    def start(seed: int) -> Callable[[], tuple[int, int, int, int]]:
        return lambda: recursion(seed, days * 86_400.0)

    return start, lambda counted: Counts(*counted)
