"""Rows for copying."""

from __future__ import annotations

from ccsim.typing import Rows


def as_bytes(rows: Rows) -> Rows:
    """The same rows for copying: as a whole each, not field by field, which takes five times as long."""
    return rows.view(f"V{rows.itemsize}")
