"""Replications: the same numbers wherever they are run, and what remains when they are stopped."""

from __future__ import annotations

import os
import signal
from collections.abc import Generator
from typing import Any, Literal, cast

import pytest

import ccsim.experiment.replicate_all as pools
from ccsim.errors import RunError
from ccsim.experiment.precision import STAGES, Precision
from ccsim.experiment.replicate import Finished, Setup, replicate, set_up
from ccsim.experiment.replicate_all import Harvest, replicate_all
from ccsim.experiment.run import run
from tests.experiment.centres import busy


@pytest.mark.parametrize("engine", ["compiled", "simpy"])
def test_serial_and_parallel_give_equal_results(engine: Literal["compiled", "simpy"]) -> None:
    """Through the pools: threads for the compiled engine, processes for the SimPy model."""
    serial = run(busy(), days=1, replications=6, engine=engine, jobs=1)
    parallel = run(busy(), days=1, replications=6, engine=engine, jobs=2)
    assert serial == parallel


def test_the_pools_are_really_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test of parallel runs that never leaves the first thread proves nothing."""
    used = []

    def watched(name: str, way: Any) -> Any:
        def through(*args: Any) -> Generator[tuple[int, Finished], None, None]:
            used.append(name)
            return cast("Generator[tuple[int, Finished], None, None]", way(*args))

        return through

    for name in ("_one_by_one", "_in_threads", "_in_processes"):
        monkeypatch.setattr(pools, name, watched(name, getattr(pools, name)))
    run(busy(), days=1, replications=2, jobs=1)
    run(busy(), days=1, replications=2, jobs=2)
    run(busy(), days=1, replications=2, jobs=2, engine="simpy")
    assert used == ["_one_by_one", "_in_threads", "_in_processes"]


def test_replications_in_any_order_are_the_same_replications() -> None:
    """A batch that picks up where it stopped must not get other customers."""
    setup = set_up(busy(), 1, 1, None, "compiled")
    forward, backward = Harvest(), Harvest()
    replicate_all(setup, [0, 1, 2, 3], 2, forward)
    replicate_all(setup, [3, 1], 1, backward)
    replicate_all(setup, [2, 0], 2, backward)
    for one, other in zip(forward.in_order(), backward.in_order(), strict=True):
        assert (one.totals.cells == other.totals.cells).all()
        assert (one.totals.codes == other.totals.codes).all()


def test_both_engines_give_equal_tables() -> None:
    """One model, two engines: all that differs is the engine's name."""
    model = run(busy(), days=2, replications=3, engine="simpy", jobs=1, contacts=True)
    twin = run(busy(), days=2, replications=3, contacts=True)
    for name, table in model.tables.items():
        assert table.equals(twin.tables[name]), name


def test_a_seed_names_its_customers() -> None:
    """The same seed twice is the same run; another seed is another."""
    assert run(busy(), days=1, replications=3, seed=5) == run(busy(), days=1, replications=3, seed=5)
    first, second = (run(busy(), days=1, replications=3, seed=seed) for seed in (5, 6))
    assert not first.runs.equals(second.runs)


def _after(number: int, act: Any) -> Any:
    """A `replicate` that does something else from a replication on."""

    def changed(setup: Setup, replication: int) -> Finished:
        if replication >= number:
            act()
        return replicate(setup, replication)

    return changed


def _interrupt() -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(("jobs", "engine"), [(1, "compiled"), (2, "compiled"), (2, "simpy")])
def test_an_interruption_keeps_what_had_finished(jobs: int, engine: Literal["compiled", "simpy"]) -> None:
    """Ctrl-C after an hour must not throw the hour away."""
    seen: list[int] = []

    def progress(done: int, planned: int) -> None:
        assert planned == 50
        seen.append(done)
        if done == 4:
            os.kill(os.getpid(), signal.SIGINT)

    result = run(busy(), days=1, replications=50, jobs=jobs, engine=engine, progress=progress)
    assert result.partial
    assert 4 <= result.replications < 50
    assert result.notes[0] == f"interrupted: {result.replications} of 50 replications had finished"
    assert len(result.runs) == result.replications


