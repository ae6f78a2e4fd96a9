"""The lines a ledger can have, with their labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ccsim.measures.layout import Layout
from ccsim.typing import Floats, Ints


@dataclass(frozen=True)
class Line:
    """
    One line of the ledger.

    Attributes
    ----------
    field, row
        Where `Ledger` has its amounts by day.
    of
        The group, channel or overhead it is for.
    intent, segment
        None where it belongs to no particular ones.
    """

    field: str
    row: int
    of: str
    intent: str | None = None
    segment: str | None = None

    @property
    def name(self) -> str:
        """As the tables have it: ``flow minutes``."""
        return self.field.replace("_", " ")


def ledger_lines(layout: Layout) -> tuple[Line, ...]:
    """The lines of every replication: overtime, seats and flows only where they can cost something."""
    return tuple(_lines(layout))


def _lines(layout: Layout) -> Iterator[Line]:
    rates = layout.rates
    yield from (Line("pay", number, name) for number, name in enumerate(layout.groups))
    yield from _by_group(layout, "overtime", rates.rostered | (rates.overtime != 1).any(axis=1))
    yield from _by_group(layout, "seats", rates.seats.any(axis=1))
    yield from _by_kind(layout, "contacts", None)
    yield from _by_kind(layout, "minutes", None)
    yield from _by_kind(layout, "sessions", rates.per_session)
    yield from _by_kind(layout, "flow_minutes", rates.per_flow_minute)
    yield from _by_kind(layout, "contained", rates.per_contained)
    yield from (Line("overhead", number, name) for number, name in enumerate(layout.overheads))


def _by_group(layout: Layout, field: str, concerned: ArrayLike) -> Iterator[Line]:
    for number in np.flatnonzero(concerned).tolist():
        yield Line(field, number, layout.groups[number])


def _by_kind(layout: Layout, field: str, prices: Ints | Floats | None) -> Iterator[Line]:
    for number, kind in enumerate(layout.kinds):
        channel = layout.grid.channel[number]
        if prices is None or prices[channel :: len(layout.channels)].any():
            yield Line(field, number, kind.channel, kind.intent, kind.segment)
