"""
Derive the figures of the anonymous bank and set the model beside the real month.

    python -m scenarios.derivations.anonymous_bank figures DATA
        prints every figure and the evidence for it
    python -m scenarios.derivations.anonymous_bank write DATA
        puts the figures into the scenario file
    python -m scenarios.derivations.anonymous_bank settle
        solves for the hidden volumes and stores them there
    python -m scenarios.derivations.anonymous_bank compare DATA
        runs the model, prints it beside the month, renews tables and plot of docs/anonymous-bank.md

DATA is the folder that holds the folders ``anonymous_bank_1999`` and ``bls_oews_2025``.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .evidence import evidence
from .figures import derive, scenario_figures
from .write import put_tables, write_figures, write_settled

REPOSITORY = Path(__file__).resolve().parents[3]
SCENARIO = REPOSITORY / "scenarios" / "anonymous-bank.yaml"
PAGE = REPOSITORY / "docs" / "anonymous-bank.md"
PLOT = REPOSITORY / "docs" / "images" / "anonymous-bank.svg"


def main(arguments: list[str] | None = None) -> int:
    """Run one of the verbs; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m scenarios.derivations.anonymous_bank",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("verb", choices=["figures", "write", "settle", "compare"])
    parser.add_argument("data", type=Path, nargs="?", help="the folder of the data sets; settle needs none")
    parser.add_argument("--replications", type=int, default=30, help="of compare; default 30")
    chosen = parser.parse_args(arguments)
    if chosen.verb == "settle":
        write_settled(SCENARIO)
        return 0
    if chosen.data is None:
        parser.error(f"{chosen.verb} needs DATA, the folder of the data sets")
    derived = derive(chosen.data)
    if chosen.verb == "figures":
        sys.stdout.write(evidence(derived) + "\n")
    elif chosen.verb == "write":
        changed = write_figures(SCENARIO, scenario_figures(derived))
        last = (
            f"{len(changed)} figures changed: settle the file again" if changed else "the file is as derived"
        )
        sys.stdout.write("\n".join([*changed, last]) + "\n")
    else:
        from .compare import compare

        tables = compare(derived, SCENARIO, PLOT, chosen.replications)
        sys.stdout.write("\n\n".join(tables.values()) + "\n")
        put_tables(PAGE, tables)
    return 0


if __name__ == "__main__":
    sys.exit(main())
