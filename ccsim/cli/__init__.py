"""The command line: one verb per file. Nobody imports it; heavy modules are imported inside the verbs."""

from __future__ import annotations

from ccsim.cli.main import main

__all__ = ["main"]
