"""The fixed point: cases and hidden figures such that what is stated comes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TypeAlias

import numpy as np

from ccsim.errors import Fault, ScenarioError
from ccsim.experiment.settling.on_trial import OnTrial
from ccsim.experiment.settling.trial import Trial, Trials
from ccsim.scenario import WEEKDAYS
from ccsim.typing import Floats
from ccsim.units import DAY, format_clock

#: Rough trials first, then fine ones; further ones while figures still move, up to so many.
REPLICATIONS = (4, 4, 16, 32, 32, 32)
_FURTHER = 6
#: Returns seen that make a figure steady; sparser intervals are pooled with their neighbours.
_ENOUGH_RETURNS = 200
#: Part of the way taken in each step: returns answer to a change of cases by more than the change.
_DAMPING = 0.7
#: Contacts too many, as a share of all stated ones, with which no volume of cases can be blamed.
_TOLERANCE = 0.03

#: Simulates shares by intent and hidden figures by path with a number of replications.
Try: TypeAlias = Callable[[Mapping[str, Floats], Mapping[str, float], int], Trials]


def solve(
    stated: Mapping[str, Floats], figures: OnTrial, attempt: Try, start: dt.date
) -> tuple[dict[str, Floats], OnTrial]:
    """
    Solve for the cases per stated contact and the hidden figures, together.

    More cases make more of everything; other figures make other returns. So all are moved in each step.

    Parameters
    ----------
    stated
        By intent: contacts by [weekday, interval].
    figures
        To begin with.
    attempt
        Simulates shares and figures.
    start
        Of the weeks simulated, for messages.

    Returns
    -------
    shares, figures
        By intent: shares by [weekday, interval]; and the hidden figures.
    """
    shares = {name: np.where(contacts > 0, 1.0, 0.0) for name, contacts in stated.items()}
    done = 0
    while True:
        replications = REPLICATIONS[min(done, len(REPLICATIONS) - 1)]
        trials = attempt(shares, figures.document(), replications)
        for name, trial in trials.volumes.items():
            shares[name] = _improved(stated[name], shares[name], trial)
        figures = figures.after(trials.figures)
        done += 1
        if done >= len(REPLICATIONS) + _FURTHER:
            break
        fine = replications == REPLICATIONS[-1] and not stated
        if figures.steady and (fine or done >= len(REPLICATIONS)):
            break
    faults = [
        fault
        for name, trial in trials.volumes.items()
        if (fault := _excess(name, stated[name], trial, start))
    ]
    faults += figures.faults(trials.figures, start)
    if faults:
        raise ScenarioError(faults)
    return shares, figures


def _improved(stated: Floats, shares: Floats, trial: Trial) -> Floats:
    """Multiply the shares by stated / offered, damped; sparse intervals pooled, the total kept."""
    offered = np.maximum(stated * shares + trial.beside(stated), 0.0)
    pooled_stated, pooled_offered = _pooled(stated, offered, trial)
    factor = np.divide(pooled_stated, pooled_offered, out=np.ones_like(stated), where=pooled_offered > 0)
    improved: Floats = shares * factor**_DAMPING
    total = float((stated * improved).sum())
    wanted = float((stated * shares).sum()) * (stated.sum() / max(offered.sum(), 1e-12)) ** _DAMPING
    return improved * (wanted / total) if total > 0 else improved


def _pooled(stated: Floats, offered: Floats, trial: Trial) -> tuple[Floats, Floats]:
    """
    Sums over each interval and as many neighbours as it takes to have seen enough returns.

    First earlier and later intervals of the same day, then the other weekdays as well.
    """
    # those who returned, and those who had no need to get in touch
    seen = (trial.returns + trial.spared) * trial.replications
    intervals = stated.shape[1]
    sums = [
        np.concatenate([np.zeros((7, 1)), np.cumsum(each, axis=1)], axis=1)
        for each in (stated, offered, seen)
    ]
    pooled = np.zeros((2, *stated.shape))
    for day, place in zip(*np.nonzero(stated > 0), strict=True):
        for days in ([day], list(range(7))):
            reach = 0
            while True:
                first, last = max(0, place - reach), min(intervals, place + reach + 1)
                parts = [float((each[days, last] - each[days, first]).sum()) for each in sums]
                if parts[2] >= _ENOUGH_RETURNS or (first == 0 and last == intervals):
                    break
                reach = 2 * reach + 1
            if parts[2] >= _ENOUGH_RETURNS:
                break
        pooled[:, day, place] = parts[:2]
    return pooled[0], pooled[1]


def _excess(name: str, stated: Floats, trial: Trial, start: dt.date) -> Fault | None:
    """What is wrong if even few cases bring more contacts than stated."""
    pooled_stated, pooled_offered = _pooled(stated, trial.cases + trial.beside(stated), trial)
    beyond = np.divide(
        pooled_offered - pooled_stated, pooled_stated, out=np.zeros_like(stated), where=pooled_stated > 0
    )
    excess = np.maximum(beyond, 0.0) * stated
    if excess.sum() <= _TOLERANCE * stated.sum():
        return None
    day, place = np.unravel_index(int(np.argmax(excess)), excess.shape)
    clock = format_clock(int(place) * (DAY // stated.shape[1]))
    returns, contacts = trial.returns[day, place], stated[day, place]
    return Fault(
        f"intents.{name}.volume",
        f"no volume of cases returns the stated contacts in the weeks from {start}: on "
        f"{WEEKDAYS[int(day)]} at {clock} customers who return make {returns:.4g} contacts alone, "
        f"{contacts:.4g} are stated in all",
        hint="state more contacts there, or fewer redials and repeats",
    )
