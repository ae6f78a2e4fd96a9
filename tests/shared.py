"""Where the shared data lies, and how much effort the statistical tests spend: the tests' two settings."""

from __future__ import annotations

import math
import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


def shared_folder() -> Path:
    """Return the shared data folder (CCSIM_SHARED, by default ``../shared`` beside the repository).

    A test that needs it is skipped, with this reason, where it is absent.
    """
    folder = Path(os.environ.get("CCSIM_SHARED", REPOSITORY.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"needs the shared data folder, and {folder} is not there (set CCSIM_SHARED)")
    return folder


def shared_file(*parts: str) -> Path:
    """Return one file of the shared data folder; the test is skipped where it is absent."""
    file = shared_folder().joinpath(*parts)
    if not file.exists():
        pytest.skip(f"needs {'/'.join(parts)} of the shared data folder")
    return file


def effort() -> float:
    """Return the factor on the statistical tests' replications (CCSIM_EFFORT, default 1).

    Below 1 the tests still run, and their bounds on an interval's width grow as ``width`` says.
    """
    return float(os.environ.get("CCSIM_EFFORT", "1"))


def replications(number: int, least: int = 20) -> int:
    """Return the replications to run where ``number`` are meant: ``effort`` times, at least ``least``."""
    return max(min(number, least), math.ceil(number * effort()))


def width(bound: float, number: int, least: int = 20) -> float:
    """Return the bound on a half-width that ``number`` replications must meet, given those really run.

    A half-width falls with the square root of the replications, so with a quarter of them twice the bound
    is the same claim.
    """
    return bound * math.sqrt(max(1.0, number / replications(number, least)))


def updating() -> bool:
    """Tell whether golden files and generated pages are to be written anew (CCSIM_UPDATE=1), not compared."""
    return os.environ.get("CCSIM_UPDATE", "") not in {"", "0"}
