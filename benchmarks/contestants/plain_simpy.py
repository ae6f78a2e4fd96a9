"""SimPy as its tutorial teaches it: a process per call, a Resource, and a request or a timeout."""

from __future__ import annotations

import random
from collections.abc import Callable, Generator
from typing import Any

import simpy

from benchmarks.contestant import Count, Start
from benchmarks.counts import Counts
from benchmarks.erlang_a import AGENTS, PATIENCE, RATE, TALK


class CallCentre:
    """The centre's resource and its counters; it keeps no log."""

    def __init__(self, seed: int) -> None:
        self.env = simpy.Environment()
        self.agents = simpy.Resource(self.env, AGENTS)
        self.chance = random.Random(seed)
        self.offered = self.handled = self.abandoned = 0

    def call(self) -> Generator[Any, Any, None]:
        """One call: served if its turn comes before its patience ends."""
        env, draw = self.env, self.chance.expovariate
        self.offered += 1
        with self.agents.request() as request:
            got = yield request | env.timeout(draw(1 / PATIENCE))
            if request in got:
                yield env.timeout(draw(1 / TALK))
                self.handled += 1
            else:
                self.abandoned += 1

    def arrivals(self) -> Generator[Any, Any, None]:
        """Calls arise, one after the other."""
        while True:
            yield self.env.timeout(self.chance.expovariate(RATE / 3600))
            self.env.process(self.call())


def get_ready(days: int) -> tuple[Start, Count]:
    """Nothing to prepare."""

    def start(seed: int) -> Callable[[], CallCentre]:
        def run() -> CallCentre:
            centre = CallCentre(seed)
            centre.env.process(centre.arrivals())
            centre.env.run(until=days * 86_400)
            return centre

        return run

    def count(centre: CallCentre) -> Counts:
        unfinished = len(centre.agents.users) + len(centre.agents.queue)
        return Counts(centre.offered, centre.handled, centre.abandoned, unfinished)

    return start, count