def test_an_interruption_before_anything_finished_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is nothing to report, so the interruption goes on to whoever called."""
    monkeypatch.setattr(pools, "replicate", _after(0, _interrupt))
    with pytest.raises(KeyboardInterrupt):
        run(busy(), days=1, replications=3, jobs=1)


def _die() -> None:
    os._exit(1)


def _deadly_batch(setup: Setup, numbers: list[int]) -> list[tuple[int, Finished]]:
    if 9 in numbers:
        _die()
    return [(number, replicate(setup, number)) for number in numbers]


def test_a_worker_that_dies_leaves_what_had_finished(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process killed for its memory must not take the other replications with it."""
    monkeypatch.setattr(pools, "_replicate_batch", _deadly_batch)
    monkeypatch.setattr(pools, "_TASK_SECONDS", 0.0)
    result = run(busy(), days=1, replications=12, jobs=2, engine="simpy")
    assert result.partial
    assert 1 <= result.replications < 12
    assert "stopped because a worker process died" in result.notes[0]


def test_few_replications_are_warned_of() -> None:
    """With 5 replications a 95% interval covers 92%; the reader should know."""
    assert run(busy(), days=1, replications=20).notes == ()
    (note,) = run(busy(), days=1, replications=5).notes
    assert note == (
        "5 replications: intervals from fewer than 20 are too narrow too often; do not rely on them"
    )
    assert run(busy(), days=1, replications=1).notes[0].startswith("1 replication:")


def test_a_precision_stops_at_the_stage_that_reaches_it() -> None:
    """Stages are set before the run; the number of replications is reported."""
    wide = run(busy(), days=1, precision=("service_level/offered", 0.2))
    assert wide.replications == STAGES[0] == 30
    assert "as wanted (+-0.2), after 30 replications" in wide.notes[0]
    half = wide.estimate("service_level/offered").half_width
    finer = run(busy(), days=1, precision=("service_level/offered", half * 0.8))
    assert finer.replications in STAGES[1:]
    assert finer.estimate("service_level/offered").half_width <= half * 0.8


def test_a_precision_out_of_reach_stops_at_the_cap() -> None:
    """A wish for the impossible ends, and says how far it came."""
    result = run(busy(), days=1, precision=("service_level/offered", 1e-6, 35))
    assert result.replications == 35
    assert "only, not +-1e-06, after the cap of 35 replications" in result.notes[0]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"days": 0}, "days must be at least 1, not 0"),
        ({"replications": 0}, "replications must be at least 1, not 0"),
        ({"jobs": 0}, "jobs must be at least 1, not 0"),
        ({"engine": "fortran"}, 'no engine "fortran"; one of auto, simpy, compiled'),
        ({"precision": ("fcr/case", 0.0)}, "a half-width of 0 cannot be reached; it must be above 0"),
        ({"precision": ("sl/offered", 0.1)}, 'no measure "sl/offered"; `ccsim measures` lists all'),
    ],
)
def test_impossible_requests_are_refused_before_anything_runs(options: dict[str, Any], message: str) -> None:
    """A typing error should cost a second, not a night."""
    with pytest.raises(RunError, match=message.replace("+", r"\+")):
        run(busy(), **options)


def test_the_stages_begin_at_thirty_and_end_at_the_cap() -> None:
    """Below 30 the first look would stop too often by chance."""
    assert Precision("fcr/case", 0.1, 100).stages() == (30, 42, 60, 84, 100)
    assert Precision("fcr/case", 0.1, 10).stages() == (10,)


def test_a_run_may_start_on_another_date() -> None:
    """The measured days begin where the planner says; text will do."""
    result = run(busy(), days=2, replications=2, start="2024-02-05")
    assert result.start == "2024-02-05"
    assert str(result.intervals["begin"].iloc[0]) == "2024-02-05 00:00:00"
