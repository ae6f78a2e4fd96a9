"""The peak memory of a contestant, in a process of its own."""

from __future__ import annotations

import re
import resource
import subprocess
import sys
from pathlib import Path

from benchmarks.contestants import CONTESTANTS
from benchmarks.erlang_a import REPOSITORY


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
    print(_peak())


def _peak() -> float:
    """Megabytes; from Linux's own count, because getrusage's starts from the parent's."""
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="utf-8"))
        if found:
            return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
