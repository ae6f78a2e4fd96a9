"""What each customer lived through, by name, without and with an option."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ccsim.engine import outcomes
from ccsim.engine.plan import Plan
from ccsim.engine.simulate import simulate
from tests.demand.small import merged, plan_of, small

#: What is said of a part of a contact, beside the names.
COLUMNS = (
    "offered", "queued", "answered", "ended", "released", "talk", "hold", "wrap_up", "consult", "spared",
    "virtual", "returns_at", "attempt", "leg", "tries", "turn", "via", "outcome", "resolved", "returns",
    "late", "repeated",
)  # fmt: skip

#: So many agents that nobody meets anybody.
PLENTY: dict[str, Any] = {"groups": {"agents": {"headcount": 60}}, "intents": {"call": {"patience": "never"}}}

#: The name of a case: intent, date, slot, number.
Case = tuple[str, int, int, int]


@dataclass(frozen=True)
class Told:
    """
    One run, on which both engines agree.

    Attributes
    ----------
    plan, contacts
        Of the run.
    cases
        By case, its parts in order: segment, channel, flow, site, then `COLUMNS`.
    """

    plan: Plan
    contacts: Any
    cases: dict[Case, list[tuple[Any, ...]]]

    def of(self, case: Case, column: str) -> list[Any]:
        """Return a column of the parts of a case; none if there is no such case."""
        place = COLUMNS.index(column) + 4
        return [part[place] for part in self.cases.get(case, [])]

    def channels(self) -> list[str]:
        """Return the channel of each row."""
        return [self.plan.kinds[number].channel for number in self.contacts["kind"].tolist()]


def tell(base: dict[str, Any], *extra: dict[str, Any], days: int = 2) -> Told:
    """Run the small scenario with some changes on both engines."""
    document: dict[str, Any] = base
    for each in extra:
        document = merged(document, each)
    plan = plan_of(small(**document), days)
    contacts, twin = (
        simulate(plan, seed=1, replication=0, engine=engine).contacts for engine in ("simpy", "compiled")
    )
    np.testing.assert_array_equal(contacts, twin)
    cases: dict[Case, list[tuple[Any, ...]]] = {}
    for row in contacts:
        kind = plan.kinds[row["kind"]]
        flow = plan.flows[row["flow"]] if row["flow"] >= 0 else None
        names = plan.preventions if row["outcome"] == outcomes.PREVENTED else plan.sites
        site = names[row["site"]] if row["site"] >= 0 else None
        case = (kind.intent, *(int(row[name]) for name in ("day", "slot", "nth")))
        said = (kind.segment, kind.channel, flow, site, *(int(row[name]) for name in COLUMNS))
        cases.setdefault(case, []).append(said)
    return Told(plan, contacts, cases)


def pair_of(base: dict[str, Any], extra: dict[str, Any], days: int = 2) -> tuple[Told, Told]:
    """Return the runs without and with an option."""
    return tell(base, days=days), tell(base, extra, days=days)


def differing(off: Told, on: Told) -> set[Case]:
    """Return the cases that lived through something else, or are in one of the runs only."""
    return {case for case in off.cases.keys() | on.cases.keys() if off.cases.get(case) != on.cases.get(case)}


def having(told: Told, **values: Any) -> set[Case]:
    """Return the cases any of whose parts has certain values in certain columns."""
    places = {COLUMNS.index(name) + 4: value for name, value in values.items()}
    return {
        case
        for case, parts in told.cases.items()
        if any(all(part[place] == value for place, value in places.items()) for part in parts)
    }
