"""Measures of the work: handle times, agents' time."""

from __future__ import annotations

from ccsim.measures.catalogue.declare import mean_of, share_of, total_of
from ccsim.measures.measure import ANSWERED_BY, SPLITS, WINDOW, Measure, Split

_GROUP: tuple[Split, ...] = ("group",)
_PARTS = ("talk", "hold", "wrap_up", "consult", "dial")
_WORDS = ("Talk time", "Hold time", "Wrap-up time", "Agents' time on handing over", "Dialling time")


def handling_measures() -> tuple[Measure, ...]:
    """All measures of the work."""
    return (*_handle_times(), *_agents_time())


def _handle_times() -> tuple[Measure, ...]:
    return (
        mean_of(
            "aht/contact",
            "Talk + hold + wrap-up, handing over and dialling, of all agents' parts in a contact and all its "
            "callback tries / handled contacts.",
            over="handled contacts",
            top=_PARTS,
            below=("handled",),
            better="lower",
            splits=ANSWERED_BY,
        ),
        mean_of(
            "aht/leg",
            "The same of each agent's part / parts handled or passed on; without transfers the same as per "
            "contact. By the queue and group of the part.",
            over="agents' parts in contacts; tries without an answer are none",
            top=("leg_time",),
            below=("legs",),
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


def _agents_time() -> tuple[Measure, ...]:
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
            "utilisation/paid",
            "Agents' time with any work in hand / their paid time, breaks and absence included.",
            over="agents' paid time",
            top=("busy_time",),
            below=("paid_time",),
            better="neither",
            splits=_GROUP,
            by_interval=False,
        ),
        mean_of(
            "busy/time_average",
            "Number of agents with work in hand, averaged over time.",
            over="the measured time",
            top=("busy_time",),
            below=(WINDOW,),
            better="neither",
            unit="count",
            splits=SPLITS,
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
            "absence and overtime.",
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
            "Paid time in which the agent is not present (breaks, absence, shrinkage) / paid time.",
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
    )
