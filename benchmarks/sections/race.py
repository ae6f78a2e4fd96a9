"""The race on Erlang A: both engines beside plain SimPy, Ciw and a bare recursion."""

from __future__ import annotations

import importlib.util

from benchmarks.alone import alone
from benchmarks.contestants import COMPILED, CONTESTANTS, MEASURED, MODEL, PLAIN
from benchmarks.contestants.engines import equal_logs
from benchmarks.effort import Effort
from benchmarks.race import race
from benchmarks.report.section import Goal, Section, Table

#: How many times plain SimPy each is to be, and what the best of it would be.
_GOALS = ((MODEL, 1.0), (COMPILED, 64.0), (MEASURED, 32.0))
#: Days over which memory is compared.
_WEEK = 7


def measure(effort: Effort) -> Section:
    """Race, and weigh."""
    contestants = [one for one in CONTESTANTS if one.name != "Ciw" or importlib.util.find_spec("ciw")]
    scores, counts = race(contestants, effort)
    equal = equal_logs(1 if effort.quick else _WEEK)
    effort.say("the memory of each")
    memory = {} if effort.quick else {one.name: alone("contestant", one.name, _WEEK) for one in contestants}
    rows = [
        (
            name,
            f"{score.rate:,.0f}",
            f"{score.times(scores[PLAIN]):.2f}",
            f"{counts[name].abandonment:.4f}",
            f"{memory[name]:.0f}" if name in memory else "-",
        )
        for name, score in scores.items()
    ]
    header = ("program", "contacts per CPU-second", "times plain SimPy", "abandoned", "peak MiB, a week")
    offered = sum(count.offered for count in counts.values())
    notes = (
        f"{offered:,} contacts in all, each of them handled, abandoned or unfinished; logs of both ccsim "
        f"engines equal, value for value: {equal:,} contacts.",
    )
    numbers = {
        name: {
            "contacts_per_second": score.rate,
            "times_plain": score.times(scores[PLAIN]),
            "mebibytes": memory.get(name),
        }
        for name, score in scores.items()
    }
    goals = [
        Goal(f"erlang-a, {name}", times, scores[name].times(scores[PLAIN]), " x plain SimPy", at_least=True)
        for name, times in _GOALS
    ]
    return Section("race", "Beside others", [Table(header, rows, notes)], numbers, goals)
