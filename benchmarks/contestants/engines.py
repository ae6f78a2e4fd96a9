"""Both engines of ccsim: every draw keyed, every contact in the log."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

import ccsim
from benchmarks.contestant import Count, Start
from benchmarks.counts import Counts
from benchmarks.erlang_a import SCENARIO
from ccsim.demand.case_stretches import Stretch
from ccsim.demand.cases import ENDLESS, draw_cases
from ccsim.demand.timeline import build_timeline
from ccsim.engine.outcomes import ABANDONED, HANDLED, UNFINISHED
from ccsim.engine.plan import Plan, build_plan
from ccsim.engine.simulate import Engine, simulate
from ccsim.engine.twin.run_twin import run_twin
from ccsim.experiment.replicate import Finished, replicate, set_up
from ccsim.typing import Rows


def plan_for(days: int) -> Plan:
    """The scenario over so many days, without a warm-up."""
    scenario = ccsim.load(SCENARIO)
    return build_plan(scenario, build_timeline(scenario, days=days, warm_up=0))


def engine_alone(days: int) -> tuple[Start, Count]:
    """Time what happens on the compiled engine to cases that were drawn before."""
    plan = plan_for(days)
    simulate(plan, seed=0, replication=0)

    def start(seed: int) -> Callable[[], Rows]:
        cases = draw_cases(plan.demand, seed, 0)
        programme, _ = plan.draw_programme(seed, 0)
        state = plan.fresh_state(cases, seed, 0, len(programme))
        together = [Stretch(ENDLESS, cases)]
        return lambda: run_twin(state, plan.timeline.horizon, programme, together, len(cases))

    return start, count_log


def replication(engine: Engine, days: int) -> tuple[Start, Count]:
    """Time a replication: the drawing of the cases, the engine, the two logs."""
    plan = plan_for(days)
    simulate(plan_for(1), seed=0, replication=0, engine=engine)

    def start(seed: int) -> Callable[[], Rows]:
        return lambda: simulate(plan, seed=seed, replication=0, engine=engine).contacts

    return start, count_log


def streamed(days: int) -> tuple[Start, Count]:
    """Time a replication that is measured while it goes on, and of which no log is kept."""
    scenario = ccsim.load(SCENARIO).override({"start.warm_up": "0 s"})
    setup = set_up(scenario, days, 0, None, "compiled")
    replicate(set_up(scenario, 1, 0, None, "compiled"), 0)
    columns = [column.name for column in setup.layout.columns]

    def start(seed: int) -> Callable[[], Finished]:
        return lambda: replicate(setup, seed)

    def count(finished: Finished) -> Counts:
        cells = finished.totals.cells.sum(axis=0)
        names = ("offered", "handled", "abandoned", "unfinished")
        return Counts(*(int(cells[columns.index(name)]) for name in names))

    return start, count


def count_log(contacts: Rows) -> Counts:
    """Count a contact log."""
    outcomes = np.bincount(contacts["outcome"], minlength=7)
    return Counts(len(contacts), int(outcomes[HANDLED]), int(outcomes[ABANDONED]), int(outcomes[UNFINISHED]))


def equal_logs(days: int) -> int:
    """Refuse two engines of which one number in either log differs; returns the number of contacts."""
    plan = plan_for(days)
    model, twin = (simulate(plan, seed=1, replication=0, engine=engine) for engine in ("simpy", "compiled"))
    pairs: list[tuple[Any, Any]] = [(model.contacts, twin.contacts), (model.agents, twin.agents)]
    if not all(np.array_equal(one, other) for one, other in pairs):
        raise AssertionError("the logs of the two engines differ")
    return len(twin.contacts)
