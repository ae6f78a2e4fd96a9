"""Measures of money: CPC and the ledger."""

from __future__ import annotations

from ccsim.measures.catalogue.declare import mean_of, total_of
from ccsim.measures.measure import OFFERED_BY, SPLITS, Measure, Split

_PAY = ("cost_pay", "cost_idle")
_OVERTIME = ("cost_overtime", "cost_idle_overtime")
_SEATS = ("cost_seats", "cost_idle_seats")
_AGENTS = (*_PAY, *_OVERTIME, *_SEATS)
_ALL = (*_AGENTS, "cost_contacts", "cost_minutes", "cost_flow", "cost_overhead")
_OWN = "a split has its own rows of the ledger only: no overhead, no idle capacity"


def money_measures() -> tuple[Measure, ...]:
    """All measures of money."""
    return (*_cost_per_contact(), *_ledger())


def _cost_per_contact() -> tuple[Measure, ...]:
    return (
        mean_of(
            "cpc/served",
            f"Ledger / (contacts handled by agents + contained + ended in self-service); {_OWN}.",
            over="contacts handled or contained",
            top=_ALL,
            below=("handled", "contained"),
            better="lower",
            unit="money",
            by_interval=False,
        ),
        mean_of(
            "cpc/agent",
            "Agents' cost (pay, overtime, seats) / contacts handled by agents; idle capacity in total and by "
            "group only.",
            over="handled contacts",
            top=_AGENTS,
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
            "Hours paid as usual x pay, shared by effort within each group and day.",
            _PAY,
            SPLITS,
        ),
        (
            "overtime",
            "Overtime at its pay; of a headcount what it costs more than usual hours. Shared like pay.",
            _OVERTIME,
            SPLITS,
        ),
        ("seats", "Seats per day, shared like pay.", _SEATS, SPLITS),
        ("contacts", "The channel's price per contact.", ("cost_contacts",), OFFERED_BY),
        (
            "minutes",
            "The channel's price per minute on the line: from the first event to the end of talk and hold; "
            "of a callback, from the dialling.",
            ("cost_minutes",),
            OFFERED_BY,
        ),
        (
            "flow",
            "The flow's prices per session, per minute in it and per contact contained.",
            ("cost_flow",),
            OFFERED_BY,
        ),
        ("overhead", "Overhead per day.", ("cost_overhead",), ()),
        (
            "idle_capacity",
            "Pay, overtime and seats of group-days without any work: the row `idle capacity`.",
            ("cost_idle", "cost_idle_overtime", "cost_idle_seats"),
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
