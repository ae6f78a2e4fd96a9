"""Opening hours that change from a date on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from ccsim.scenario.days import overlap_problems
from ccsim.scenario.faults import Problem
from ccsim.scenario.frozen_dict import Frozen
from ccsim.scenario.hours import Hours, Spell
from ccsim.scenario.model import Model
from ccsim.scenario.moment import Date

__all__ = ["DatedHours", "HoursByDate", "hours_problems", "never_open"]


class DatedHours(Model):
    """Hours from each date on: `{dated: {2026-03-02: {mon-fri: "08:00-17:00"}, 2026-09-01: {...}}}`."""

    dated: Frozen[Date, Hours] = Field(
        description="By date: the hours, by day selector, that hold from that date on; the first also hold "
        "before its date."
    )

    def on(self, day: date) -> Mapping[str, tuple[Spell, ...]]:
        """Return the hours, by day selector, that hold on a date."""
        known = sorted(self.dated)
        return self.dated[max((start for start in known if start <= day), default=known[0])]

    def _problems(self) -> Iterator[Problem]:
        if not self.dated:
            yield Problem(("dated",), "the series is empty", hint="write dated: {1999-02-01: HOURS}")
        for start, hours in self.dated.items():
            yield from overlap_problems(hours, ("dated", start.isoformat()))


def _tag(value: Any) -> str:
    dated = isinstance(value, DatedHours) or (isinstance(value, dict) and "dated" in value)
    return "<dated>" if dated else "<hours>"


HoursByDate = Annotated[
    Annotated[Hours, Tag("<hours>")] | Annotated[DatedHours, Tag("<dated>")], Discriminator(_tag)
]
"""Opening spells by day selector; or a dated series of such."""


def never_open(hours: Any) -> bool:
    """Return True if there is no hour at which it is ever open.

    Parameters
    ----------
    hours
        Hours by day selector, or a dated series of such.
    """
    each = hours.dated.values() if isinstance(hours, DatedHours) else (hours,)
    return not any(spells for said in each for spells in said.values())


def hours_problems(hours: Any, loc: tuple[str, ...]) -> Iterator[Problem]:
    """Yield what is wrong with hours that are not dated; dated ones look after themselves.

    Parameters
    ----------
    hours
        Hours by day selector, a dated series of such, or None.
    loc
        Where they stand.
    """
    if not isinstance(hours, DatedHours):
        yield from overlap_problems(hours or (), loc)
