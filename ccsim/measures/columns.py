"""The totals a replication yields: what each column counts or sums, and in which unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Unit = Literal["count", "us", "micro"]


@dataclass(frozen=True)
class Column:
    """
    One total.

    Attributes
    ----------
    name
        As in the tables; where it depends on a threshold, the threshold is appended (``young_20s``).
    unit
        ``count``; ``us``, int64 microseconds; ``micro``, int64 micro-money. Tables show seconds and money.
    by_interval
        Whether the table of intervals has it too.
    meaning
        One line.
    """

    name: str
    unit: Unit
    by_interval: bool
    meaning: str


FIXED: tuple[Column, ...] = (
    Column("offered", "count", True, "contacts offered in the measured time (not: attempts while closed)"),
    Column("answered", "count", True, "offered contacts an agent answered"),
    Column("handled", "count", True, "answered contacts whose conversation is over"),
    Column("abandoned", "count", True, "offered contacts that left before an answer, the balked included"),
    Column("balked", "count", True, "offered contacts that left at once instead of waiting"),
    Column("blocked", "count", True, "offered contacts that found the waiting places taken"),
    Column("disconnected", "count", True, "offered contacts cut off at closing time"),
    Column("closed", "count", True, "attempts while the channel was closed; not offered"),
    Column("unfinished", "count", True, "offered contacts still under way when the run ended"),
    Column("cases", "count", True, "cases whose first attempt, also while closed, is in the measured time"),
    Column("entered", "count", True, "contacts that reached the queue and whose wait is over"),
    Column("waited", "count", True, "contacts that found nobody free: waited, balked or still waiting"),
    Column("short", "count", True, "contacts that abandoned within short_abandonment"),
    Column("wait_answered", "us", True, "wait in the queue of answered contacts"),
    Column("wait_abandoned", "us", True, "wait in the queue of abandoned contacts"),
    Column("wait_all", "us", True, "wait in the queue of all contacts whose wait is over"),
    Column("frt_calendar", "us", True, "first event to answer, of answered contacts"),
    Column("frt_business", "us", True, "the same, in opening hours only"),
    Column("case_answered", "count", False, "cases begun in the measured time that were answered"),
    Column("case_frt_calendar", "us", False, "first attempt to first answer, of those cases"),
    Column("case_frt_business", "us", False, "the same, in opening hours only"),
    Column("talk", "us", True, "talk of handled contacts"),
    Column("hold", "us", True, "hold of handled contacts"),
    Column("wrap_up", "us", True, "wrap-up of handled contacts"),
    Column("resolved", "count", True, "handled contacts that resolved their case"),
    Column(
        "resolution_time", "us", False, "first attempt of the case to the end of the contact that resolved it"
    ),
    Column("repeats", "count", True, "handled contacts after which the customer returns within the window"),
    Column("redials", "count", True, "contacts left unanswered after which the customer redials"),
    Column("first_handled", "count", True, "handled contacts that are the first handled of their case"),
    Column("first_resolved", "count", True, "of these, those that resolved it, with no return drawn"),
    Column("first_offered", "count", True, "first offered contacts of their case, finished"),
    Column(
        "first_offered_resolved", "count", True, "of these, those handled and resolved with no return drawn"
    ),
    Column("virtual_known", "count", True, "contacts whose wait with endless patience is known"),
    Column("held", "us", False, "first event to the end of talk and hold: the time the line is held"),
    Column("waiting_time", "us", True, "time spent waiting within the measured time or interval"),
    Column("busy_time", "us", True, "agents' time with work in hand, within the measured time or interval"),
    Column("staffed_time", "us", False, "agents' time present, within the measured time"),
    Column("paid_time", "us", False, "paid time: of a headcount, presence grossed up for shrinkage"),
    Column("cost_pay", "micro", False, "pay, shared by effort"),
    Column("cost_idle", "micro", False, "pay of group-days without work"),
    Column("cost_contacts", "micro", False, "channel cost per contact"),
    Column("cost_minutes", "micro", False, "channel cost per minute the line is held"),
    Column("cost_overhead", "micro", False, "overhead, which no rule allocates"),
    Column("unstaffed_time", "us", False, "paid time less staffed time: breaks, absence, shrinkage"),
    Column("rostered_time", "us", False, "time the shifts had planned, of whatever kind"),
    Column("break_time", "us", False, "breaks the shifts had planned, paid or not"),
    Column("absent_time", "us", False, "planned work and paid breaks missed by absence"),
    Column(
        "overtime_time", "us", False, "overtime: planned, and worked beyond the end of a shift or headcount"
    ),
    Column("cost_overtime", "micro", False, "pay of overtime, shared by effort"),
    Column("cost_seats", "micro", False, "seats, shared by effort"),
    Column("cost_idle_overtime", "micro", False, "pay of overtime of group-days without work"),
    Column("cost_idle_seats", "micro", False, "seats of group-days without work"),
    Column("cost_flow", "micro", False, "cost of flows, per session, minute and containment"),
)

BY_THRESHOLD: tuple[Column, ...] = (
    Column("answered_within", "count", True, "answered after a wait of at most the threshold"),
    Column("abandoned_within", "count", True, "abandoned after a wait of at most the threshold"),
    Column("young", "count", True, "still waiting when the run ended, and for no longer than the threshold"),
    Column("virtual_within", "count", True, "wait with endless patience of at most the threshold"),
    Column("frt_calendar_within", "count", True, "answered within the threshold of the first event"),
    Column(
        "frt_calendar_known", "count", True, "answered, or without an answer for longer than the threshold"
    ),
    Column("frt_business_within", "count", True, "answered within the threshold in opening hours"),
    Column("frt_business_known", "count", True, "answered, or without one for longer, in opening hours"),
    Column("case_frt_calendar_within", "count", False, "cases answered within the threshold"),
    Column("case_frt_calendar_known", "count", False, "cases answered, or without an answer for longer"),
    Column(
        "case_frt_business_within", "count", False, "cases answered within the threshold in opening hours"
    ),
    Column(
        "case_frt_business_known",
        "count",
        False,
        "cases answered, or without one for longer, in opening hours",
    ),
)

# The places of the columns, as the compiled passes know them; a test holds them to the names above.
(
    OFFERED, ANSWERED, HANDLED, ABANDONED, BALKED, BLOCKED, DISCONNECTED, CLOSED, UNFINISHED, CASES,
    ENTERED, WAITED, SHORT, WAIT_ANSWERED, WAIT_ABANDONED, WAIT_ALL, FRT_CALENDAR, FRT_BUSINESS,
    CASE_ANSWERED, CASE_FRT_CALENDAR, CASE_FRT_BUSINESS, TALK, HOLD, WRAP_UP, RESOLVED, RESOLUTION_TIME,
    REPEATS, REDIALS, FIRST_HANDLED, FIRST_RESOLVED, FIRST_OFFERED, FIRST_OFFERED_RESOLVED, VIRTUAL_KNOWN,
    HELD, WAITING_TIME, BUSY_TIME, STAFFED_TIME, PAID_TIME, COST_PAY, COST_IDLE, COST_CONTACTS,
    COST_MINUTES, COST_OVERHEAD, UNSTAFFED_TIME, ROSTERED_TIME, BREAK_TIME, ABSENT_TIME, OVERTIME_TIME,
    COST_OVERTIME, COST_SEATS, COST_IDLE_OVERTIME, COST_IDLE_SEATS, COST_FLOW,
) = range(53)  # fmt: skip
(
    ANSWERED_WITHIN, ABANDONED_WITHIN, YOUNG, VIRTUAL_WITHIN, FRT_CALENDAR_WITHIN, FRT_CALENDAR_KNOWN,
    FRT_BUSINESS_WITHIN, FRT_BUSINESS_KNOWN, CASE_FRT_CALENDAR_WITHIN, CASE_FRT_CALENDAR_KNOWN,
    CASE_FRT_BUSINESS_WITHIN, CASE_FRT_BUSINESS_KNOWN,
) = range(12)  # fmt: skip

N_FIXED = 53
N_BY_THRESHOLD = 12


def columns_for(answer_within: Sequence[float]) -> tuple[Column, ...]:
    """
    All columns of a scenario, in their places.

    Parameters
    ----------
    answer_within
        The thresholds, in seconds: each has its own copy of the columns that depend on one.
    """
    return FIXED + tuple(
        Column(threshold_name(column.name, seconds), column.unit, column.by_interval, column.meaning)
        for seconds in answer_within
        for column in BY_THRESHOLD
    )


def threshold_name(name: str, seconds: float) -> str:
    """The name of a column that depends on a threshold, such as ``answered_within_20s``."""
    return f"{name}_{seconds:.12g}s"
