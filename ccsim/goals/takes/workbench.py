"""Tries combinations of changes for the same customers, and remembers what was seen."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from ccsim.experiment.replicate import Finished, Setup
from ccsim.experiment.replicate_all import Harvest, Progress, replicate_all
from ccsim.goals.asked import Asked, Target
from ccsim.goals.reading.reader import Reader
from ccsim.goals.reading.seen import Seen, values_of
from ccsim.goals.spans import Span, set_up_span, spans_of
from ccsim.goals.takes.trial import Choice, Trial
from ccsim.measures.layout import Layout
from ccsim.measures.money.lines import ledger_lines
from ccsim.scenario import Scenario
from ccsim.typing import Floats

#: Replications of a trial: the first few, and where these leave it open all.
FEW, SOME = 8, 24
#: Days of a month, on average, and what amounts are counted in.
_MONTH, _MICRO = 30.4375, 1_000_000
#: What levers cost once is reckoned apart.
_ONCE = "projects once"


class Interrupted(Exception):
    """Somebody has had enough of the search."""


@dataclass
class Workbench:
    """
    Tries combinations of changes.

    Attributes
    ----------
    scenario
        Settled, without changes.
    asked
        The goal.
    seed, first, engine, jobs
        Which customers, from which replication on, and how it is simulated.
    tell
        Called after each replication.
    """

    scenario: Scenario
    asked: Asked
    seed: int
    first: int
    engine: str
    jobs: int | None
    tell: Callable[[], None] | None = None
    trials: dict[object, Trial] = field(default_factory=dict)
    _costs: dict[int, float] = field(default_factory=dict)

    def try_out(self, choice: Choice) -> Trial:
        """
        Simulate a combination; once only.

        Parameters
        ----------
        choice
            What is changed; nothing at all has to be tried first, costs are told against it.
        """
        if choice.key not in self.trials:
            self.trials[choice.key] = self._tried(choice)
        return self.trials[choice.key]

    def made(self, choice: Choice) -> Scenario:
        """The scenario with the changes of a choice."""
        scenario = self.scenario
        for candidate, amount in choice.amounts:
            scenario = candidate.made(scenario, amount)
        return scenario

    def _tried(self, choice: Choice) -> Trial:
        scenario = self.made(choice)
        (span,) = spans_of(scenario, (self.asked,))
        setup = set_up_span(scenario, span, self.seed, self.engine)
        reader = Reader(scenario, setup.layout, span.asked)
        seen: dict[int, tuple[Seen, float]] = {}
        self._replicate(setup, reader, range(FEW), seen)
        if not self._plain(seen):
            self._replicate(setup, reader, range(FEW, SOME), seen)
        if not choice.changes:
            self._replicate(setup, reader, range(len(seen), SOME), seen)
            self._costs.update({number: cost for number, (_, cost) in seen.items()})
        margins = [margin(self.asked, each) for each, _ in seen.values()]
        return Trial(choice, np.array(margins), *self._cost(choice, span, seen))

    def _replicate(
        self, setup: Setup, reader: Reader, numbers: range, seen: dict[int, tuple[Seen, float]]
    ) -> None:
        def keep(finished: Finished) -> tuple[Seen, float]:
            return reader.read(finished.totals)[self.asked.name], _running(setup.layout, finished)

        harvest = Harvest(keep=keep)
        numbered = [self.first + number for number in numbers]
        replicate_all(setup, numbered, self.jobs, harvest, telling(self.tell))
        if harvest.interrupted:
            raise Interrupted(harvest.interrupted)
        for number in sorted(harvest.finished):
            seen[number - self.first] = harvest.finished[number]

    def _plain(self, seen: dict[int, tuple[Seen, float]]) -> bool:
        """Whether a few replications tell enough: all on one side, and far from the edge as they scatter."""
        margins = np.array([margin(self.asked, each) for each, _ in seen.values()])
        margins = margins[~np.isnan(margins)]
        if len(margins) < FEW:
            return False
        spread = float(margins.std(ddof=1))
        return bool((margins > 0).all() or (margins < 0).all()) and abs(float(margins.mean())) > 4 * spread

    def _cost(self, choice: Choice, span: Span, seen: dict[int, tuple[Seen, float]]) -> tuple[float, float]:
        """Money once, and per month: the ledger against that of changing nothing, for the same customers."""
        more = [cost - self._costs[number] for number, (_, cost) in seen.items()]
        per_month = float(np.mean(more)) * _MONTH / span.days
        once = 0.0
        for candidate, amount in choice.amounts:
            once += candidate.one_off(self.scenario, amount)
            per_month += candidate.per_month(amount)
        return once, per_month


def telling(tell: Callable[[], None] | None) -> Progress | None:
    """What passes on that a replication is done, but not of how many."""
    return None if tell is None else lambda *_: tell()


def margin(asked: Asked, seen: Seen) -> float:
    """
    How far a goal is from being missed in a replication, as a share of its bound; below 0 it is missed.

    Parameters
    ----------
    asked, seen
        The goal, and what it saw. The least of its own margin and those of its guardrails.
    """
    score = seen.score(asked)
    if math.isnan(score):
        return math.nan
    rails = (
        _margin(rail, value)
        for rail, pairs in zip(asked.guardrails, seen.rails, strict=True)
        for value in _some(values_of(pairs))
    )
    return min([_margin(asked.target, score), *rails])


def _margin(target: Target, value: float) -> float:
    bound = target.aim.bound
    if bound is None:
        return math.inf
    apart = value - bound if target.aim.at_least is not None else bound - value
    return apart / abs(bound) if bound else apart


def _some(values: Floats) -> list[float]:
    return [float(value) for value in values[~np.isnan(values)]]


def _running(layout: Layout, finished: Finished) -> float:
    """The ledger of a replication without what levers cost once, in money."""
    total = 0
    for line in ledger_lines(layout):
        if line.name != _ONCE:
            total += int(getattr(finished.totals.ledger, line.field)[line.row].sum())
    return total / _MICRO
