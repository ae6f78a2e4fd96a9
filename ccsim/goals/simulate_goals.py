"""Simulate what goals ask, stage after stage, until each is decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ccsim.experiment.replicate import Setup
from ccsim.experiment.replicate_all import Harvest, Progress, replicate_all
from ccsim.goals.reading.reader import Reader
from ccsim.goals.reading.seen import Seen
from ccsim.goals.spans import Span, set_up_span
from ccsim.scenario import Scenario

#: Told after each stage what was seen so far, by goal; returns the goals of which more has to be seen.
Undecided = Callable[[Mapping[str, Mapping[int, Seen]]], set[str]]


@dataclass
class SpanRun:
    """
    The replications of a span.

    Attributes
    ----------
    span, setup
        What is simulated.
    harvest
        What its goals see of each replication that has finished.
    """

    span: Span
    setup: Setup
    harvest: Harvest


@dataclass
class GoalRuns:
    """
    The runs of all spans.

    Attributes
    ----------
    runs
        One for each span.
    interrupted
        Why there are no more replications; empty while all is well.
    planned
        Replications of a span that was simulated to the end of the last stage.
    """

    runs: list[SpanRun] = field(default_factory=list)
    interrupted: str = ""
    planned: int = 0

    def seen(self) -> dict[str, dict[int, Seen]]:
        """What each goal saw, by goal and replication."""
        found: dict[str, dict[int, Seen]] = {}
        for run in self.runs:
            for asked in run.span.asked:
                numbers = sorted(run.harvest.finished)
                found[asked.name] = {number: run.harvest.finished[number][asked.name] for number in numbers}
        return found


def prepare(scenario: Scenario, spans: Sequence[Span], seed: int, engine: str) -> GoalRuns:
    """
    Lay spans out, so that what cannot be judged is refused before anything runs.

    Parameters
    ----------
    scenario
        Settled.
    spans, seed, engine
        What is simulated, and how.
    """
    found = GoalRuns()
    for span in spans:
        setup = set_up_span(scenario, span, seed, engine)
        reader = Reader(scenario, setup.layout, span.asked)
        found.runs.append(SpanRun(span, setup, Harvest(keep=reader.read_finished)))
    return found


def simulate_goals(
    runs: GoalRuns,
    stages: Sequence[int],
    undecided: Undecided,
    jobs: int | None,
    first: int = 0,
    progress: Progress | None = None,
) -> None:
    """
    Add replications until nothing is left to decide, or the last stage is over.

    Parameters
    ----------
    runs
        Filled. After Ctrl-C they hold what had finished.
    stages
        Replications after which it is looked whether more are needed.
    undecided
        Which goals need more.
    jobs
        Replications at a time.
    first
        Number of the first replication: those of another run begin elsewhere.
    progress
        Told the replications done and planned until the end of the stage.
    """
    open_goals = {asked.name for run in runs.runs for asked in run.span.asked}
    before = 0
    for stage in stages:
        going = [run for run in runs.runs if open_goals & {asked.name for asked in run.span.asked}]
        behind = sum(len(run.harvest.finished) for run in runs.runs if run not in going)
        planned = behind + stage * len(going)
        for run in going:
            done = sum(len(other.harvest.finished) for other in runs.runs if other is not run)

            def tell(finished: int, _: int, done: int = done, planned: int = planned) -> None:
                if progress is not None:
                    progress(done + finished, planned)

            replicate_all(run.setup, range(first + before, first + stage), jobs, run.harvest, tell)
            if run.harvest.interrupted:
                runs.interrupted = run.harvest.interrupted
                return
        before = runs.planned = stage
        open_goals = undecided(runs.seen())
        if not open_goals:
            return
