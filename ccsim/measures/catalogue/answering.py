"""Measures of how soon customers are answered: FRT, service level, waits, abandonment, blocking."""

from __future__ import annotations

import itertools

from ccsim.measures.catalogue.declare import mean_of, quantiles_of, share_of
from ccsim.measures.measure import ANSWERED_BY, EACH_THRESHOLD, WINDOW, Measure

_CLOCK = {"calendar": "", "business": ", on the channel's business clock"}
_FROM = {
    "contact": ("contacts", "from the contact's first event, before the front,"),
    "case": ("cases", "from the first attempt of the case, even one while closed or by self-service,"),
}
_NOT_YOUNG = "except those still waiting for no longer than the threshold at the end"
_ASKING = "offered contacts that no flow ended"
#: Offered, less those that a flow contained or that hung up in it: they asked for no agent.
_ASKED = ("offered", "-contained", "-hung_up")


def answering_measures() -> tuple[Measure, ...]:
    """All measures of answering."""
    return (*_first_response(), *_service_level(), *_waits(), *_lost())


def _first_response() -> tuple[Measure, ...]:
    made: list[Measure] = []
    for who, clock, whose in itertools.product(("human", "any"), _CLOCK, _FROM):
        made += _responses(who, clock, whose)
    return tuple(made)


def _responses(who: str, clock: str, whose: str) -> tuple[Measure, ...]:
    name = f"frt/{who}_{clock}_{whose}"
    plural, start = _FROM[whose]
    prefix, per_contact = ("", True) if whose == "contact" else ("case_", False)
    sums: tuple[str, ...] = (f"{prefix}frt_{clock}",)
    count: tuple[str, ...] = ("answered", "-unreplied") if per_contact else ("case_answered",)
    within: tuple[str, ...] = (f"{prefix}frt_{clock}_within@",)
    known: tuple[str, ...] = (f"{prefix}frt_{clock}_known@",)
    answer, excepted = "response by an agent", ", and except those a flow contained"
    if who == "any":
        # of a case, the flow's answer may be followed by an agent's, which then is not the first
        late = () if per_contact else ("-case_late",)
        automated = "contained" if per_contact else "case_automated"
        sums += (f"{prefix}automated_{clock}", *(f"{each}_{clock}" for each in late))
        count += (automated, *late)
        within += (f"{prefix}automated_{clock}_within@", *(f"{each}_{clock}_within@" for each in late))
        known += (automated, *late)
        answer, excepted = "response by an agent, or end of a flow that contained the contact", ""
    time = f"time {start} to the first {answer}{_CLOCK[clock]}"
    return (
        mean_of(
            name,
            f"{time.capitalize()}.",
            over=f"{plural} with a response",
            top=sums,
            below=count,
            better="lower",
            splits=ANSWERED_BY,
            by_interval=per_contact,
        ),
        *quantiles_of(
            name, f"{time.capitalize()}.", over=f"{plural} with a response", of=sums, splits=ANSWERED_BY
        ),
        share_of(
            name,
            f"Share whose {time} is at most the threshold; one without is a failure as soon as it is older "
            "than that.",
            over=f"{plural}, except those without a response for no longer than the threshold at the end"
            f"{excepted}",
            top=within,
            below=known,
            better="higher",
            threshold=EACH_THRESHOLD,
            by_interval=per_contact,
        ),
    )


