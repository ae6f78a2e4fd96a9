"""`python -m benchmarks`: prints the tables of docs/performance.md, after checking every count."""

from __future__ import annotations

import argparse
import importlib.util
import sys

from benchmarks.contestants import CONTESTANTS
from benchmarks.memory import peak_memory, report_memory
from benchmarks.race import race
from benchmarks.table import print_table, print_years
from benchmarks.year import DAYS, ENGINES, report_year, year_of

#: Days for which memory is compared, and the engines' logs.
_WEEK = 7


def main() -> None:
    """Read the options, race, print."""
    options = _options()
    if options.memory_of:
        report_memory(options.memory_of, options.days)
        return
    if options.year_of:
        report_year(options.year_of, options.days)
        return
    from benchmarks.contestants.engines import equal_logs  # heavy, and not what --memory-of weighs

    contestants = [one for one in CONTESTANTS if one.name != "Ciw" or importlib.util.find_spec("ciw")]
    days = 1 if options.quick else _WEEK
    scores = race(contestants, 1 if options.quick else options.rounds, options.quick, _say)
    contacts = equal_logs(days)
    _say("memory")
    memory = {} if options.quick else {one.name: peak_memory(one.name, days) for one in contestants}
    print_table(scores, memory, contacts)
    _say("a year of the retailer, which takes the SimPy model several minutes")
    print_years({engine: year_of(engine, days if options.quick else DAYS) for engine in ENGINES})


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one day, one round, no memory: does all run?")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="rounds of the race (default 5)")
    parser.add_argument("--memory-of", metavar="NAME", help="print one contestant's peak memory in megabytes")
    parser.add_argument("--year-of", metavar="ENGINE", help="print what a year of the retailer takes it")
    parser.add_argument("--days", type=int, default=_WEEK, metavar="D", help="... in simulating D days (7)")
    return parser.parse_args()


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
