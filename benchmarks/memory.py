"""The peak memory of a contestant, in a process of its own."""

from __future__ import annotations

import subprocess
import sys

from benchmarks.contestants import CONTESTANTS
from benchmarks.erlang_a import REPOSITORY
from benchmarks.peak import peak


def peak_memory(name: str, days: int) -> float:
    """Megabytes a fresh process needs at most to get ready and simulate so many days."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--memory-of", name, "--days", str(days)],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return float(done.stdout)


def report_memory(name: str, days: int) -> None:
    """Be that process: run, and print the peak."""
    contestant = next(one for one in CONTESTANTS if one.name == name)
    start, _ = contestant.get_ready(days)
    start(1)()
    print(peak())
