"""A compiled function without what was kept of it on disk."""

from __future__ import annotations

from typing import Any

from numba.core.caching import NullCache


def compiled_anew(dispatcher: Any) -> Any:
    """Have a function compiled here and now: what was kept on disk does not tell how it was made."""
    dispatcher._cache = NullCache()
    return dispatcher
