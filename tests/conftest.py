"""What holds for every test: effort said in the header, no display, no profile of the machine's owner."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.shared import effort

# No display is needed to draw; set before anything imports matplotlib.
os.environ.setdefault("MPLBACKEND", "Agg")
# A slow machine is not a failure, and the same examples are tried on every machine.
settings.register_profile("ccsim", deadline=None, derandomize=True)
settings.load_profile("ccsim")


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """
    With ``-n``, give every process a stretch of the tests, and let who is done take from the others.

    Else tests of a file go to both processes, and both make what its tests share; and the longest ones,
    which come last by the alphabet, end on one core.
    """
    if getattr(config.option, "numprocesses", None) and config.option.dist == "no":
        config.option.dist = "worksteal"


def pytest_report_header() -> str:
    """Say how much of the statistical tier is run: never less in silence."""
    return f"statistical tier: {effort():g} times its replications (CCSIM_EFFORT)"


@pytest.fixture(autouse=True)
def _no_figure_stays() -> Iterator[None]:
    """Close what a test has drawn: matplotlib warns of the twenty-first figure, whoever drew the others."""
    yield
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")


@pytest.fixture(autouse=True)
def _no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    """Output is compared as plain text, whatever terminal the tests are started from."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
