"""Compare options: run scenarios for the same customers, and more often where they are not told apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import Final, Literal

import numpy as np
import pandas as pd

from ccsim.errors import RunError
from ccsim.experiment.compare.asked import figures_for
from ccsim.experiment.compare.comparison import Comparison
from ccsim.experiment.compare.options import baseline_of, options_of, refuse_other_starts
from ccsim.experiment.compare.runs import Runs
from ccsim.experiment.compare.stages import Until, stages_for
from ccsim.experiment.compare.tables import TEXT
from ccsim.experiment.replicate import Setup, set_up
from ccsim.experiment.replicate_all import Progress
from ccsim.experiment.replicate_together import replicate_together
from ccsim.experiment.run import check_asked
from ccsim.experiment.settle import settled_for_run
from ccsim.experiment.sums import sums_of
from ccsim.experiment.tables import sample_of
from ccsim.measures.estimate.estimate import ENOUGH_REPLICATIONS
from ccsim.measures.figure import Figure
from ccsim.measures.tally.totals import Totals
from ccsim.scenario import Scenario, in_force
from ccsim.scenario.designs.design import Design
from ccsim.typing import Floats
from ccsim.units import DAY

_LEVEL: Final = 0.95


def compare(
    scenarios: Sequence[Scenario] | Mapping[str, Scenario] | Design,
    *,
    baseline: int | str | None = None,
    measures: Sequence[str | Figure] | str = (),
    days: int = 7,
    replications: int = 30,
    seed: int = 1,
    start: dt.date | str | None = None,
    engine: Literal["auto", "simpy", "compiled"] = "auto",
    jobs: int | None = None,
    until: Until | None = None,
    stages: Sequence[int] | None = None,
    level: float = _LEVEL,
    progress: Progress | None = None,
) -> Comparison:
    """
    Compare scenarios for the same customers.

    With one seed every option has the same customers with the same needs at the same moments (common random
    numbers), so a difference is what the options do. Each is settled once, on what it was made from: an
    overridden scenario takes the hidden figures of its baseline.

    Parameters
    ----------
    scenarios
        The options by name, or one after the other; or a design, such as `Scenario.grid` makes.
    baseline
        Name or number of the option that the others are compared with; by default the first, and of a design
        the scenario in which nothing is changed.
    measures
        Such as ``"aht/contact"`` or ``"frt/human_calendar_contact within 1 h, channel email"``; the first
        decides who needs more replications. By default the headline, first response time first.
    days
        Measured days, after the warm-up.
    replications
        Of each option; with ``until`` the most of any.
    seed, start, engine, jobs
        As for `ccsim.run`.
    until
        Run in stages: ``"baseline"`` until every option is shown to be better or worse than the baseline on
        the first measure, ``"best"`` until one alone could be best. Only options that are still open go on.
    stages
        Numbers of replications at which to look, instead of 20, 40, 80 ... up to ``replications``.
    level
        At which options are told apart in stages.
    progress
        Called with the number of replications done and planned, of all options together.

    Returns
    -------
    Comparison
        After Ctrl-C: of the replications that had finished, marked ``partial``.
    """
    check_asked(days, replications, jobs, engine)
    looks = stages_for(replications, until, stages)
    options = options_of(scenarios)
    design = scenarios if isinstance(scenarios, Design) else None
    own = 0 if design is None else design.baseline
    against = baseline_of(options, own if baseline is None else baseline)
    if start is None:
        refuse_other_starts(options)
    figures = figures_for(_first(options, against), (measures,) if isinstance(measures, str) else measures)
    if until == "best" and figures[0].measure.direction == "neither":
        raise RunError(
            f"{figures[0].label} is neither better low nor high, so nothing is best; put another first"
        )
    if progress is not None:
        progress(0, looks[-1] * len(options))
    settled = {name: settled_for_run(scenario) for name, scenario in options.items()}
    first = dt.date.fromisoformat(start) if isinstance(start, str) else start
    setups = {
        name: set_up(
            _counting(in_force(scenario), figures),
            days,
            seed,
            first,
            "compiled" if engine == "auto" else engine,
            interval=DAY,  # nothing is told by interval
        )
        for name, scenario in settled.items()
    }

    def replicate(names: Sequence[str], numbers: range, told: Progress) -> tuple[list[list[Floats]], str]:
        return replicate_together([setups[name] for name in names], numbers, jobs, reduced, told)

    def reduced(setup: Setup, totals: Totals) -> Floats:
        return sums_of(sample_of(setup.layout, [totals]), figures)

    runs = Runs(tuple(options), figures, looks, replicate, progress)
    runs.go(against, until, level)
    return Comparison(
        options=settled,
        baseline=against,
        figures=figures,
        seed=seed,
        engine=setups[against].engine,
        version=version("ccsim"),
        days=days,
        start=setups[against].layout.days[0].isoformat(),
        stages=looks,
        records=_table(runs.sums),
        settings={} if design is None else {name: dict(each) for name, each in design.settings.items()},
        design="" if design is None else design.kind,
        partial=bool(runs.interrupted),
        notes=(*_notes(runs, until), *_unchanged(runs.sums, against)),
    )


def _unchanged(sums: Mapping[str, Floats], against: str) -> Iterator[str]:
    """Say of an option that it is the baseline again: 5% more of 6 people are 6 people."""
    for name, own in sums.items():
        if name != against and np.array_equal(own, sums[against][: len(own)]):
            yield (
                f'"{name}" is the same as "{against}" in every figure and replication: is what was changed '
                "rounded away, or not measured here?"
            )


def _first(options: Mapping[str, Scenario], against: str) -> list[Scenario]:
    """The scenarios, the baseline first: its thresholds are those of the headline."""
    return [options[against], *(each for name, each in options.items() if name != against)]


def _counting(scenario: Scenario, figures: Sequence[Figure]) -> Scenario:
    """The scenario with the figures' thresholds among those that are counted."""
    known = scenario.measures.answer_within
    wanted = [each.measure.threshold for each in figures if each.measure.threshold is not None]
    more = tuple(each for each in dict.fromkeys(wanted) if each not in known)
    if not more:
        return scenario
    measures = scenario.measures.model_copy(update={"answer_within": (*known, *more)})
    return scenario.model_copy(update={"measures": measures})


