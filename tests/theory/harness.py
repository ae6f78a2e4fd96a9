"""The rule of every theory test: the exact value lies in a joint interval, and the interval is narrow."""

from __future__ import annotations

import math
import os
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import numpy as np

import ccsim
from ccsim.demand.timeline import build_timeline
from ccsim.engine.logs import Logs
from ccsim.engine.plan import Plan, build_plan
from ccsim.engine.simulate import simulate
from ccsim.typing import Floats
from tests.shared import REPOSITORY, replications
from tests.theory.estimate import Function, interval, ratio, t_quantile
from tests.theory.view import US, View

TEXTBOOK = REPOSITORY / "scenarios" / "textbook"
#: Fixed before anything was looked at. Every run draws from streams of its own (`Run.seed`).
SEED = 1


@dataclass(frozen=True)
class Output:
    """
    One number that theory knows.

    Attributes
    ----------
    name, exact
        As the reference cases name it, in their unit.
    share
        A share or probability: its half-width must be at most 0.005, and for the rare ones at most a tenth
        of the value. Otherwise (a wait, count, queue, abandonment) it must be at most 2% of the value.
    relative
        What part of the value, for a share; where not a tenth.
    error
        Standard error of ``exact`` where that is itself simulated (D01 only).
    published
        What a source printed: limits of its confidence interval, or of its rounding.
    function
        What the totals of the replications are turned into.
    """

    name: str
    exact: float
    share: bool = False
    published: tuple[float, float] | None = None
    function: Function = ratio
    relative: float = 0.1
    error: float = 0.0

    @property
    def bound(self) -> float:
        """The largest half-width that proves anything."""
        return min(0.005, self.relative * self.exact) if self.share else 0.02 * abs(self.exact)


#: The totals of one replication that make each output: for a ratio, (top, bottom).
Totals = Mapping[str, Sequence[float]]


@dataclass(frozen=True)
class Run:
    """
    One scenario, how long it is simulated, and what theory says of it.

    Attributes
    ----------
    scenario, overrides
        A file in ``scenarios/textbook`` and changes to it.
    outputs, totals
        What is known, and how it is counted in the logs of a replication.
    replications, days
        How often, and how many dates; so many that the intervals are narrow.
    warm_up, cool_down
        Seconds at the two ends that are simulated and not judged.
    strata
        Where above 1, a replication is one simulated day for each of so many slices of its busyness.
    """

    scenario: str
    outputs: tuple[Output, ...]
    totals: Callable[[View], Totals]
    replications: int
    days: int
    overrides: Mapping[str, Any] = field(default_factory=dict)
    warm_up: float = 0.0
    cool_down: float = 0.0
    strata: int = 1
    label: str = ""

    @property
    def seed(self) -> int:
        """Of its own, so that the runs of a record do not err together."""
        return zlib.crc32(f"{SEED} {self.scenario} {self.label}".encode())

    def plan(self) -> Plan:
        """The scenario laid over its dates."""
        scenario = ccsim.load(TEXTBOOK / f"{self.scenario}.yaml").override(dict(self.overrides))
        return build_plan(scenario, build_timeline(scenario, days=self.days, warm_up=0.0))

    def views(self, replications: int) -> Iterator[View]:
        """The logs of a few replications, for what is not a matter of chance."""
        plan = self.plan()
        for number in range(replications):
            yield _seen(plan, self, simulate(plan, seed=self.seed, replication=number))


@dataclass(frozen=True)
class Study:
    """A record of the reference cases: its runs, whose outputs are judged jointly."""

    name: str
    title: str
    runs: tuple[Run, ...]

    @property
    def outputs(self) -> int:
        """How many intervals have to hold at once."""
        return sum(len(run.outputs) for run in self.runs)


