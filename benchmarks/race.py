"""Time the contestants in turn, and check what they counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from benchmarks.contestant import Contestant, Count
from benchmarks.counts import Counts, check
from benchmarks.effort import Effort
from benchmarks.in_turn import Ready, Score, in_turn


def race(contestants: Sequence[Contestant], effort: Effort) -> tuple[dict[str, Score], dict[str, Counts]]:
    """
    Run all contestants in every round; returns their scores, and their counts over all rounds.

    Parameters
    ----------
    contestants
        Those who take part.
    effort
        Quick: one simulated day for each instead of a second of work.
    """
    ready: dict[str, Ready] = {}
    counted: dict[str, list[Counts]] = {}
    days = {one.name: 1 if effort.quick else one.days for one in contestants}
    for one in contestants:
        effort.say(f"getting ready: {one.name}")
        start, count = one.get_ready(days[one.name])
        counted[one.name] = []
        ready[one.name] = Ready(start, _noting(count, counted[one.name]))
    scores = in_turn(ready, effort.rounds, effort.say)
    totals = {name: sum(counts[1:], counts[0]) for name, counts in counted.items()}
    for name, total in totals.items():
        check(name, total, 24.0 * days[name] * effort.rounds)
    return scores, totals


def _noting(count: Count, into: list[Counts]) -> Any:
    def noting(result: Any) -> int:
        into.append(count(result))
        return into[-1].offered

    return noting
