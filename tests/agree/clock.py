"""Which stage took how much of the processor's time."""

from __future__ import annotations

import time
from collections import defaultdict


class Clock:
    """Notes the processor's seconds of each stage, since the note before."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._since = time.process_time()

    def note(self, stage: str) -> None:
        """Say that what has gone by was a stage."""
        now = time.process_time()
        self.spent[stage] += now - self._since
        self._since = now
