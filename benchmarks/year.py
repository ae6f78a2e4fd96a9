"""A year of the retailer in one replication: what it takes, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import asdict, dataclass

import numpy as np

from benchmarks.erlang_a import REPOSITORY
from benchmarks.peak import peak

SCENARIO = REPOSITORY / "scenarios" / "retail-omnichannel.yaml"
#: Fifty-two weeks.
DAYS = 364
ENGINES = ("compiled", "simpy")


@dataclass(frozen=True)
class Year:
    """
    One replication, simulated and measured, with months and intervals of a day.

    Attributes
    ----------
    days
        Measured.
    contacts
        Offered in them.
    laying
        CPU time of laying the scenario out over the year, once for all replications.
    seconds
        CPU time of the replication.
    megabytes
        Peak of the whole process.
    """

    days: int
    contacts: int
    laying: float
    seconds: float
    megabytes: float


def year_of(engine: str, days: int) -> Year:
    """Let a fresh process simulate so many days with an engine."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--year-of", engine, "--days", str(days)],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return Year(**json.loads(done.stdout))


def report_year(engine: str, days: int) -> None:
    """Be that process: get ready by a day, simulate, check, and print what it took."""
    import ccsim
    from ccsim.experiment.replicate import replicate, set_up
    from ccsim.experiment.settle import settled_for_run

    scenario = settled_for_run(ccsim.load(SCENARIO))
    how = {"periods": "month", "interval": 86_400}
    replicate(set_up(scenario, 1, 1, None, engine, **how), 0)  # type: ignore[arg-type]
    begin = time.process_time()
    setup = set_up(scenario, days, 1, None, engine, **how)  # type: ignore[arg-type]
    laid = time.process_time()
    totals = replicate(setup, 0).totals
    done = time.process_time()
    names = [column.name for column in setup.layout.columns]
    offered = int(totals.cells[:, names.index("offered")].sum())
    months = totals.by_period
    if months is None or _sum_of(months.places, months.amounts, names, "offered") != offered:
        raise AssertionError("the months do not add up to the year")
    print(json.dumps(asdict(Year(days, offered, laid - begin, done - laid, peak()))))


def _sum_of(places: np.ndarray, amounts: np.ndarray, names: list[str], name: str) -> int:
    return int(amounts[places % len(names) == names.index(name)].sum())
