"""Measures of the work: handle times, agents' time."""

from __future__ import annotations

from ccsim.measures.catalogue.declare import mean_of, share_of, total_of
from ccsim.measures.measure import ANSWERED_BY, WINDOW, Measure, Split

_GROUP: tuple[Split, ...] = ("group",)
_PARTS = ("talk", "hold", "wrap_up", "consult", "dial", "set_up")
_WORDS = (
    "Talk time",
    "Hold time",
    "Wrap-up time",
    "Agents' time on handing over",
    "Dialling time",
    "Getting into it (from another channel, after an interruption, after another agent's turns)",
)


def handling_measures() -> tuple[Measure, ...]:
    """All measures of the work."""
    return (*_handle_times(), *_occupancy(), *_agents_time())


def _handle_times() -> tuple[Measure, ...]:
    return (
        mean_of(
            "aht/contact",
            "Talk + hold + wrap-up, handing over, dialling and getting into it, of all agents' parts and "
            "turns in a contact and all its callback tries / handled contacts: the work, as one who has "
            "nothing else in hand does it. Where automation takes contacts, it is the residual AHT.",
            over="handled contacts",
            top=_PARTS,
            below=("handled",),
            better="lower",
            splits=ANSWERED_BY,
        ),
        mean_of(
            "aht/leg",
            "The same of each agent's part / parts handled, replied to or passed on; each turn of a "
            "conversation is one; without transfers and turns the same as per contact. By the queue and "
            "group of the part.",
            over="agents' parts in contacts; tries without an answer are none",
            top=("leg_time",),
            below=("legs",),
            better="lower",
            splits=ANSWERED_BY,
        ),
        mean_of(
            "aht/session",
            "Clock time from the first answer to the last release of a contact / handled contacts: "
            "interruptions, the customer's pauses, waits for the next agent and the slower pace with several "
            "in hand included.",
            over="handled contacts",
            top=(*_PARTS, "session_extra"),
            below=("handled",),
            better="neither",
            splits=ANSWERED_BY,
        ),
        mean_of(
            "aht/effort",
            "Agents' time / handled contacts: while an agent has several in hand, each takes its share.",
            over="handled contacts",
            top=(*_PARTS, "effort_extra"),
            below=("handled",),
            better="lower",
            splits=ANSWERED_BY,
        ),
        *(
            mean_of(
                f"{part}/contact",
                f"{word} / handled contacts.",
                over="handled contacts",
                top=(part,),
                below=("handled",),
                better="neither",
                splits=ANSWERED_BY,
            )
            for part, word in zip(_PARTS, _WORDS, strict=True)
        ),
    )


def _occupancy() -> tuple[Measure, ...]:
    return (
        share_of(
            "occupancy/agent",
            "Agents' time with any work in hand / their time present.",
            over="agents' time present",
            top=("busy_time",),
            below=("staffed_time",),
            better="neither",
            splits=_GROUP,
        ),
        share_of(
            "occupancy/slots",
            "Agents' slots taken / slots, over their time present; a load that admits nothing "
            "more takes all.",
            over="agents' slots, times their time present",
            top=("slots_used_time",),
            below=("slots_time",),
            better="neither",
            splits=_GROUP,
        ),
        mean_of(
            "concurrency/agent",
            "Number of contacts in hand of an agent who has any, averaged over time. By what the contacts "
            "are: how many the agent has while working on such a one, averaged over the agent's time on it.",
            over="agents' time with any work in hand",
            top=("in_hand_time",),
            below=("busy_time",),
            better="neither",
            unit="count",
            splits=ANSWERED_BY,
        ),
        mean_of(
            "interruptions/contact",
            "How often the work on a contact was put aside and taken up again / handled contacts.",
            over="handled contacts",
            top=("interruptions",),
            below=("handled",),
            better="lower",
            unit="count",
            splits=ANSWERED_BY,
        ),
        share_of(
            "utilisation/paid",
            "Agents' time with any work in hand / their paid time, breaks and absence included.",
            over="agents' paid time",
            top=("busy_time",),
            below=("paid_time",),
            better="neither",
            splits=_GROUP,
            by_interval=False,
        ),
    )


def _agents_time() -> tuple[Measure, ...]:
    return (
        mean_of(
            "busy/time_average",
            "Number of agents with work in hand, averaged over time.",
            over="the measured time",
            top=("busy_time",),
            below=(WINDOW,),
            better="neither",
            unit="count",
            splits=ANSWERED_BY,
        ),
        mean_of(
            "staffed/time_average",
            "Number of agents present, averaged over time.",
            over="the measured time",
            top=("staffed_time",),
            below=(WINDOW,),
            better="neither",
            unit="count",
            splits=_GROUP,
        ),
        total_of(
            "staffed/hours",
            "Hours agents were present.",
            top=("staffed_time",),
            better="neither",
            unit="h",
            splits=_GROUP,
        ),
        total_of(
            "paid/hours",
            "Hours paid: of a headcount, present / (1 - shrinkage); of the shifts, work, paid breaks, paid "
            "absence and overtime; and training.",
            top=("paid_time",),
            better="lower",
            unit="h",
            splits=_GROUP,
            by_interval=False,
        ),
        *_rosters(),
    )


def _rosters() -> tuple[Measure, ...]:
    return (
        share_of(
            "shrinkage/paid",
            "Paid time in which the agent is not present (breaks, absence, shrinkage, training) / paid time.",
            over="agents' paid time",
            top=("unstaffed_time",),
            below=("paid_time",),
            better="lower",
            splits=_GROUP,
            by_interval=False,
        ),
        share_of(
            "absence/rostered",
            "Work and paid breaks missed by absence / those the shifts had planned.",
            over="agents' rostered time",
            top=("absent_time",),
            below=("rostered_time",),
            better="lower",
            splits=_GROUP,
            by_interval=False,
        ),
        share_of(
            "overtime/share",
            "Overtime / paid time.",
            over="agents' paid time",
            top=("overtime_time",),
            below=("paid_time",),
            better="lower",
            splits=_GROUP,
            by_interval=False,
        ),
        total_of(
            "overtime/hours",
            "Hours of overtime: planned, and worked beyond the end of a shift or after the headcount fell.",
            top=("overtime_time",),
            better="lower",
            unit="h",
            splits=_GROUP,
            by_interval=False,
        ),
        total_of(
            "training/hours",
            "Paid hours of training: of a headcount away from the floor; of new people before the first day.",
            top=("training_time",),
            better="neither",
            unit="h",
            splits=_GROUP,
            by_interval=False,
        ),
        share_of(
            "training/share",
            "Paid hours of training / paid hours.",
            over="agents' paid time",
            top=("training_time",),
            below=("paid_time",),
            better="neither",
            splits=_GROUP,
            by_interval=False,
        ),
    )
