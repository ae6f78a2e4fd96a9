"""Settle: find the cases behind stated contacts, once, on the baseline."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from typing import Any

import numpy as np

from ccsim.errors import RunError
from ccsim.experiment.settling.shares import CaseShares, hidden_volume, interval_of, open_shares
from ccsim.experiment.settling.solve import solve_shares
from ccsim.experiment.settling.trial import TRIAL_DAYS, Trial, expected_counts, try_volumes
from ccsim.experiment.warm_up import lay_timeline
from ccsim.scenario import Dated, Scenario, Settled
from ccsim.scenario.volume_files import read_intervals
from ccsim.typing import Floats
from ccsim.units import DAY

#: Solved lately, by fingerprint: a notebook runs the same scenario again and again.
_SOLVED: OrderedDict[str, dict[str, CaseShares]] = OrderedDict()
_MOST_SOLVED = 16


def settle(scenario: Scenario) -> Scenario:
    """
    Find the hidden case volumes behind volumes of contacts.

    Contacts contain redials, repeats and those who come back: the cases are solved for, so that simulated
    weeks from the calendar's start (and from wherever a dated volume changes) return the stated contacts by
    weekday and interval. The same scenario always gives the same figures.

    Parameters
    ----------
    scenario
        As it stands: the baseline.

    Returns
    -------
    Scenario
        With ``settled`` filled in; itself if nothing counts contacts, or it is settled already.

    Raises
    ------
    ScenarioError
        If returns alone make more contacts than are stated.
    """
    if not _counting_contacts(scenario) or _is_fresh(scenario):
        return scenario
    return _with_settled(scenario, _solved(scenario), scenario.fingerprint())


def settled_for_run(scenario: Scenario) -> Scenario:
    """
    A scenario that can be run: settled on its baseline.

    Overrides never settle again: an overridden scenario takes the figures of the scenario it came from, in
    proportion where its stated volume was changed.
    """
    if not _counting_contacts(scenario):
        return scenario
    if not scenario.unsettled:
        # the figures of a file that has changed since are found again, but not those of an override
        return scenario if scenario.changes else settle(scenario)
    baseline = scenario.baseline
    if baseline is None or baseline == scenario:
        return settle(scenario)
    shares = _solved(baseline)
    for name in _counting_contacts(scenario):
        if name not in shares:
            raise RunError(
                f'an override made the volume of intent "{name}" count contacts; overrides never settle: '
                "state it in the file"
            )
    return _with_settled(scenario, shares, baseline.fingerprint())


def _counting_contacts(scenario: Scenario) -> list[str]:
    return [name for name, intent in scenario.intents.items() if intent.volume.of == "contacts"]


def _is_fresh(scenario: Scenario) -> bool:
    return (
        not scenario.unsettled
        and scenario.settled is not None
        and scenario.settled.fingerprint == scenario.fingerprint()
    )


def _solved(baseline: Scenario) -> dict[str, CaseShares]:
    """Cases per contact by intent, epoch by epoch."""
    key = baseline.fingerprint()
    if key not in _SOLVED:
        names = _counting_contacts(baseline)
        found: dict[str, dict[dt.date, Floats]] = {name: {} for name in names}
        for start in _epochs(baseline, names):
            for name, shares in _solve_epoch(baseline, names, start).items():
                found[name][start] = shares
        everything = {name: np.ones((7, DAY // interval_of(baseline, name))) for name in names}
        _SOLVED[key] = {
            name: CaseShares(by_epoch or {baseline.calendar.start: everything[name]})
            for name, by_epoch in found.items()
        }
        while len(_SOLVED) > _MOST_SOLVED:
            _SOLVED.popitem(last=False)
    return _SOLVED[key]


def _solve_epoch(baseline: Scenario, names: list[str], start: dt.date) -> dict[str, Floats]:
    dates = [start + dt.timedelta(days=day) for day in range(TRIAL_DAYS)]
    doors = {name: open_shares(baseline, name, dates) for name in names}
    shape = {name: door.shape for name, door in doors.items()}

    def on_trial(shares: dict[str, Floats]) -> Scenario:
        return _with_settled(
            baseline, {name: CaseShares({start: shares[name]}) for name in names}, "on trial"
        )

    plain = on_trial({name: (doors[name] > 0).astype(float) for name in names})
    timeline = lay_timeline(plain, TRIAL_DAYS, start)
    stated = {name: expected_counts(plain, name, timeline).reshape(shape[name]) for name in names}

    def attempt(shares: Any, replications: int) -> dict[str, Trial]:
        return try_volumes(on_trial(shares), start, replications)

    busy = {name: contacts for name, contacts in stated.items() if contacts.sum() > 0}
    if not busy:
        return {}
    solved = solve_shares(stated, attempt, start)
    return {name: _filled(solved[name], contacts, doors[name]) for name, contacts in busy.items()}


def _filled(shares: Floats, stated: Floats, doors: Floats) -> Floats:
    """Where these weeks state nothing though the door is open, the share of the whole week."""
    overall = float((shares * stated).sum() / stated.sum())
    return np.where((stated <= 0) & (doors > 0), overall, shares)


def _epochs(baseline: Scenario, names: list[str]) -> list[dt.date]:
    """Where the weeks to settle on begin: the calendar's start, and every later change of a dated volume."""
    first = baseline.calendar.start
    epochs = {first}
    for name in names:
        volume = baseline.intents[name].volume
        if isinstance(volume.count, Dated):
            epochs.update(date for date in volume.count.dated if date > first)
        if volume.intervals is not None:
            dates = read_intervals(volume.intervals, baseline).days
            if dates and first not in dates:
                epochs.add(min(dates))
    return sorted(epochs)


def _with_settled(scenario: Scenario, shares: dict[str, CaseShares], fingerprint: str) -> Scenario:
    volumes = {name: hidden_volume(scenario, name, shares[name]) for name in _counting_contacts(scenario)}
    settled = Settled.model_validate({"fingerprint": fingerprint, "volumes": volumes})
    return scenario.model_copy(update={"settled": settled})
