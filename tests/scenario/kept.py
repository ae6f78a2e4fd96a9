"""Random scenarios that many tests go through, each made once in a process: a scenario never changes."""

from __future__ import annotations

import atexit
import functools
import shutil
import tempfile
from pathlib import Path

from ccsim.scenario import Scenario
from tests.scenario.scenarios import random_scenario


@functools.cache
def kept_scenario(seed: int) -> Scenario:
    """Return the random scenario of a seed, with volumes from files and replays among its options."""
    folder = _folder() / str(seed)
    folder.mkdir()
    return random_scenario(seed, folder)


@functools.cache
def _folder() -> Path:
    """Where the files of volumes lie until the process ends."""
    made = Path(tempfile.mkdtemp(prefix="ccsim-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made
