"""SimPy's clock, with events of one instant ordered by what they are."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from typing import Any, cast

import simpy
from simpy.events import Event, EventPriority

from ccsim.engine.ranks import ENTITY_BITS

#: Dead timers are cleared out when there are more than this, and more than live events.
_FEW = 64


class Moment(Event):
    """An event that happens by itself at an instant of the future."""

    def __init__(self, clock: Clock, when: int, kind: int, entity: int) -> None:
        super().__init__(clock)
        self._ok = True
        self._value = None
        self.cancelled = False
        # the rank takes the place of SimPy's priorities: wake-ups (0 and 1) come before any of ours
        clock.schedule(self, cast(EventPriority, kind << ENTITY_BITS | entity), when - clock.now)


class Clock(simpy.Environment):
    """
    A SimPy environment in whole microseconds.

    Events of one instant run by kind, then entity (`ccsim.engine.ranks`), not by insertion.
    """

    def __init__(self) -> None:
        super().__init__(0)
        self._cancelled = 0

    @property
    def now(self) -> int:
        """The simulated instant, in microseconds since the origin."""
        return cast(int, self._now)

    def at(self, when: int, kind: int, entity: int) -> Moment:
        """An event to wait for: this instant, in the order of its kind and entity."""
        return Moment(self, when, kind, entity)

    def call_at(self, when: int, kind: int, entity: int, action: Callable[[], Any]) -> Moment:
        """Have something done at an instant that no story waits for."""
        moment = Moment(self, when, kind, entity)
        cast(list[Callable[[Event], Any]], moment.callbacks).append(lambda _: action())
        return moment

    def cancel(self, moment: Moment) -> None:
        """Make a scheduled moment pass without effect, and clear the queue of such when they pile up."""
        moment.cancelled = True
        cast(list[Callable[[Event], Any]], moment.callbacks).clear()
        self._cancelled += 1
        if self._cancelled > _FEW and 2 * self._cancelled > len(self._queue):
            self._queue[:] = [entry for entry in self._queue if not getattr(entry[3], "cancelled", False)]
            heapq.heapify(self._queue)
            self._cancelled = 0


class TidyClock(Clock):
    """A clock that has something done before each timed event, once everybody who was woken has gone on."""

    def __init__(self) -> None:
        super().__init__()
        self.tidy: Callable[[], None] = lambda: None

    def step(self) -> None:
        """Let the next event happen."""
        super().step()
        if not self._somebody_is_woken():
            self.tidy()

    def _somebody_is_woken(self) -> bool:
        """Whether a story that was woken at this instant has still to go on."""
        if not self._queue:
            return False
        when, priority, _, _ = self._queue[0]
        return when == self._now and priority <= EventPriority(1)
