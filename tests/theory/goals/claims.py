"""What is claimed of intervals and verdicts: how often they should be right, and how often they were."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.stats import binom, norm

from ccsim.goals.verdict.boundary import binomial
from ccsim.goals.verdict.exact_error import endings, exact_error
from ccsim.goals.verdict.stages import stages
from ccsim.goals.verdict.stopping_rule import StoppingRule
from ccsim.goals.verdict.verdict import Verdict
from ccsim.goals.verdict.wilson import wilson
from tests.shared import replications
from tests.theory.goals.outcomes import Outcomes
from tests.theory.test_blocked_days import BUSY, MORE, USUAL

#: Runs of replications of each goal, at full effort.
RUNS = 5000
#: Replications of a run whose number is fixed, and by what share of calls lost a day is judged.
FIXED = tuple((at_most, n) for at_most in (0.1, 0.25, 0.4, 0.5) for n in (30, 100))
#: Looks of the runs that go on until the verdict is known.
STAGES = stages(cap=320)


@dataclass(frozen=True)
class Sequential:
    """A goal whose confidence is close to its probability, so that the rule errs about as often as it may."""

    at_most: float
    confidence: float
    wrong: tuple[Verdict, ...]
    busy: bool = False

    @property
    def p(self) -> float:
        """The exact probability that a day meets it."""
        return (BUSY if self.busy else USUAL).met(self.at_most)

    @property
    def rule(self) -> StoppingRule:
        """When it stops."""
        return StoppingRule(self.confidence, STAGES)


_BELOW: tuple[Verdict, ...] = ("at risk", "out of reach")
SEQUENTIAL = (
    Sequential(0.25, 0.8, ("achievable",)),
    Sequential(0.25, 0.798, _BELOW),
    Sequential(0.4, 0.945, ("achievable",)),
    Sequential(0.4, 0.94, _BELOW),
    Sequential(0.4, 0.9, _BELOW),
    Sequential(0.1, 0.9, ("out of reach",), busy=True),
)


@dataclass(frozen=True)
class Claim:
    """
    A number known exactly, as it was observed, and the band in which it was to lie.

    Attributes
    ----------
    goal, what
        For people.
    """

    goal: str
    what: str
    exact: float
    observed: float
    band: tuple[float, float]

    @property
    def holds(self) -> bool:
        """Whether it was in the band."""
        return self.band[0] <= self.observed <= self.band[1]


def claims() -> Iterator[Claim]:
    """
    Simulate, and compare.

    The bands hold jointly with 99.9% (Bonferroni over all of them): where all is right, one seed in a
    thousand fails; the seeds are fixed.
    """
    runs = replications(RUNS, 200)
    tail = 0.001 / (len(FIXED) + 4 * len(SEQUENTIAL)) / 2
    pools = {False: Outcomes({}, seed=31), True: Outcomes(MORE, seed=7031)}
    for at_most, n in FIXED:
        met = pools[False].met(at_most, 0, runs * n).reshape(runs, n).sum(axis=1)
        p = USUAL.met(at_most)
        covering = _covering(n, p)
        goal = f"at most {at_most:.0%} lost, p = {p:.4f}"
        exact = float(binomial(n, p)[covering].sum())
        yield _share(goal, f"95% interval covers, n = {n}", exact, covering[met].mean(), runs, tail)
    for each in SEQUENTIAL:
        yield from _sequential(each, pools[each.busy], runs, tail)


def _sequential(each: Sequential, pool: Outcomes, runs: int, tail: float) -> Iterator[Claim]:
    rule, p = each.rule, each.p
    chances = exact_error(rule, p)
    verdicts, met, ran = _played(rule, pool, each.at_most, runs)
    asked = f", asked {each.confidence:g}"
    goal = f"{'busy, ' if each.busy else ''}at most {each.at_most:.0%} lost, p = {p:.4f}{asked}"
    other: tuple[Verdict, ...] = ("at risk",) if each.busy else ("undecided",)
    for what, said in ((f"wrongly {' or '.join(each.wrong)}", each.wrong), (other[0], other)):
        exact = sum(chances.verdicts[verdict] for verdict in said)
        yield _share(goal, what, exact, np.isin(verdicts, said).mean(), runs, tail)
    half = norm.isf(tail) * chances.deviation / runs**0.5
    band = (chances.replications - half, chances.replications + half)
    yield Claim(goal, "mean replications", chances.replications, float(ran.mean()), band)
    covering = {n: _covering(n, p) for n in rule.stages}
    exact = sum(float(law[covering[n]].sum()) for n, _, law in endings(rule, p))
    observed = np.mean([covering[n][k] for n, k in zip(ran.tolist(), met.tolist(), strict=True)])
    yield _share(goal, "95% interval covers where it stopped", exact, float(observed), runs, tail)


def _played(
    rule: StoppingRule, pool: Outcomes, at_most: float, runs: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The verdict, the replications met and those run, of runs that each begin where the one before ended."""
    verdicts, ended, ran = [], [], []
    at = 0
    for _ in range(runs):
        met: list[int] = [0]
        for before, n in pairwise((0, *rule.stages)):
            met.append(met[-1] + int(pool.met(at_most, at + before, at + n).sum()))
            ruling = rule.judge(met[1:])
            if ruling.settled:
                break
        verdicts.append(ruling.verdict)
        ended.append(met[-1])
        ran.append(n)
        at += n
    return np.array(verdicts), np.array(ended), np.array(ran)


def _covering(n: int, p: float) -> np.ndarray:
    """Tell of each number met whether the interval around it holds p."""
    intervals = [wilson(met, n) for met in range(n + 1)]
    return np.array([low <= p <= high for low, high in intervals])


def _share(goal: str, what: str, exact: float, observed: float, runs: int, tail: float) -> Claim:
    band = binom.ppf(tail, runs, exact) / runs, binom.isf(tail, runs, exact) / runs
    return Claim(goal, what, exact, float(observed), (float(band[0]), float(band[1])))
