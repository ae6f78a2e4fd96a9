"""What is measured in a process of its own: its memory is nobody else's."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from benchmarks.erlang_a import REPOSITORY


def alone(module: str, *options: str | int) -> Any:
    """Run a module of this package in a fresh process; returns what it printed as JSON."""
    done = subprocess.run(
        [sys.executable, "-m", f"{__name__}.{module}", *map(str, options)],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)
