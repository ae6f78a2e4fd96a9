"""The sections of the benchmarks, in the order of the report."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from benchmarks.effort import Effort
from benchmarks.report.section import Section

#: By name, as after ``--only``.
NAMES = ("race", "engines", "growth", "years", "threads", "start")


def section(name: str) -> Callable[[Effort], Section]:
    """Import a section when its turn comes."""
    measure: Callable[[Effort], Section] = import_module(f"{__name__}.{name}").measure
    return measure
