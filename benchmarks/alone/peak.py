"""What a process has needed at most."""

from __future__ import annotations

import re
import resource
from pathlib import Path


def peak() -> float:
    """Megabytes; from Linux's own count, because getrusage's starts from the parent's."""
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="utf-8"))
        if found:
            return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
