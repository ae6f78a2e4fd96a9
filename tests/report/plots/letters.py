"""Tests of texts that not every machine has a font for."""

from __future__ import annotations

import warnings

import pytest

from ccsim.report.plots.fonts import families_for


def needs_letters(*texts: str) -> None:
    """Skip the test, saying so, where no installed font has the letters of some texts."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            families_for(texts)
        except UserWarning as warning:
            pytest.skip(str(warning))
