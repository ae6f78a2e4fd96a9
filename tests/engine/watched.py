"""A SimPy centre that is looked at after every instant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

import pytest

from ccsim.engine.centre_state import CentreState
from ccsim.engine.logs import Logs
from ccsim.engine.model import run_model, shared_centre
from ccsim.engine.model.centre import Centre
from ccsim.engine.model.clock import Clock, TidyClock
from ccsim.engine.model.shared_centre import SharedCentre
from ccsim.engine.plan import Plan
from ccsim.engine.simulate import simulate
from ccsim.typing import Rows

#: Called with the centre at the end of every instant at which something happened.
Look = Callable[["Watched"], None]


class _Watching(Clock):
    """Calls somebody when everything of an instant has happened."""

    after_instant: Callable[[], None]

    def step(self) -> None:
        """Let one event happen."""
        super().step()
        if self.peek() > self.now:
            self.after_instant()


class _WatchedClock(_Watching):
    """The clock of a centre."""


class _WatchedTidyClock(_Watching, TidyClock):
    """The clock of a centre that tidies up: it does so before anybody looks."""


class Watched(Protocol):
    """A centre with its tables in the open."""

    address: int
    clock: Clock
    counts: Any
    plan: Plan
    shares: bool
    tables: Mapping[str, Any]

    @property
    def contacts(self) -> Any:
        """The rows written so far."""


def _watch(centre: Any, look: Look, plan: Plan, state: CentreState) -> None:
    centre.clock.after_instant = lambda: look(centre)
    centre.plan, centre.shares = plan, plan.shares
    centre.address = state.address
    centre.tables, centre.counts = state.tables, state.counts


class WatchedCentre(Centre):
    """The same centre, with its tables in the open."""

    def __init__(self, look: Look, plan: Plan, cases: Rows, state: CentreState) -> None:
        super().__init__(cases, state, _WatchedClock())
        _watch(self, look, plan, state)


class WatchedSharedCentre(SharedCentre):
    """The same where agents may have several contacts in hand."""

    def __init__(self, look: Look, plan: Plan, cases: Rows, state: CentreState) -> None:
        super().__init__(cases, state)
        _watch(self, look, plan, state)


def simulate_watched(plan: Plan, look: Look, *, seed: int, replication: int) -> Logs:
    """Run one replication of the model, and look at it after every instant."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run_model, "Centre", lambda *args: WatchedCentre(look, plan, *args))
        patch.setattr(shared_centre, "TidyClock", _WatchedTidyClock)
        patch.setattr(run_model, "SharedCentre", lambda *args: WatchedSharedCentre(look, plan, *args))
        return simulate(plan, seed=seed, replication=replication, engine="simpy")
