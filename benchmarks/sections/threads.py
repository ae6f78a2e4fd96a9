"""Two replications at a time against one: wall-clock time, which a busy machine lengthens."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

import joblib

import ccsim
from benchmarks.effort import Effort
from benchmarks.erlang_a import REPOSITORY, SCENARIO
from benchmarks.report.section import Goal, Row, Section, Table

_RETAIL = REPOSITORY / "scenarios" / "retail-omnichannel.yaml"
#: Scenario, measured days, replications: some seconds of work.
_RUNS = (("erlang-a", SCENARIO, 28, 12), ("retail-omnichannel, a week", _RETAIL, 7, 12))
_ROUNDS = 3
JOBS = (1, 2)


def measure(effort: Effort) -> Section:
    """Run each scenario with one job and with two, in turn."""
    numbers, rows, goals = {}, [], []
    for name, path, days, replications in _RUNS[:1] if effort.quick else _RUNS:
        effort.say(f"threads: {name}")
        walls = _walls(path, 1 if effort.quick else days, 2 if effort.quick else replications, effort)
        ratio = statistics.median(one / two for one, two in zip(*walls, strict=True))
        one, two = (statistics.median(each) for each in walls)
        numbers[name] = {"one": one, "two": two, "ratio": ratio}
        row: Row = (name, f"{one:.2f}", f"{two:.2f}", f"{ratio:.2f}")
        rows.append(row)
        goal = Goal(f"2 jobs against 1, {name}", 1.7, ratio, " x", at_least=True, only_said=True)
        goals.append(goal)
    header = ("replications, compiled", "1 job, wall s", "2 jobs, wall s", "times as fast")
    note = f"On {joblib.cpu_count()} processors; what else they do counts here."
    return Section("threads", "Threads", [Table(header, rows, (note,))], numbers, goals)


def _walls(path: Path, days: int, replications: int, effort: Effort) -> list[list[float]]:
    """Wall seconds of each round, by number of jobs; all must find the same."""
    scenario = ccsim.load(path)
    ccsim.run(scenario, days=1, replications=2, jobs=2)
    walls: list[list[float]] = [[] for _ in JOBS]
    offered = set()
    for _ in range(1 if effort.quick else _ROUNDS):
        for place, jobs in enumerate(JOBS):
            begin = time.perf_counter()
            result = ccsim.run(scenario, days=days, replications=replications, jobs=jobs)
            walls[place].append(time.perf_counter() - begin)
            offered.add(int(result.runs["offered"].sum()))
    if len(offered) != 1:
        raise AssertionError(f"one job and two found different contacts: {sorted(offered)}")
    return walls
