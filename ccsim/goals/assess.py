"""Assess goals: simulate the whole periods in which they are judged, and say how likely they are reached."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import Literal

from ccsim.errors import RunError
from ccsim.experiment.replicate_all import Progress
from ccsim.experiment.run import check_asked
from ccsim.experiment.settle import settled_for_run
from ccsim.goals.asked import Asked, asked_of
from ccsim.goals.assessment import Assessment
from ccsim.goals.checkpoints import checkpoints_of
from ccsim.goals.judged_goal import JudgedGoal, settled_verdict
from ccsim.goals.reading.seen import Seen
from ccsim.goals.simulate_goals import GoalRuns, prepare, simulate_goals
from ccsim.goals.smart.check_smart import check_smart
from ccsim.goals.smart.finding import Finding
from ccsim.goals.spans import spans_of
from ccsim.goals.today import Today, today
from ccsim.goals.verdict.stages import stages as stages_until
from ccsim.goals.verdict.stopping_rule import StoppingRule
from ccsim.scenario import Scenario

#: Replications at most, unless asked otherwise.
CAP = 200


def assess(
    scenario: Scenario,
    *,
    replications: int = CAP,
    seed: int = 1,
    first_replication: int = 0,
    engine: Literal["auto", "simpy", "compiled"] = "auto",
    jobs: int | None = None,
    baseline: bool = True,
    progress: Progress | None = None,
) -> Assessment:
    """
    Tell how likely the goals of a scenario are reached.

    Of each goal every replication simulates the whole period that contains the deadline, after a warm-up,
    with the levers' values of those days. Replications are added in set stages until each goal is decided.

    Parameters
    ----------
    scenario
        With goals.
    replications
        At most so many.
    seed, engine, jobs
        As for `ccsim.run`.
    first_replication
        The number of the first: replications with other numbers bring other customers.
    baseline
        Whether today is simulated, where a goal does not state it; without it there are no checkpoints of
        goals that get better by the month.
    progress
        Called with the number of replications done and planned in the stage at hand.

    Returns
    -------
    Assessment
        After Ctrl-C: of the replications that had finished, marked ``partial``.

    Raises
    ------
    ScenarioError
        Naming every measure, bound and period in the goals that cannot be.
    """
    check_asked(1, replications, jobs, engine)
    if not scenario.goals:
        raise RunError(
            f"scenario {scenario.name} has no goals; write some under `goals`, or name a file of them"
        )
    judged = asked_of(scenario)
    settled = with_thresholds(settled_for_run(scenario), judged)
    how = "simpy" if engine == "simpy" else "compiled"
    now, interrupted = today(settled, judged, seed, how, jobs, progress) if baseline else ({}, "")
    asked = _with_checkpoints(settled, judged, now)
    runs = prepare(settled, spans_of(settled, asked), seed, how)
    rules = {each.name: StoppingRule(each.goal.confidence, stages_until(cap=replications)) for each in asked}
    if not interrupted and asked:
        decide = _Deciding(asked, rules, first_replication)
        stages = next(iter(rules.values())).stages
        simulate_goals(runs, stages, decide.undecided, jobs, first_replication, progress)
        interrupted = runs.interrupted
    found = _conclude(asked, runs, rules, first_replication, now)
    if interrupted and not any(each.n for each in found):
        raise KeyboardInterrupt
    return Assessment(
        scenario=settled,
        goals=found,
        findings=_smart(settled, now),
        seed=seed,
        engine=how,
        version=version("ccsim"),
        replications=max((len(run.harvest.finished) for run in runs.runs), default=0),
        first_replication=first_replication,
        partial=bool(interrupted),
        notes=_notes(found, interrupted),
    )


def with_thresholds(scenario: Scenario, asked: Sequence[Asked]) -> Scenario:
    """The scenario with the times within which goals count something among its thresholds."""
    wanted = [
        target.figure.measure.threshold
        for each in asked
        for target in (each.target, *each.guardrails)
        if target.figure.measure.threshold is not None
    ]
    known = scenario.measures.answer_within
    more = tuple(dict.fromkeys(each for each in wanted if each not in known))
    if not more:
        return scenario
    measures = scenario.measures.model_copy(update={"answer_within": (*known, *more)})
    found = scenario.model_copy(update={"measures": measures})
    kept = scenario.settled
    if kept is not None and kept.fingerprint == scenario.fingerprint():
        # nothing that was settled depends on them: who assesses it again need not settle it again
        kept = kept.model_copy(update={"fingerprint": found.fingerprint()})
    return found.model_copy(update={"settled": kept})


class _Deciding:
    """Says of which goals more has to be seen."""

    def __init__(self, asked: Sequence[Asked], rules: Mapping[str, StoppingRule], first: int) -> None:
        self._asked, self._rules, self._first = asked, rules, first

    def undecided(self, seen: Mapping[str, Mapping[int, Seen]]) -> set[str]:
        """The goals that are not settled after what was seen so far."""
        reached = max(len(each) for each in seen.values())
        return {
            each.name
            for each in self._asked
            if not settled_verdict(each, seen[each.name], self._rules[each.name], reached, self._first)[1]
        }


def _with_checkpoints(
    scenario: Scenario, asked: Sequence[Asked], now: Mapping[str, Today]
) -> tuple[Asked, ...]:
    found: list[Asked] = []
    for each in asked:
        start = now[each.name].found.value if each.name in now else math.nan
        found += [each, *checkpoints_of(each, scenario.calendar.start, start)]
    return tuple(found)


def _conclude(
    asked: Sequence[Asked],
    runs: GoalRuns,
    rules: Mapping[str, StoppingRule],
    first: int,
    now: Mapping[str, Today],
) -> tuple[JudgedGoal, ...]:
    seen = runs.seen()
    found = []
    for each in asked:
        own = seen[each.name]
        verdict, _ = settled_verdict(each, own, rules[each.name], len(own), first)
        found.append(JudgedGoal(each, verdict, now.get(each.way_to or each.name), own))
    return tuple(found)


def _smart(scenario: Scenario, now: Mapping[str, Today]) -> dict[str, tuple[Finding, ...]]:
    return {
        name: check_smart(goal, scenario, now[name].found.value if name in now else None)
        for name, goal in scenario.goals.items()
    }


def _notes(found: Sequence[JudgedGoal], interrupted: str) -> tuple[str, ...]:
    notes = []
    if interrupted:
        notes.append(f"{interrupted}: what is told rests on the replications that had finished")
    for each in found:
        if each.seen and not each.n:
            notes.append(f"{each.asked.name}: nothing it counts happened in its period")
    return tuple(notes)
