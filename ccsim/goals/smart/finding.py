"""What is missing from a goal, or is to be thought about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

__all__ = ["WORDS", "Finding", "Letter"]

Letter = Literal["S", "M", "A", "R", "T"]

#: What the letters stand for.
WORDS: Final[dict[Letter, str]] = {
    "S": "specific",
    "M": "measurable",
    "A": "achievable",
    "R": "relevant",
    "T": "time-bound",
}


@dataclass(frozen=True)
class Finding:
    """
    One thing that keeps a goal from being SMART, or that speaks against it.

    Attributes
    ----------
    letter
        Of S, M, A, R, T.
    message
        What is missing, or what it is warned of.
    found
        What is written in the goal.
    hint
        What to write instead.
    warns
        True if it is a warning only: the letter is there.
    blocks
        True if no probability can be told before it is mended.
    """

    letter: Letter
    message: str
    found: str | None = None
    hint: str | None = None
    warns: bool = False
    blocks: bool = False

    def __str__(self) -> str:
        """Return it in one line, as reports print it."""
        told = f"{self.letter} ({WORDS[self.letter]}): {self.message}"
        return told if self.hint is None else f"{told}; {self.hint}"
