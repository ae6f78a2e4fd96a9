"""The search: the cheapest changes that look as if they reached a goal, one at a time, then in pairs."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.special import stdtrit

from ccsim.goals.takes.candidate import Candidate
from ccsim.goals.takes.trial import Choice, Trial
from ccsim.goals.takes.workbench import Workbench
from ccsim.typing import Floats

#: Amounts of a change that are looked at first, to see whether more of it is better.
_COARSE = 3
#: How sure it has to be that more of a change is worse before it is no longer taken to be monotone.
_SURE = 0.99
#: Changes that are tried in pairs: those that help most.
_IN_PAIRS = 4


@dataclass
class Found:
    """
    What the search has found.

    Attributes
    ----------
    reaching
        Trials that look as if they reached the goal, the cheapest in the first year first.
    monotone
        By candidate, whether more of it was never seen to be worse.
    hopeless
        Candidates of which no amount reaches the goal by itself.
    idle
        Those that do not help at all.
    """

    reaching: list[Trial] = field(default_factory=list)
    monotone: dict[str, bool] = field(default_factory=dict)
    hopeless: list[str] = field(default_factory=list)
    idle: list[str] = field(default_factory=list)


def search(bench: Workbench, candidates: Sequence[Candidate], confidence: float) -> Found:
    """
    Look for the cheapest changes: single ones, then, where none does, pairs, then all together.

    Parameters
    ----------
    bench
        Knows the goal; nothing but its replications is used.
    candidates
        What may be changed.
    confidence
        The required probability.
    """
    found = Found()
    nothing = bench.try_out(Choice())
    helping: list[tuple[float, Candidate]] = []
    for candidate in candidates:
        most = bench.try_out(_most(candidate))
        gain = _gain(nothing, most)
        _along(bench, _most(candidate), 0, confidence, found)
        best = max(_gain(nothing, trial) for trial in bench.trials.values() if _is_of(trial, candidate))
        if best <= 0:
            found.idle.append(candidate.name)
        else:
            helping.append((max(gain, best), candidate))
        if not any(_is_of(trial, candidate) for trial in found.reaching):
            found.hopeless.append(candidate.name)
    if not found.reaching:
        ranked = [candidate for _, candidate in sorted(helping, key=lambda each: -each[0])]
        for pair in itertools.combinations(ranked[:_IN_PAIRS], 2):
            _search_pair(bench, pair, confidence, found)
        if not found.reaching and len(ranked) > 2:
            _take_back(bench, ranked, confidence, found)
    found.reaching.sort(key=lambda trial: (trial.first_year, -trial.met / max(1, trial.n)))
    return found


def more_of(choice: Choice) -> Choice | None:
    """The next larger amount of the change that has one left; None if all are at their most."""
    for number, (candidate, place) in enumerate(choice.changes):
        if place < len(candidate.amounts) - 1:
            return choice.at(number, place + 1)
    return None


def _along(bench: Workbench, most: Choice, number: int, confidence: float, found: Found) -> None:
    """Find the least amount of one change that does, the others as they are."""
    candidate = most.changes[number][0]
    last = len(candidate.amounts) - 1
    places = sorted({round(last * step / (_COARSE - 1)) for step in range(_COARSE)})
    trials = [bench.try_out(most.at(number, place)) for place in places]
    # from nothing at all on: the first amount may be worse than none
    nothing = [bench.try_out(Choice())] if len(most.changes) == 1 else []
    steps = itertools.pairwise([*nothing, *trials])
    monotone = not any(_surely_worse(before, after) for before, after in steps)
    found.monotone[candidate.name] = found.monotone.get(candidate.name, True) and monotone
    if not monotone:
        trials = [bench.try_out(most.at(number, place)) for place in range(last + 1)]
    elif trials[-1].reaches(confidence):
        low = max((p for p, t in zip(places, trials, strict=True) if not t.reaches(confidence)), default=-1)
        high = min(p for p, t in zip(places, trials, strict=True) if p > low and t.reaches(confidence))
        while high - low > 1:
            middle = (low + high) // 2
            trial = bench.try_out(most.at(number, middle))
            trials.append(trial)
            low, high = (low, middle) if trial.reaches(confidence) else (middle, high)
    for trial in trials:
        _keep(found, trial, confidence)


def _search_pair(
    bench: Workbench, pair: tuple[Candidate, Candidate], confidence: float, found: Found
) -> None:
    """Reduce one of two changes as far as it goes, then the other; once beginning with each."""
    most = _together(pair)
    trial = bench.try_out(most)
    if not trial.reaches(confidence):
        return
    _keep(found, trial, confidence)
    for first, second in ((0, 1), (1, 0)):
        _along(bench, most, first, confidence, found)
        least = _cheapest(found, most, first)
        if least is not None:
            _along(bench, least.choice, second, confidence, found)


def _take_back(bench: Workbench, candidates: Sequence[Candidate], confidence: float, found: Found) -> None:
    """Begin with all changes; leave out what is not needed, the dearest first, and reduce the rest."""
    trial = bench.try_out(_together(candidates))
    _keep(found, trial, confidence)
    if not trial.reaches(confidence):
        return
    by_cost = sorted(candidates, key=lambda each: -bench.try_out(_most(each)).first_year)
    for candidate in by_cost:
        rest = tuple(change for change in trial.choice.changes if change[0] is not candidate)
        fewer = bench.try_out(Choice(rest))
        if fewer.reaches(confidence):
            trial = fewer
            _keep(found, trial, confidence)
    for number in range(len(trial.choice.changes)):
        _along(bench, trial.choice, number, confidence, found)
        least = _cheapest(found, trial.choice, number)
        trial = trial if least is None else least


def _cheapest(found: Found, choice: Choice, free: int) -> Trial | None:
    """The cheapest trial that reaches the goal, like a choice but for the amount of one change."""
    others = _others(choice, free)
    fitting = [
        trial
        for trial in found.reaching
        if len(trial.choice.changes) == len(choice.changes) and _others(trial.choice, free) == others
    ]
    return min(fitting, key=lambda trial: trial.first_year, default=None)


def _others(choice: Choice, free: int) -> tuple[tuple[str, int], ...]:
    return tuple(each for place, each in enumerate(choice.key) if place != free)


def _keep(found: Found, trial: Trial, confidence: float) -> None:
    if trial.reaches(confidence) and all(trial is not other for other in found.reaching):
        found.reaching.append(trial)


def _most(candidate: Candidate) -> Choice:
    return _together([candidate])


def _together(candidates: Sequence[Candidate]) -> Choice:
    return Choice(tuple((each, len(each.amounts) - 1) for each in candidates))


def _is_of(trial: Trial, candidate: Candidate) -> bool:
    return [name for name, _ in trial.choice.key] == [candidate.name]


def _gain(before: Trial, after: Trial) -> float:
    """How much the margin gains on average, for the same customers."""
    apart = _apart(before, after)
    return float(apart.mean()) if len(apart) else 0.0


def _surely_worse(before: Trial, after: Trial) -> bool:
    """Whether the margin got smaller beyond doubt (a paired one-sided t-test)."""
    apart = _apart(before, after)
    if len(apart) < 2:
        return False
    error = float(apart.std(ddof=1)) / np.sqrt(len(apart))
    return bool(apart.mean() < -float(stdtrit(len(apart) - 1, _SURE)) * error - 1e-12)


def _apart(before: Trial, after: Trial) -> Floats:
    n = min(len(before.margins), len(after.margins))
    apart = after.margins[:n] - before.margins[:n]
    known: Floats = apart[~np.isnan(apart)]
    return known
