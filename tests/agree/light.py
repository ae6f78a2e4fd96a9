"""Work that takes no time, for the tests of how it is spread: processes import this and little else."""

from __future__ import annotations

import os
import time
from pathlib import Path

from tests.agree.counts import Counts


def count(seed: int, out: Path) -> Counts:
    """Count a seed."""
    return Counts(seeds={seed}, contacts=10)


def die_at_three(seed: int, out: Path) -> Counts:
    """Take the process along at one of the seeds, as a fault in compiled code does."""
    if seed == 3:
        os._exit(9)
    return count(seed, out)


def rest(seed: int, out: Path) -> Counts:
    """Take a while over a seed."""
    time.sleep(0.1)
    return count(seed, out)
