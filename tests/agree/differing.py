"""What the two engines do not agree about in one case: the first of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

import numpy as np

from ccsim.demand import case_stretches
from ccsim.demand.timeline import build_timeline
from ccsim.engine.block import Taker
from ccsim.engine.logs import Logs
from ccsim.engine.plan import Plan, build_plan
from ccsim.engine.simulate import Engine, simulate
from ccsim.engine.twin import contact_table, run_twin
from ccsim.experiment.layout_of import layout_of
from ccsim.measures.layout import Layout
from ccsim.measures.periods import PeriodLength
from ccsim.measures.tally.measure_logs import measure_logs
from ccsim.measures.tally.measuring import Measuring
from tests.agree.case import Case
from tests.agree.clock import Clock

#: Rows and stretches of a block: so few that most contacts are older than the block they end in.
_ROWS, _STRETCHES = 40, 16
#: How totals are kept: every way comes up in turn.
_PERIODS: tuple[PeriodLength | None, ...] = (None, "week", "month")
_INTERVALS = (None, 86_400)
_LOGS = ("contacts", "agents", "in_hand", "rostered", "people")


@dataclass(frozen=True)
class Difference:
    """
    The first thing found.

    Attributes
    ----------
    kind
        ``logs``, ``totals`` or ``error``: what a smaller case must show, too.
    text
        Where, and both values.
    """

    kind: str
    text: str


@dataclass(frozen=True)
class Compared:
    """What a comparison found, and the contacts of the SimPy model (none where it did not get there)."""

    difference: Difference | None
    contacts: np.ndarray


class Disagreement(Exception):
    """Ends a comparison at the first difference."""


def compare(case: Case, clock: Clock | None = None) -> Compared:
    """
    Run a case through both engines; whatever either of them raises is a difference, too.

    Their logs must be equal value for value, and the totals that the compiled engine streams in small
    blocks those measured from the SimPy model's log.
    """
    clock = clock or Clock()
    stage, contacts = "laying", np.empty(0)
    try:
        plan, layout = _laid(case)
        clock.note(stage)
        stage = "SimPy"
        model = run(case, plan, "simpy")
        contacts = model.contacts
        clock.note(stage)
        stage = "compiled"
        twin = run(case, plan, "compiled")
        clock.note(stage)
        for name in _LOGS:
            _compare_rows(name, getattr(model, name), getattr(twin, name))
        clock.note("comparing")
        stage = "measuring"
        _compare_totals("totals", *_totals(case, plan, layout, model))
        clock.note(stage)
    except Disagreement as found:
        kind = "totals" if stage == "measuring" else "logs"
        return Compared(Difference(kind, str(found)), contacts)
    except Exception as error:
        text = " ".join(f"{type(error).__name__}: {error}".split())
        return Compared(Difference("error", f"{stage}: {text}"), contacts)
    return Compared(None, contacts)


def run(case: Case, plan: Plan, engine: Engine, take: Taker | None = None) -> Logs:
    """Run a case on one engine."""
    return simulate(plan, seed=case.seed, replication=case.replication, engine=engine, take=take)


def _laid(case: Case) -> tuple[Plan, Layout]:
    scenario = case.scenario
    timeline = build_timeline(scenario, days=case.days, warm_up=float(scenario.start.warm_up or 0.0))
    plan = build_plan(scenario, timeline)
    periods, interval = _PERIODS[case.seed % len(_PERIODS)], _INTERVALS[case.seed % len(_INTERVALS)]
    return plan, layout_of(scenario, plan, periods, interval)


def _totals(case: Case, plan: Plan, layout: Layout, model: Logs) -> tuple[Any, Any]:
    """Return the totals of the SimPy model's log, and those that the compiled engine streams."""
    number, seed = case.replication, case.seed
    whole = measure_logs(
        layout, model.contacts, model.agents, number, model.rostered, model.in_hand, model.people, seed
    )
    measuring = Measuring(layout, logged=plan.shares, seed=seed, replication=number)
    with _small_blocks():
        rest = run(case, plan, "compiled", measuring.take)
    return whole, measuring.finish(rest.agents, rest.rostered, rest.people)


@contextmanager
def _small_blocks() -> Iterator[None]:
    before = case_stretches.CASES, contact_table.ROWS, run_twin.STRETCHES
    case_stretches.CASES, contact_table.ROWS, run_twin.STRETCHES = 1, _ROWS, _STRETCHES
    try:
        yield
    finally:
        case_stretches.CASES, contact_table.ROWS, run_twin.STRETCHES = before


def _compare_rows(name: str, model: np.ndarray, twin: np.ndarray) -> None:
    """Compare two logs: the first row in which they differ, and the first column of it."""
    both = min(len(model), len(twin))
    rows = [(_unequal(model[field][:both], twin[field][:both]), field) for field in model.dtype.names or ()]
    found = [(int(np.argmax(each)), place) for place, (each, _) in enumerate(rows) if each.any()]
    if found:
        row, place = min(found)
        field = rows[place][1]
        values = f"{model[field][row]} in SimPy, {twin[field][row]} compiled"
        raise Disagreement(f"{name}, row {row}, column {field}: {values}")
    if len(model) != len(twin):
        raise Disagreement(f"{name}: {len(model)} rows in SimPy, {len(twin)} compiled")


def _compare_totals(name: str, logged: Any, streamed: Any) -> None:
    """Compare two sets of totals, field by field."""
    if is_dataclass(logged):
        for field in fields(logged):
            _compare_totals(
                f"{name}.{field.name}", getattr(logged, field.name), getattr(streamed, field.name)
            )
        return
    mine, theirs = np.asarray(logged), np.asarray(streamed)
    if mine.shape != theirs.shape:
        raise Disagreement(f"{name}: shape {mine.shape} from the SimPy log, {theirs.shape} streamed")
    unequal = _unequal(mine, theirs)
    if unequal.any():
        place = tuple(int(i) for i in np.unravel_index(int(np.argmax(unequal)), mine.shape))
        values = f"{mine[place]} from the SimPy log, {theirs[place]} streamed"
        raise Disagreement(f"{name}, place {list(place)}: {values}")


def _unequal(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Return where two arrays differ; what is missing in both does not."""
    unequal: np.ndarray = np.asarray(one != other)
    if one.dtype.kind == "f":
        unequal = unequal & ~(np.isnan(one) & np.isnan(other))
    return unequal
