"""Instants and lengths in words."""

from __future__ import annotations

from collections.abc import Callable

from ccsim.units import DAY, HOUR, MINUTE, US

#: Tells an instant as a clock time.
Clock = Callable[[int], str]


def length(microseconds: int) -> str:
    """Return an exact length in words: ``12.4 s``, ``3 min 5 s``, ``2 h 10 min``, ``3 d 4 h``."""
    seconds = microseconds / US
    if seconds < MINUTE:
        return f"{seconds:.1f}".removesuffix(".0") + " s"
    whole = round(seconds)
    for size, name, below, small in (
        (DAY, "d", HOUR, "h"),
        (HOUR, "h", MINUTE, "min"),
        (MINUTE, "min", 1, "s"),
    ):
        if whole >= size:
            rest = whole % size // below
            return f"{whole // size} {name}" + (f" {rest} {small}" if rest else "")
    return f"{whole} s"
