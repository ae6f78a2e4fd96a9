"""Measures of how soon customers are answered: FRT, service level, waits, abandonment, blocking."""

from __future__ import annotations

import itertools

from ccsim.measures.catalogue.declare import mean_of, quantiles_of, share_of
from ccsim.measures.measure import ANSWERED_BY, EACH_THRESHOLD, WINDOW, Measure

_ANSWER = {
    "human": "answer by an agent",
    "any": "answer by an agent or by automation that addresses the need",
}
_CLOCK = {"calendar": "", "business": ", counting only the channel's opening hours"}
_FROM = {
    "contact": ("contacts", "from the contact's first event, before the front,"),
    "case": ("cases", "from the first attempt of the case, even one while closed,"),
}
_NOT_YOUNG = "except those still waiting for no longer than the threshold at the end"


def answering_measures() -> tuple[Measure, ...]:
    """All measures of answering."""
    return (*_first_response(), *_service_level(), *_waits(), *_lost())


def _first_response() -> tuple[Measure, ...]:
    made: list[Measure] = []
    for who, clock, whose in itertools.product(_ANSWER, _CLOCK, _FROM):
        name = f"frt/{who}_{clock}_{whose}"
        plural, start = _FROM[whose]
        per_contact = whose == "contact"
        column = f"frt_{clock}" if per_contact else f"case_frt_{clock}"
        count = "answered" if per_contact else "case_answered"
        time = f"time {start} to the first {_ANSWER[who]}{_CLOCK[clock]}"
        made += [
            mean_of(
                name,
                f"{time.capitalize()}.",
                over=f"answered {plural}",
                top=(column,),
                below=(count,),
                better="lower",
                splits=ANSWERED_BY,
                by_interval=per_contact,
            ),
            *quantiles_of(
                name, f"{time.capitalize()}.", over=f"answered {plural}", of=column, splits=ANSWERED_BY
            ),
            share_of(
                name,
                f"Share whose {time} is at most the threshold; one never answered is a failure as soon as it "
                "is older than that.",
                over=f"{plural}, except those without an answer for no longer than the threshold at the end",
                top=(f"{column}_within@",),
                below=(f"{column}_known@",),
                better="higher",
                threshold=EACH_THRESHOLD,
                by_interval=per_contact,
            ),
        ]
    return tuple(made)


def _service_level() -> tuple[Measure, ...]:
    in_time = ("answered_within@",)
    offered = ("offered", "-young@")
    return (
        share_of(
            "service_level/offered",
            "Share of offered contacts answered within the threshold of reaching the queue.",
            over=f"offered contacts, {_NOT_YOUNG}",
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
            over=f"offered contacts less short abandonments, {_NOT_YOUNG}",
            top=in_time,
            below=(*offered, "-short"),
            better="higher",
            threshold=EACH_THRESHOLD,
        ),
        share_of(
            "service_level/abandons_count",
            "(Answered + abandoned within the threshold) / offered: who leaves in time counts as a success.",
            over=f"offered contacts, {_NOT_YOUNG}",
            top=(*in_time, "abandoned_within@"),
            below=offered,
            better="higher",
            threshold=EACH_THRESHOLD,
        ),
        share_of(
            "service_level/abandons_out",
            "Answered within the threshold / (offered - abandoned within the threshold).",
            over=f"offered contacts less those that abandoned within the threshold, {_NOT_YOUNG}",
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
    however = "Wait in the queue of all contacts, however it ended."
    leaving = "Wait in the queue until the customer left."
    answered = "Wait in the queue until the answer."
    gone = "abandoned contacts, the balked with 0"
    return (
        mean_of(
            "asa/answered",
            "Average speed of answer: wait in the queue of the contacts that were answered.",
            over="answered contacts",
            top=("wait_answered",),
            below=("answered",),
            better="lower",
            splits=ANSWERED_BY,
        ),
        mean_of("wait/all", however, over=everyone, top=("wait_all",), below=("entered",), better="lower"),
        *quantiles_of("wait/all", however, over=everyone, of="wait_all"),
        mean_of(
            "wait/abandoned",
            leaving,
            over=gone,
            top=("wait_abandoned",),
            below=("abandoned",),
            better="lower",
        ),
        *quantiles_of("wait/abandoned", leaving, over=gone, of="wait_abandoned"),
        *quantiles_of(
            "wait/answered", answered, over="answered contacts", of="wait_answered", splits=ANSWERED_BY
        ),
        share_of(
            "waited/offered",
            "Share of offered contacts that found nobody free: they waited, or balked at waiting.",
            over="offered contacts",
            top=("waited",),
            below=("offered",),
            better="lower",
        ),
        mean_of(
            "waiting/time_average",
            "Number of contacts waiting in the queue, averaged over time.",
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
            "Abandoned (the balked included) / offered.",
            over="offered contacts",
            top=("abandoned",),
            below=("offered",),
            better="lower",
        ),
        share_of(
            "abandonment/less_short",
            "(Abandoned - abandoned within short_abandonment) / (offered - abandoned within "
            "short_abandonment).",
            over="offered contacts less short abandonments",
            top=("abandoned", "-short"),
            below=("offered", "-short"),
            better="lower",
        ),
        share_of(
            "blocking/offered",
            "Share of offered contacts that found the waiting places taken.",
            over="offered contacts",
            top=("blocked",),
            below=("offered",),
            better="lower",
        ),
    )
