"""
The theory table: every known value beside the simulated one.

``python -m tests.theory.table`` prints it as Markdown; with ``--write`` it goes into
``docs/checked-against.md``. Names of studies as arguments restrict it to them.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from importlib import import_module

from tests.shared import REPOSITORY
from tests.theory.harness import Study, Verdict, examine

PAGE = REPOSITORY / "docs" / "checked-against.md"
BEGIN, END = "<!-- table: written by python -m tests.theory.table --write -->", "<!-- end of table -->"

#: The modules that hold studies, in the order of the page.
MODULES = (
    "test_erlang_c",
    "test_erlang_a",
    "test_constant_talk",
    "test_erlang_b",
    "test_blocked_days",
    "test_mmc_days",
    "test_random_busyness",
    "test_thirteen_hours",
    "test_sinusoid",
    "test_redials",
    "test_skills",
    "test_two_priorities",
    "test_multi_skill_day",
    "test_trunks",
    "test_callback_offer",
    "test_chat_centre",
    "test_left_silently",
    "test_mixed_loads",
    "test_work_items",
    "test_calls_over_email",
    "test_conversations",
    "test_easy_cases",
    "test_hard_cases",
    "test_marginals",
    "test_journeys",
    "test_freshness",
    "test_bot_sessions",
    "test_deflection",
    "test_forum",
    "test_prevented",
    "test_moved",
    "test_turnover",
    "test_surveys",
    "test_arrivals",
    "test_distributions",
)


def all_studies() -> Iterator[Study]:
    """Every study of the theory tests."""
    for name in MODULES:
        yield from import_module(f"tests.theory.{name}").STUDIES


def section(study: Study, verdicts: Sequence[Verdict]) -> str:
    """One study as a heading and a table."""
    files = " ".join(dict.fromkeys(f"`{run.scenario}.yaml`" for run in study.runs))
    lines = [
        f"### {study.name}: {study.title}",
        "",
        f"{files}, {len(verdicts)} {'intervals' if len(verdicts) > 1 else 'interval'} jointly",
        "",
        "| output | exact | simulated | half-width | at most | published | verdict |",
        "| --- | ---: | ---: | ---: | ---: | ---: | --- |",
    ]
    for verdict in verdicts:
        lines.append("| " + " | ".join(_cells(study, verdict)) + " |")
    return "\n".join(lines)


def _cells(study: Study, verdict: Verdict) -> list[str]:
    output = verdict.output
    name = f"{verdict.label.removeprefix(study.name).strip()} {output.name}".strip()
    published = f"{output.published[0]:.7g} to {output.published[1]:.7g}" if output.published else ""
    numbers = [
        f"{output.exact:.6g}",
        f"{verdict.value:.6g}",
        f"{verdict.half_width:.2g}",
        f"{verdict.bound:.2g}",
    ]
    return [name, *numbers, published, ", ".join(verdict.faults) or "agrees"]


def write(name: str, text: str) -> None:
    """Put a study's section in its place on the page; the others stay as they are."""
    head, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    old, tail = rest.split(END)
    known = {each.split(":")[0]: f"### {each.strip()}" for each in old.split("### ")[1:]}
    known[name] = text
    body = "\n\n".join(known[study.name] for study in all_studies() if study.name in known)
    PAGE.write_text(f"{head}{BEGIN}\n\n{body}\n\n{END}{tail}", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the studies, print the table, and say by the exit code whether all agree."""
    parser = argparse.ArgumentParser(prog="python -m tests.theory.table", description=__doc__)
    parser.add_argument("names", nargs="*", help="studies; by default all")
    parser.add_argument("--write", action="store_true", help=f"write the table into docs/{PAGE.name}")
    options = parser.parse_args(arguments)
    agree, began = True, time.process_time()
    for study in all_studies():
        if options.names and study.name not in options.names:
            continue
        started = time.process_time()
        verdicts = examine(study)
        agree &= not any(verdict.faults for verdict in verdicts)
        text = section(study, verdicts)
        if options.write:
            write(study.name, text)
        sys.stdout.write(text + "\n\n")
        sys.stdout.flush()
        sys.stderr.write(f"{study.name}: {time.process_time() - started:.0f} s of processor time\n")
    sys.stderr.write(f"in all: {time.process_time() - began:.0f} s of processor time\n")
    return 0 if agree else 1


if __name__ == "__main__":
    raise SystemExit(main())
