"""How many replications are worth running at once."""

from __future__ import annotations

import os
from pathlib import Path

#: Where Linux says how much processor time a container may take: in one file, or in two (version 1).
_QUOTA = Path("/sys/fs/cgroup/cpu.max")
_OLD_QUOTA = (Path("/sys/fs/cgroup/cpu/cpu.cfs_quota_us"), Path("/sys/fs/cgroup/cpu/cpu.cfs_period_us"))


def cores() -> int:
    """
    The processors this process may use: those it is bound to, within what its container is granted.

    joblib knows it, too, but takes a third of a second to be imported.
    """
    bound = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(bound, granted()))


def granted(quota: Path = _QUOTA, old_quota: tuple[Path, Path] = _OLD_QUOTA) -> int:
    """The processors that a container is granted, rounded up; as many as there are where nothing is said."""
    try:
        said = quota.read_text() if quota.exists() else " ".join(file.read_text() for file in old_quota)
        time, period = (int(each) for each in said.split())
    except (OSError, ValueError):  # no container, or "max"
        return os.cpu_count() or 1
    return -(-time // period) if time > 0 else os.cpu_count() or 1
