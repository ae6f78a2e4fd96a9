"""By which channels customers come again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ccsim.demand.kind import Kind
from ccsim.engine.laying.numbering import Numbering
from ccsim.engine.state import WAY
from ccsim.typing import Rows


class Ways:
    """Collects the channels of next contacts, with their shares, and says where they lie."""

    def __init__(self, numbers: Numbering) -> None:
        self._numbers = numbers
        self._rows: list[tuple[int, int]] = []
        self._known: dict[tuple[tuple[int, int], ...], int] = {}

    def to(self, kind: Kind, channels: Mapping[str, Any]) -> tuple[int, int]:
        """
        Where the ways to some channels begin, and how many they are.

        Parameters
        ----------
        kind
            Of the customer.
        channels
            The share that goes by each.
        """
        block = tuple(
            (self._numbers.sibling(kind, name), self._numbers.writer.number(channels[name]))
            for name in sorted(channels)
        )
        if block not in self._known:
            self._known[block] = len(self._rows)
            self._rows.extend(block)
        return self._known[block], len(block)

    def close(self) -> Rows:
        """All of them, of dtype `WAY`."""
        return np.array(self._rows, dtype=WAY)
