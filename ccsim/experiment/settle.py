"""Settle: find what is hidden behind what was measured, once, on the baseline."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict

import numpy as np

from ccsim.errors import RunError, ScenarioError
from ccsim.experiment.settling.epoch import Epoch, Progress
from ccsim.experiment.settling.hidden import Hidden, counting_contacts, figures_for, unseen, with_settled
from ccsim.experiment.settling.shares import CaseShares, interval_of
from ccsim.experiment.settling.untold import untold_faults
from ccsim.scenario import Dated, Scenario
from ccsim.scenario.frozen_dict import FrozenDict
from ccsim.scenario.measured import measured_figures
from ccsim.scenario.volume_files import read_intervals
from ccsim.typing import Floats
from ccsim.units import DAY

#: Solved lately, by fingerprint: a notebook runs the same scenario again and again.
_SOLVED: OrderedDict[str, Hidden] = OrderedDict()
_MOST_SOLVED = 16


def settle(scenario: Scenario, progress: Progress | None = None) -> Scenario:
    """
    Find the hidden case volumes behind volumes of contacts, and the hidden figures behind measured ones.

    Contacts contain redials, repeats and those who come back; what was measured `among: handled` is about
    those whom automation left. Both are solved for, so that simulated weeks from the calendar's start (and of
    volumes from wherever a dated one changes) return the stated contacts by weekday and interval, and the
    stated figures. The same scenario always gives the same result.

    Parameters
    ----------
    scenario
        As it stands: the baseline.
    progress
        Called with the number of simulated replications done and expected.

    Returns
    -------
    Scenario
        With ``settled`` filled in; itself if nothing is to be settled, or it is settled already.

    Raises
    ------
    ScenarioError
        If returns alone make more contacts than are stated, or no hidden figure returns a stated one.
    """
    if not _is_measured(scenario) or _is_fresh(scenario):
        return scenario
    return with_settled(scenario, _solved(scenario, progress), scenario.fingerprint())


def settled_for_run(scenario: Scenario) -> Scenario:
    """
    A scenario that can be run: settled on its baseline.

    Overrides never settle again: an overridden scenario takes the figures of the scenario it came from. Its
    volumes are in proportion where the stated ones were changed, and what hidden figures differ by stays.
    """
    if not _is_measured(scenario):
        return scenario
    if not scenario.unsettled and not scenario.unsettled_figures:
        # the figures of a file that has changed since are found again, but not those of an override
        return scenario if scenario.changes else settle(scenario)
    baseline = scenario.baseline
    if baseline is None and scenario.changes and scenario.settled is not None and not scenario.unsettled:
        figures = FrozenDict(figures_for(scenario, scenario.settled.figures))
        settled = scenario.settled.model_copy(update={"figures": figures})
        return scenario.model_copy(update={"settled": settled})
    if baseline is None or baseline == scenario:
        return settle(scenario)
    hidden = _solved(baseline)
    for name in counting_contacts(scenario):
        if name not in hidden.volumes:
            raise RunError(
                f'an override made the volume of intent "{name}" count contacts; overrides never settle: '
                "state it in the file"
            )
    return with_settled(scenario, hidden, baseline.fingerprint())


def _is_measured(scenario: Scenario) -> bool:
    return bool(counting_contacts(scenario) or measured_figures(scenario))


def _is_fresh(scenario: Scenario) -> bool:
    return (
        not scenario.unsettled
        and not scenario.unsettled_figures
        and scenario.settled is not None
        and scenario.settled.fingerprint == scenario.fingerprint()
    )


def _solved(baseline: Scenario, progress: Progress | None = None) -> Hidden:
    key = baseline.fingerprint()
    if key not in _SOLVED:
        _SOLVED[key] = _solve(baseline, progress or (lambda done, expected: None))
        while len(_SOLVED) > _MOST_SOLVED:
            _SOLVED.popitem(last=False)
    return _SOLVED[key]


def _solve(baseline: Scenario, progress: Progress) -> Hidden:
    """Solve epoch by epoch: the figures in the first with contacts, the volumes in each."""
    faults = list(untold_faults(baseline))
    if faults:
        raise ScenarioError(faults)
    names = counting_contacts(baseline)
    found: dict[str, dict[dt.date, Floats]] = {name: {} for name in names}
    figures: dict[str, float] | None = None
    epochs = _epochs(baseline, names)
    for number, start in enumerate(epochs):
        epoch = Epoch(baseline, names, start, progress, len(epochs) - number)
        if not epoch.busy and (names or figures is not None):
            continue
        shares, settled = epoch.solve(figures)
        figures = settled if figures is None else figures
        for name, each in shares.items():
            found[name][start] = each
    everything = {name: np.ones((7, DAY // interval_of(baseline, name))) for name in names}
    volumes = {
        name: CaseShares(by_epoch or {baseline.calendar.start: everything[name]})
        for name, by_epoch in found.items()
    }
    return Hidden(volumes, figures if figures is not None else unseen(baseline))


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