@dataclass(frozen=True)
class Verdict:
    """
    What the engine says of one output.

    Attributes
    ----------
    doubt
        How far the reference may err by itself, with the same confidence; 0 where it is exact.
    """

    output: Output
    label: str
    value: float
    half_width: float
    bound: float
    replications: int
    doubt: float = 0.0

    @property
    def faults(self) -> list[str]:
        """What is wrong with it; nothing, where it agrees with theory."""
        exact, published = self.output.exact, self.output.published
        found = []
        if not abs(self.value - exact) <= math.hypot(self.half_width, self.doubt):
            found.append("the exact value lies outside")
        if not self.half_width <= self.bound:
            found.append("too wide to prove anything")
        if published and not published[0] - self.half_width <= self.value <= published[1] + self.half_width:
            found.append("disagrees with what was published")
        return found

    def __str__(self) -> str:
        found = ", ".join(self.faults) or "agrees"
        return (
            f"{self.label} {self.output.name}: exact {self.output.exact:.7g}, simulated {self.value:.7g} "
            f"+- {self.half_width:.2g} (at most {self.bound:.2g}; {self.replications} replications): {found}"
        )


def examine(study: Study) -> list[Verdict]:
    """Run a record with as much effort as is asked for, and compare every output with theory."""
    verdicts = []
    for run in study.runs:
        table = replicate(run)
        for output in run.outputs:
            totals = table[output.name]
            value, half = interval(totals, output.function, study.outputs)
            bound = output.bound * wider(len(totals), run.replications, study.outputs)
            label = f"{study.name} {run.label}".strip()
            doubt = t_quantile(len(totals), study.outputs) * output.error
            verdicts.append(Verdict(output, label, value, half, bound, len(totals), doubt))
    return verdicts


def check(study: Study) -> None:
    """
    Assert that every output of a record agrees with theory, and print each.

    The intervals hold jointly with 99.9%: a right engine fails once in a thousand records for a
    randomly chosen seed; for the seed that is fixed here always or never.
    """
    started = time.process_time()
    verdicts = examine(study)
    seconds = time.process_time() - started
    lines = [f"{study.name}: {study.title} ({seconds:.1f} s of processor time)", *map(str, verdicts)]
    sys.stdout.write("\n  ".join(lines) + "\n")
    faults = [str(verdict) for verdict in verdicts if verdict.faults]
    assert not faults, "\n".join(faults)


def replicate(run: Run) -> dict[str, Floats]:
    """The totals of every replication: by output, one row each."""
    plan = run.plan()
    begin, end = round(run.warm_up * 1e6), plan.timeline.horizon - round(run.cool_down * 1e6)

    def one(number: int) -> Totals:
        if run.strata == 1:
            return run.totals(View(simulate(plan, seed=run.seed, replication=number), begin, end))
        slices = [run.totals(View(_day(plan, run, number, at), begin, end)) for at in range(run.strata)]
        return {name: np.sum([each[name] for each in slices], axis=0) for name in slices[0]}

    with ThreadPoolExecutor(_threads()) as pool:
        rows = list(pool.map(one, range(replications(run.replications))))
    return {output.name: np.array([row[output.name] for row in rows], dtype=float) for output in run.outputs}


def _seen(plan: Plan, run: Run, logs: Logs) -> View:
    """What is judged of a replication."""
    return View(logs, round(run.warm_up * US), plan.timeline.horizon - round(run.cool_down * US))


def _day(plan: Plan, run: Run, number: int, at: int) -> Logs:
    """One simulated day whose busyness lies in one slice of its law."""
    day = number * run.strata + at
    return simulate(plan, seed=run.seed, replication=day, stratum=(at, run.strata))


def wider(ran: int, meant: int, outputs: int) -> float:
    """How much wider the same claim is with the replications that were run."""
    if ran >= meant:
        return 1.0
    return t_quantile(ran, outputs) / math.sqrt(ran) / (t_quantile(meant, outputs) / math.sqrt(meant))


def _threads() -> int:
    return min(8, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
