"""The names that a notebook fetches from ccsim.report."""

from __future__ import annotations

import pytest

import ccsim.report


def test_every_public_name_is_there() -> None:
    """A name listed and not found would fail in the first cell."""
    assert [name for name in ccsim.report.__all__ if not hasattr(ccsim.report, name)] == []


def test_an_unknown_name_is_an_attribute_error() -> None:
    """Fetching names late must not swallow a misspelt one."""
    with pytest.raises(AttributeError, match=r"module 'ccsim\.report' has no attribute 'story'"):
        _ = ccsim.report.story
