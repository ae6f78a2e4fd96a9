"""The names a notebook meets first."""

from __future__ import annotations

import pytest

import ccsim


def test_every_public_name_is_there() -> None:
    """A name listed and not found would fail in the first cell."""
    assert [name for name in ccsim.__all__ if not hasattr(ccsim, name)] == []
    assert dir(ccsim) == sorted(ccsim.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    """Fetching names late must not swallow a misspelt one."""
    with pytest.raises(AttributeError, match="module 'ccsim' has no attribute 'rnu'"):
        _ = ccsim.rnu


def test_the_version_is_the_installed_one() -> None:
    """A result carries this text."""
    assert ccsim.__version__.count(".") == 2
