"""Weigh levers: run a scenario without any, with each, without each and with all of them."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from ccsim.errors import RunError
from ccsim.experiment.levers.collect_report import collect_report
from ccsim.experiment.levers.comparison import Variant, comparisons_of, variants_of
from ccsim.experiment.levers.figures import figures_for
from ccsim.experiment.levers.lever_report import LeverReport
from ccsim.experiment.levers.months import months_of
from ccsim.experiment.levers.record import Record, record_of
from ccsim.experiment.replicate import Setup, set_up
from ccsim.experiment.replicate_all import Progress
from ccsim.experiment.replicate_together import refuse_nothing, replicate_together
from ccsim.experiment.run import check_asked
from ccsim.experiment.settle import settled_for_run
from ccsim.measures.tally.totals import Totals
from ccsim.scenario import Scenario, in_force
from ccsim.units import DAY


def levers(
    scenario: Scenario,
    *,
    days: int = 365,
    replications: int = 20,
    seed: int = 1,
    start: dt.date | str | None = None,
    engine: Literal["auto", "simpy", "compiled"] = "auto",
    jobs: int | None = None,
    progress: Progress | None = None,
) -> LeverReport:
    """
    Tell what each lever of a scenario costs and brings.

    The scenario is run without any lever, with each alone (and what that needs), with all but each, and with
    all, for the same customers: with one seed they bring the same needs, so that a difference is what the
    levers do. It is settled once, without levers. Runs that are the same are made once.

    Parameters
    ----------
    scenario
        From `ccsim.load`. Its levers that are on are looked at; if none is, all it has.
    days
        Measured days, after the warm-up.
    replications
        Of each run; from 20 on intervals are to be trusted.
    seed, start, engine, jobs
        As for `ccsim.run`.
    progress
        Called with the number of replications done and planned, of all runs together.

    Returns
    -------
    LeverReport
        After Ctrl-C: of the replications that had finished in every run, marked ``partial``.
    """
    check_asked(days, replications, jobs, engine)
    needs = looked_at(scenario)
    variants = variants_of(comparisons_of(needs))
    if progress is not None:
        progress(0, replications * len(variants))
    first = dt.date.fromisoformat(start) if isinstance(start, str) else start
    settled = settled_for_run(scenario)
    setups = [
        set_up(
            in_force(_with_only(settled, variant)),
            days,
            seed,
            first,
            "compiled" if engine == "auto" else engine,
            interval=DAY,  # nothing is told by interval
        )
        for variant in variants
    ]
    measures = figures_for(settled)
    months = months_of(setups[0].layout.days)[1]

    def reduced(setup: Setup, totals: Totals) -> Record:
        return record_of(setup.layout, totals, measures, months)

    records, interrupted = replicate_together(setups, range(replications), jobs, reduced, progress)
    refuse_nothing(interrupted, len(records[0]))
    return collect_report(
        _with_only(settled, tuple(needs)), needs, setups[0], records, replications, interrupted
    )


def looked_at(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """
    The levers that are looked at, and what each needs: those that are on, or else all there are.

    Parameters
    ----------
    scenario
        With levers.
    """
    if not scenario.levers:
        raise RunError(
            f"scenario {scenario.name} has no levers to be looked at; write some under `levers`, each with a "
            "kind and the day on which it begins"
        )
    names = scenario.levers_on or tuple(scenario.levers)
    return {name: tuple(scenario.levers[name].needs) for name in scenario.levers if name in names}


def _with_only(scenario: Scenario, variant: Variant) -> Scenario:
    """The scenario with these levers on and no others."""
    plain = scenario.without_levers()
    return plain.with_levers(*variant) if variant else plain
