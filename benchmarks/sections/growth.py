"""How the cost of a contact grows."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from benchmarks.alone import alone
from benchmarks.effort import Effort
from benchmarks.erlang_a import SCENARIO
from benchmarks.growth.agents import AGENTS
from benchmarks.growth.describe import Way, scenario_of
from benchmarks.growth.queues import QUEUES
from benchmarks.growth.waiting import WAITING
from benchmarks.report.section import Goal, Row, Section, Table
from ccsim.engine.block import Block
from ccsim.engine.outcomes import ARRIVED
from ccsim.engine.simulate import simulate
from ccsim.experiment.replicate import replicate, set_up

#: Contacts of a run, and days of Erlang A with 10^4 to 10^7 contacts.
_CONTACTS, _FEW = 200_000, 1_000
_DAYS = (1, 7, 70, 700)
_ROUNDS = 3
#: A run that costs so many nanoseconds a contact ends its curve: the larger ones would take minutes.
_ENOUGH = 60_000
#: ... or so many times the smallest: far above any logarithm here.
_TIMES = 6
#: What may be between two costs measured on a machine that others use.
_NOISE = 1.15
_HALF_HOUR, _DAY = 1800, 86_400

Cost = dict[str, float]


def measure(effort: Effort) -> Section:
    """Contacts, agents, queues, waiting contacts."""
    tables: list[Table] = []
    numbers: dict[str, dict[str, Any]] = {}
    goals: list[Goal] = []
    if not effort.quick:
        contacts = _contacts(effort)
        tables.append(_contacts_table(contacts))
        numbers["contacts"] = {str(int(each["contacts"])): each for each in contacts}
        most = contacts[-1]["mebibytes"]
        goals.append(Goal("ten million contacts streamed", 1024, most, " MiB", at_least=False))
    for what, ways in (("agents", AGENTS), ("queues", QUEUES), ("waiting contacts", WAITING)):
        curves = {way.name: _curve(way, what, effort) for way in ways}
        tables.append(_curves_table(what, curves))
        numbers[what] = {
            name: {str(size): cost for size, cost in each.items()} for name, each in curves.items()
        }
        if what != "queues":
            goals += [_logarithmic(what, name, each) for name, each in curves.items()]
    goals.append(_linear_in_groups(numbers["queues"]))
    return Section("growth", "Growth", tables, numbers, goals)


def _contacts(effort: Effort) -> list[Cost]:
    """Erlang A over ever more days, streamed with all measures, each in a process of its own."""
    found = []
    for days in _DAYS:
        effort.say(f"growth: {days} days of Erlang A")
        interval = _HALF_HOUR if days < 60 else _DAY  # as a run chooses
        found.append(alone("long_run", str(SCENARIO), "compiled", days, interval))
    return found


def _contacts_table(contacts: Sequence[Cost]) -> Table:
    header = ("contacts, all measures streamed", "ns per contact", "x the fewest", "peak MiB")
    costs = [1e9 * each["seconds"] / each["contacts"] for each in contacts]
    rows: list[Row] = [
        (f"{each['contacts']:,.0f}", f"{cost:,.0f}", f"{cost / costs[0]:.2f}", f"{each['mebibytes']:.0f}")
        for each, cost in zip(contacts, costs, strict=True)
    ]
    return Table(header, rows)


def _curve(way: Way, what: str, effort: Effort) -> dict[int, Cost]:
    """The cost of a contact by size."""
    curve: dict[int, Cost] = {}
    _cost(way, way.sizes[0], Effort(quick=True))  # what is compiled is fetched from the disk
    sizes = way.sizes[: 2 if way in QUEUES else 1] if effort.quick else way.sizes
    for size in sizes:
        effort.say(f"growth: {size:,} {what}, {way.name}")
        curve[size] = _cost(way, size, effort)
        cost = curve[size]["engine"]
        if cost > _ENOUGH or cost > _TIMES * curve[sizes[0]]["engine"]:
            break
    return curve


def _cost(way: Way, size: int, effort: Effort) -> Cost:
    """Nanoseconds a contact: the engine alone, and with all measures streamed; the median of some rounds."""
    scenario = scenario_of(way.describe(size, _FEW if effort.quick else _CONTACTS))
    setup = set_up(scenario, 1, 1, None, "compiled")
    names = [column.name for column in setup.layout.columns]
    engine, measured = [], []
    for number in range(1 if effort.quick else _ROUNDS):
        counted = [0]

        def count(block: Block, counted: list[int] = counted) -> None:
            counted[0] += int((block.contacts["via"][: block.until] == ARRIVED).sum())

        begin = time.process_time()
        simulate(setup.plan, seed=1, replication=number, take=count)
        between = time.process_time()
        totals = replicate(setup, number).totals
        end = time.process_time()
        if int(totals.cells[:, names.index("offered")].sum()) != counted[0]:
            raise AssertionError(
                f"{way.name}, {size}: contacts were lost between the engine and the measures"
            )
        engine.append(1e9 * (between - begin) / counted[0])
        measured.append(1e9 * (end - between) / counted[0])
        if engine[-1] > _ENOUGH:
            break
    return {"engine": statistics.median(engine), "measured": statistics.median(measured)}


def _curves_table(what: str, curves: dict[str, dict[int, Cost]]) -> Table:
    sizes = sorted({size for curve in curves.values() for size in curve})
    header = (f"ns per contact, by {what}", *(f"{size:,}" for size in sizes), "x the fewest", "with measures")
    rows = []
    for name, curve in curves.items():
        costs = [curve[size]["engine"] for size in curve]
        measured = [curve[size]["measured"] for size in curve]
        cells = [f"{curve[size]['engine']:,.0f}" if size in curve else "-" for size in sizes]
        rows.append(
            (name, *cells, f"{costs[-1] / costs[0]:.2f}", f"{measured[0]:,.0f} to {measured[-1]:,.0f}")
        )
    return Table(header, rows)


def _logarithmic(what: str, name: str, curve: dict[int, Cost]) -> Goal:
    """
    By how much a curve is above the logarithm where it is highest above it.

    The smallest size costs 1; ten times as many may cost log 100 / log 10 of it, and so on.
    """
    first = min(curve)
    above = max(
        cost["engine"] / curve[first]["engine"] / (math.log(size) / math.log(first))
        for size, cost in curve.items()
    )
    return Goal(f"growth with {what} over that of the logarithm: {name}", _NOISE, above, " x", at_least=False)


def _linear_in_groups(curves: dict[str, dict[str, Cost]]) -> Goal:
    """A free agent may look at each queue of its group: the cost of one queue more must not grow."""
    curve = {int(size): cost["engine"] for size, cost in curves["one group serves all"].items()}
    sizes = sorted(curve)
    steps = [(curve[more] - curve[fewer]) / (more - fewer) for fewer, more in pairwise(sizes)]
    return Goal(
        "a queue more of one group costs, at the last step over the first",
        2.0,
        steps[-1] / max(steps[0], 1.0),
        " x",
        at_least=False,
    )
