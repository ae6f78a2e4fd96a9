"""A SimPy centre that is looked at after every instant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ccsim.engine.logs import Logs
from ccsim.engine.model import run_model
from ccsim.engine.model.centre import Centre
from ccsim.engine.model.clock import Clock
from ccsim.engine.plan import Plan
from ccsim.engine.simulate import simulate

#: Called with the centre at the end of every instant at which something happened.
Look = Callable[["WatchedCentre"], None]


class _WatchedClock(Clock):
    """Calls somebody when everything of an instant has happened."""

    def __init__(self, after_instant: Callable[[], None]) -> None:
        super().__init__()
        self._after_instant = after_instant

    def step(self) -> None:
        """Let one event happen."""
        super().step()
        if self.peek() > self.now:
            self._after_instant()


class WatchedCentre(Centre):
    """The same centre, with its tables in the open."""

    def __init__(self, look: Look, *args: Any) -> None:
        super().__init__(*args)
        self.clock = _WatchedClock(lambda: look(self))
        self.tables = self._state.tables
        self.counts = self._state.counts


def simulate_watched(plan: Plan, look: Look, *, seed: int, replication: int) -> Logs:
    """Run one replication of the model, and look at it after every instant."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run_model, "Centre", lambda *args: WatchedCentre(look, *args))
        return simulate(plan, seed=seed, replication=replication, engine="simpy")
