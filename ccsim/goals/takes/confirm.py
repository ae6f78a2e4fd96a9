"""Confirming: what the search has found is judged on replications that it has not seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ccsim.goals.asked import Asked
from ccsim.goals.judged_goal import JudgedGoal, settled_verdict
from ccsim.goals.reading.seen import Seen
from ccsim.goals.simulate_goals import prepare, simulate_goals
from ccsim.goals.spans import spans_of
from ccsim.goals.takes.trial import Choice
from ccsim.goals.takes.workbench import Interrupted, Workbench, telling
from ccsim.goals.verdict.stages import stages
from ccsim.goals.verdict.stopping_rule import StoppingRule

#: Choices that may be judged, one after the other, each on replications of its own; they share the error.
ATTEMPTS = 4
#: Between the first replications of the search, of each judgement and of the curve.
APART = 1_000_000
_ERROR = 0.05


def confirm(
    bench: Workbench, choice: Choice, attempt: int, cap: int, tell: Callable[[], None] | None = None
) -> JudgedGoal:
    """
    Judge a choice on fresh replications, stage after stage.

    Parameters
    ----------
    bench
        Of the search; its replications are not used.
    choice
        What is changed.
    attempt
        From 0 for the first choice that is judged; its share of the error is `_ERROR` / `ATTEMPTS`.
    cap
        Replications at most.
    tell
        Called after each replication.
    """
    asked = bench.asked
    rule = StoppingRule(asked.goal.confidence, stages(cap=cap), _ERROR / ATTEMPTS)
    first = bench.first + (attempt + 1) * APART
    scenario = bench.made(choice)
    runs = prepare(scenario, spans_of(scenario, (asked,)), bench.seed, bench.engine)

    def undecided(seen: Mapping[str, Mapping[int, Seen]]) -> set[str]:
        own = seen[asked.name]
        verdict, settled = settled_verdict(asked, own, rule, len(own), first)
        # whether it is achievable is all that is asked
        return set() if settled or verdict == "at risk" else {asked.name}

    simulate_goals(runs, rule.stages, undecided, bench.jobs, first, telling(tell))
    own = runs.seen()[asked.name]
    if runs.interrupted:
        raise Interrupted(runs.interrupted)
    return JudgedGoal(asked, settled_verdict(asked, own, rule, len(own), first)[0], None, own)


def curve_of(
    bench: Workbench, asked: Asked, choice: Choice, number: int, places: list[int], n: int
) -> list[JudgedGoal]:
    """
    Judge some amounts of one change, the others as chosen, on replications that nothing else has used.

    Parameters
    ----------
    bench, asked, choice
        Of the search, its goal, and what was chosen.
    number
        Which of the changes varies.
    places
        Of its amounts; -1 stands for none of it.
    n
        Replications of each.
    """
    found = []
    first = bench.first + (ATTEMPTS + 2) * APART
    for place in places:
        varied = choice.at(number, place) if place >= 0 else _without(choice, number)
        scenario = bench.made(varied)
        runs = prepare(scenario, spans_of(scenario, (asked,)), bench.seed, bench.engine)
        simulate_goals(runs, [n], lambda _: set(), bench.jobs, first, telling(bench.tell))
        if runs.interrupted:
            raise Interrupted(runs.interrupted)
        found.append(JudgedGoal(asked, "undecided", None, runs.seen()[asked.name]))
    return found


def _without(choice: Choice, number: int) -> Choice:
    return Choice(tuple(each for place, each in enumerate(choice.changes) if place != number))
