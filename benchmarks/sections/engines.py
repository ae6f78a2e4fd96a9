"""Both engines of ccsim on larger models."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

import ccsim
from benchmarks.contestants import CONTESTANTS, PLAIN
from benchmarks.effort import Effort
from benchmarks.erlang_a import REPOSITORY
from benchmarks.in_turn import Ready, Score, in_turn
from benchmarks.report.section import Goal, Row, Section, Table
from ccsim.engine.logs import Logs
from ccsim.engine.outcomes import ARRIVED
from ccsim.engine.simulate import Engine, simulate
from ccsim.experiment.replicate import Finished, Setup, replicate, set_up
from ccsim.experiment.settle import settled_for_run
from ccsim.measures.tally.measure_logs import measure_logs
from ccsim.scenario import Scenario, in_force
from ccsim.typing import Rows


@dataclass(frozen=True)
class _Model:
    """A scenario, with the measured days of a run on either engine, about a second of work each."""

    name: str
    path: Path
    days: int
    model_days: int


_TEXTBOOK = REPOSITORY / "scenarios" / "textbook"
_MODELS = (
    _Model("three-types", _TEXTBOOK / "three-types.yaml", 56, 7),
    _Model("anonymous-bank", REPOSITORY / "scenarios" / "anonymous-bank.yaml", 168, 28),
    _Model("retail-omnichannel", REPOSITORY / "scenarios" / "retail-omnichannel.yaml", 7, 7),
)
#: The model takes the retailer a while: that many rounds are enough for a ratio.
_MOST_ROUNDS = 3
LOG, MEASURES, MODEL, MODEL_MEASURES = "log", "measures", "model", "model, measures"


def measure(effort: Effort) -> Section:
    """Time both engines with the log and with all measures, beside plain SimPy, model by model."""
    models = _MODELS[:-1] if effort.quick else _MODELS
    scores = {model.name: _of_model(model, effort) for model in models}
    header = (
        "scenario", "SimPy model, log", "compiled, log", "compiled, measures", "log: x model",
        "measures: x model", "log: x plain SimPy", "measures: x plain SimPy",
    )  # fmt: skip
    rows = [_row(name, each) for name, each in scores.items()]
    note = (
        "Contacts per CPU-second, cases drawn included. Measures: all of them, and no log kept; of the "
        "model, all measures from the log. Before any time is printed the logs of both engines are found "
        "equal, and what is streamed equal to what is measured from the log."
    )
    numbers = {
        name: {
            what: {"contacts_per_second": score.rate, "times_plain": score.times(each[PLAIN])}
            for what, score in each.items()
        }
        for name, each in scores.items()
    }
    return Section("engines", "Both engines", [Table(header, rows, (note,))], numbers, _goals(scores))


def _goals(scores: dict[str, dict[str, Score]]) -> list[Goal]:
    types, retail = scores["three-types"], scores.get("retail-omnichannel")
    plain = " x plain SimPy"
    first = Goal("three-types, all measures", 40.0, types[MEASURES].times(types[PLAIN]), plain, at_least=True)
    if retail is None:
        return [first]
    return [
        first,
        Goal("omnichannel week, log", 11.1, retail[LOG].times(retail[PLAIN]), plain, at_least=True),
        Goal(
            "omnichannel week, all measures",
            11.1,
            retail[MEASURES].times(retail[PLAIN]),
            plain,
            at_least=True,
        ),
        Goal("omnichannel week, log", 100.0, retail[LOG].times(retail[MODEL]), " x our model", at_least=True),
        Goal(
            "omnichannel week, all measures",
            100.0,
            retail[MEASURES].times(retail[MODEL_MEASURES]),
            " x our model",
            at_least=True,
        ),
    ]


def _row(name: str, each: dict[str, Score]) -> Row:
    log, measured, plain = each[LOG], each[MEASURES], each[PLAIN]
    return (
        name,
        f"{each[MODEL].rate:,.0f}",
        f"{log.rate:,.0f}",
        f"{measured.rate:,.0f}",
        f"{log.times(each[MODEL]):.0f}",
        f"{measured.times(each[MODEL_MEASURES]):.0f}",
        f"{log.times(plain):.1f}",
        f"{measured.times(plain):.1f}",
    )


def _of_model(model: _Model, effort: Effort) -> dict[str, Score]:
    effort.say(f"getting ready: {model.name}")
    scenario = in_force(settled_for_run(ccsim.load(model.path)))
    days, model_days = (1, 1) if effort.quick else (model.days, model.model_days)
    _check_equal(scenario)
    plain = next(one for one in CONTESTANTS if one.name == PLAIN)
    start, count = plain.get_ready(1 if effort.quick else plain.days)
    ready = {
        PLAIN: Ready(start, lambda result: count(result).offered),
        LOG: _logging(scenario, days, "compiled"),
        MEASURES: _measuring(scenario, days, "compiled"),
        MODEL: _logging(scenario, model_days, "simpy"),
        MODEL_MEASURES: _measuring(scenario, model_days, "simpy"),
    }
    return in_turn(ready, min(effort.rounds, _MOST_ROUNDS), effort.say)


def _logging(scenario: Scenario, days: int, engine: Engine) -> Ready:
    """A replication with its log."""
    setup = set_up(scenario, days, 0, None, engine)
    return Ready(lambda seed: lambda: _simulate(setup, seed), lambda logs: contacts_in(logs.contacts))


def _measuring(scenario: Scenario, days: int, engine: Engine) -> Ready:
    """A replication with all measures: streamed on the compiled engine, from the log on the model."""
    setup = set_up(scenario, days, 0, None, engine)
    counts: list[int] = []

    def start(seed: int) -> Any:
        # the same replication with its log, for those of the warm-up are simulated, but not measured
        compiled = Setup(setup.timeline, setup.plan, setup.layout, setup.seed, "compiled", False)
        counts.append(contacts_in(_simulate(compiled, seed).contacts))
        return lambda: replicate(setup, seed)

    def count(finished: Finished) -> int:
        names = [column.name for column in setup.layout.columns]
        offered = int(finished.totals.cells[:, names.index("offered")].sum())
        if not 0 < offered <= counts[-1]:
            raise AssertionError(f"{offered} contacts measured of {counts[-1]}")
        return counts[-1]

    return Ready(start, count)


def contacts_in(log: Rows) -> int:
    """Contacts of a log, of which each has a row for every part."""
    return int((log["via"] == ARRIVED).sum())


def _simulate(setup: Setup, replication: int) -> Logs:
    return simulate(setup.plan, seed=setup.seed, replication=replication, engine=setup.engine)


def _check_equal(scenario: Scenario) -> None:
    """Refuse engines whose logs of a day differ, and measures that are not those of the log."""
    setup = set_up(scenario, 1, 0, None, "compiled")
    logs = _simulate(setup, 0)
    model = simulate(setup.plan, seed=setup.seed, replication=0, engine="simpy")
    pairs = [(getattr(logs, name), getattr(model, name)) for name in ("contacts", "agents", "in_hand")]
    if not all(np.array_equal(one, other) for one, other in pairs):
        raise AssertionError("the logs of the two engines differ")
    measured = measure_logs(
        setup.layout, logs.contacts, logs.agents, 0, logs.rostered, logs.in_hand, logs.people, setup.seed
    )
    totals = replicate(setup, 0).totals
    if not all(
        np.array_equal(getattr(totals, name), getattr(measured, name))
        for name in ("cells", "intervals", "ends", "staffing", "codes", "counts")
    ):
        raise AssertionError("what is streamed is not what is measured from the log")
