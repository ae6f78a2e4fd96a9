"""Numbers that somebody wrote down as text, in a file or after ``--set``.

They are ordinary numbers that remember where they come from: a bare number in a file is never
a duration, while the same number given in Python is one in seconds.
"""

from __future__ import annotations

__all__ = ["WrittenFloat", "WrittenInt", "is_written"]


class WrittenInt(int):
    """A whole number that was written down."""


class WrittenFloat(float):
    """A number that was written down."""


def is_written(value: object) -> bool:
    """Return True for a number that was written down rather than given in Python."""
    return isinstance(value, (WrittenInt, WrittenFloat))
