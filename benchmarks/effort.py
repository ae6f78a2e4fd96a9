"""How much work the benchmarks are to do."""

from __future__ import annotations

import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Effort:
    """
    How much is asked for.

    Attributes
    ----------
    quick
        The least that runs everything: for tests, and for a first look.
    rounds
        How often each is timed; medians are printed.
    """

    quick: bool = False
    rounds: int = 5

    def say(self, text: str) -> None:
        """Tell who waits what is being done."""
        print(text, file=sys.stderr, flush=True)
