"""The documented benchmark command runs, checks what everyone counted, and prints its table."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys

from benchmarks.contestants import CONTESTANTS
from tests.shared import REPOSITORY


def test_the_quick_benchmark_counts_every_contact() -> None:
    """A benchmark nobody runs stops working, and one that loses contacts is fast for the wrong reason."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--quick"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    rows = [line.split("|")[1].strip() for line in done.stdout.splitlines() if line.startswith("|")]
    here = [one.name for one in CONTESTANTS if one.name != "Ciw" or importlib.util.find_spec("ciw")]
    assert rows[2 : 2 + len(here)] == here
    assert rows[4 + len(here) :] == ["compiled", "simpy"]  # a day of the retailer on both engines
    # whether they are held is not for a day to say, nor while compiling
    assert re.search(r"^compiled: under 20 s and 1024 MiB: (yes|NO)", done.stdout, re.M)
    offered = re.search(
        r"^([\d,]+) contacts in all, each of them handled, abandoned", done.stdout, re.MULTILINE
    )
    assert offered
    # a simulated day each, of 14,400 contacts on average
    assert abs(int(offered[1].replace(",", "")) / (14_400 * len(here)) - 1) < 0.02
    assert re.search(
        r"^logs of both ccsim engines equal, value for value: 14,\d{3} contacts", done.stdout, re.M
    )
