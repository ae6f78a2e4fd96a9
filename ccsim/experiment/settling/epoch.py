"""Weeks in which stated volumes do not change: what is hidden in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeAlias

import numpy as np

from ccsim.demand.expected import messages_causing
from ccsim.demand.kind import kinds_of
from ccsim.demand.timeline import Timeline
from ccsim.experiment.settling.figure import lay_figures
from ccsim.experiment.settling.hidden import Hidden, unseen, with_settled
from ccsim.experiment.settling.on_trial import OnTrial
from ccsim.experiment.settling.shares import CaseShares, open_shares
from ccsim.experiment.settling.solve import REPLICATIONS, solve
from ccsim.experiment.settling.trial import TRIAL_DAYS, Trials, expected_counts, try_out
from ccsim.experiment.warm_up import lay_timeline
from ccsim.scenario import Scenario
from ccsim.typing import Floats

#: Called with the number of simulated replications done and expected.
Progress: TypeAlias = Callable[[int, int], None]


class Epoch:
    """Weeks in which stated volumes do not change."""

    def __init__(
        self, baseline: Scenario, names: list[str], start: dt.date, progress: Progress, epochs: int
    ) -> None:
        self._baseline, self._names, self._start, self._progress = baseline, names, start, progress
        dates = [start + dt.timedelta(days=day) for day in range(TRIAL_DAYS)]
        self._doors = {name: open_shares(baseline, name, dates) for name in names}
        self._expected, self._done = epochs * sum(REPLICATIONS), 0
        self._unseen = unseen(baseline)
        plain = self._on_trial(
            {name: (door > 0).astype(float) for name, door in self._doors.items()}, self._unseen
        )
        self._timeline: Timeline = lay_timeline(plain, TRIAL_DAYS, start)
        self._caused = self._by_messages()
        self._stated = {name: self._counts(plain, name) - self._caused[name] for name in names}
        self.busy = {name: contacts for name, contacts in self._stated.items() if contacts.sum() > 0}

    def solve(self, figures: Mapping[str, float] | None) -> tuple[dict[str, Floats], dict[str, float]]:
        """Shares by intent, and hidden figures by path: those given, where they are known already."""
        laid = (
            ()
            if figures is not None
            else lay_figures(self._baseline, self._timeline, kinds_of(self._baseline))
        )

        def attempt(shares: Mapping[str, Floats], tried: Mapping[str, float], replications: int) -> Trials:
            known = self._unseen | dict(figures or {}) | dict(tried)
            trials = try_out(self._on_trial(shares, known), self._start, replications, laid)
            self._done += replications
            self._progress(self._done, max(self._done, self._expected))
            volumes = {
                name: replace(trial, cases=trial.cases - self._caused[name], caused=self._caused[name])
                for name, trial in trials.volumes.items()
            }
            return replace(trials, volumes=volumes)

        self._progress(0, self._expected)
        solved, settled = solve(self._stated, OnTrial.begin(laid), attempt, self._start)
        shares = {
            name: _filled(solved[name], contacts, self._doors[name]) for name, contacts in self.busy.items()
        }
        return shares, self._unseen | settled.document()

    def _on_trial(self, shares: Mapping[str, Floats], figures: Mapping[str, float]) -> Scenario:
        volumes = {name: CaseShares({self._start: shares[name]}) for name in self._names}
        return with_settled(self._baseline, Hidden(volumes, figures), "on trial")

    def _counts(self, scenario: Scenario, name: str) -> Floats:
        return expected_counts(scenario, name, self._timeline).reshape(self._doors[name].shape)

    def _by_messages(self) -> dict[str, Floats]:
        """Cases that notifications cause: stated by themselves, and part of the contacts stated."""
        none = {name: np.zeros_like(door) for name, door in self._doors.items()}
        if not any(messages_causing(self._baseline, name) for name in self._names):
            return none
        silent = self._on_trial(none, self._unseen)
        return {name: self._counts(silent, name) for name in self._names}


def _filled(shares: Floats, stated: Floats, doors: Floats) -> Floats:
    """Where these weeks state nothing though the door is open, the share of the whole week."""
    overall = float((shares * stated).sum() / stated.sum())
    return np.where((stated <= 0) & (doors > 0), overall, shares)
