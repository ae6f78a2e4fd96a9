"""What a planner waits for: ccsim.run with every measure, and its summary with an interval for each."""

from __future__ import annotations

from collections.abc import Callable

import ccsim
from benchmarks.contestant import Count, Start
from benchmarks.counts import Counts
from benchmarks.erlang_a import SCENARIO

#: Days of one replication.
_DAYS = 7


def get_ready(days: int, *, summary: bool = True) -> tuple[Start, Count]:
    """
    Load the scenario, and compile by a short run.

    Parameters
    ----------
    days
        In all; as many replications of a week as they hold.
    summary
        Whether to ask for the summary table too.
    """
    scenario = ccsim.load(SCENARIO).override({"start.warm_up": "0 s"})
    each = min(days, _DAYS)

    def start(seed: int) -> Callable[[], ccsim.Result]:
        def run() -> ccsim.Result:
            result = ccsim.run(scenario, days=each, replications=days // each, seed=seed, jobs=1)
            if summary:
                result.summary()
            return result

        return run

    start(0)()
    return start, count


def count(result: ccsim.Result) -> Counts:
    """Count the totals of the replications."""
    totals = result.runs[["offered", "handled", "abandoned", "unfinished"]].sum()
    return Counts(*(int(total) for total in totals))
