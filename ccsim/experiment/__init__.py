"""Replications, their intervals and their results: `run`, `Result`, `settle`."""

from __future__ import annotations

from ccsim.experiment.result import Result
from ccsim.experiment.run import run
from ccsim.experiment.settle import settle

__all__ = ["Result", "run", "settle"]
