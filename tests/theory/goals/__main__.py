"""
The table of intervals and verdicts: how often they are right.

``python -m tests.theory.goals`` prints it as Markdown; with ``--write`` it goes into
``docs/how-it-was-checked.md``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence

from tests.shared import REPOSITORY
from tests.theory.goals.claims import Claim, claims

PAGE = REPOSITORY / "docs" / "how-it-was-checked.md"
BEGIN, END = "<!-- table: written by python -m tests.theory.goals --write -->", "<!-- end of table -->"


def table(rows: Iterable[Claim]) -> str:
    """The claims as Markdown."""
    lines = [
        "| goal | what | exact | observed | band | verdict |",
        "| --- | --- | ---: | ---: | ---: | --- |",
    ]
    for row in rows:
        exact, observed, low, high = (_told(value) for value in (row.exact, row.observed, *row.band))
        agrees = "agrees" if row.holds else "outside"
        lines.append(f"| {row.goal} | {row.what} | {exact} | {observed} | {low} to {high} | {agrees} |")
    return "\n".join(lines)


def _told(value: float) -> str:
    return f"{value:.1f}" if value > 1 else f"{value:.4f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Simulate, print the table, and say by the exit code whether all agree."""
    parser = argparse.ArgumentParser(prog="python -m tests.theory.goals", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write the table into docs/{PAGE.name}")
    options = parser.parse_args(arguments)
    rows = list(claims())
    text = table(rows)
    sys.stdout.write(text + "\n")
    if options.write:
        head, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
        tail = rest.split(END, 1)[1]
        PAGE.write_text(f"{head}{BEGIN}\n\n{text}\n\n{END}{tail}", encoding="utf-8")
    return 0 if all(row.holds for row in rows) else 1


if __name__ == "__main__":
    raise SystemExit(main())
