"""Measures of money: CPC, the ledger, what comes in and what is left."""

from __future__ import annotations

from typing import Any

from ccsim.measures.catalogue.declare import mean_of, total_of
from ccsim.measures.measure import ANSWERED_BY, BEGUN_BY, OFFERED_BY, USED_BY, Measure, Split

_PAY = ("cost_pay", "cost_idle")
_OVERTIME = ("cost_overtime", "cost_idle_overtime")
_SEATS = ("cost_seats", "cost_idle_seats")
_ASSIST = ("cost_assist", "cost_idle_assist")
_AGENTS = (*_PAY, *_OVERTIME, *_SEATS, *_ASSIST, "cost_away", "cost_hiring")
_UNALLOCATED = ("cost_overhead", "cost_prevention", "cost_projects")
_ALL = (*_AGENTS, "cost_contacts", "cost_minutes", "cost_flow", "cost_self_service", *_UNALLOCATED)
_PROFIT = ("revenue", *(f"-{cost}" for cost in _ALL), "-value_lost")
_OWN = (
    "a split has its own rows of the ledger only: nothing unallocated, no idle capacity, training or hiring"
)
#: Variant, definition, columns, splits.
_LINES: tuple[tuple[str, str, tuple[str, ...], tuple[Split, ...]], ...] = (
    ("total", "The whole ledger.", _ALL, BEGUN_BY),
    (
        "pay",
        "Hours paid as usual x pay, shared by effort within each group and day.",
        _PAY,
        ANSWERED_BY,
    ),
    (
        "overtime",
        "Overtime at its pay; of a headcount what it costs more than usual hours. Shared like pay.",
        _OVERTIME,
        ANSWERED_BY,
    ),
    ("seats", "Seats per day, shared like pay.", _SEATS, ANSWERED_BY),
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
        "The flow's prices per session, per minute in it and per contact contained (claimed, assumed, "
        "resolved).",
        ("cost_flow",),
        OFFERED_BY,
    ),
    (
        "self_service",
        "Self-service per use; and per day and its upkeep, which no intent causes.",
        ("cost_self_service",),
        USED_BY,
    ),
    (
        "prevention",
        "Messages sent and preventions per day; no rule allocates them.",
        ("cost_prevention",),
        (),
    ),
    (
        "assist",
        "Agents' tools: per part handled with them; per seat, shared like pay.",
        _ASSIST,
        ANSWERED_BY,
    ),
    (
        "away",
        "Pay of those of a headcount who are away from the floor, for training or meetings; on no contact.",
        ("cost_away",),
        ("group",),
    ),
    (
        "hiring",
        "What everybody new costs, paid training included, on the first day on duty; on no contact.",
        ("cost_hiring",),
        ("group",),
    ),
    (
        "projects",
        "What projects and levers cost, once and by the day; no rule allocates them.",
        ("cost_projects",),
        (),
    ),
    ("overhead", "Overhead per day.", ("cost_overhead",), ()),
    (
        "idle_capacity",
        "Pay, overtime, seats and tools of group-days without any work: the row `idle capacity`.",
        ("cost_idle", "cost_idle_overtime", "cost_idle_seats", "cost_idle_assist"),
        ("group",),
    ),
    (
        "unallocated",
        "What no rule allocates, that is overhead, preventions and projects: the row `unallocated`.",
        _UNALLOCATED,
        (),
    ),
)


def money_measures() -> tuple[Measure, ...]:
    """All measures of money."""
    return (*_cost_per_contact(), *_ledger(), *_income())


def _cost_per_contact() -> tuple[Measure, ...]:
    return (
        mean_of(
            "cpc/served",
            "Ledger / (contacts handled by agents + contained + cases ended in self-service: found, with no "
            f"return drawn); {_OWN}.",
            over="contacts handled or contained, and cases ended in self-service",
            top=_ALL,
            below=("handled", "contained", "found_ended"),
            better="lower",
            unit="money",
            splits=BEGUN_BY,
            by_interval=False,
        ),
        mean_of(
            "cpc/agent",
            "Agents' cost (pay, overtime, seats, tools, training, hiring) / contacts handled by agents; idle "
            "capacity, training and hiring in total and by group only.",
            over="handled contacts",
            top=_AGENTS,
            below=("handled",),
            better="lower",
            unit="money",
            splits=ANSWERED_BY,
            by_interval=False,
        ),
        mean_of(
            "cpc/resolution",
            f"Ledger / cases resolved, by an agent, a flow or self-service; {_OWN}.",
            over="cases resolved",
            top=_ALL,
            below=("resolved",),
            better="lower",
            unit="money",
            splits=BEGUN_BY,
            by_interval=False,
        ),
    )


def _ledger() -> tuple[Measure, ...]:
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
        for name, definition, columns, splits in _LINES
    )


def _income() -> tuple[Measure, ...]:
    def total(name: str, definition: str, top: tuple[str, ...], **more: Any) -> Measure:
        return total_of(name, definition, top=top, unit="money", splits=BEGUN_BY, by_interval=False, **more)

    return (
        total("revenue/total", "Revenue of the cases resolved.", ("revenue",), better="higher"),
        mean_of(
            "revenue/resolution",
            "Revenue / cases resolved, by an agent, a flow or self-service.",
            over="cases resolved",
            top=("revenue",),
            below=("resolved",),
            better="higher",
            unit="money",
            splits=BEGUN_BY,
            by_interval=False,
        ),
        total(
            "value_lost/total",
            "Value of the customers who do not come back after what their case was like.",
            ("value_lost",),
            better="lower",
        ),
        total(
            "profit/total",
            f"Revenue - ledger - value lost; {_OWN}.",
            _PROFIT,
            better="higher",
            signed=True,
        ),
        mean_of(
            "profit/resolution",
            f"Revenue - ledger - value lost, per case resolved; {_OWN}.",
            over="cases resolved",
            top=_PROFIT,
            below=("resolved",),
            better="higher",
            unit="money",
            splits=BEGUN_BY,
            by_interval=False,
            signed=True,
        ),
    )
