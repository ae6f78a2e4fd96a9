"""The lines a ledger can have, with their labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
        The group, channel, self-service, prevention, project or overhead it is for.
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
    """The lines of every replication: beside pay, contacts and overhead those that can cost something."""
    return tuple(_lines(layout))


def _lines(layout: Layout) -> Iterator[Line]:
    rates = layout.rates
    yield from (Line("pay", number, name) for number, name in enumerate(layout.groups))
    yield from _by_name("overtime", layout.groups, rates.rostered | (rates.overtime != 1).any(axis=1))
    yield from _by_name("away", layout.groups, rates.away)
    yield from _by_name("hiring", layout.groups, rates.per_hire)
    yield from _by_name("seats", layout.groups, rates.seats)
    yield from _by_kind(layout, "contacts")
    yield from _by_kind(layout, "minutes")
    yield from _by_kind(layout, "sessions", rates.per_session)
    yield from _by_kind(layout, "flow_minutes", rates.per_flow_minute)
    yield from _by_kind(layout, "contained", rates.per_contained)
    yield from _by_kind(layout, "contained_assumed", rates.per_assumed)
    yield from _by_kind(layout, "contained_resolved", rates.per_resolved)
    for number, cell in enumerate(layout.uses):
        name = cell.self_service or ""
        if rates.per_use[layout.sites.index(name)].any():
            yield Line("uses", number, name, cell.intent, cell.segment)
    yield from _by_name("sites", layout.sites, rates.sites)
    yield from _by_name("upkeep", layout.sites, rates.upkeep)
    yield from _by_name("messages", layout.preventions, rates.messages)
    yield from _by_name("preventions", layout.preventions, rates.preventions)
    yield from _by_name("assist", layout.groups, rates.per_assisted)
    yield from _by_name("assist_seats", layout.groups, rates.assist_seats)
    yield from _by_name("projects_once", layout.projects, rates.projects_once)
    yield from _by_name("projects_running", layout.projects, rates.projects_running)
    yield from (Line("overhead", number, name) for number, name in enumerate(layout.overheads))


def _by_name(field: str, names: Sequence[str], costs: ArrayLike) -> Iterator[Line]:
    """Lines of those that cost something: one row of costs, or one truth, for each name."""
    for number, name in enumerate(names):
        if np.any(np.asarray(costs)[number]):
            yield Line(field, number, name)


def _by_kind(layout: Layout, field: str, prices: Ints | Floats | None = None) -> Iterator[Line]:
    """Lines of all kinds; with prices of flows, of those that may come to one that has a price."""
    for number, kind in enumerate(layout.kinds):
        if prices is None or prices[layout.flows_of[layout.grid.channel[number]]].any():
            yield Line(field, number, kind.channel, kind.intent, kind.segment)
