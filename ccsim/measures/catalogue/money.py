"""Measures of money: CPC and the ledger."""

from __future__ import annotations

from ccsim.measures.catalogue.declare import mean_of, total_of
from ccsim.measures.measure import OFFERED_BY, SPLITS, Measure, Split

_PAY = ("cost_pay", "cost_idle")
_ALL = (*_PAY, "cost_contacts", "cost_minutes", "cost_overhead")
_OWN = "a split has its own rows of the ledger only: no overhead, no idle capacity"


def money_measures() -> tuple[Measure, ...]:
    """All measures of money."""
    return (*_cost_per_contact(), *_ledger())


def _cost_per_contact() -> tuple[Measure, ...]:
    return (
        mean_of(
            "cpc/served",
            f"Ledger / (contacts handled by agents + contained + ended in self-service); {_OWN}.",
            over="handled contacts",
            top=_ALL,
            below=("handled",),
            better="lower",
            unit="money",
            by_interval=False,
        ),
        mean_of(
            "cpc/agent",
            "Agents' cost / contacts handled by agents; idle capacity in total and by group only.",
            over="handled contacts",
            top=_PAY,
            below=("handled",),
            better="lower",
            unit="money",
            splits=SPLITS,
            by_interval=False,
        ),
        mean_of(
            "cpc/resolution",
            f"Ledger / cases resolved; {_OWN}.",
            over="cases resolved",
            top=_ALL,
            below=("resolved",),
            better="lower",
            unit="money",
            by_interval=False,
        ),
    )


def _ledger() -> tuple[Measure, ...]:
    lines: tuple[tuple[str, str, tuple[str, ...], tuple[Split, ...]], ...] = (
        ("total", "The whole ledger.", _ALL, OFFERED_BY),
        (
            "pay",
            "Hours present x pay / (1 - shrinkage), shared by effort within each group and day.",
            _PAY,
            SPLITS,
        ),
        ("contacts", "The channel's price per contact.", ("cost_contacts",), OFFERED_BY),
        (
            "minutes",
            "The channel's price per minute from the first event to the end of talk and hold.",
            ("cost_minutes",),
            OFFERED_BY,
        ),
        ("overhead", "Overhead per day.", ("cost_overhead",), ()),
        (
            "idle_capacity",
            "Pay of group-days without any work: the row `idle capacity`.",
            ("cost_idle",),
            ("group",),
        ),
        (
            "unallocated",
            "What no rule allocates, that is overhead: the row `unallocated`.",
            ("cost_overhead",),
            (),
        ),
    )
    return tuple(
        total_of(
            f"cost/{name}",
            definition,
            top=columns,
            better="lower",
            unit="money",
            splits=splits,
            by_interval=False,
        )
        for name, definition, columns, splits in lines
    )