def _service_level() -> tuple[Measure, ...]:
    in_time = ("answered_within@",)
    offered = (*_ASKED, "-young@")
    return (
        share_of(
            "service_level/offered",
            "Share of offered contacts answered within the threshold of reaching the queue; a callback that "
            "is booked has to be picked up by then; one that is deflected is not answered.",
            over=f"{_ASKING}, {_NOT_YOUNG}",
            top=in_time,
            below=offered,
            better="higher",
            threshold=EACH_THRESHOLD,
        ),
        share_of(
            "service_level/answered",
            "Share of answered contacts that were answered within the threshold.",
            over="answered contacts",
            top=in_time,
            below=("answered",),
            better="higher",
            splits=ANSWERED_BY,
            threshold=EACH_THRESHOLD,
        ),
        share_of(
            "service_level/less_short",
            "Answered within the threshold / (offered - abandoned within short_abandonment).",
            over=f"{_ASKING}, less short abandonments, {_NOT_YOUNG}",
            top=in_time,
            below=(*offered, "-short"),
            better="higher",
            threshold=EACH_THRESHOLD,
        ),
        share_of(
            "service_level/abandons_count",
            "(Answered + abandoned within the threshold) / offered: who leaves in time counts as a success.",
            over=f"{_ASKING}, {_NOT_YOUNG}",
            top=(*in_time, "abandoned_within@"),
            below=offered,
            better="higher",
            threshold=EACH_THRESHOLD,
        ),
        share_of(
            "service_level/abandons_out",
            "Answered within the threshold / (offered - abandoned within the threshold).",
            over=f"{_ASKING}, less those that abandoned within the threshold, {_NOT_YOUNG}",
            top=in_time,
            below=(*offered, "-abandoned_within@"),
            better="higher",
            threshold=EACH_THRESHOLD,
        ),
        share_of(
            "service_level/virtual",
            "Share of contacts in whose place an endlessly patient caller is answered within the threshold.",
            over="offered contacts whose wait with endless patience is known",
            top=("virtual_within@",),
            below=("virtual_known",),
            better="higher",
            threshold=EACH_THRESHOLD,
        ),
    )


def _waits() -> tuple[Measure, ...]:
    everyone = "contacts that reached the queue and whose wait is over; the wait of the balked is 0"
    however = "Wait in the queue of all contacts, however it ended; of a booked callback, until the booking."
    leaving = "Wait in the queue until the customer left."
    answered = "Wait in the queue until the answer."
    gone = "abandoned contacts, the balked with 0"
    from_line = "contacts answered from the line, not by a callback"
    return (
        mean_of(
            "asa/answered",
            "Average speed of answer: wait in the queue of the contacts that were answered from the line.",
            over=from_line,
            top=("wait_answered",),
            below=("answered", "-answered_back"),
            better="lower",
            splits=ANSWERED_BY,
        ),
        mean_of("wait/all", however, over=everyone, top=("wait_all",), below=("entered",), better="lower"),
        *quantiles_of("wait/all", however, over=everyone, of=("wait_all",)),
        mean_of(
            "wait/abandoned",
            leaving,
            over=gone,
            top=("wait_abandoned",),
            below=("abandoned",),
            better="lower",
        ),
        *quantiles_of("wait/abandoned", leaving, over=gone, of=("wait_abandoned",)),
        *quantiles_of("wait/answered", answered, over=from_line, of=("wait_answered",), splits=ANSWERED_BY),
        share_of(
            "waited/offered",
            "Share of offered contacts that found nobody free: they waited, balked at waiting, booked a "
            "callback, or were deflected.",
            over=_ASKING,
            top=("waited",),
            below=_ASKED,
            better="lower",
        ),
        mean_of(
            "waiting/time_average",
            "Number of contacts waiting in the queue to be taken up, after transfers too, averaged over "
            "time; booked callbacks not.",
            over="the measured time",
            top=("waiting_time",),
            below=(WINDOW,),
            better="lower",
            unit="count",
        ),
    )


def _lost() -> tuple[Measure, ...]:
    return (
        share_of(
            "abandonment/offered",
            "Abandoned (the balked, and those who left without a sign, included) before any "
            "answer / offered.",
            over=_ASKING,
            top=("abandoned",),
            below=_ASKED,
            better="lower",
        ),
        share_of(
            "abandonment/less_short",
            "(Abandoned - abandoned within short_abandonment) / (offered - abandoned within "
            "short_abandonment).",
            over=f"{_ASKING}, less short abandonments",
            top=("abandoned", "-short"),
            below=(*_ASKED, "-short"),
            better="lower",
        ),
        share_of(
            "abandonment/silent",
            "Abandoned without a sign before any answer / offered: an agent finds nobody there.",
            over=_ASKING,
            top=("silent",),
            below=_ASKED,
            better="lower",
        ),
        share_of(
            "blocking/offered",
            "Share of offered contacts that found the lines, the sessions of a flow, or the waiting places "
            "taken.",
            over="offered contacts",
            top=("blocked",),
            below=("offered",),
            better="lower",
        ),
        share_of(
            "blocking/lines",
            "Share of offered contacts that found all lines taken, or all sessions of a flow that turns "
            "away.",
            over="offered contacts",
            top=("blocked_lines",),
            below=("offered",),
            better="lower",
        ),
    )
