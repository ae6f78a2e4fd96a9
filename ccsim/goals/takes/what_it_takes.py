"""Find what it would take: the least-cost change, of what is allowed, that reaches a goal."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd

from ccsim.errors import RunError
from ccsim.experiment.replicate_all import Progress
from ccsim.experiment.run import check_asked
from ccsim.experiment.settle import settled_for_run
from ccsim.goals.asked import Asked, asked_of
from ccsim.goals.assess import CAP, with_thresholds
from ccsim.goals.judged_goal import JudgedGoal
from ccsim.goals.takes.candidate import Candidate
from ccsim.goals.takes.candidates_of import candidates_of
from ccsim.goals.takes.confirm import ATTEMPTS, confirm, curve_of
from ccsim.goals.takes.search import Found, more_of, search
from ccsim.goals.takes.trial import Choice, Trial
from ccsim.goals.takes.workbench import SOME, Interrupted, Workbench
from ccsim.goals.takes.worth_doing import CURVE, TRIED, WorthDoing
from ccsim.scenario import Scenario
from ccsim.scenario.faults import nearest

#: To confirm a change takes more replications than to judge a goal: each of several has a part of the error.
_AS_MANY = 2
#: Points of the curve, and replications of each.
_POINTS, _EACH = 6, 40
#: Trials of a candidate that a progress bar reckons with.
_EXPECTED = 5


def what_it_takes(
    scenario: Scenario,
    goal: str | None = None,
    *,
    replications: int = CAP,
    seed: int = 1,
    first_replication: int = 0,
    engine: Literal["auto", "simpy", "compiled"] = "auto",
    jobs: int | None = None,
    curve: bool = True,
    progress: Progress | None = None,
) -> WorthDoing:
    """
    Find the cheapest change that reaches a goal with the confidence it requires.

    Each allowed change is tried for the same customers: first its largest amount, then, where more of it is
    never seen to be worse, by bisection, else every amount; pairs of changes follow where no single one does
    it. What looks cheapest is then judged on replications that the search has not seen, and only that
    probability is told.

    Parameters
    ----------
    scenario
        With goals, and with what is ``allowed``; where it does not say, every lever that is off and more
        people in each group.
    goal
        Its name; may be left out where there is only one.
    replications
        At most twice as many to confirm a change; the search uses up to 24 for each.
    seed, first_replication, engine, jobs
        As for `ccsim.assess`.
    curve
        Whether the probability by the amount of the change is simulated, too.
    progress
        Called with the number of replications done, and roughly planned.

    Returns
    -------
    WorthDoing
        After Ctrl-C: what had been found, marked ``partial``.
    """
    check_asked(1, replications, jobs, engine)
    asked = _asked(scenario, goal)
    settled = with_thresholds(settled_for_run(scenario), (asked,))
    candidates = candidates_of(settled)
    if not candidates:
        raise RunError(
            f"nothing is allowed to change in scenario {scenario.name}; write some under `allowed`"
        )
    for candidate in candidates:
        candidate.made(settled, candidate.amounts[-1])
    how = "simpy" if engine == "simpy" else "compiled"
    counting = _Counting(progress, (len(candidates) * _EXPECTED + 1) * SOME + replications)
    bench = Workbench(settled, asked, seed, first_replication, how, jobs, counting.tell)
    state = _State(bench, candidates, _AS_MANY * replications, counting.tell)
    try:
        state.run(curve)
    except Interrupted as stopped:
        if not bench.trials:
            raise KeyboardInterrupt from None
        state.notes.append(f"{stopped}: what is told is what had been found")
        state.partial = True
    return state.worth()


@dataclass
class _Counting:
    """Passes on how many replications there were."""

    progress: Progress | None
    planned: int
    done: int = 0

    def tell(self) -> None:
        self.done += 1
        if self.progress is not None:
            self.progress(self.done, max(self.planned, self.done))


@dataclass
class _State:
    """The search, what it has found, and what was confirmed of it."""

    bench: Workbench
    candidates: Sequence[Candidate]
    cap: int
    tell: Callable[[], None]
    found: Found = field(default_factory=Found)
    chosen: Trial | None = None
    confirmed: JudgedGoal | None = None
    judged: int = 0
    curve: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    partial: bool = False

    def run(self, curve: bool) -> None:
        bench, confidence = self.bench, self.bench.asked.goal.confidence
        nothing = bench.try_out(Choice())
        if nothing.reaches(confidence):
            self._confirm([nothing])
            if self.chosen is not None:
                return
        self.found = search(bench, self.candidates, confidence)
        self._confirm(self.found.reaching)
        if not any(trial.n for trial in bench.trials.values()):
            self.notes.append("nothing it counts happens in its period")
        if curve and self.chosen is not None:
            self._draw(self.chosen)

    def _confirm(self, reaching: Sequence[Trial]) -> None:
        """Judge the cheapest; where it is not confirmed, more of it or the next one, whichever is cheaper."""
        waiting = list(reaching)
        while waiting and self.judged < ATTEMPTS:
            trial = waiting.pop(0)
            judged = confirm(self.bench, trial.choice, self.judged, self.cap, self.tell)
            self.judged += 1
            if judged.verdict == "achievable":
                self.chosen, self.confirmed = trial, judged
                return
            more = more_of(trial.choice)
            if more is not None:
                waiting.append(self.bench.try_out(more))
                waiting.sort(key=lambda each: each.first_year)
        if reaching and reaching[0].choice.changes:
            many = f"{self.judged} change{'s' * (self.judged != 1)}"
            self.notes.append(
                f"{many} looked as if they reached it; on fresh replications none was confirmed"
            )

    def _draw(self, trial: Trial) -> None:
        bench, asked = self.bench, self.bench.asked
        for number, (candidate, place) in enumerate(trial.choice.changes):
            places = _spread(len(candidate.amounts), place)
            for at, judged in zip(
                places, curve_of(bench, asked, trial.choice, number, places, _EACH), strict=True
            ):
                low, high = judged.interval()
                self.curve.append(
                    {
                        "change": candidate.name,
                        "amount": candidate.told(candidate.amounts[at]) if at >= 0 else "none",
                        "probability": judged.probability,
                        "low": low,
                        "high": high,
                        "n": judged.n,
                    }
                )

    def worth(self) -> WorthDoing:
        chosen, bench = self.chosen, self.bench
        return WorthDoing(
            scenario=bench.scenario,
            goal=bench.asked.name,
            choice=None if chosen is None else chosen.choice,
            changed=None if chosen is None else bench.made(chosen.choice),
            confirmed=self.confirmed,
            one_off=math.nan if chosen is None else chosen.one_off,
            per_month=math.nan if chosen is None else chosen.per_month,
            candidates=len(bench.trials) - 1,
            judged=self.judged,
            hopeless=tuple(self.found.hopeless),
            idle=tuple(self.found.idle),
            tried=pd.DataFrame([_row(each) for each in bench.trials.values()], columns=list(TRIED)),
            curve=pd.DataFrame(self.curve, columns=list(CURVE)),
            seed=bench.seed,
            partial=self.partial,
            notes=tuple(self.notes),
        )


def _asked(scenario: Scenario, goal: str | None) -> Asked:
    """The goal that is meant, as it can be judged."""
    named = list(scenario.goals)
    if goal is None:
        if len(named) != 1:
            raise RunError(f"scenario {scenario.name} has {len(named)} goals; say which: {', '.join(named)}")
        goal = named[0]
    if goal not in scenario.goals:
        hint = nearest(goal, named) or f"the goals are: {', '.join(named) or 'none'}"
        raise RunError(f'there is no goal "{goal}"; {hint}')
    for each in asked_of(scenario):
        if each.name == goal:
            return each
    raise RunError(
        f'goal "{goal}" cannot be judged: it lacks a bound, a variant of its measure or a deadline'
    )


def _spread(amounts: int, chosen: int) -> list[int]:
    """Places of amounts from none to twice what was chosen, that and the one before it among them."""
    last = min(amounts - 1, 2 * chosen + 2)
    steps = min(_POINTS, last + 2)
    places = {round(-1 + (last + 1) * step / (steps - 1)) for step in range(steps)}
    return sorted({*places, chosen, chosen - 1})


def _row(trial: Trial) -> dict[str, Any]:
    return {
        "change": trial.choice.told or "nothing",
        "n": trial.n,
        "met": trial.met,
        "margin": float(pd.Series(trial.margins).mean()),
        "one_off": trial.one_off,
        "per_month": trial.per_month,
        "first_year": trial.first_year,
    }
