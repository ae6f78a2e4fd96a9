"""`python -m benchmarks`: prints the tables of docs/performance.md, after checking every count."""

from __future__ import annotations

import argparse
import json
import platform
from importlib.metadata import version
from pathlib import Path

import joblib

from benchmarks.effort import Effort
from benchmarks.report.markdown import goals_table, markdown_of, write_between
from benchmarks.report.section import Section
from benchmarks.sections import NAMES, section


def main() -> None:
    """Measure section after section, print each as soon as it is there, and all goals at the end."""
    options = _options()
    effort = Effort(options.quick, 1 if options.quick else options.rounds)
    found: list[Section] = []
    parts: dict[str, str] = {}
    for name in options.only or NAMES:
        each = section(name)(effort)
        found.append(each)
        parts[name] = markdown_of(each)
        print(f"## {each.title}\n\n{parts[name]}\n", flush=True)
    goals = [goal for each in found for goal in each.goals]
    table = Section("goals", "What must be reached", [goals_table(goals)], {})
    reached = f"{markdown_of(table)}\n\n{_machine()}"
    print(f"## {table.title}\n\n{reached}")
    if len(found) == len(NAMES):
        parts["goals"] = reached
    if options.json:
        document = {"machine": _machine(), "sections": {each.name: each.document() for each in found}}
        options.json.write_text(json.dumps(document, indent=1), encoding="utf-8")
    if options.write:
        write_between(options.write, parts)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the least of each, in seconds: does all run?")
    parser.add_argument("--only", action="append", choices=NAMES, help="this section; may be repeated")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="how often each is timed (5)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all numbers here")
    parser.add_argument(
        "--write", type=Path, metavar="PAGE", help="put the tables between this page's markers"
    )
    return parser.parse_args()


def _machine() -> str:
    """What the times were measured with."""
    parts = ", ".join(f"{name} {version(name)}" for name in ("simpy", "numba", "numpy"))
    return (
        f"Python {platform.python_version()}, {parts}, {platform.machine()} {platform.system()}, "
        f"{joblib.cpu_count()} processors."
    )


if __name__ == "__main__":
    main()
