"""Print what the race found."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import version

from benchmarks.contestants import COMPILED, MODEL, PLAIN
from benchmarks.race import Score
from benchmarks.year import Year

#: How many times plain SimPy each engine must be.
TARGETS = {MODEL: 1.0, COMPILED: 40.0}
#: What a replication of a year may take the compiled engine: CPU seconds and peak memory.
YEAR_SECONDS, YEAR_MEGABYTES = 20, 1024
_MISSING = "-"

Row = tuple[str, ...]


def print_table(scores: Mapping[str, Score], memory: Mapping[str, float], equal_contacts: int) -> None:
    """
    Print one row for each contestant, in Markdown.

    Parameters
    ----------
    scores
        By name; of `PLAIN` too.
    memory
        Peak megabytes by name, where measured.
    equal_contacts
        Rows in which the logs of both engines were found equal.
    """
    header: Row = ("program", "contacts per CPU-second", "times plain SimPy", "abandoned", "peak MB, a week")
    rows: list[Row] = [
        (
            name,
            f"{score.rate:,.0f}",
            f"{score.times(scores[PLAIN]):.2f}",
            _share(score),
            f"{memory[name]:.0f}" if name in memory else _MISSING,
        )
        for name, score in scores.items()
    ]
    _print_markdown(header, rows)
    for name, target in TARGETS.items():
        times = scores[name].times(scores[PLAIN])
        held = "yes" if times >= target else "NO"
        print(f"{name}: at least {target:g} times plain SimPy: {held} ({times:.2f})")
    offered = sum(count.offered for score in scores.values() for count in score.counts)
    print(f"{offered:,} contacts in all, each of them handled, abandoned or unfinished")
    print(f"logs of both ccsim engines equal, value for value: {equal_contacts:,} contacts")
    parts = ", ".join(f"{name} {version(name)}" for name in ("simpy", "numba", "numpy"))
    print(f"Python {platform.python_version()}, {parts}, {platform.machine()} {platform.system()}")


def print_years(years: Mapping[str, Year]) -> None:
    """Print what a long run takes each engine, in Markdown, and whether that is little enough."""
    print()
    header: Row = (
        "a replication of the retailer", "days", "contacts", "laying it out, CPU seconds", "CPU seconds",
        "peak MiB",
    )  # fmt: skip
    rows: list[Row] = [
        (
            engine,
            str(year.days),
            f"{year.contacts:,}",
            f"{year.laying:.1f}",
            f"{year.seconds:.1f}",
            f"{year.megabytes:.0f}",
        )
        for engine, year in years.items()
    ]
    _print_markdown(header, rows)
    year = years["compiled"]
    held = "yes" if year.seconds < YEAR_SECONDS and year.megabytes < YEAR_MEGABYTES else "NO"
    print(f"compiled: under {YEAR_SECONDS} s and {YEAR_MEGABYTES} MiB: {held}")


def _print_markdown(header: Row, rows: Sequence[Row]) -> None:
    widths = [max(len(row[column]) for row in (header, *rows)) for column in range(len(header))]
    rule = ("-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:]))
    for first, *others in (header, rule, *rows):
        cells = [first.ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        print(f"| {' | '.join(cells)} |")
    print()


def _share(score: Score) -> str:
    total = sum(score.counts[1:], score.counts[0])
    return f"{total.abandonment:.4f}"
