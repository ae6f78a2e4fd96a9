"""Run a scenario: the corridor in one screen."""

from __future__ import annotations

import datetime as dt
from importlib.metadata import version
from typing import Literal

from ccsim.engine.policies.policies import Policies
from ccsim.engine.simulate import Engine
from ccsim.errors import RunError
from ccsim.experiment.collect import collect
from ccsim.experiment.long_runs import interval_for, periods_for
from ccsim.experiment.precision import Precision
from ccsim.experiment.replicate import Setup, set_up
from ccsim.experiment.replicate_all import Harvest, Progress, replicate_all
from ccsim.experiment.result import Result
from ccsim.experiment.settle import settled_for_run
from ccsim.measures.estimate.estimate import ENOUGH_REPLICATIONS
from ccsim.measures.periods import PeriodLength
from ccsim.scenario import Scenario, in_force


def run(
    scenario: Scenario,
    *,
    days: int = 7,
    replications: int = 30,
    seed: int = 1,
    start: dt.date | str | None = None,
    engine: Literal["auto", "simpy", "compiled"] = "auto",
    jobs: int | None = None,
    precision: tuple[str, float] | tuple[str, float, int] | Precision | None = None,
    contacts: bool = False,
    in_hand: bool = False,
    agents: bool = False,
    periods: PeriodLength | Literal["auto"] | None = "auto",
    interval: str | float | None = None,
    policies: Policies | None = None,
    progress: Progress | None = None,
) -> Result:
    """
    Forecast: simulate a scenario some number of times and measure it.

    Parameters
    ----------
    scenario
        From `ccsim.load`. Volumes of contacts are settled first where they are not yet; then the levers that
        are on are worked in.
    days
        Measured days, after the warm-up.
    replications
        Independent repetitions of the horizon; from 20 on intervals are to be trusted.
    seed
        The same seed gives the same numbers, on any number of processors.
    start
        First measured date; by default the calendar's.
    engine
        ``"compiled"``, ``"simpy"`` (the readable reference, slower), or ``"auto"``: compiled, unless there
        are ``policies``.
    jobs
        Replications at a time; by default one on each processor.
    precision
        ``(measure, half_width)`` or ``(measure, half_width, cap)``: instead of a fixed number of
        replications, run from 30 in set stages until the 95% interval is that narrow.
    contacts
        Keep one row for every part of a contact.
    in_hand
        Keep what agents had in hand: one row for each contact and each stretch in which nothing changed.
    agents
        Keep the time on duty, at work and of overtime of every agent.
    periods
        Keep the totals by ``"week"`` or ``"month"`` of the calendar, too (None: neither); by default by month
        from 60 days on. A year is the sum of its months.
    interval
        Length of the intervals of ``intervals`` and ``staffing``, such as ``"15 min"`` or ``"1 d"``; a number
        is seconds. By default half an hour (less where a volume is stated in shorter ones), and from 60 days
        on a day.
    policies
        Your own routing, see `ccsim.Policies`; plain functions that workers can be sent.
    progress
        Called with the number of replications done and planned.

    Returns
    -------
    Result
        After Ctrl-C: of the replications that had finished, marked ``partial``.
    """
    check_asked(days, replications, jobs, engine)
    if policies is not None and engine == "compiled":
        raise RunError('policies are Python, which only engine="simpy" can call; leave engine out')
    fastest: Engine = "compiled" if policies is None else "simpy"
    if progress is not None:
        progress(0, replications)
    setup = set_up(
        in_force(settled := settled_for_run(scenario)),
        days,
        seed,
        dt.date.fromisoformat(start) if isinstance(start, str) else start,
        fastest if engine == "auto" else engine,
        contacts,
        policies,
        in_hand,
        agents,
        periods_for(periods, days),
        interval_for(interval, days),
    )
    harvest = Harvest()
    notes: list[str] = []
    if precision is None:
        replicate_all(setup, range(replications), jobs, harvest, progress)
        planned = replications
    else:
        wanted = precision if isinstance(precision, Precision) else Precision(*precision)
        planned = _in_stages(settled, setup, wanted, jobs, harvest, progress, notes)
    done = len(harvest.finished)
    if harvest.interrupted:
        if done == 0:
            raise (
                KeyboardInterrupt
                if harvest.interrupted == "interrupted"
                else RunError(
                    "the run stopped because a worker process died before any replication had finished"
                )
            )
        notes.insert(0, f"{harvest.interrupted}: {done} of {planned} replications had finished")
    if done < ENOUGH_REPLICATIONS:
        notes.append(
            f"{done} replication{'s' * (done != 1)}: intervals from fewer than {ENOUGH_REPLICATIONS} are too "
            "narrow too often; do not rely on them"
        )
    partial = bool(harvest.interrupted)
    return collect(settled, setup, harvest.in_order(), days, version("ccsim"), partial, tuple(notes))


def _in_stages(
    scenario: Scenario,
    setup: Setup,
    wanted: Precision,
    jobs: int | None,
    harvest: Harvest,
    progress: Progress | None,
    notes: list[str],
) -> int:
    """Run stage after stage until the interval is narrow enough; the number planned last."""
    planned = 0
    for stage in wanted.stages():
        replicate_all(setup, range(planned, stage), jobs, harvest, progress)
        planned = stage
        if harvest.interrupted:
            return planned
        so_far = collect(scenario, setup, harvest.in_order(), 0, "", False, ())
        reached = so_far.estimate(wanted.measure).half_width
        if reached <= wanted.half_width:
            notes.append(
                f"precision: {wanted.measure} is known to +-{reached:.3g}, as wanted "
                f"(+-{wanted.half_width:g}), after {stage} replications"
            )
            return planned
    notes.append(
        f"precision: {wanted.measure} is known to +-{reached:.3g} only, not +-{wanted.half_width:g}, "
        f"after the cap of {planned} replications"
    )
    return planned


def check_asked(days: int, replications: int, jobs: int | None, engine: str) -> None:
    """Refuse a run that nobody can make, before it begins."""
    for name, value in (("days", days), ("replications", replications), ("jobs", jobs)):
        if value is not None and value < 1:
            raise RunError(f"{name} must be at least 1, not {value}")
    if engine not in ("auto", "simpy", "compiled"):
        raise RunError(f'no engine "{engine}"; one of auto, simpy, compiled')
