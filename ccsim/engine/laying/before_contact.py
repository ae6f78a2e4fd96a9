"""What comes before the first contact, as tables: preventions and self-service."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from ccsim.demand.kind import Kind
from ccsim.engine.laying.hidden import hidden_share
from ccsim.engine.laying.numbering import Numbering
from ccsim.engine.laying.outage import outage
from ccsim.engine.laying.ways import Ways
from ccsim.engine.outcomes import NOBODY
from ccsim.engine.state import HELP, REMOVAL
from ccsim.scenario import Dated, Freshness, Terms, Varying, terms_of
from ccsim.typing import Rows
from ccsim.units import DAY, US


@dataclass(frozen=True)
class BeforeTables:
    """Rows of dtype `REMOVAL` and `HELP`, kind by kind."""

    removals: Rows
    helps: Rows


def lay_before(numbers: Numbering, kind_rows: Rows, ways: Ways) -> BeforeTables:
    """Lay what may come before the first contact; where that lies is noted in ``kind_rows``."""
    removals: list[tuple[int, int, int]] = []
    helps: list[tuple[int, ...]] = []
    for row, kind in zip(kind_rows, numbers.kinds, strict=True):
        row["removal"], row["help"] = len(removals), len(helps)
        for number, name in enumerate(numbers.preventions):
            prevention = numbers.scenario.prevention[name]
            removes = prevention.removes
            if kind.intent in removes and kind.segment in (prevention.segments or (kind.segment,)):
                removals.append((number, 0, numbers.writer.number(removes[kind.intent])))
        terms = terms_of(numbers.scenario, kind.intent, kind.segment, kind.channel)
        for number, name in enumerate(numbers.sites):
            if name in terms.self_service:
                helps.append((number, *_help(numbers, ways, kind, terms, name)))
        row["removals"] = len(removals) - row["removal"]
        row["helps"] = len(helps) - row["help"]
        row["before"] = row["removals"] + row["helps"] > 0
    return BeforeTables(np.array(removals, dtype=REMOVAL), np.array(helps, dtype=HELP))


def _help(numbers: Numbering, ways: Ways, kind: Kind, terms: Terms, name: str) -> tuple[int, ...]:
    scenario, law, number = numbers.scenario, numbers.writer.law, numbers.writer.number
    site = scenario.self_service[name]
    success, failure, moderation = site.success, site.failure, site.moderation
    path, share = f"self_service.{name}.success.share", success.share
    if kind.intent in success.by_intent:
        path = f"self_service.{name}.success.by_intent.{kind.intent}"
        share = success.by_intent[kind.intent]
    resolved = f"self_service.{name}.success.resolved"
    repeat = success.repeat
    return (
        number(terms.self_service[name]),
        outage(numbers, [each for each in scenario.events if name in each.self_service_down]),
        law(site.lasts),
        law(site.reply),
        hidden_share(numbers, path, share, _freshness(numbers, site.freshness)),
        hidden_share(numbers, resolved, success.resolved),
        NOBODY if repeat is None else number(repeat.probability),
        0 if repeat is None else law(repeat.delay),
        0 if repeat is None else number(repeat.window, US),
        *ways.to(kind, repeat.channels if repeat is not None else {}),
        number(failure.gives_up),
        law(failure.delay),
        *ways.to(kind, failure.channels),
        0 if moderation is None else number(moderation.share),
        NOBODY if moderation is None else numbers.sibling(kind, moderation.channel),
    )


def _freshness(numbers: Numbering, freshness: Freshness) -> Varying[float]:
    """How fresh self-service is on each day of the run, as a dated series."""
    start = freshness.updated or numbers.scenario.calendar.start
    if freshness.half_life is None and not freshness.changes:
        return 1.0
    days = {day.date: freshness_on(freshness, start, day.date) for day in numbers.timeline.days}
    return Dated[float].model_construct(dated=days)


def freshness_on(freshness: Freshness, start: dt.date, date: dt.date) -> float:
    """
    How fresh self-service is on a date: what share of its success is left.

    Parameters
    ----------
    freshness
        Its rules.
    start
        Day of the last upkeep known; before it, nothing is stale.
    date
        Of use.
    """
    rhythms = {start: freshness.every, **freshness.then}
    begun = max((day for day in rhythms if day <= date), default=start)
    age, every = (date - begun).days, rhythms[begun]
    since_upkeep = age % round(every / DAY) if every and age >= 0 else age
    last = date - dt.timedelta(days=since_upkeep)
    fresh = 1.0
    if freshness.half_life is not None:
        fresh = 0.5 ** (max(0, since_upkeep) * DAY / freshness.half_life)
    for change, lost in freshness.changes.items():
        if last <= change <= date:
            fresh *= 1.0 - lost
    return max(freshness.least, fresh)