def _table(sums: Mapping[str, Floats]) -> pd.DataFrame:
    rows = [
        (name, replication, figure)
        for name, each in sums.items()
        for replication in range(len(each))
        for figure in range(each.shape[1])
    ]
    both = np.concatenate([each.reshape(-1, 2) for each in sums.values()])
    return pd.DataFrame(
        {
            "option": pd.array([row[0] for row in rows], dtype=TEXT),
            "replication": np.array([row[1] for row in rows], dtype=np.int64),
            "figure": np.array([row[2] for row in rows], dtype=np.int64),
            "top": both[:, 0],
            "below": both[:, 1],
        }
    )


def _notes(runs: Runs, until: Until | None) -> list[str]:
    """What a reader should see: an interruption, where the stages led, too few replications."""
    done = {name: len(each) for name, each in runs.sums.items()}
    notes = []
    if runs.interrupted:
        told = ", ".join(f"{name} {each}" for name, each in done.items())
        notes.append(
            f"{runs.interrupted}: replications that had finished: {told}, of at most {runs.looks[-1]}"
        )
    elif until is not None:
        label, most = runs.figures[0].label, max(done.values())
        apart = (
            "every option is told apart from the baseline"
            if until == "baseline"
            else "one alone could be best"
        )
        notes.append(
            f"stages: {apart} by {label}, after {most} replications at most"
            if not runs.open
            else f"stages: after the cap of {most} replications not told apart by {label}: "
            + ", ".join(runs.open)
        )
    if (least := min(done.values())) < ENOUGH_REPLICATIONS:
        notes.append(
            f"{least} replication{'s' * (least != 1)}: intervals from fewer than {ENOUGH_REPLICATIONS} are "
            "too narrow too often; do not rely on them"
        )
    return notes
