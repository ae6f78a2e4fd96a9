"""A year, contact by contact."""

from __future__ import annotations

from typing import Any

from benchmarks.alone import alone
from benchmarks.effort import Effort
from benchmarks.erlang_a import REPOSITORY
from benchmarks.report.section import Goal, Row, Section, Table

_HALF_HOUR, _DAY = 1800, 86_400
_WEEKS_52, _FOUR_WEEKS = 364, 28
_RETAIL, _BANK = "the retailer, compiled", "the bank, compiled"


def measure(effort: Effort) -> Section:
    """A year of the retailer by day, and of the bank by half-hour; on the SimPy model four weeks."""
    runs = {
        _RETAIL: ("retail-omnichannel", "compiled", _WEEKS_52, _DAY),
        _BANK: ("anonymous-bank", "compiled", _WEEKS_52 + 1, _HALF_HOUR),
        "the retailer, SimPy model": ("retail-omnichannel", "simpy", _FOUR_WEEKS, _DAY),
    }
    if effort.quick:
        runs = {_BANK: ("anonymous-bank", "compiled", 1, _HALF_HOUR)}
    found = {}
    for name, (scenario, engine, days, interval) in runs.items():
        effort.say(f"{days} days: {name}")
        path = REPOSITORY / "scenarios" / f"{scenario}.yaml"
        found[name] = alone("long_run", str(path), engine, days, interval)
    header = (
        "one replication, all measures", "days", "interval", "contacts", "laying it out, CPU s", "CPU s",
        "peak MiB",
    )  # fmt: skip
    rows = [
        _row(name, "a day" if interval == _DAY else "half an hour", found[name])
        for name, (_, _, _, interval) in runs.items()
    ]
    return Section("years", "A year", [Table(header, rows)], found, _goals(found))


def _goals(found: dict[str, dict[str, Any]]) -> list[Goal]:
    bank = found[_BANK]
    whole = bank["laying"] + bank["seconds"]
    goals = [
        Goal("a year of the bank, all measures by half-hour, laid out", 3.0, whole, " s", at_least=False),
        Goal("the same, memory", 500, bank["mebibytes"], " MiB", at_least=False),
    ]
    if _RETAIL in found:
        goals += [
            Goal("a year of the retailer", 20.0, found[_RETAIL]["seconds"], " s", at_least=False),
            Goal("the same, memory", 1024, found[_RETAIL]["mebibytes"], " MiB", at_least=False),
        ]
    return goals


def _row(name: str, interval: str, run: dict[str, Any]) -> Row:
    return (
        name,
        f"{run['days']:.0f}",
        interval,
        f"{run['contacts']:,.0f}",
        f"{run['laying']:.2f}",
        f"{run['seconds']:.2f}",
        f"{run['mebibytes']:.0f}",
    )
