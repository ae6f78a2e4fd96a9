"""One long replication, streamed: `python -m benchmarks.alone.long_run SCENARIO ENGINE DAYS INTERVAL`."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import get_args

import ccsim
from benchmarks.alone.peak import peak
from ccsim.engine.simulate import Engine
from ccsim.experiment.replicate import Setup, replicate, set_up
from ccsim.experiment.settle import settled_for_run
from ccsim.measures.periods import PeriodLength
from ccsim.measures.tally.totals import Totals
from ccsim.scenario import in_force

#: Runs are repeated until they take so long, in seconds.
_LONG_ENOUGH = 0.5
#: By name, as a command line gives them.
_ENGINES: dict[str, Engine] = {name: name for name in get_args(Engine)}


def main(path: Path, engine: Engine, days: int, interval: int) -> None:
    """
    Get ready by a day, simulate and measure, check, and print what it took.

    Parameters
    ----------
    path
        Of the scenario.
    engine
        As given to a run.
    days
        Measured.
    interval
        In seconds; months are kept from two of them on.
    """
    scenario = in_force(settled_for_run(ccsim.load(path)))
    months: PeriodLength | None = "month" if days > 60 else None

    def laid_out(over: int) -> Setup:
        return set_up(scenario, over, 1, None, engine, periods=months, interval=interval)

    replicate(laid_out(1), 0)
    begin = time.process_time()
    setup = laid_out(days)
    laid = time.process_time()
    totals = replicate(setup, 0).totals
    seconds, runs = time.process_time() - laid, 1
    while seconds * runs < _LONG_ENOUGH and engine == "compiled":
        again = time.process_time()
        replicate(setup, 0)
        seconds, runs = min(seconds, time.process_time() - again), runs + 1
    found = {
        "days": days,
        "contacts": _offered(setup, totals),
        "laying": laid - begin,
        "seconds": seconds,
        "mebibytes": peak(),
    }
    print(json.dumps(found))


def _offered(setup: Setup, totals: Totals) -> int:
    """How many contacts there were; refuses months that are not the whole."""
    names = [column.name for column in setup.layout.columns]
    offered = int(totals.cells[:, names.index("offered")].sum())
    months = totals.by_period
    if months is not None:
        which = months.places % len(names) == names.index("offered")
        if int(months.amounts[which].sum()) != offered:
            raise AssertionError("the months do not add up to the whole")
    return offered


if __name__ == "__main__":
    main(Path(sys.argv[1]), _ENGINES[sys.argv[2]], int(sys.argv[3]), int(sys.argv[4]))
