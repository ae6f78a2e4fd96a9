"""The totals a replication yields: what each column counts or sums, and in which unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Unit = Literal["count", "us", "micro", "sd"]


@dataclass(frozen=True)
class Column:
    """
    One total.

    Attributes
    ----------
    name
        As in the tables; where it depends on a threshold, the threshold is appended (``young_20s``).
    unit
        ``count``; ``us``, int64 microseconds; ``micro``, int64 micro-money; ``sd``, int64 millionths of a
        standard deviation. Tables show seconds, money and standard deviations.
    by_interval
        Whether the table of intervals has it too.
    meaning
        One line.
    """

    name: str
    unit: Unit
    by_interval: bool
    meaning: str


#: From the whole numbers of the totals to those of the tables.
DIVISORS: dict[Unit, int] = {"count": 1, "us": 1_000_000, "micro": 1_000_000, "sd": 1_000_000}

FIXED: tuple[Column, ...] = (
    Column("offered", "count", True, "contacts offered in the measured time (not: attempts while closed)"),
    Column("answered", "count", True, "offered contacts an agent answered, from the line or by a callback"),
    Column("handled", "count", True, "answered contacts that are over, with all their parts"),
    Column("abandoned", "count", True, "offered contacts that left before an answer, the balked included"),
    Column("balked", "count", True, "offered contacts that left at once instead of waiting"),
    Column(
        "blocked", "count", True, "offered contacts that found the lines, sessions or waiting places taken"
    ),
    Column("disconnected", "count", True, "offered contacts cut off at closing time"),
    Column("closed", "count", True, "attempts while the channel was closed; not offered"),
    Column("unfinished", "count", True, "offered contacts still under way when the run ended"),
    Column(
        "cases",
        "count",
        True,
        "cases whose first attempt, also while closed or by self-service, is in the measured time",
    ),
    Column("entered", "count", True, "contacts that reached the queue and whose wait in line is over"),
    Column("waited", "count", True, "contacts that found nobody free: waited, balked or still waiting"),
    Column("short", "count", True, "contacts that abandoned within short_abandonment"),
    Column("wait_answered", "us", True, "wait in the queue of contacts answered from the line"),
    Column("wait_abandoned", "us", True, "wait in the queue of abandoned contacts"),
    Column("wait_all", "us", True, "wait in the queue of all contacts whose wait in line is over"),
    Column("frt_calendar", "us", True, "first event to answer, of answered contacts"),
    Column("frt_business", "us", True, "the same, in opening hours only"),
    Column("case_answered", "count", False, "cases begun in the measured time that were answered"),
    Column("case_frt_calendar", "us", False, "first attempt to first answer, of those cases"),
    Column("case_frt_business", "us", False, "the same, in opening hours only"),
    Column("talk", "us", True, "talk of handled contacts, all parts"),
    Column("hold", "us", True, "hold of handled contacts, all parts"),
    Column("wrap_up", "us", True, "wrap-up of handled contacts, all parts"),
    Column("resolved", "count", True, "contacts and uses of self-service that resolved their case"),
    Column("resolution_time", "us", False, "first attempt of the case to the end of what resolved it"),
    Column("repeats", "count", True, "handled contacts after which the customer returns within the window"),
    Column("redials", "count", True, "contacts left unanswered, or lost, after which the customer redials"),
    Column("first_handled", "count", True, "handled contacts that are the first handled of their case"),
    Column("first_resolved", "count", True, "of these, those that resolved it, with no return drawn"),
    Column("first_offered", "count", True, "first offered contacts of their case, finished"),
    Column(
        "first_offered_resolved", "count", True, "of these, those handled and resolved with no return drawn"
    ),
    Column("virtual_known", "count", True, "contacts whose wait with endless patience is known"),
    Column("held", "us", False, "first event until the customer is off the line: the time it is held"),
    Column("legs", "count", True, "parts of contacts an agent has handled or passed on"),
    Column("leg_time", "us", True, "agents' work in those parts"),
    Column("consult", "us", True, "agents' time on handing over, of handled contacts, all parts"),
    Column("dial", "us", True, "dialling, of handled contacts, all tries"),
    Column("passed", "count", True, "handled contacts that were passed on or back"),
    Column("passed_on", "count", True, "handled contacts that were passed on to another queue"),
    Column("passed_back", "count", True, "handled contacts that came to the wrong queue and went back"),
    Column("escalated", "count", True, "handled contacts that were passed on to a higher tier"),
    Column("lost_in_transfer", "count", True, "handled contacts passed on or back and not answered again"),
    Column("passed_answered", "count", True, "parts passed on or back that were answered"),
    Column("passed_wait", "us", True, "from being passed to the answer, of those parts"),
    Column(
        "flowed", "count", True, "contacts that came to an end of a flow, also of the bot of a closed door"
    ),
    Column("contained", "count", True, "offered contacts that a flow ended without an agent"),
    Column("contained_resolved", "count", True, "of these, those that resolved their case"),
    Column("contained_repeats", "count", True, "of these, those after which the customer returns"),
    Column("hung_up", "count", True, "offered contacts that hung up in a flow"),
    Column("booked", "count", True, "offered contacts for which a callback was booked"),
    Column("reached", "count", True, "booked callbacks that were picked up"),
    Column("unreached", "count", True, "booked callbacks given up"),
    Column("answered_back", "count", True, "contacts that an agent answered first by a callback"),
    Column("tries", "count", True, "times a customer was dialled, of callbacks picked up or given up"),
    Column("callback_wait", "us", True, "booking to pick-up"),
    Column(
        "blocked_lines",
        "count",
        True,
        "offered contacts that found the lines, or all sessions of the flow, taken",
    ),
    Column("retries", "count", True, "blocked contacts after which the customer tries again"),
    Column("automated_calendar", "us", True, "first event to the end of contained contacts"),
    Column("automated_business", "us", True, "the same, in opening hours only"),
    Column("case_automated", "count", False, "cases begun in the measured time that a flow answered first"),
    Column("case_automated_calendar", "us", False, "first attempt to that answer, of those cases"),
    Column("case_automated_business", "us", False, "the same, in opening hours only"),
    Column("case_late", "count", False, "of these cases, those that an agent answered later"),
    Column("case_late_calendar", "us", False, "first attempt to the agent's answer, of those cases"),
    Column("case_late_business", "us", False, "the same, in opening hours only"),
    Column("first_passed", "count", True, "first handled contacts that resolved their case, but were passed"),
    Column("first_contained", "count", True, "first offered contacts of their case that were contained"),
    Column("first_contained_resolved", "count", True, "of these, those that resolved it"),
    Column("set_up", "us", True, "getting into handled contacts, all parts"),
    Column(
        "session_extra", "us", True, "clock time from answer to release of handled contacts, beyond the work"
    ),
    Column("effort_extra", "us", True, "agents' time on handled contacts, beyond the work; may be negative"),
    Column("silent", "count", True, "abandoned contacts that left without a sign"),
    Column("unreplied", "count", True, "answered contacts that had not been replied to when the run ended"),
    Column("chased", "count", True, "offered contacts that the customer chased up"),
    Column("messages", "count", True, "attempts while the channel was closed after which a message was left"),
    Column("conversations", "count", True, "handled contacts that were conversations"),
    Column("turns", "count", True, "turns of these"),
    Column("timed_out", "count", True, "of these, those that ended by the customer's silence"),
    Column("later_turns", "count", True, "turns after the first that an agent took up"),
    Column("moved_turns", "count", True, "of these, those taken up by another agent than the turn before"),
    Column(
        "interruptions", "count", True, "times the work on handled contacts was put aside and taken up again"
    ),
    Column("deflected", "count", True, "offered contacts that went on elsewhere instead of waiting"),
    Column("repeated", "count", True, "times the customer told an agent again what it had told before"),
    Column("with_repeat", "count", True, "handled contacts in which it did so"),
    Column("saved_talk", "us", True, "talk of handled contacts saved by what was known already"),
    Column("handled_difficulty", "sd", True, "difficulty of the cases of handled contacts"),
    Column("case_difficulty", "sd", True, "difficulty of the cases begun"),
    Column("removed", "count", True, "cases prevented, and those resolved by a flow or by self-service"),
    Column("removed_work", "us", True, "talk, hold and wrap-up agents would have had with these"),
    Column("prevented", "count", True, "cases that did not arise"),
    Column("uses", "count", True, "cases that used self-service first"),
    Column("found", "count", True, "of these, those that found what they needed"),
    Column("not_found", "count", True, "of these, those that did not"),
    Column("found_resolved", "count", True, "uses of self-service that resolved the case"),
    Column("found_ended", "count", True, "uses that found what they needed, with no return drawn"),
    Column("gave_up", "count", True, "uses that did not find it, after which the customer gave up"),
    Column("moderated", "count", True, "posts of self-service that agents have looked through"),
    Column("moderation_work", "us", True, "agents' work on these"),
    Column("waiting_time", "us", True, "time spent waiting in line within the measured time or interval"),
    Column("busy_time", "us", True, "agents' time with work in hand, within the measured time or interval"),
    Column("flow_time", "us", True, "time spent in a flow, within the measured time or interval"),
    Column("callback_time", "us", True, "time booked callbacks await the dialling, likewise"),
    Column("line_time", "us", True, "time lines of channels with a limit are in use, likewise"),
    Column("lines_peak", "count", False, "most lines in use at once, by channel with a limit"),
    Column("staffed_time", "us", False, "agents' time present, within the measured time"),
    Column("paid_time", "us", False, "paid time: of a headcount, presence grossed up for shrinkage"),
    Column("cost_pay", "micro", False, "pay, shared by effort"),
    Column("cost_idle", "micro", False, "pay of group-days without work"),
    Column("cost_contacts", "micro", False, "channel cost per contact"),
    Column("cost_minutes", "micro", False, "channel cost per minute the line is held"),
    Column("cost_overhead", "micro", False, "overhead, which no rule allocates"),
    Column("unstaffed_time", "us", False, "paid time less staffed time: breaks, absence, shrinkage"),
    Column("rostered_time", "us", False, "work and paid breaks the shifts had planned, missed or not"),
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
    Column("cost_self_service", "micro", False, "cost of self-service, per use, per day and of its upkeep"),
    Column("cost_prevention", "micro", False, "cost of preventions, which no rule allocates"),
    Column("cost_assist", "micro", False, "cost of agents' tools, per part, and per seat shared by effort"),
    Column("cost_idle_assist", "micro", False, "tools' seats of group-days without work"),
    Column("upkeep_time", "us", False, "paid time of keeping self-service up to date"),
    Column(
        "in_hand_time", "us", True, "time contacts are in agents' hands, within the measured time or interval"
    ),
    Column("slots_used_time", "us", False, "agents' slots that are taken, times the time they are"),
    Column("slots_time", "us", False, "slots agents have, times their time present"),
    Column("backlog_time", "us", True, "time spent in the backlog within the measured time or interval"),
    Column("backlog_at_end", "count", False, "contacts in the backlog when the run ended"),
    Column("backlog_past_target", "count", False, "of these, those older than the queue's target"),
    Column("backlog_oldest", "us", False, "age of the oldest of them; of several cells the largest counts"),
    Column("training_time", "us", False, "paid time off the floor, and of new people before their first day"),
    Column("cost_away", "micro", False, "pay of those of a headcount who are away from the floor"),
    Column("cost_hiring", "micro", False, "cost of hiring, and paid training before the first day"),
    Column("cost_projects", "micro", False, "cost of projects, which no rule allocates"),
    Column("revenue", "micro", False, "revenue of cases resolved"),
    Column("value_lost", "micro", False, "value of customers who do not come back"),
    Column("people_hired", "count", False, "people whose first day on duty lies in the measured time"),
    Column("people_left", "count", False, "people who left in the measured time"),
    Column("people_at_end", "count", False, "people on the job when the run ended"),
    Column("people_time", "us", False, "time people were on the job, within the measured time"),
    Column("people_years", "micro", False, "the same, in years of 365.25 days"),
    Column(
        "judged", "count", False, "cases begun in the measured time that are over: CSAT, NPS, CES of each"
    ),
    Column("csat_points", "count", False, "sum of their CSAT, 1 to 5"),
    Column("csat_satisfied", "count", False, "those with a CSAT of 4 or 5"),
    Column("csat_dissatisfied", "count", False, "those with a CSAT of 1 or 2"),
    Column("nps_promoters", "count", False, "those who would answer 9 or 10 of 10"),
    Column("nps_detractors", "count", False, "those who would answer 0 to 6 of 10"),
    Column("ces_points", "count", False, "sum of their CES, 1 to 7 (very easy)"),
    Column("ces_easy", "count", False, "those with a CES of 5 to 7"),
    Column("customers_lost", "count", False, "those after which the customer does not come back"),
    Column("surveys_asked", "count", False, "surveys sent to these, one for each survey that asks"),
    Column("survey_responses", "count", False, "of these, those answered before the run ended"),
    Column("csat_answers", "count", False, "answers that state a CSAT"),
    Column("csat_answers_points", "count", False, "sum of the CSAT they state"),
    Column("csat_answers_satisfied", "count", False, "those that state 4 or 5"),
    Column("nps_answers", "count", False, "answers to how likely the customer is to recommend"),
    Column("nps_answers_promoters", "count", False, "of these, 9 or 10"),
    Column("nps_answers_detractors", "count", False, "of these, 0 to 6"),
    Column("ces_answers", "count", False, "answers that state a CES"),
    Column("ces_answers_points", "count", False, "sum of the CES they state"),
    Column("ces_answers_easy", "count", False, "those that state 5 to 7"),
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
    Column("automated_calendar_within", "count", True, "contained within the threshold of the first event"),
    Column("automated_business_within", "count", True, "contained within the threshold in opening hours"),
    Column("case_automated_calendar_within", "count", False, "cases first answered by a flow in time"),
    Column("case_automated_business_within", "count", False, "the same in opening hours"),
    Column("case_late_calendar_within", "count", False, "cases answered by a flow and then an agent in time"),
    Column("case_late_business_within", "count", False, "the same in opening hours"),
)

N_FIXED = len(FIXED)
N_BY_THRESHOLD = len(BY_THRESHOLD)

# The places of the columns, as the compiled passes know them; a test holds them to the names above.
(
    OFFERED, ANSWERED, HANDLED, ABANDONED, BALKED, BLOCKED, DISCONNECTED, CLOSED, UNFINISHED, CASES, ENTERED,
    WAITED, SHORT, WAIT_ANSWERED, WAIT_ABANDONED, WAIT_ALL, FRT_CALENDAR, FRT_BUSINESS, CASE_ANSWERED,
    CASE_FRT_CALENDAR, CASE_FRT_BUSINESS, TALK, HOLD, WRAP_UP, RESOLVED, RESOLUTION_TIME, REPEATS, REDIALS,
    FIRST_HANDLED, FIRST_RESOLVED, FIRST_OFFERED, FIRST_OFFERED_RESOLVED, VIRTUAL_KNOWN, HELD, LEGS, LEG_TIME,
    CONSULT, DIAL, PASSED, PASSED_ON, PASSED_BACK, ESCALATED, LOST_IN_TRANSFER, PASSED_ANSWERED, PASSED_WAIT,
    FLOWED, CONTAINED, CONTAINED_RESOLVED, CONTAINED_REPEATS, HUNG_UP, BOOKED, REACHED, UNREACHED,
    ANSWERED_BACK, TRIES, CALLBACK_WAIT, BLOCKED_LINES, RETRIES, AUTOMATED_CALENDAR, AUTOMATED_BUSINESS,
    CASE_AUTOMATED, CASE_AUTOMATED_CALENDAR, CASE_AUTOMATED_BUSINESS, CASE_LATE, CASE_LATE_CALENDAR,
    CASE_LATE_BUSINESS, FIRST_PASSED, FIRST_CONTAINED, FIRST_CONTAINED_RESOLVED, SET_UP, SESSION_EXTRA,
    EFFORT_EXTRA, SILENT, UNREPLIED, CHASED, MESSAGES, CONVERSATIONS, TURNS, TIMED_OUT, LATER_TURNS,
    MOVED_TURNS, INTERRUPTIONS, DEFLECTED, REPEATED, WITH_REPEAT, SAVED_TALK, HANDLED_DIFFICULTY,
    CASE_DIFFICULTY, REMOVED, REMOVED_WORK, PREVENTED, USES, FOUND, NOT_FOUND, FOUND_RESOLVED, FOUND_ENDED,
    GAVE_UP, MODERATED, MODERATION_WORK, WAITING_TIME, BUSY_TIME, FLOW_TIME, CALLBACK_TIME, LINE_TIME,
    LINES_PEAK, STAFFED_TIME, PAID_TIME, COST_PAY, COST_IDLE, COST_CONTACTS, COST_MINUTES, COST_OVERHEAD,
    UNSTAFFED_TIME, ROSTERED_TIME, BREAK_TIME, ABSENT_TIME, OVERTIME_TIME, COST_OVERTIME, COST_SEATS,
    COST_IDLE_OVERTIME, COST_IDLE_SEATS, COST_FLOW, COST_SELF_SERVICE, COST_PREVENTION, COST_ASSIST,
    COST_IDLE_ASSIST, UPKEEP_TIME, IN_HAND_TIME, SLOTS_USED_TIME, SLOTS_TIME, BACKLOG_TIME, BACKLOG_AT_END,
    BACKLOG_PAST_TARGET, BACKLOG_OLDEST, TRAINING_TIME, COST_AWAY, COST_HIRING, COST_PROJECTS,
    REVENUE, VALUE_LOST,
    PEOPLE_HIRED, PEOPLE_LEFT, PEOPLE_AT_END, PEOPLE_TIME, PEOPLE_YEARS,
    JUDGED, CSAT_POINTS, CSAT_SATISFIED, CSAT_DISSATISFIED, NPS_PROMOTERS,
    NPS_DETRACTORS, CES_POINTS, CES_EASY, CUSTOMERS_LOST, SURVEYS_ASKED, SURVEY_RESPONSES, CSAT_ANSWERS,
    CSAT_ANSWERS_POINTS, CSAT_ANSWERS_SATISFIED, NPS_ANSWERS, NPS_ANSWERS_PROMOTERS, NPS_ANSWERS_DETRACTORS,
    CES_ANSWERS, CES_ANSWERS_POINTS, CES_ANSWERS_EASY,
) = range(N_FIXED)  # fmt: skip
(
    ANSWERED_WITHIN, ABANDONED_WITHIN, YOUNG, VIRTUAL_WITHIN, FRT_CALENDAR_WITHIN, FRT_CALENDAR_KNOWN,
    FRT_BUSINESS_WITHIN, FRT_BUSINESS_KNOWN, CASE_FRT_CALENDAR_WITHIN, CASE_FRT_CALENDAR_KNOWN,
    CASE_FRT_BUSINESS_WITHIN, CASE_FRT_BUSINESS_KNOWN, AUTOMATED_CALENDAR_WITHIN, AUTOMATED_BUSINESS_WITHIN,
    CASE_AUTOMATED_CALENDAR_WITHIN, CASE_AUTOMATED_BUSINESS_WITHIN, CASE_LATE_CALENDAR_WITHIN,
    CASE_LATE_BUSINESS_WITHIN,
) = range(N_BY_THRESHOLD)  # fmt: skip

#: The first so many belong to contacts and cases; those behind to time and money.
N_OF_CONTACTS = MODERATION_WORK + 1
#: Totals of which several cells together have the largest, not the sum.
LARGEST = (BACKLOG_OLDEST,)
#: Totals that say how it is at the end: of several months together, that of the last one counts.
AT_END = (BACKLOG_AT_END, BACKLOG_PAST_TARGET, BACKLOG_OLDEST, PEOPLE_AT_END)
#: Totals of which several months together have the largest.
PEAKS = (LINES_PEAK,)


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
