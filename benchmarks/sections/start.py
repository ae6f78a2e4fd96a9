"""From the command to the answer: the command line in fresh processes."""

from __future__ import annotations

import re
import resource
import statistics
import subprocess
import sys
import time

from benchmarks.effort import Effort
from benchmarks.erlang_a import REPOSITORY
from benchmarks.report.section import Goal, Section, Table

_HELP = ("--help",)
_RUN = ("run", "scenarios/retail-omnichannel.yaml", "--replications", "30")
_QUICK_RUN = ("run", "scenarios/textbook/erlang-a.yaml", "--days", "1", "--replications", "1")


def measure(effort: Effort) -> Section:
    """The help, and the forecast of the retailer; each once to warm up."""
    effort.say("start: ccsim --help, ccsim run")
    run = _QUICK_RUN if effort.quick else _RUN
    times = {
        "ccsim --help": _timed(_HELP, r"^Usage: ", 0 if effort.quick else 5),
        f"ccsim {' '.join(run)}": _timed(run, "^Cost per contact", 0 if effort.quick else 3),
    }
    header = ("command, from the second run on", "wall s", "CPU s")
    rows = [(name, f"{wall:.2f}", f"{cpu:.2f}") for name, (wall, cpu) in times.items()]
    numbers = {name: {"wall": wall, "cpu": cpu} for name, (wall, cpu) in times.items()}
    help_, forecast = times.values()
    goals = [
        Goal("ccsim --help", 0.3, help_[0], " s", at_least=False, only_said=True),
        Goal(f"ccsim {' '.join(run)}", 5.0, forecast[0], " s", at_least=False, only_said=True),
    ]
    return Section("start", "Start", [Table(header, rows)], numbers, goals)


def _timed(arguments: tuple[str, ...], expected: str, rounds: int) -> tuple[float, float]:
    """Median wall and CPU seconds of a command, which is run once before (and only once for 0 rounds)."""
    walls, seconds = [], []
    for _ in range(rounds + 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        begin = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "ccsim", *arguments],
            cwd=REPOSITORY,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            check=True,
        )
        walls.append(time.perf_counter() - begin)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        if not re.search(expected, done.stdout, re.MULTILINE):
            raise AssertionError(f"ccsim {' '.join(arguments)} answered {done.stdout[:200]!r}")
    return statistics.median(walls[1:] or walls), statistics.median(seconds[1:] or seconds)
